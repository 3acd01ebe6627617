"""What changed in the figures is said with both values, and with the way to the new one."""

from made import HOME, SHARE, cell

from htl_dash.services.changes import DatasetChange
from htl_dash.services.taken_over import TakenOver
from htl_dash.viewmodels.change_words import change_words, taken_words

KNOWN = {SHARE.code: SHARE}
AT = "2026-11-03T08:00:00+00:00"
SAME = (cell("2081R002", 17.0), cell("2081R002", 17.04))


def taken(*changed) -> str:
    return taken_words(HOME, TakenOver("scb", "SCB [ny](x)", AT, changed), KNOWN)


def test_what_another_dataset_has_taken_over_is_said_with_both_values():
    said = taken((cell(value=46.0), cell(value=45.0)), SAME)
    assert said.startswith(r"SCB \[ny\](x), 3 november 2026: ett tal kommer nu")
    assert "46\u00a0% blev [45" in said


def test_figures_that_look_the_same_have_not_been_taken_over_for_a_reader():
    assert taken(SAME) == ""


def test_a_figure_that_is_not_shown_any_more_is_counted_and_is_no_example():
    gone = (cell("2081R003", 9.0), cell("2081R003", None))
    said = taken(gone, (cell(value=46.0), cell(value=45.0)))
    assert "2 tal kommer nu" in said
    assert "46\u00a0% blev" in said


def test_a_new_version_is_said_with_what_came_and_went():
    pair = (cell(value=46.0), cell(value=45.0))
    change = DatasetChange("scb", "SCB", AT, (pair,), (cell(),), ())
    said = change_words(HOME, change, KNOWN)
    assert "1 reviderade, 1 nya och 0 borttagna" in said
    assert "46\u00a0% blev [45" in said
