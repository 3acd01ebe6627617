"""New data and new definitions make new entries: nothing old is shown after them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import local

import pytest
import streamlit as st
from pack_figures import DATA
from small_pack import SHARES, write_pack

from htl_dash.domain.geography import Geography
from htl_dash.services.initialise import initialise
from htl_dash.ui import area_views, cached
from htl_dash.viewmodels.comparison import Comparison

CODE = "low_economic_standard"
Fill = Callable[[str], None]


@pytest.fixture
def fill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fill]:
    """Put drawn shares in the store that the app uses, as `htl init` does."""
    url = f"sqlite:///{tmp_path / 'htl.db'}"
    monkeypatch.setenv("HTL_PACK", str(tmp_path / "pack"))
    monkeypatch.setenv("HTL_DATABASE", url)
    monkeypatch.setattr(cached, "_run", local())
    st.cache_resource.clear()

    def take(shares: str) -> None:
        write_pack(tmp_path / "pack", scb_one=shares)
        initialise(url)

    yield take
    st.cache_resource.clear()


def shown() -> Comparison:
    return area_views.comparison(CODE, Geography.REGSO_2025, "2024", None)


def test_a_running_server_shows_new_data_without_being_restarted(fill):
    fill(SHARES)
    assert [row.value for row in shown().rows] == pytest.approx([59, 12])
    fill(SHARES.replace("59", "61"))
    assert [row.value for row in shown().rows] == pytest.approx([61, 12])


def test_the_same_data_is_worked_out_once(fill):
    fill(SHARES)
    first = shown()
    fill(SHARES)
    assert shown() is first


def test_a_run_keeps_to_the_data_that_it_began_with(fill):
    """One page must not show figures from before and after `htl init`."""
    fill(SHARES)
    cached.begin_run()
    first = shown()
    fill(SHARES.replace("59", "61"))
    assert shown() is first
    cached.begin_run()
    assert shown() != first


def test_new_definitions_are_read_without_old_results(fill, tmp_path, monkeypatch):
    fill(SHARES)
    assert "Ny titel" not in shown().measured
    folder = tmp_path / "catalogue"
    shutil.copytree(DATA / "catalogue", folder)
    file = folder / "indicators" / f"{CODE}.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Låg ekonomisk standard, alla", "Ny titel"), "utf-8")
    monkeypatch.setenv("HTL_CATALOGUE", str(folder))
    assert "Ny titel" in shown().measured
