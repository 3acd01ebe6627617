"""Use case: take back the step that a lifted problem took last."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from htl_dash.domain.errors import HtlError
from htl_dash.domain.problem_area import ChainStep, ProblemArea, ProblemStatus
from htl_dash.domain.record import RecordKind, Signature, Via
from htl_dash.services.problems import problem_area
from htl_dash.store.chain import move, note_move, paths
from htl_dash.store.records import one_record, undo_last

FIRST = 1
"""The revision of a problem that nobody has touched since it was made."""


class TakeBackError(HtlError):
    """There is no step to take back, or what came of it has gone on. No facts."""

    text_key = "error.take_back"


def take_back(
    connection: Connection, problem_id: int, seen: int, by: Signature
) -> ProblemArea:
    """Take back the step that a problem took last, inside the caller's transaction.

    `by` is signed as an undoing.

    Raises:
        StaleError: It has been moved since.
        TakeBackError: It has taken no step, the step took one back, or a part that it
            was split into has gone on.
    """
    path = paths(connection).get(problem_id, ())
    moves = [one for one in path if not one.is_pointer]
    if not moves or moves[-1].via is Via.UNDO:
        raise TakeBackError
    before = one_record(connection, RecordKind.PROBLEM, problem_id)
    done = undo_last(connection, RecordKind.PROBLEM, problem_id, seen, by)
    if done.values["status"] != moves[-1].before:
        raise TakeBackError
    note_move(connection, before, done, by)
    if moves[-1].after is ProblemStatus.SPLIT:
        _withdraw(connection, split_into(path), by)
    return problem_area(done)


def split_into(path: Sequence[ChainStep]) -> tuple[int, ...]:
    """Return the problems that one was split into the last time, in order."""
    at = max(
        (
            place
            for place, one in enumerate(path)
            if one.after is ProblemStatus.SPLIT and not one.is_pointer
        ),
        default=len(path),
    )
    return tuple(one.other_id for one in path[at:] if one.other_id is not None)


def _withdraw(connection: Connection, parts: Iterable[int], by: Signature) -> None:
    """Withdraw parts that nobody has touched; TakeBackError if somebody has."""
    for number in parts:
        part = one_record(connection, RecordKind.PROBLEM, number)
        if part.revision != FIRST:
            raise TakeBackError
        gone = ProblemStatus.WITHDRAWN
        move(connection, number, FIRST, gone, None, None, by)
