"""One place in words, and places in an order that says nothing but the figure."""

import pytest
from made import HIDDEN, HOME, MISSING, SHARE, figure

from htl_dash.stats.estimate import Certainty, Estimate, Method
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.places import in_order, place_row, reference
from htl_dash.viewmodels.values import State

NAME = HOME.area_names[0]
HIGHER = Certainty.SURELY_HIGHER


def test_a_place_has_value_and_limits_as_people_read_them():
    # Wilson with whole per cent: 59 % of 1000 people is 55.4-62.5 %.
    row = place_row(SHARE, NAME, figure(SHARE, 59, 1000), HIGHER, None)
    assert row.value == pytest.approx(59)
    assert row.lower == pytest.approx(55.42, abs=0.005)
    assert row.upper == pytest.approx(62.50, abs=0.005)
    assert row.label == row.sentence_value == f"59{HARD_SPACE}%"
    assert row.interval == f"55,4\u201362,5{HARD_SPACE}%"
    assert row.denominator == f"1{HARD_SPACE}000"
    assert (row.state, row.certainty) == (State.SHOWN, HIGHER)
    assert row.certainty_text == t("certainty.surely_higher")


@pytest.mark.parametrize(
    ("found", "state", "words"),
    [
        (HIDDEN, State.HIDDEN, "figure.hidden"),
        (MISSING, State.MISSING, "figure.missing"),
    ],
    ids=["hidden", "missing"],
)
def test_a_place_without_a_figure_says_why(found, state, words):
    row = place_row(SHARE, NAME, found, None, None)
    assert (row.value, row.lower, row.upper) == (None, None, None)
    assert row.state is state
    assert row.label == row.certainty_text == t(words)
    assert row.interval == row.denominator == row.sentence_value == ""


def test_our_place_is_pointed_out_by_code():
    found = figure(SHARE, 59)
    assert place_row(SHARE, NAME, found, None, "2081R001").is_ours
    assert not place_row(SHARE, NAME, found, None, "2081R002").is_ours
    assert not place_row(SHARE, NAME, found, None, None).is_ours


def test_places_stand_highest_first_zero_before_none_and_equals_by_name():
    names = {one.code: one for one in HOME.area_names}
    drawn = {"2081R001": 0, "2081R002": None, "2081R003": 20, "2081R004": 20}
    rows = [
        place_row(SHARE, names[code], figure(SHARE, value), None, None)
        for code, value in drawn.items()
    ]
    ordered = [row.code for row in in_order(rows)]
    assert ordered == ["2081R003", "2081R004", "2081R001", "2081R002"]


def test_a_weighed_reference_says_that_it_is_our_own_calculation():
    weighed = reference(
        SHARE, "hela X", Estimate(0.275, None, None, Method.WEIGHTED_MEAN)
    )
    assert weighed.value == pytest.approx(27.5)
    assert weighed.value_text == f"28{HARD_SPACE}%"
    assert "hela X" in weighed.label
    assert weighed.value_text in weighed.label
    assert weighed.note == t("note.weighted_mean", name="hela X")


def test_a_published_reference_needs_no_note():
    published = Estimate(0.28, None, None, Method.PUBLISHED)
    assert reference(SHARE, "hela X", published).note == ""
    assert reference(SHARE, "hela X", None) is None
