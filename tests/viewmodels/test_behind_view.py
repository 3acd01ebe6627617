"""The figures behind something are a table, each a link, and say what came of them."""

from dataclasses import replace

from made import HOME, SHARE, cell

from htl_dash.domain.geography import Geography
from htl_dash.domain.trail import How, Part, Trail
from htl_dash.services.behind import Behind
from htl_dash.viewmodels.behind_view import METHODS, behind_view

ONE = Behind(
    cell=cell(value=59.0),
    place="",
    dataset="scb_one",
    title="Låg ekonomisk standard per område",
    publisher="SCB",
    table="TAB6685",
    sequence=2,
    origin="series/scb.csv",
    source_cell="R2C7",
)
TRAIL = Trail((Part(SHARE.code, Geography.REGSO_2025),), How.GAP)


def view(*found: Behind, trail: Trail = TRAIL):
    return behind_view(HOME, {SHARE.code: SHARE}, trail, found)


def test_each_figure_leads_to_its_cell_and_says_where_that_is():
    shown = view(ONE)
    assert shown.heading == "Ett tal ligger bakom: Låg ekonomisk standard"
    assert shown.table.shown == (
        (
            *("Bullermyren–Hagalund", "2024", "59\u00a0%"),
            "[SCB: TAB6685](./data?avsnitt=kallor&serie=scb_one)",
            "scb.csv, rad 2, kolumn 7",
        ),
    )
    assert shown.ways[0, 2].figure == ONE.cell.key
    assert shown.table.rows[0][-2:] == ("series/scb.csv", "R2C7")


def test_girls_of_one_age_lead_to_their_own_cell_and_are_told_from_boys():
    county = replace(cell("20", geography=Geography.COUNTY), category="15")
    girls, boys = (replace(ONE, cell=replace(county, sex=one)) for one in ("F", "M"))
    shown = view(girls, boys)
    assert [shown.ways[at, 2].figure for at in (0, 1)] == [
        girls.cell.key,
        boys.cell.key,
    ]
    assert [row[0] for row in shown.table.shown] == [
        "Dalarnas l\u00e4n, flickor, 15 \u00e5r",
        "Dalarnas l\u00e4n, pojkar, 15 \u00e5r",
    ]


def test_it_says_what_was_worked_out_and_how():
    assert "räknad här: det högsta talet minus det lägsta" in view(ONE).measured
    assert view(ONE).methods == METHODS[How.GAP]


def test_a_count_of_our_own_says_that_its_file_is_our_own():
    own = Behind(ONE.cell, "", "own", "Eget", "Kommunen", "", 1, "", "")
    assert view(own).table.shown[0][-1] == "kommunens egen fil"


def test_a_way_to_nothing_says_so():
    assert view().heading.startswith("Inga tal ligger bakom")
    assert view().table.shown == ()


def test_several_indicators_are_told_apart_in_the_first_column():
    other = replace(ONE, cell=cell(value=1.0, indicator="other"))
    known = {SHARE.code: SHARE, "other": replace(SHARE, short_title="Ett annat")}
    shown = behind_view(HOME, known, TRAIL, (ONE, other))
    assert [row[0] for row in shown.table.shown] == [
        "Låg ekonomisk standard",
        "Ett annat",
    ]
    assert shown.heading == "2 tal ligger bakom: Låg ekonomisk standard och Ett annat"
    assert (1, 3) in shown.ways


def test_a_figure_that_is_worked_out_from_many_cells_says_how_many():
    place = "sum(/value/1; /value/2) / sum(/value/3)"
    shown = view(replace(ONE, source_cell=place)).table
    assert shown.shown[0][-1] == "uträknat av 3 celler"
    assert shown.rows[0][-1] == place
