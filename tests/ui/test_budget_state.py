"""Ties stand in the address and come back as they were; what is foreign is left out."""

import pytest
from made_budget import made

from htl_dash.domain.initiative import Approach
from htl_dash.priorities.portfolio_rules import Amount, Excludes, Requires
from htl_dash.ui.budget_state import (
    BudgetChoices,
    read_ties,
    usual_frame,
    usual_step,
    write_ties,
)

KNOWN = {f"initiative.{name}": name for name in "abc"}
TIES = (
    Requires("initiative.a", "initiative.b"),
    Excludes("initiative.c", "initiative.a"),
)


def test_ties_are_written_and_read_back():
    assert write_ties(TIES) == "a.kraver.b~c.utesluter.a"
    assert read_ties(write_ties(TIES), KNOWN) == TIES


@pytest.mark.parametrize(
    "written",
    [
        "",
        "~",
        "a",
        "a.kraver",
        "a.kraver.a",
        "a.alskar.b",
        "a.kraver.x",
        "a.kraver.b.c",
    ],
)
def test_what_is_not_understood_is_left_out(written):
    assert read_ties(written, KNOWN) == ()


def test_a_tie_that_stands_twice_counts_once():
    assert len(read_ties("a.kraver.b~a.kraver.b", KNOWN)) == 1


def test_the_frame_to_begin_with_is_half_of_what_all_cost():
    assert usual_frame(made()) == 120_000
    assert usual_frame(made("name | sek\na | 100")) == 10_000
    assert usual_step(120_000) == 10_000


def test_quotas_become_rules_in_their_own_unit_and_nought_is_none():
    least = ((Approach.PROMOTIVE, 0.0), (Approach.PREVENTIVE, 30.0))
    chosen = BudgetChoices(1.0, 1.0, Amount.SHARE_OF_COST, least, TIES)
    part, *ties = chosen.rules(made())
    assert (part.code, part.least) == ("preventive", 0.3)
    assert tuple(ties) == TIES
