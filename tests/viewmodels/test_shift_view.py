"""A shift is told as a difference with its doubt, never as a saving."""

import re
from dataclasses import replace

import pytest

from htl_dash.catalogue.shift_assumptions import shift_assumptions
from htl_dash.domain.term import Term
from htl_dash.priorities.stock_flow import YearDifference
from htl_dash.services.shift import Mix, ShiftAsked, shift
from htl_dash.text import catalogue, t
from htl_dash.viewmodels.shift_view import (
    basis_text,
    interval_text,
    shift_view,
    signed,
)

ASKED = ShiftAsked(Mix(10, 20, 70), Mix(10, 40, 50), 4000, 0.15)
FOUND = shift(ASKED, shift_assumptions())


def seen(found=FOUND):
    return shift_view(found, "Grund.")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def with_last(median: float, lower: float, upper: float):
    last = YearDifference(15, median, lower, upper, 0.5)
    return replace(FOUND, years=(*FOUND.years[:-1], last))


@pytest.mark.parametrize(
    ("numbers", "finding", "interval"),
    [
        ((-0.4, -2.1, 0.7), "0,4 färre barn av 1 000", "från 2,1 färre till 0,7 fler"),
        ((-2.0, -4.0, -0.3), "2,0 färre barn av 1 000", "från 4,0 till 0,3 färre"),
        ((1.0, 0.2, 3.0), "1,0 fler barn av 1 000", "från 0,2 till 3,0 fler"),
        ((0.01, -1.0, 1.0), "ungefär lika många barn", "från 1,0 färre till 1,0 fler"),
    ],
)
def test_the_heading_begins_with_the_assumptions_and_ends_with_the_doubt(
    numbers, finding, interval
):
    heading = plain(seen(with_last(*numbers)).heading)
    assert heading.startswith("Med de här antagandena")
    assert finding in heading
    assert heading.endswith(f"skillnaden är osäker: {interval}")


def test_nothing_in_the_texts_promises_savings():
    told = [*catalogue()["shift"].values(), seen().heading, seen().statement.text]
    assert not [one for one in told if re.search("spara|besparing|vinst", one.lower())]


def test_the_fan_has_every_year_and_the_last_in_words():
    fan = seen().fan
    assert [one.year for one in fan.years] == [*range(1, 16)]
    last = FOUND.years[-1]
    assert fan.median == signed(last.median)
    assert (fan.lower, fan.upper) == (signed(last.lower), signed(last.upper))
    assert f"år 15 {fan.median}" in fan.alt


def test_alike_mixes_have_nothing_to_draw():
    alike = shift(replace(ASKED, tried=ASKED.now), shift_assumptions())
    view = seen(alike)
    assert view.heading == t("shift.equal")
    assert view.fan.years == ()
    assert view.statement.text == t("shift.not_more")


def test_the_effect_that_is_needed_stands_beside_the_one_assumed():
    told = plain(seen().statement.text)
    assert told.startswith("**Så stor effekt krävs:**")
    assert "Antagandet är 15 %" in told
    assert "Chansen att det räcker" in told


def test_an_effect_that_cannot_be_reached_is_said_to_be_so():
    never = replace(FOUND.needed, median=None, lower=0.5, upper=None)
    assert "Inte ens" in seen(replace(FOUND, needed=never)).statement.text
    far = replace(FOUND.needed, upper=None)
    assert t("shift.needed_more") in seen(replace(FOUND, needed=far)).statement.text


@pytest.mark.parametrize(
    ("value", "text"), [(0.32, "+0,3"), (-0.32, "−0,3"), (0.04, "0,0"), (-0.04, "0,0")]
)
def test_a_difference_has_its_sign(value, text):
    assert signed(value) == text


def test_limits_that_touch_zero_are_on_one_side():
    one = YearDifference(1, 0.0, 0.0, 0.0, 0.0)
    assert interval_text(one) == "från 0,0 till 0,0 färre"


def test_it_is_said_where_the_mix_now_is_from():
    term = Term.read("ht2026")
    assert "höstterminen 2026" in basis_text(term, is_chosen=False)
    assert basis_text(term, is_chosen=True) == t("shift.now_chosen")
    assert basis_text(None, is_chosen=False) == t("shift.now_example")
