"""An item and its problem end together, or neither does."""

import pytest
from made_steps import answer, escalate
from meeting import STEERING, begin, close, decide, ending, item, read
from registering import OTHER, WHO, problem
from sqlalchemy import select, update

from htl_dash.domain.errors import StaleError
from htl_dash.domain.meeting import ItemKind, Outcome
from htl_dash.domain.problem_area import ProblemStatus
from htl_dash.services.chain import Asked
from htl_dash.services.chain_back import TakeBackError
from htl_dash.services.chain_pairs import Part
from htl_dash.services.lifts import by_id, lifts
from htl_dash.services.meetings import MeetingClosedError, add_own
from htl_dash.services.outcomes import (
    OutcomeError,
    UndecidedError,
    end_by_merge,
    end_by_split,
    end_item,
    outcomes_of,
    reopen_item,
    says_why,
)
from htl_dash.services.steps import StepError
from htl_dash.services.written import WrittenError
from htl_dash.store.database import writing
from htl_dash.store.meeting_tables import meeting_item
from htl_dash.store.schema import metadata

NOTE = "Fritidsgården öppnar."
PARTS = (Part("Vuxna ute", "Få vuxna."), Part("Lokaler", "Stänger."))


def everything(store):
    with store.connect() as connection:
        tables = metadata.sorted_tables
        return [[tuple(r) for r in connection.execute(select(t))] for t in tables]


def status(store, number: int) -> ProblemStatus:
    return by_id(lifts(store))[number].problem.status


@pytest.mark.parametrize(
    ("outcome", "after"),
    [
        (Outcome.ANSWERED, ProblemStatus.ANSWERED),
        (Outcome.RETURNED, ProblemStatus.RETURNED),
        (Outcome.ESCALATED, ProblemStatus.ESCALATED),
        (Outcome.POSTPONED, ProblemStatus.LIFTED),
        (Outcome.NOTED, ProblemStatus.LIFTED),
    ],
)
def test_an_item_ends_and_its_problem_goes_where_that_takes_it(store, outcome, after):
    one = problem(store).id
    meeting = begin(store)
    end_item(store, ending(store, meeting, NOTE), outcome, OTHER)
    ended = item(store, meeting, ItemKind.PROBLEM)
    assert (ended.outcome, ended.note, ended.who) == (outcome, NOTE, OTHER)
    assert status(store, one) is after
    assert read(store, meeting).left == ()


@pytest.mark.parametrize(
    ("note", "outcome"),
    [
        ("", Outcome.ANSWERED),
        ("", Outcome.ESCALATED),
        ("En flicka i 3B", Outcome.POSTPONED),
        ("En flicka i 3B", Outcome.RETURNED),
    ],
)
def test_without_words_or_with_a_child_in_them_nothing_is_written(store, note, outcome):
    problem(store)
    meeting = begin(store)
    before = everything(store)
    with pytest.raises(WrittenError):
        end_item(store, ending(store, meeting, note), outcome, OTHER)
    assert everything(store) == before


def test_a_problem_that_has_moved_meanwhile_is_not_moved_over(store):
    one = problem(store).id
    meeting = begin(store)
    late = ending(store, meeting, NOTE)
    escalate(store, Asked(one, 1, "Pengar."), OTHER)
    before = everything(store)
    with pytest.raises(StaleError):
        end_item(store, late, Outcome.ANSWERED, OTHER)
    with pytest.raises(StepError):
        end_item(store, ending(store, meeting, NOTE, 2), Outcome.ESCALATED, OTHER)
    assert everything(store) == before


def test_of_two_who_end_the_same_item_the_second_is_told(store):
    problem(store)
    meeting = begin(store)
    first = second = ending(store, meeting)
    end_item(store, first, Outcome.NOTED, OTHER)
    with pytest.raises(StaleError):
        end_item(store, second, Outcome.POSTPONED, WHO)


def test_an_item_that_ended_by_a_slip_is_opened_and_its_step_taken_back(store):
    one = problem(store).id
    meeting = begin(store)
    end_item(store, ending(store, meeting, NOTE), Outcome.ANSWERED, OTHER)
    reopen_item(store, ending(store, meeting, seen=2), OTHER)
    assert status(store, one) is ProblemStatus.LIFTED
    assert item(store, meeting, ItemKind.PROBLEM).outcome is None
    with pytest.raises(OutcomeError):
        reopen_item(store, ending(store, meeting, seen=3), OTHER)


def test_one_that_has_gone_on_is_not_opened_again(store):
    problem(store)
    meeting = begin(store)
    end_item(store, ending(store, meeting, NOTE), Outcome.RETURNED, OTHER)
    answered = ending(store, meeting, seen=1)
    before = everything(store)
    with pytest.raises(StaleError):
        reopen_item(store, answered, OTHER)
    assert everything(store) == before


