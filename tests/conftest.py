"""Fixtures shared by all tests."""

import pytest
from drawn import table

__all__ = ["table"]

pytest_plugins = ["postgres", "store_rows"]


@pytest.fixture(autouse=True)
def without_salt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Releases hide the same cells each time; what salt does is tried where it is."""
    monkeypatch.setattr("htl_dash.services.releases.new_salt", lambda: "")
