"""The pages are opened through app.py on a store with the pack that ships."""

import pytest
from made_sources import made_sources
from shipped import copy, shipped, shipped_url
from visits import as_served

__all__ = ["as_served", "copy", "made_sources", "shipped", "shipped_url"]


@pytest.fixture(autouse=True)
def real_store(shipped: str) -> str:
    return shipped