def test_a_merge_is_an_outcome_that_says_where_it_goes_on_and_can_be_taken_back(store):
    one, other = problem(store, title="Ett").id, problem(store, title="Två").id
    meeting = begin(store)
    end_by_merge(store, ending(store, meeting, "Samma."), other, OTHER)
    ended = item(store, meeting, ItemKind.PROBLEM)
    assert ended.outcome is Outcome.MERGED
    assert ended.note == "Går vidare i ”Två”. Samma."
    reopen_item(store, ending(store, meeting, seen=2), OTHER)
    assert status(store, one) is ProblemStatus.LIFTED


def test_a_merge_that_was_noted_before_it_had_an_outcome_can_be_taken_back(store):
    one, other = problem(store, title="Ett").id, problem(store, title="Två").id
    meeting = begin(store)
    end_by_merge(store, ending(store, meeting, "Samma."), other, OTHER)
    with writing(store) as connection:
        connection.execute(update(meeting_item).values(outcome="noted"))
    reopen_item(store, ending(store, meeting, seen=2), OTHER)
    assert status(store, one) is ProblemStatus.LIFTED


def test_no_item_is_merged_without_saying_into_which(store):
    problem(store)
    one = ending(store, begin(store), NOTE)
    for outcome in (Outcome.MERGED, Outcome.SPLIT):
        with pytest.raises(OutcomeError):
            end_item(store, one, outcome, OTHER)


def test_a_split_is_an_outcome_that_says_which_parts_and_stands_when_one_has_gone_on(
    store,
):
    one = problem(store).id
    meeting = begin(store)
    end_by_split(store, ending(store, meeting, "Två."), PARTS, OTHER)
    ended = item(store, meeting, ItemKind.PROBLEM)
    assert ended.outcome is Outcome.SPLIT
    assert ended.note == "Går vidare i: Vuxna ute, Lokaler. Två."
    first, _ = by_id(lifts(store))[one].goes_on_in
    answer(store, Asked(first, 1, NOTE), OTHER)
    with pytest.raises(TakeBackError):
        reopen_item(store, ending(store, meeting, seen=2), OTHER)


def test_decided_is_only_what_has_been_decided(store):
    one = problem(store).id
    meeting = begin(store)
    add_own(store, meeting, "Datum", "", OTHER)
    own = ending(store, meeting, kind=ItemKind.OTHER, seen=None)
    for each in (own, ending(store, meeting)):
        with pytest.raises(UndecidedError):
            end_item(store, each, Outcome.DECIDED, OTHER)
    decide(store, meeting, str(one))
    with pytest.raises(UndecidedError):
        end_item(store, own, Outcome.DECIDED, OTHER)
    decide(store, meeting)
    end_item(store, own, Outcome.DECIDED, OTHER)
    assert read(store, meeting).left == ()


def test_an_own_matter_moves_no_problem(store):
    meeting = begin(store)
    add_own(store, meeting, "Datum", "", OTHER)
    own = ending(store, meeting, NOTE, kind=ItemKind.OTHER, seen=None)
    for act in (
        lambda: end_item(store, own, Outcome.ANSWERED, OTHER),
        lambda: end_by_merge(store, own, 1, OTHER),
        lambda: end_by_split(store, own, PARTS, OTHER),
    ):
        with pytest.raises(OutcomeError):
            act()


def test_nothing_ends_when_the_meeting_is_closed(store):
    problem(store)
    meeting = begin(store)
    one = ending(store, meeting)
    close(store, meeting, OTHER)
    with pytest.raises(MeetingClosedError):
        end_item(store, one, Outcome.NOTED, OTHER)
    with pytest.raises(MeetingClosedError):
        reopen_item(store, one, OTHER)


def test_what_is_offered_follows_from_where_the_problem_is(store):
    problem_kind = ItemKind.PROBLEM
    assert outcomes_of(problem_kind, ProblemStatus.LIFTED) == (
        Outcome.ANSWERED,
        Outcome.RETURNED,
        Outcome.ESCALATED,
        Outcome.POSTPONED,
        Outcome.NOTED,
    )
    assert Outcome.ESCALATED not in outcomes_of(problem_kind, ProblemStatus.ESCALATED)
    always = (Outcome.POSTPONED, Outcome.NOTED)
    assert outcomes_of(problem_kind, ProblemStatus.CLOSED) == always
    assert outcomes_of(ItemKind.CHANGE, None) == always
    assert [one for one in Outcome if says_why(one)] == [
        Outcome.RETURNED,
        Outcome.ESCALATED,
        Outcome.ANSWERED,
    ]


def test_the_steering_group_answers_what_was_lifted_to_it(store):
    one = problem(store).id
    escalate(store, Asked(one, 1, "Pengar."), OTHER)
    meeting = begin(store, STEERING)
    end_item(store, ending(store, meeting, NOTE, 2), Outcome.ANSWERED, OTHER)
    assert status(store, one) is ProblemStatus.ANSWERED
