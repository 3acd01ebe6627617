"""How far weights may move, and how those weigh who put an alternative first."""

from made_priorities import CODES, scored

from htl_dash.services.priority_result import result
from htl_dash.services.weighings import Reasonable, own_weighing
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.sensitivity_view import (
    central_table,
    leader_text,
    sensitivity_lines,
)

EVEN = dict.fromkeys(CODES, 50.0)


def made(rows, points=EVEN):
    found = scored(**rows)
    weighing = own_weighing(CODES, points, Reasonable.NEAR)
    return found, result(found.table, weighing)


def plain(lines) -> str:
    return " ".join(lines).replace(HARD_SPACE, " ")


def test_a_weight_tells_who_takes_over_beyond_its_ends():
    rows = {"a": (100, 0, 50), "b": (0, 90, 50), "c": (0, 0, 0)}
    found = made(rows)
    text = plain(sensitivity_lines(*found))
    assert "**Jämlikhet** väger 33 %" in text
    assert "kommer b först" in text
    assert "genomförbarhet" in text
    assert leader_text(*found) == t("sensitivity.leader", names="a")


def test_what_is_best_on_everything_lets_every_weight_be_anything():
    rows = {"a": (90, 90, 90), "b": (50, 50, 50), "c": (0, 0, 0)}
    (line,) = sensitivity_lines(*made(rows))
    assert line.startswith("Får väga hur mycket eller lite som helst")


def test_where_what_is_unknown_decides_nothing_is_said_to_lead():
    rows = {"a": (None, 50, 50), "b": (50, 50, 50), "c": (0, 0, 0)}
    found = made(rows)
    assert sensitivity_lines(*found) == (t("sensitivity.unknown_decides"),)
    assert leader_text(*found) == ""


def test_without_weights_there_is_nothing_to_move():
    rows = {"a": (90, 90, 90), "b": (50, 50, 50), "c": (0, 0, 0)}
    assert sensitivity_lines(*made(rows, {})) == ()


def test_the_table_says_how_those_weigh_who_put_it_first():
    rows = {"dear": (100, 0, 0), "cheap": (0, 100, 0), "never": (0, 0, 0)}
    table = central_table(*made(rows, {}))
    by_name = {row[0]: row for row in table.shown}
    assert "jämlikhet mer" in by_name["dear"][1]
    assert "kunskap om verkan mer" in by_name["cheap"][1]
    assert by_name["never"][1] == "–"
    assert {row[0]: row[3:] for row in table.rows}["never"] == (None, None, None)


def test_who_puts_something_first_is_held_against_what_is_usual_among_the_reasonable():
    # From half to twice a small weight is on average more than it, so that everybody
    # would seem to weigh the two lightest more than those that are set.
    rows = {"dear": (50, 100, 0), "cheap": (50, 0, 100), "both": (50, 52, 52)}
    points = dict(zip(CODES, (100.0, 10.0, 10.0), strict=True))
    said = {row[0]: row[1] for row in central_table(*made(rows, points)).shown}
    assert said["dear"] == "kunskap om verkan mer, genomförbarhet mindre"
    assert said["cheap"] == "genomförbarhet mer, kunskap om verkan mindre"
