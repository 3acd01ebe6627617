"""The table tells every amount, why reach is not shown, and what was learnt."""

import pytest
from made import HOME
from made_flow import term
from made_schools import SCHOOL
from made_volumes import items

from htl_dash.domain.trail import Registered
from htl_dash.domain.volume import ReleasedAmounts
from htl_dash.exports.csv_file import csv_file
from htl_dash.exports.workbook import workbook
from htl_dash.text import t
from htl_dash.viewmodels.volume_tables import reach_text, volume_table, volume_ways

OWN = items(
    """
    initiative | term   | planned | actual | sek   | reach | follow_up
    groups     | ht2026 | 80      | 62.5   | 21000 | 22    | *Kvällar* fungerar
    groups     | vt2027 | 80      |        |       |       |
    """
)
TABLE = volume_table(HOME, SCHOOL, OWN, frozenset({term("ht2026")}))


def test_plan_stands_beside_outcome_and_unknown_is_never_zero():
    first, second = (
        dict(zip(TABLE.shown_columns, row, strict=True)) for row in TABLE.shown
    )
    assert first[t("column.planned_hours")] == "80"
    assert first[t("column.actual_hours")] == "62,5"
    assert first[t("column.actual_sek")] == "21\u00a0000"
    assert first[t("column.actual_reach")] == "22"
    assert second[t("column.actual_hours")] == "inte registrerat"
    assert second[t("column.actual_reach")] == "visas när terminen är inlämnad"
    assert second[t("column.follow_up")] == "–"


def test_each_amount_leads_to_where_it_was_registered_and_what_is_missing_to_nowhere():
    ways = volume_ways(SCHOOL, OWN)
    first = Registered(SCHOOL.unit_code, OWN[0].initiative.code, "ht2026")
    names = [TABLE.shown_columns[column] for row, column in ways if row == 0]
    amounts = ("planned_hours", "actual_hours", "actual_sek", "actual_reach")
    assert names == [t(f"column.{one}") for one in amounts]
    assert ways[0, TABLE.shown_columns.index(names[1])] == first
    assert [column for row, column in ways if row == 1] == [2]


def test_what_was_typed_is_shown_as_it_was_typed_and_files_have_it_bare():
    shown = dict(zip(TABLE.shown_columns, TABLE.shown[0], strict=True))
    bare = dict(zip(TABLE.columns, TABLE.rows[0], strict=True))
    assert shown[t("column.follow_up")] == r"\*Kvällar\* fungerar"
    assert bare[t("column.follow_up")] == "*Kvällar* fungerar"
    assert bare[t("column.actual_hours")] == 62.5
    assert bare[t("column.reach_absence")] is None


@pytest.mark.parametrize(
    ("reach", "is_hidden", "is_handed_in", "said"),
    [
        (0, False, True, "0"),
        (22, False, True, "22"),
        (None, True, True, "visas inte, för att skydda enskilda"),
        (None, False, True, "inte registrerat vid inlämningen"),
        (None, False, False, "visas när terminen är inlämnad"),
    ],
)
def test_reach_is_shown_or_says_why_not(reach, is_hidden, is_handed_in, said):
    actual = ReleasedAmounts(None, None, reach, is_hidden)
    assert reach_text(actual, is_handed_in=is_handed_in) == said


def test_files_carry_the_school_and_the_source():
    text = csv_file(TABLE).decode("utf-8-sig")
    assert text.count(SCHOOL.register_name) >= len(TABLE.rows)
    assert text.count(TABLE.sources[0].line) == len(TABLE.rows)
    assert TABLE.sources[0].period == "HT 2026–VT 2027"
    assert workbook(TABLE).startswith(b"PK")


def test_there_is_no_sum_and_no_cost_per_child():
    assert len(TABLE.rows) == len(OWN)
    assert not [name for name in TABLE.columns if "per" in name.lower().split()]
