"""County and country in words: never the municipality's own value, nothing left silent."""

from dataclasses import replace

import pytest
from drawn import table
from made import HOME

from htl_dash.catalogue.indicators import indicator
from htl_dash.disclosure.release import ReleasedCell
from htl_dash.domain.geography import Geography
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.services.county_context import CountyContext
from htl_dash.services.figures import estimate
from htl_dash.text import t
from htl_dash.viewmodels.county_view import county_view

LOW = indicator("feeling_low_daily")
DRAWN = """
    place   | code | period    | age | sex | value
    county  | 20   | 2021-2022 | 13  | F   | 8
    county  | 20   | 2021-2022 | 15  | F   | 9
    county  | 20   | 2021-2022 | 15  | M   | ..
    country | 00   | 2021-2022 | 15  | F   | 12
    country | 00   | 2021-2022 | 15  | M   | 0
    county  | 20   | 2017-2018 | 15  | F   | 7
"""


@pytest.fixture
def found() -> CountyContext:
    groups = {}
    for row in table(DRAWN):
        is_told = row["value"] != ".."
        cell = ReleasedCell(
            *(LOW.code, Geography(row["place"]), row["code"], row["period"]),
            *(row["sex"], row["age"], float(row["value"]) if is_told else None),
            *(None, None, ObsStatus.NORMAL if is_told else ObsStatus.MISSING),
            *(ConfStatus.FREE if is_told else ConfStatus.PUBLISHER, 1),
            "" if is_told else "..",
        )
        sides = groups.setdefault((row["period"], row["age"]), {})
        sides[cell.geography, cell.sex] = estimate(LOW, cell, None)
    return CountyContext(LOW, groups, (1,))


def test_the_newest_of_the_oldest_are_told_girls_and_boys_side_by_side(found):
    [part] = county_view(HOME, [found], ()).parts
    said = part.text.replace("\u00a0", " ")
    assert said.startswith("15 år, 2021–2022. Dalarnas län: flickor 9 %, pojkar ")
    assert said.endswith("(..). Riket: flickor 12 %, pojkar 0 %.")
    assert part.title.endswith("11, 13 och 15 år, i länet")


def test_what_it_cannot_tell_is_said_first(found):
    view = county_view(HOME, [found], ())
    assert HOME.name in view.limits[0]
    assert "Dalarnas län" in view.limits[0]
    assert view.limits[1] == t("county.unsure")
    assert view.missing == ""


def test_every_cell_of_the_table_says_its_figure_or_why_not_and_leads_back(found):
    [part] = county_view(HOME, [found], ()).parts
    first, *_, last = part.table.shown
    assert first[:2] == ("2021–2022", "13 år")
    assert first[3:] == (t("figure.missing"),) * 3
    assert last[0] == "2017–2018"
    hidden = part.table.shown[1][3]
    for word in (
        "(..)",
        "talplats=20",
        "talperiod=2021-2022",
        "talkon=M",
        "talgrupp=15",
    ):
        assert word in hidden.replace("\\", "")


def test_the_file_has_a_row_for_each_and_never_a_zero_for_nothing(found):
    view = county_view(HOME, [found], ())
    file = view.file
    zero = next(
        key for row, key in zip(file.rows, view.keys, strict=True) if row[5] == 0
    )
    assert zero == ((LOW.code, "country", "00", "2021-2022", "M", "15"),)
    worth = {row[1:5]: row[5:] for row in file.rows}
    assert worth["Riket", "2021–2022", "15 år", "Pojkar"] == (0.0, None)
    value, absence = worth["Dalarnas län", "2021–2022", "15 år", "Pojkar"]
    assert value is None
    assert ".." in absence


def test_before_anything_is_fetched_there_is_only_the_way_to_it(found):
    view = county_view(HOME, [replace(found, groups={})], ())
    assert (view.limits, view.parts, view.file) == ((), (), None)
    assert LOW.short_title in view.missing
    assert "avsnitt=hamta" in view.missing
