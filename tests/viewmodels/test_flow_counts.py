"""A count is shown, hidden, unknown or waiting, and never a zero in place of these."""

from dataclasses import replace

import pytest
from made import HOME, MODEL
from made_flow import UNIT, term, together, work
from made_schools import SCHOOL

from htl_dash.domain.flow import FLOW_PARTS, FlowPart
from htl_dash.services.counted_work import DERIVED
from htl_dash.viewmodels.flow_counts import (
    COUNTS,
    CountState,
    WorkState,
    limit_words,
    school_terms,
    whole_terms,
)

RELEASED = """
term   | state | consultations | in_time | asked
ht2026 | in    | 20            | x       |
"""


def test_every_registered_count_and_every_one_that_follows_has_a_place():
    registered = [one.value for part in FLOW_PARTS.values() for one in part]
    assert sorted(COUNTS) == sorted([*registered, *DERIVED])


@pytest.mark.parametrize(
    ("name", "state", "value", "label"),
    [
        ("consultations", CountState.SHOWN, 20, "20"),
        (
            "feedback_in_time",
            CountState.HIDDEN,
            None,
            "visas inte, för att skydda enskilda",
        ),
        ("consent_asked", CountState.MISSING, None, "uppgift saknas"),
    ],
)
def test_a_count_is_shown_or_says_why_not(name, state, value, label):
    (one,) = school_terms(SCHOOL, work(RELEASED))
    found = one.count(name)
    assert (found.state, found.value, found.label) == (state, value, label)


def test_what_is_registered_waits_for_the_term_to_be_handed_in():
    (one,) = school_terms(
        SCHOOL,
        work("""
        term   | state | consultations | in_time
        vt2027 | waits | 20            | 12
        """),
    )
    assert not one.is_released
    assert one.count("consultations").label == "väntar på att terminen lämnas in"
    assert one.count("consultations").value is None
    assert one.count("teams_started").state is CountState.MISSING


def test_what_is_registered_after_that_waits_for_the_next_release():
    own = work(RELEASED)
    place = (UNIT, term("ht2026"))
    parts = own.registered[place] | {FlowPart.TEAMS}
    (one,) = school_terms(SCHOOL, replace(own, registered={place: parts}))
    assert one.count("teams_started").label == "väntar på nästa utgåva"


def test_terms_stand_in_the_order_of_time_and_other_schools_are_left_out():
    own = work("""
    term   | state | consultations
    ht2026 | in    | 20
    vt2026 | in    | 18
    ht2025 | waits | 10
    """)
    assert [one.term.code for one in school_terms(SCHOOL, own)] == [
        "ht2025",
        "vt2026",
        "ht2026",
    ]
    assert school_terms(replace(SCHOOL, unit_code="1"), own) == ()


def test_an_emptied_registration_is_no_term():
    empty = WorkState((), {(UNIT, term("ht2026")): frozenset()}, {})
    assert school_terms(SCHOOL, empty) == ()


def test_all_schools_together_are_no_school():
    both = together(work(RELEASED), work(RELEASED, None))
    assert [one.count("consultations").value for one in whole_terms(both)] == [20]
    assert len(school_terms(SCHOOL, both)) == 1


@pytest.mark.parametrize(
    ("days", "words"), [(None, "en vecka"), (7, "en vecka"), (14, "14 dagar")]
)
def test_the_limit_of_feedback_is_the_models_or_a_week(days, words):
    model = replace(MODEL, feedback_days=days)
    assert limit_words(replace(HOME, team_model=model)) == words
