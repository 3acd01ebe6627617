"""Two dots for an area that was not in use that year hide nothing."""

import pytest
from made_data_files import raws

from htl_dash.sources.table_families.versions import in_use


def kept(drawn: str) -> list[tuple[str, str]]:
    return [(one.period, one.text) for one in in_use(raws(drawn))]


@pytest.mark.parametrize("label", ["", " 2081R001 Borlänge (Norr)"])
def test_a_newer_area_has_no_figures_in_older_years(label):
    place = f"2081R001_RegSO2025{label}"
    drawn = f"place | period | text\n{place} | 2023 | ..\n{place} | 2024 | .."
    assert kept(drawn) == [("2024", "..")]


@pytest.mark.parametrize("column", ["place", "name"])
def test_an_area_without_a_version_is_of_the_years_that_have_figures(column):
    place = "2081R001" if column == "place" else "Borlänge (Norr)"
    older = f"{place} | 2022 | ..\n{place} | 2023 | 40\n{place} | 2024 | .."
    assert kept(f"{column} | period | text\n{older}") == [
        ("2022", ".."),
        ("2023", "40"),
    ]


def test_an_area_without_any_figure_is_hidden_in_all_years():
    drawn = "place | period | text\n2081R001 | 2023 | ..\n2081R001 | 2024 | .."
    assert len(kept(drawn)) == 2


def test_a_municipality_is_the_same_in_all_years():
    drawn = "place | period | text\n2081 | 2023 | ..\n2081 | 2024 | 40"
    assert len(kept(drawn)) == 2
