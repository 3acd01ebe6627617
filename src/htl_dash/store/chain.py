"""The steps of lifted problems: where each went, with which words, when and by whom.

A step moves the problem's status as a change of its record, so that history, locking
and undo hold, and says beside it what the record has no room for. Rows are only added.
"""

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, Row, insert, select

from htl_dash.domain.problem_area import ChainStep, ProblemStatus
from htl_dash.domain.record import RecordKind, Signature, Via
from htl_dash.store.meeting_tables import chain_step
from htl_dash.store.records import Record, change_record, one_record
from htl_dash.store.work_tables import change

_PROBLEM = RecordKind.PROBLEM


def move(
    connection: Connection,
    problem_id: int,
    seen: int,
    after: ProblemStatus,
    note: str | None,
    other_id: int | None,
    signed: Signature,
) -> Record:
    """Take a problem one step.

    Raises:
        StaleError: The problem is not at revision `seen` any more.
    """
    before = one_record(connection, _PROBLEM, problem_id)
    values = {"status": after.value}
    done = change_record(connection, _PROBLEM, problem_id, seen, values, signed)
    _add(connection, before, done, note, other_id, signed)
    return done


def note_move(
    connection: Connection, before: Record, after: Record, signed: Signature
) -> None:
    """Note a step where a problem's status was written by other means than `move`."""
    is_problem = after.kind is _PROBLEM
    if is_problem and before.values["status"] != after.values["status"]:
        _add(connection, before, after, None, None, signed)


def point(
    connection: Connection,
    problem_id: int,
    other_id: int | None,
    note: str | None,
    signed: Signature,
) -> None:
    """Let a problem point at another, or have words added, and stand where it stands."""
    record = one_record(connection, _PROBLEM, problem_id)
    _add(connection, record, record, note, other_id, signed)


def paths(connection: Connection) -> dict[int, tuple[ChainStep, ...]]:
    """Return every step of every problem that has taken one, oldest first.

    Steps from before there was a chain have no words: they are in the history alone.
    """
    query = select(chain_step).order_by(chain_step.c.id)
    found: dict[int, list[Row[tuple[object, ...]]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.problem_id, []).append(row)
    changes = _status_changes(connection)
    return {
        number: tuple(_path(found.get(number, ()), changes.get(number, ())))
        for number in sorted(found.keys() | changes.keys())
    }


def _add(
    connection: Connection,
    before: Record,
    after: Record,
    note: str | None,
    other_id: int | None,
    signed: Signature,
) -> None:
    row = {
        "problem_id": after.id,
        "before": before.values["status"],
        "after": after.values["status"],
        "note": note or None,
        "other_id": other_id,
        "who": signed.who,
        "at": signed.at.isoformat(timespec="seconds"),
    }
    connection.execute(insert(chain_step).values(row))


def _status_changes(connection: Connection) -> Mapping[int, list[ChainStep]]:
    """Return every change of a status after the first, as a step without words."""
    query = (
        select(change)
        .where(
            change.c.record == _PROBLEM.value,
            change.c.field == "status",
            change.c.before.is_not(None),
        )
        .order_by(change.c.id)
    )
    found: dict[int, list[ChainStep]] = {}
    for row in connection.execute(query):
        before, after = (
            ProblemStatus(json.loads(one)) for one in (row.before, row.after)
        )
        step = ChainStep(
            row.record_id, before, after, None, None, row.who, row.at, Via(row.via)
        )
        found.setdefault(row.record_id, []).append(step)
    return found


def _path(
    rows: Iterable[Row[tuple[object, ...]]], changes: Iterable[ChainStep]
) -> Iterable[ChainStep]:
    """Give the steps in order; how each was written is known from the history.

    Every step that moves is a change of the status, and since there is a chain every
    such change is a step: from the end they stand beside each other.
    """
    rows, told = list(rows), list(changes)
    moving = sum(row.before != row.after for row in rows)
    yield from told[: len(told) - moving]
    via = iter([one.via for one in told[len(told) - moving :]])
    for row in rows:
        is_move = row.before != row.after
        yield ChainStep(
            row.problem_id,
            ProblemStatus(row.before),
            ProblemStatus(row.after),
            row.note,
            row.other_id,
            row.who,
            row.at,
            next(via) if is_move else Via.FORM,
        )
