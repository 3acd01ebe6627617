"""Use case: read lifted problems with their whole path, and who they wait for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine

from htl_dash.domain.meeting import Forum
from htl_dash.domain.problem_area import WAITING, ChainStep, ProblemArea, ProblemStatus
from htl_dash.domain.record import RecordKind
from htl_dash.services.chain_back import split_into
from htl_dash.services.problems import problem_area
from htl_dash.store.chain import paths
from htl_dash.store.records import records

WAITS_FOR: dict[Forum, tuple[ProblemStatus, ...]] = {
    Forum.DEVELOPMENT_GROUP: (ProblemStatus.LIFTED,),
    Forum.STEERING_GROUP: (ProblemStatus.ESCALATED,),
    Forum.POLITICS: (),
}
"""Which problems a forum is to deal with. None are lifted to the politicians."""


@dataclass(frozen=True, slots=True)
class Lift:
    """A lifted problem with its whole path, oldest step first.

    Other problems stand here by number: `goes_on_in` are what it was merged into or
    split into, `merged` those that were merged into it, `part_of` the one that it came
    from in a split, if any.
    """

    problem: ProblemArea
    steps: tuple[ChainStep, ...]
    goes_on_in: tuple[int, ...]
    merged: tuple[int, ...]
    part_of: int | None

    @property
    def moves(self) -> tuple[ChainStep, ...]:
        """The steps that went somewhere."""
        return tuple(one for one in self.steps if not one.is_pointer)

    @property
    def since(self) -> date:
        """The day (UTC) it came to where it is."""
        moves = self.moves
        return date.fromisoformat(moves[-1].at[:10]) if moves else self.lifted_on

    @property
    def lifted_on(self) -> date:
        """The day it was lifted the first time."""
        return self.problem.lifted_on


def lifts(engine: Engine) -> tuple[Lift, ...]:
    """Return every problem that has ever been lifted, the oldest first."""
    with engine.connect() as connection:
        return lifts_within(connection)


def lifts_within(connection: Connection) -> tuple[Lift, ...]:
    """Return the same inside the caller's transaction."""
    problems = [problem_area(r) for r in records(connection, RecordKind.PROBLEM)]
    found = paths(connection)
    further = {one.id: _further(one, found.get(one.id, ())) for one in problems}
    return tuple(
        _lift(one, found.get(one.id, ()), problems, further)
        for one in sorted(problems, key=lambda each: (each.lifted_on, each.id))
    )


def _lift(
    one: ProblemArea,
    path: tuple[ChainStep, ...],
    problems: Iterable[ProblemArea],
    further: Mapping[int, tuple[int, ...]],
) -> Lift:
    before = [each for each in problems if one.id in further[each.id]]
    merged = (p.id for p in before if p.status is ProblemStatus.MERGED)
    wholes = (p.id for p in before if p.status is ProblemStatus.SPLIT)
    return Lift(one, path, further[one.id], tuple(merged), next(wholes, None))


def queue(found: Iterable[Lift], forum: Forum) -> tuple[Lift, ...]:
    """Return what a forum is to deal with, in the order it is taken up.

    The longest wait since it was lifted comes first. Of those lifted on the same day,
    the ones that touch more of health, safety and learning come first, and then those
    that several problems have been merged into.
    """
    waiting = (one for one in found if one.problem.status in WAITS_FOR[forum])
    return tuple(sorted(waiting, key=_place))


def waiting(found: Iterable[Lift]) -> tuple[Lift, ...]:
    """Return everything that waits, by whom it waits for and then as in a queue."""
    some = (one for one in found if one.problem.status in WAITING)
    return tuple(
        sorted(some, key=lambda o: (WAITING.index(o.problem.status), _place(o)))
    )


def by_id(found: Iterable[Lift]) -> Mapping[int, Lift]:
    """Return lifts by the number of their problem."""
    return {one.problem.id: one for one in found}


def _place(one: Lift) -> tuple[date, int, int, int]:
    problem = one.problem
    return (
        problem.lifted_on,
        -len(problem.dimensions),
        -len(one.merged),
        problem.id,
    )


def _further(one: ProblemArea, path: tuple[ChainStep, ...]) -> tuple[int, ...]:
    match one.status:
        case ProblemStatus.MERGED:
            into = [s.other_id for s in path if s.after is ProblemStatus.MERGED]
            return tuple([number for number in into if number is not None][-1:])
        case ProblemStatus.SPLIT:
            return split_into(path)
        case _:
            return ()
