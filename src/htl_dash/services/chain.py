"""Use case: take a lifted problem through the chain, from school to answer and back.

Every step is one transaction: the status, the words, the day and the function that took
it. What somebody else has moved meanwhile is never moved again over her. What a school does
by itself is here; what a meeting does takes its `step` in `outcomes` and `decision_answers`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine

from htl_dash.domain.errors import StaleError
from htl_dash.domain.problem_area import SAYS_WHY, ProblemArea, ProblemStatus
from htl_dash.domain.record import RecordKind, Signature
from htl_dash.services.problems import problem_area
from htl_dash.services.register import signed
from htl_dash.services.steps import require_step
from htl_dash.services.written import Problem, WrittenError, guarded
from htl_dash.store.chain import move
from htl_dash.store.database import writing
from htl_dash.store.records import one_record

NOTE = "note"
"""What the words of a step are called where something is wrong in them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A step that somebody wants to take.

    Attributes:
        problem_id: The problem.
        seen: The revision of it that she has seen.
        note: Why, or the question or the answer, as it is typed.
        accepted: Texts that she has said point out nobody, by name (see NOTE).
    """

    problem_id: int
    seen: int
    note: str = ""
    accepted: Mapping[str, str] = field(default_factory=dict)


def lift_again(engine: Engine, asked: Asked, who: str) -> ProblemArea:
    """Lift a problem again: it was returned, answered too little, closed or withdrawn."""
    return _take(engine, asked, ProblemStatus.LIFTED, who)


def close(engine: Engine, asked: Asked, who: str) -> ProblemArea:
    """Close a problem that has its answer; the school does it."""
    return _take(engine, asked, ProblemStatus.CLOSED, who)


def withdraw(engine: Engine, asked: Asked, who: str) -> ProblemArea:
    """Take a problem back before anybody has answered it; the school does it."""
    return _take(engine, asked, ProblemStatus.WITHDRAWN, who)


def _take(engine: Engine, asked: Asked, after: ProblemStatus, who: str) -> ProblemArea:
    by = signed(who)
    with writing(engine) as connection:
        return step(connection, asked, after, by)


def step(
    connection: Connection,
    asked: Asked,
    after: ProblemStatus,
    by: Signature,
    other_id: int | None = None,
) -> ProblemArea:
    """Take one step inside the caller's transaction.

    Raises:
        StaleError: Somebody else has moved it since.
        StepError: The problem cannot go there from where it is.
        WrittenError: Words are missing, or point out a person.
    """
    before = one_record(connection, RecordKind.PROBLEM, asked.problem_id)
    if before.revision != asked.seen:
        raise StaleError(seen=asked.seen, revision=before.revision)
    require_step(problem_area(before).status, after)
    note = note_of(asked, is_required=after in SAYS_WHY)
    done = move(connection, asked.problem_id, asked.seen, after, note, other_id, by)
    return problem_area(done)


def note_of(asked: Asked, *, is_required: bool) -> str:
    """Return the words of a step as they are saved; WrittenError if they cannot be."""
    text = guarded({NOTE: asked.note}, asked.accepted)[NOTE]
    if is_required and not text:
        raise WrittenError((Problem(NOTE, "written.missing", {}),))
    return text
