"""Year by year as numbers, and every assumption with its limits and source."""

from dataclasses import replace

from htl_dash.catalogue.shift_assumptions import shift_assumptions
from htl_dash.domain.assumption import Quantity
from htl_dash.services.shift import Mix, ShiftAsked, shift
from htl_dash.viewmodels.shift_tables import (
    assumption_lines,
    assumptions_table,
    shift_table,
)

STATED = shift_assumptions()
ASKED = ShiftAsked(Mix(10, 20, 70), Mix(10, 40, 50), 4000, 0.15)
FOUND = shift(ASKED, STATED)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_every_year_has_a_row_with_real_numbers_in_files():
    found = shift_table(FOUND)
    assert [row[0] for row in found.rows] == [*range(1, 16)]
    last = FOUND.years[-1]
    assert found.rows[-1][1:] == (
        last.median,
        last.lower,
        last.upper,
        100 * last.fewer,
    )
    assert len(found.shown) == 15


def test_every_assumption_stands_there_with_its_source():
    found = assumptions_table(FOUND, STATED)
    assert len(found.shown) == len(Quantity) + 2
    assert all(len(row[-1]) > 5 for row in found.shown)
    by_title = {row[0]: row for row in found.shown}
    effect = FOUND.assumed[Quantity.PREVENTIVE_EFFECT]
    assert plain(by_title[effect.title][1]) == "15 %"
    assert plain(by_title[effect.title][2]) == "−7 till 36 %"
    price = FOUND.assumed[Quantity.REMEDIAL_PRICE]
    assert plain(by_title[price.title][1]) == "150 000"


def test_money_that_is_chosen_is_said_to_be_so():
    chosen = shift(replace(ASKED, sek_per_child=2000.0), STATED)
    told = " ".join(assumption_lines(assumptions_table(chosen, STATED)))
    assert "Valt på sidan" in told
    assert "Valt på sidan" not in " ".join(
        assumption_lines(assumptions_table(FOUND, STATED))
    )


def test_what_has_no_limits_is_told_without_any():
    lines = assumption_lines(assumptions_table(FOUND, STATED))
    title = FOUND.assumed[Quantity.CHILDHOOD_YEARS].title
    assert [one for one in lines if one.startswith(f"**{title}:** 18. ")]
