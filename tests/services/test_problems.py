"""What waits for the development group, the oldest first."""

from datetime import date

from registering import NORTH, SOUTH, WHO, lifted_problems, problem, write

from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import InterventionLevel
from htl_dash.domain.problem_area import ProblemArea, ProblemStatus
from htl_dash.domain.record import RecordKind
from htl_dash.services.register import NOT_YET, Entry, undo

TOLD = {
    "title": "Få vuxna ute",
    "description": "Barnen möter få vuxna.",
    "dimensions": "safety",
    "raised_by": WHO,
    "status": "lifted",
}


def lift(store, day: str, unit: str = NORTH):
    keys = {"unit_code": unit, "lifted_on": date.fromisoformat(day)}
    return write(store, Entry(RecordKind.PROBLEM, keys, NOT_YET, TOLD))


def test_a_problem_is_told_as_it_was_lifted(store):
    lifted = problem(
        store, level="area", dimensions="learning safety", evidence="Möte."
    )
    (found,) = lifted_problems(store)
    assert found == ProblemArea(
        id=lifted.id,
        unit_code=NORTH,
        title="Få vuxna ute på kvällarna",
        description="Barnen möter få vuxna efter klockan sex.",
        dimensions=(Dimension.SAFETY, Dimension.LEARNING),
        level=InterventionLevel.AREA,
        evidence="Möte.",
        raised_by=WHO,
        status=ProblemStatus.LIFTED,
        lifted_on=date(2026, 3, 2),
        revision=1,
    )


def test_what_is_not_told_is_unknown(store):
    problem(store)
    (found,) = lifted_problems(store)
    assert (found.level, found.evidence) == (None, None)


def test_the_one_that_has_waited_longest_comes_first(store):
    lifted = [lift(store, "2026-03-02", SOUTH), lift(store, "2026-03-02")]
    lifted.insert(0, lift(store, "2026-03-01"))
    assert [one.id for one in lifted_problems(store)] == [one.id for one in lifted]


def test_one_that_was_taken_back_does_not_wait(store):
    lifted = lift(store, "2026-03-02")
    undo(store, RecordKind.PROBLEM, lifted.id, 1, WHO)
    assert lifted_problems(store) == ()
    undo(store, RecordKind.PROBLEM, lifted.id, 2, WHO)
    assert [one.id for one in lifted_problems(store)] == [lifted.id]
