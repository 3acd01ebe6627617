"""Decisions in lists say what was decided, and what is to be looked back on."""

from dataclasses import replace
from datetime import date

import pytest
from decided import EXPECTED, TODAY
from registering import TOWN

from htl_dash.domain.decision import Decision, Review, Verdict
from htl_dash.text import t
from htl_dash.viewmodels.decision_view import (
    decision_list,
    decision_table,
    follow_up,
)

TAKEN = Decision(
    id=1,
    meeting_id=None,
    title="Föräldragrupper *ett* år",
    decided="",
    reasons="",
    rejected="",
    functions=("coordinator",),
    problems=(),
    decided_on=TODAY,
    expectation=EXPECTED,
    content="",
    sha256="ab" * 32,
    who="coordinator",
    at="",
)
BARE = replace(TAKEN, id=2, expectation=None)
LOOKED_AT = Review(
    id=1,
    decision_id=1,
    reviewed_on=date(2028, 3, 2),
    outcome=54.0,
    outcome_lower=None,
    outcome_upper=None,
    verdict=Verdict.INSIDE,
    interval_score=5.0,
    brier_score=0.04,
    note="",
    content="",
    sha256="",
    who="coordinator",
    at="",
)
DUE = date(2028, 3, 1)


def test_nothing_decided_says_what_to_do():
    found = decision_list(TOWN, (), (), TODAY)
    assert found.heading == t("decide.list_none")
    assert found.guidance


def test_each_decision_has_its_day_its_functions_and_what_is_expected():
    found = decision_list(TOWN, (BARE, TAKEN), (), TODAY)
    assert found.heading == t("decide.list_some", count=2, day="25 november 2026")
    bare, taken = found.lines
    assert bare.status == t("decide.nothing_expected")
    assert taken.status == t("decide.will_be_due", due="1 mars 2028")
    assert "Samordnare" in taken.facts
    assert taken.title == "Föräldragrupper \\*ett\\* år"


UNMEASURED = replace(LOOKED_AT, outcome=None, verdict=Verdict.NOT_MEASURED)


@pytest.mark.parametrize(
    ("reviews", "due", "status"),
    [
        ((), 1, "Ska följas upp nu"),
        ((LOOKED_AT,), 0, t("came.inside")),
        # What could not be measured has been looked at, and says so.
        ((UNMEASURED,), 0, "Uppföljt den 2 mars 2028: utfallet gick inte att mäta då."),
        # The latest word counts.
        ((UNMEASURED, LOOKED_AT), 0, t("came.inside")),
    ],
    ids=["none", "measured", "unmeasured", "measured later"],
)
def test_a_decision_is_due_until_it_has_been_looked_back_on(reviews, due, status):
    listed = decision_list(TOWN, (TAKEN,), reviews, DUE)
    assert ("ska följas upp nu" in listed.heading) is bool(due)
    found = follow_up(TOWN, (TAKEN, BARE), reviews, DUE)
    assert (len(found.due), len(found.done)) == (due, 1 - due)
    (line,) = (*found.due, *found.done)
    assert line.status.startswith(status)


def test_what_waits_is_told_with_its_day():
    found = follow_up(TOWN, (TAKEN,), (), TODAY)
    assert found.heading == t("decide.follow_next", day="1 mars 2028")
    assert (len(found.due), len(found.waiting)) == (0, 1)
    nothing = follow_up(TOWN, (BARE,), (), TODAY)
    assert nothing.heading == t("decide.follow_none")


def test_the_table_has_the_whole_fingerprint_and_titles_as_they_were_typed():
    table = decision_table(TOWN, (TAKEN, BARE), (), TODAY)
    assert [row[-1] for row in table.rows] == [TAKEN.sha256] * 2
    assert table.rows[0][1] == "Föräldragrupper *ett* år"
