"""Fixtures shared by all tests."""

import pytest
from drawn import table
from hypothesis import settings

__all__ = ["table"]

# How long an example takes says how busy the machine is, and nothing of the code. The
# examples are the same each time, so that what was green stays so until it is changed;
# new ones are looked for on purpose: make search.
settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("house")

pytest_plugins = ["postgres", "replay", "spread", "store_rows"]


@pytest.fixture(autouse=True)
def without_salt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Releases hide the same cells each time; what salt does is tried where it is."""
    monkeypatch.setattr("htl_dash.services.releases.new_salt", lambda: "")
