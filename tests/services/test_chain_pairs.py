"""A problem that goes on elsewhere is found from both sides."""

import pytest
from made_steps import answer, escalate, merge, split
from registering import NORTH, OTHER, SOUTH, WHO, problem

from htl_dash.domain.problem_area import ProblemStatus
from htl_dash.services.chain import Asked
from htl_dash.services.chain_pairs import MergeError, Part, SplitError
from htl_dash.services.lifts import by_id, lifts
from htl_dash.services.problems import all_problems
from htl_dash.services.steps import StepError
from htl_dash.services.written import WrittenError

WHY = "Det är samma sak."
PARTS = (
    Part("Vuxna ute", "Få vuxna är ute."),
    Part("Lokaler", "Lokalen stänger."),
    Part("Bussar", "Sista bussen går klockan fem."),
)


def test_both_problems_of_a_merge_point_at_each_other(store):
    one, other = problem(store, NORTH), problem(store, SOUTH)
    done = merge(store, Asked(one.id, 1, WHY), other.id, OTHER)
    assert done.status is ProblemStatus.MERGED
    found = by_id(lifts(store))
    gone, into = found[one.id], found[other.id]
    assert gone.goes_on_in == (other.id,)
    assert into.merged == (one.id,)
    assert into.problem.status is ProblemStatus.LIFTED
    assert [(s.other_id, s.note) for s in gone.steps] == [(other.id, WHY)]
    assert [(s.other_id, s.note) for s in into.steps] == [(one.id, WHY)]


def test_one_is_merged_only_into_another_that_waits_for_an_answer(store):
    one, other = problem(store), problem(store)
    with pytest.raises(MergeError):
        merge(store, Asked(one.id, 1, WHY), one.id, OTHER)
    escalate(store, Asked(other.id, 1, "Pengar."), OTHER)
    third = problem(store)
    merge(store, Asked(third.id, 1, WHY), other.id, OTHER)
    answer(store, Asked(other.id, 2, "Vi gör det."), OTHER)
    with pytest.raises(MergeError):
        merge(store, Asked(one.id, 1, WHY), other.id, OTHER)


def test_a_merge_says_why(store):
    one, other = problem(store), problem(store)
    with pytest.raises(WrittenError):
        merge(store, Asked(one.id, 1), other.id, OTHER)
    assert {p.status for p in all_problems(store)} == {ProblemStatus.LIFTED}


def test_a_part_is_as_old_as_the_whole_and_knows_it(store):
    whole = problem(store, level="area", evidence="Möte.")
    parts = split(store, Asked(whole.id, 1, "Tre frågor."), PARTS, OTHER)
    assert [p.title for p in parts] == ["Vuxna ute", "Lokaler", "Bussar"]
    for part in parts:
        assert part.lifted_on == whole.keys["lifted_on"]
        assert (part.level, part.evidence) == ("area", "Möte.")
        assert (part.raised_by, part.unit_code) == (WHO, NORTH)
        assert part.status is ProblemStatus.LIFTED
    found = by_id(lifts(store))
    assert found[whole.id].problem.status is ProblemStatus.SPLIT
    assert found[whole.id].goes_on_in == tuple(p.id for p in parts)
    assert {found[p.id].part_of for p in parts} == {whole.id}
    assert all(found[p.id].merged == () for p in parts)


def test_one_part_is_no_split(store):
    whole = problem(store)
    with pytest.raises(SplitError):
        split(store, Asked(whole.id, 1, WHY), PARTS[:1], OTHER)


def test_everything_wrong_in_the_parts_is_said_at_once_and_nothing_is_made(store):
    whole = problem(store)
    parts = (Part("", "En flicka i 3B sover inte."), Part("Lokaler", ""))
    with pytest.raises(WrittenError) as caught:
        split(store, Asked(whole.id, 1, WHY), parts, OTHER)
    found = {one.field for one in caught.value.problems}
    assert found == {"title 1", "description 1", "description 2"}
    assert len(all_problems(store)) == 1


def test_what_is_escalated_cannot_be_split(store):
    whole = problem(store)
    escalate(store, Asked(whole.id, 1, "Pengar."), OTHER)
    with pytest.raises(StepError):
        split(store, Asked(whole.id, 2, WHY), PARTS, OTHER)
    assert len(all_problems(store)) == 1
