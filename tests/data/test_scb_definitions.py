"""What is fetched per area means what the data pack means: proved where it can be."""

import csv
import tomllib
from itertools import pairwise

import pytest
from made_pxweb import variable

from htl_dash.catalogue.datasets import fetch_datasets
from htl_dash.domain.fetching import FetchDataset
from htl_dash.settings import ROOT
from htl_dash.sources.cube import Cube
from htl_dash.sources.pxweb_cells import figures

SERIES = ROOT / "data" / "pack" / "series"
DRAWN = """
    indicator                      | table   | chosen               | share
    employment_20_64               | TAB6680 | Kon=1+2 Alder=20-64  | 0000089X / 0000089Y
    unemployment_20_64             | TAB6680 | Kon=1+2 Alder=20-64  | 0000089W / 0000089V
    post_secondary_education_25_65 | TAB6534 |                      | 5 6 / 21 3+4 5 6
    foreign_background             | TAB6571 | Kon=1+2              | 1 / SA
    single_person_households       | TAB6568 |                      | ESUB / TOTALT
    share_aged_20_34               | TAB6574 | Kon=1+2              | 20-24 25-29 30-34 / totalt
    mean_net_income                | TAB6683 | Kon=1+2 Inkomstkomponenter=240 | 000008A4
    capital_income_share           | TAB6683 | Kon=1+2 Inkomstkomponenter=230 | 000008A2
    low_economic_standard          | TAB6685 | Alder=tot            | 000008AC
"""
"""Ages, sexes and counts as the origin of the pack tells them, table by table."""


def declared() -> list[list[str]]:
    lines = DRAWN.strip().splitlines()[1:]
    return [[part.strip() for part in line.split("|")] for line in lines]


def dataset_of(indicator: str) -> FetchDataset:
    (one,) = (
        one
        for one in fetch_datasets().values()
        if indicator in {m.indicator for m in one.measures}
    )
    return one


@pytest.mark.parametrize(("indicator", "table", "chosen", "share"), declared())
def test_each_definition_is_that_of_the_pack(indicator, table, chosen, share):
    one = dataset_of(indicator)
    (measure,) = (m for m in one.measures if m.indicator == indicator)
    assert one.table == table
    assert [f"{name}={value}" for name, value in one.choose] == chosen.split()
    parts = [measure.code]
    if measure.share:
        both = (measure.share.numerator, measure.share.denominator)
        parts = [" ".join(count.code for count in counts) for counts in both]
    assert " / ".join(parts) == share
    packed = {
        tomllib.loads(path.read_text("utf-8"))["table"]
        for path in SERIES.glob("*.origin.toml")
        if f"\n{indicator},"
        in path.with_name(path.name.replace("origin.toml", "csv")).read_text("utf-8")
    }
    assert packed == {table}


def rows(name: str) -> list[dict[str, str]]:
    with (SERIES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("level", ["regso", "deso"])
@pytest.mark.parametrize(
    ("indicator", "table", "cells"),
    [("foreign_background", "tab6571", 1), ("share_aged_20_34", "tab6574", 3)],
)
def test_counts_of_the_whole_population_give_the_values_of_the_pack(
    level, indicator, table, cells
):
    """Every value of the pack is a whole number of people out of its own population.

    With the wrong denominator hardly one in twenty would be: three decimals are published.
    """
    people = {
        (row["ref_area"], row["time_period"]): int(row["obs_value"])
        for row in rows(f"scb_tab6574_{level}.csv")
        if row["indicator"] == "population"
    }
    packed = {
        (row["ref_area"], row["time_period"]): float(row["obs_value"])
        for row in rows(f"scb_{table}_{level}.csv")
        if row["indicator"] == indicator
    }
    suffix = {"regso": "RegSO2025", "deso": "DeSO2025"}[level]
    one = dataset_of(indicator)
    for (area, year), value in packed.items():
        whole = people[area, year]
        some = round(value * whole / 100)
        edges = [some * n // cells for n in range(cells + 1)]
        counts = [after - before for before, after in pairwise(edges)]
        cube = Cube(
            "x",
            (
                variable("Region", f"{area}_{suffix} = {area} Borlänge (x)"),
                variable(one.part_variable, "\n".join(one.part_codes)),
                variable("ContentsCode", one.measures[0].code, role="metric"),
                variable("Tid", year, role="time"),
            ),
            [*counts, whole],
            {},
        )
        (found,) = figures(cube, one)
        assert (found.ref_area, found.numerator, found.denominator) == (
            area,
            some,
            whole,
        )
        assert found.obs_value == pytest.approx(value, abs=1e-9)
    assert len(packed) == {"regso": 34, "deso": 54}[level]
