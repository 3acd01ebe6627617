"""Rounds of weighting, and the weights that participants have sent."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from htl_dash.domain.record import Signature
from htl_dash.domain.weighing import Ballot, Poll
from htl_dash.store.meeting_tables import poll, poll_answer


def add_poll(
    connection: Connection,
    code: str,
    title: str,
    alternatives: Sequence[str],
    criteria: Sequence[str],
    by: Signature,
) -> Poll:
    """Open a round and return it."""
    row = {
        "code": code,
        "title": title,
        "alternatives": json.dumps([*alternatives]),
        "criteria": json.dumps([*criteria]),
        "who": by.who,
        "opened_at": by.at.isoformat(timespec="seconds"),
    }
    connection.execute(insert(poll).values(row))
    found = poll_by_code(connection, code)
    if found is None:
        raise LookupError(code)
    return found


def poll_by_code(connection: Connection, code: str) -> Poll | None:
    """Return the round with this code, or None."""
    row = connection.execute(select(poll).where(poll.c.code == code)).first()
    return _poll(row) if row else None


def polls(connection: Connection) -> tuple[Poll, ...]:
    """Return every round, the newest first."""
    return tuple(
        _poll(row)
        for row in connection.execute(select(poll).order_by(poll.c.id.desc()))
    )


def put_answer(
    connection: Connection,
    poll_id: int,
    participant: str,
    ballot: Ballot,
    at: datetime,
) -> None:
    """Keep a participant's weights in place of what the same token sent before."""
    own = (poll_answer.c.poll_id == poll_id) & (
        poll_answer.c.participant == participant
    )
    values = {
        "role": ballot.function,
        "weights": json.dumps(dict(ballot.weights)),
        "at": at.isoformat(timespec="seconds"),
    }
    done = connection.execute(update(poll_answer).where(own).values(values))
    if done.rowcount == 0:
        keys = {"poll_id": poll_id, "participant": participant}
        connection.execute(insert(poll_answer).values({**keys, **values}))


def answer_of(connection: Connection, poll_id: int, participant: str) -> Ballot | None:
    """Return what a participant has sent, or None."""
    own = (poll_answer.c.poll_id == poll_id) & (
        poll_answer.c.participant == participant
    )
    row = connection.execute(select(poll_answer).where(own)).first()
    return Ballot(row.role, json.loads(row.weights)) if row else None


def ballots(connection: Connection, poll_id: int) -> tuple[Ballot, ...]:
    """Return all weights of a round, without anything that tells whose they are."""
    query = (
        select(poll_answer)
        .where(poll_answer.c.poll_id == poll_id)
        .order_by(poll_answer.c.id)
    )
    return tuple(
        Ballot(row.role, json.loads(row.weights)) for row in connection.execute(query)
    )


def count_by_function(connection: Connection, poll_id: int) -> Mapping[str, int]:
    """Return how many have answered, by function."""
    query = (
        select(poll_answer.c.role, func.count())
        .where(poll_answer.c.poll_id == poll_id)
        .group_by(poll_answer.c.role)
    )
    return {role: count for role, count in connection.execute(query)}


def close_poll(
    connection: Connection, poll_id: int, ordered: Sequence[Ballot], at: datetime
) -> None:
    """Close a round, with its ballots in an order that says nothing of who sent them.

    Tokens and times are gone, and so is the order in which they came: `ordered` are all
    ballots of the round as they are to lie.
    """
    moment = at.isoformat(timespec="seconds")
    connection.execute(
        update(poll).where(poll.c.id == poll_id).values(closed_at=moment)
    )
    connection.execute(delete(poll_answer).where(poll_answer.c.poll_id == poll_id))
    rows = [
        {
            "poll_id": poll_id,
            "participant": str(number),
            "role": one.function,
            "weights": json.dumps(dict(one.weights)),
            "at": moment,
        }
        for number, one in enumerate(ordered, start=1)
    ]
    if rows:
        connection.execute(insert(poll_answer), rows)


def _poll(row: Row[tuple[object, ...]]) -> Poll:
    return Poll(
        row.id,
        row.code,
        row.title,
        tuple(json.loads(row.alternatives)),
        tuple(json.loads(row.criteria)),
        row.who,
        row.opened_at,
        row.closed_at,
    )
