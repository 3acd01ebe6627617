"""A copy of the catalogue that a test may damage."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from htl_dash.settings import ROOT

SHIPPED = ROOT / "data" / "catalogue"


@pytest.fixture(autouse=True)
def shipped_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the catalogue in the repository, whatever the environment says."""
    monkeypatch.delenv("HTL_CATALOGUE", raising=False)
    monkeypatch.delenv("HTL_MUNICIPALITY", raising=False)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the catalogue and let the settings point at the copy."""
    folder = tmp_path / "catalogue"
    shutil.copytree(SHIPPED, folder)
    monkeypatch.setenv("HTL_CATALOGUE", str(folder))
    return folder


@pytest.fixture
def edit(copy: Path) -> Callable[[str, str, str], None]:
    """Return a function that replaces the first `old` by `new` in one file."""

    def replace(file: str, old: str, new: str) -> None:
        text = (copy / file).read_text(encoding="utf-8")
        assert old in text, f"{old} is not in {file}"
        (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace
