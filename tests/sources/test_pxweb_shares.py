"""A share is worked out from counts that are all given, and leads to each of them."""

import pytest
from made_cubes import json_stat
from made_fetching import dataset
from made_pxweb import variable

from htl_dash.domain.fetching import Counted, FetchMeasure, Share, SourceName
from htl_dash.domain.geography import Geography
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.sources.cube import Cube, ReadError
from htl_dash.sources.json_stat import read_json_stat
from htl_dash.sources.pxweb_cells import areas, figures

ALL = (
    *(Geography.REGSO_2020, Geography.REGSO_2025),
    *(Geography.DESO_2018, Geography.DESO_2025),
)
PLACES = """
    2081R001 = Borlänge (Norra)
    2081R001_RegSO2025 = 2081R001 Borlänge (Norra)
    2081A0010 = 2081A0010
    2081A0010_DeSO2025 = 2081A0010
"""
NEWER = "2081R001_RegSO2025 = 2081R001 Borlänge (Norra)"
LEVELS = ("21", "3+4", "5", "6")


def counted(*codes: str) -> tuple[Counted, ...]:
    return tuple(Counted(code, ("x",)) for code in codes)


EDUCATION = FetchMeasure(
    "post_secondary_education_25_65",
    "000007Z6",
    ("befolkning",),
    share=Share(counted("5", "6"), counted(*LEVELS)),
)
WORK = FetchMeasure("employment_20_64", "", (), share=Share(counted("X"), counted("Y")))
IDLE = FetchMeasure(
    "unemployment_20_64", "", (), share=Share(counted("W"), counted("V"))
)


def by_level(*cells: float | str, years: str = "2024", places: str = NEWER) -> Cube:
    """Draw a table with education levels side by side for every place and year."""
    dimensions = (
        variable("Region", places),
        variable("UtbildningsNiva", "\n".join(LEVELS)),
        variable("ContentsCode", "000007Z6 = Befolkning; antal", role="metric"),
        variable("Tid", years, role="time"),
    )
    return drawn(dimensions, cells)


def by_status(*cells: float | str) -> Cube:
    dimensions = (
        variable("Region", NEWER),
        variable("ContentsCode", "X\nY\nW\nV", role="metric"),
        variable("Tid", "2024", role="time"),
    )
    return drawn(dimensions, cells)


def drawn(dimensions, cells) -> Cube:
    values = [None if isinstance(one, str) else one for one in cells]
    marks = {at: one for at, one in enumerate(cells) if isinstance(one, str)}
    return read_json_stat(json_stat(Cube("Prov", dimensions, values, marks)))


def of_levels():
    return dataset(
        SourceName.SCB, EDUCATION, divisions=ALL, part_variable="UtbildningsNiva"
    )


def of_statuses():
    return dataset(SourceName.SCB, WORK, IDLE, divisions=ALL)


def test_a_share_is_some_counts_of_others_and_keeps_both():
    (one,) = figures(by_level(400, 900, 250, 318), of_levels(), "abc")
    assert (one.indicator, one.geography, one.ref_area) == (
        "post_secondary_education_25_65",
        Geography.REGSO_2025,
        "2081R001",
    )
    assert (one.numerator, one.denominator) == (568, 1868)
    assert one.obs_value == 30.407
    assert (one.obs_status, one.conf_status) == (ObsStatus.NORMAL, ConfStatus.FREE)
    assert (one.received, one.source_cell) == (
        "abc",
        "sum(/value/2; /value/3) / sum(/value/0; /value/1; /value/2; /value/3)",
    )


def test_a_share_of_whole_measures_is_worked_out_the_same_way():
    work, idle = figures(by_status(760, 1000, 40, 800), of_statuses())
    assert (work.indicator, work.obs_value) == ("employment_20_64", 76)
    assert (idle.numerator, idle.denominator, idle.obs_value) == (40, 800, 5)
    assert idle.source_cell == "sum(/value/2) / sum(/value/3)"


@pytest.mark.parametrize(
    ("cells", "symbol", "conf"),
    [
        ((400, 900, "..", 318), "..", ConfStatus.PUBLISHER),
        (("..", 900, 250, 318), "..", ConfStatus.PUBLISHER),
        ((400, "", 250, 318), "", ConfStatus.FREE),
        (("-", 900, 250, 318), "-", ConfStatus.FREE),
        (("-", "..", 250, 318), "..", ConfStatus.PUBLISHER),
        (("?", 900, 250, 318), "?", ConfStatus.PUBLISHER),
    ],
)
def test_no_part_of_a_sum_is_ever_taken_for_the_whole(cells, symbol, conf):
    (one,) = figures(by_level(*cells), of_levels())
    assert (one.obs_value, one.numerator, one.denominator) == (None, None, None)
    assert (one.symbol, one.conf_status, one.obs_status) == (
        symbol,
        conf,
        ObsStatus.MISSING,
    )
    assert one.source_cell.startswith("sum(")


def test_nobody_to_count_is_no_share():
    (one,) = figures(by_level(0, 0, 0, 0), of_levels())
    assert (one.obs_value, one.denominator) == (None, None)
    assert one.obs_status is ObsStatus.NOT_APPLICABLE


def test_nobody_of_those_counted_is_zero_per_cent():
    (one,) = figures(by_level(400, 900, 0, 0), of_levels())
    assert (one.obs_value, one.numerator, one.denominator) == (0, 0, 1300)


@pytest.mark.parametrize("outside", [0, ".."])
def test_each_division_has_only_its_own_years_whatever_stands_outside(outside):
    cells = [
        10 if ("_" in place) == (year == "2024") else outside
        for place in (one.split()[0] for one in PLACES.strip().splitlines())
        for _ in LEVELS
        for year in ("2023", "2024")
    ]
    cube = by_level(*cells, years="2023\n2024", places=PLACES)
    assert {(one.geography, one.time_period) for one in figures(cube, of_levels())} == {
        (Geography.REGSO_2020, "2023"),
        (Geography.DESO_2018, "2023"),
        (Geography.REGSO_2025, "2024"),
        (Geography.DESO_2025, "2024"),
    }
    assert {one.geography for one in areas(cube, of_levels())} == {*ALL}


@pytest.mark.parametrize("strange", [0.5, -3])
def test_what_is_no_count_is_refused(strange):
    with pytest.raises(ReadError) as found:
        list(figures(by_level(400, 900, strange, 318), of_levels()))
    assert found.value.text_key == "shares.no_count"


def test_a_table_without_one_of_the_counts_is_refused():
    part = variable("UtbildningsNiva", "21\n3+4\n5")
    dimensions = (*by_level(1, 2, 3, 4).dimensions[:1], part)
    cube = Cube("x", (*dimensions, *by_level(1, 2, 3, 4).dimensions[2:]), [1, 2, 3], {})
    with pytest.raises(ReadError) as found:
        figures(cube, of_levels())
    assert found.value.facts["code"] == "6"
