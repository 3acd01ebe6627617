"""A lifted problem is told with its age, where it is, and the answer it was given."""

from datetime import timedelta

import pytest
from made import HOME
from made_lifts import TODAY, lift, numbered

from htl_dash.domain.problem_area import STEPS, ProblemStatus
from htl_dash.viewmodels.lift_view import lift_view, school_lifts


def view(one, *others):
    return lift_view(HOME, one, numbered(one, *others), TODAY)


@pytest.mark.parametrize("status", ProblemStatus)
def test_wherever_it_is_its_age_and_its_place_are_told(status):
    found = view(lift(f"to | day\n{status} | 2026-11-24" if status != "lifted" else ""))
    assert found.age == "43 dagar"
    assert found.age_label in ("Har väntat", "Sedan det lyftes")
    assert len(found.state) > 10
    assert len(found.stations) == 4
    assert set(found.school_does) <= set(STEPS[status])


def test_what_waits_says_on_whom_and_since_when():
    found = view(lift("to | day\nescalated | 2026-11-24"))
    assert found.age_label == "Har väntat"
    assert found.state == "Har väntat på ledningsgruppen i en dag."


def test_what_goes_on_elsewhere_says_from_which_day():
    found = view(lift("to | day | other\nmerged | 2026-11-20 | 2", goes_on_in=(2,)))
    assert found.state == "Går vidare i ett annat problem sedan 20 november 2026."


def test_an_answer_says_how_long_it_took_and_what_it_was():
    found = view(lift("to | day | note\nanswered | 2026-11-20 | Vi öppnar"))
    assert found.state.startswith("Besvarat. Svaret kom efter 38 dagar.")
    (answer,) = found.answers
    assert answer.startswith("**Svar:** Vi")
    assert found.school_does == (ProblemStatus.CLOSED, ProblemStatus.LIFTED)


def test_an_answer_on_the_day_is_told_as_such():
    drawn = "to | day | note\nanswered | 2026-11-25 | Ja"
    found = view(lift(drawn, lifted_on=TODAY))
    assert found.state.startswith("Besvarat. Svaret kom samma dag.")


def test_an_answer_that_was_not_enough_is_told_in_the_path_but_not_as_the_answer():
    drawn = (
        "to | day | note\nanswered | 2026-11-20 | Vi öppnar\nlifted | 2026-11-21 | Mer"
    )
    found = view(lift(drawn))
    assert found.answers == ()
    assert len(found.steps) == 3


def test_whoever_lifted_what_was_merged_or_split_sees_the_answers_given_there():
    one = lift(
        "to | day | other | note\nmerged | 2026-11-20 | 2 | Samma", goes_on_in=(2,)
    )
    drawn = "to | day | other | note\nsplit | 2026-11-21 | 3 | Delar"
    other = lift(drawn, id=2, goes_on_in=(3, 4))
    answered = lift(
        "to | day | note\nanswered | 2026-11-22 | Ja", id=3, title="Lokaler"
    )
    waiting = lift(id=4)
    assert view(one, other, answered, waiting).answers == ("**Svar i ”Lokaler”:** Ja",)


def test_problems_that_were_merged_in_a_ring_are_told_once():
    one = lift("to | day | other\nmerged | 2026-11-20 | 2", goes_on_in=(2,))
    other = lift("to | day | other\nmerged | 2026-11-20 | 1", id=2, goes_on_in=(1,))
    assert view(one, other).answers == ()


def test_what_its_place_in_the_queue_rests_on_is_said():
    assert view(lift()).breadth == "Rör 2 av hälsa, trygghet och lärande."
    assert view(lift(merged=(2, 3))).breadth.endswith("Sammanslaget av 3 problem.")


def test_what_was_typed_is_shown_as_it_was_typed():
    found = view(lift("to | day | note\nanswered | 2026-11-20 | *Ja*", title="`a`"))
    assert found.title == r"\`a\`"
    assert found.answers == (r"**Svar:** \*Ja\*",)


def test_a_school_meets_first_what_it_has_to_do_something_about():
    waiting, asked, closed, gone = (
        lift(id=1),
        lift("to | day\nreturned | 2026-11-20", id=2),
        lift("to | day\nanswered | 2026-11-20\nclosed | 2026-11-20", id=3),
        lift("to | day\nmerged | 2026-11-20", id=4),
    )
    older = lift(id=5, lifted_on=TODAY - timedelta(days=90))
    elsewhere = lift(id=6, unit_code="23251345")
    found = school_lifts(
        [elsewhere, closed, gone, waiting, asked, older], waiting.problem.unit_code
    )
    assert [one.problem.id for one in found] == [2, 5, 1, 4, 3]
