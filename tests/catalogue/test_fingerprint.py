"""The fingerprint changes with the definitions and with nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from htl_dash.catalogue.fingerprint import catalogue_fingerprint

Edit = Callable[[str, str, str], None]


@pytest.fixture
def shipped() -> str:
    """The fingerprint of the catalogue as it ships."""
    return catalogue_fingerprint()


def test_a_copy_somewhere_else_has_the_same_fingerprint(
    shipped: str, copy: Path
) -> None:
    assert len(shipped) == 64
    assert catalogue_fingerprint() == shipped


def test_one_changed_word_gives_another_fingerprint(shipped: str, edit: Edit) -> None:
    edit("goals/health.toml", "maj 2018", "juni 2018")
    assert catalogue_fingerprint() != shipped


def test_one_more_file_gives_another_fingerprint(shipped: str, copy: Path) -> None:
    (copy / "indicators" / "new.toml").touch()
    assert catalogue_fingerprint() != shipped


def test_a_renamed_file_gives_another_fingerprint(shipped: str, copy: Path) -> None:
    folder = copy / "indicators"
    (folder / "pupils.toml").rename(folder / "children.toml")
    assert catalogue_fingerprint() != shipped


def test_what_moves_from_one_file_to_the_next_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = set()
    for first, second in (("ab", "c"), ("a", "bc")):
        folder = tmp_path / first
        folder.mkdir()
        (folder / "1.toml").write_text(first)
        (folder / "2.toml").write_text(second)
        monkeypatch.setenv("HTL_CATALOGUE", str(folder))
        found.add(catalogue_fingerprint())
    assert len(found) == 2


def test_files_that_are_no_definitions_do_not_count(shipped: str, copy: Path) -> None:
    (copy / "indicators" / "child_poverty.toml~").touch()
    assert catalogue_fingerprint() == shipped
