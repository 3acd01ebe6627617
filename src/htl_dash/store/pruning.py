"""What is kept of what came from the sources, and what of it nothing leads to.

An answer is led to by any figure, current or not, that was read out of it. Files from
people and from the data pack are never pruned. Nor is what came when each dataset was
asked for the last time, or the requests of the last run: there somebody still looks.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, delete, exists, func, select

from htl_dash.store.schema import content, observation, received
from htl_dash.store.source_tables import fetch_part, fetch_run, request_log


@dataclass(frozen=True, slots=True)
class Amount:
    """How much there is of something: times that bytes came, and requests in the log.

    `size` is in bytes as they lie in the database, where the same bytes lie once.
    """

    times: int
    size: int
    requests: int


def kept(connection: Connection) -> Amount:
    """Return how much is kept, files included."""
    return Amount(
        times=_count(connection, select(received.c.id)),
        size=connection.scalar(select(func.sum(func.length(content.c.body)))) or 0,
        requests=_count(connection, select(request_log.c.id)),
    )


def prunable(connection: Connection, before: str) -> Amount:
    """Return how much nothing leads to that came before a moment, ISO 8601 in UTC."""
    answers = _loose(before)
    size = select(func.sum(func.length(content.c.body))).where(_only_in(answers))
    return Amount(
        times=_count(connection, answers),
        size=connection.scalar(size) or 0,
        requests=_count(connection, select(request_log.c.id).where(_old(before))),
    )


def prune(connection: Connection, before: str) -> None:
    """Remove what `prunable` counts; what became of each run stays."""
    loose = [number for (number,) in connection.execute(_loose(before))]
    sums = select(content.c.sha256).where(_only_in(_loose(before)))
    gone = [checksum for (checksum,) in connection.execute(sums)]
    part, came, body = fetch_part.c, received.c, content.c
    for number in loose:
        connection.execute(delete(fetch_part).where(part.received_id == number))
        connection.execute(delete(received).where(came.id == number))
    for checksum in gone:
        connection.execute(delete(content).where(body.sha256 == checksum))
    connection.execute(delete(request_log).where(_old(before)))


def _loose(before: str) -> Select[tuple[int]]:
    """Return the query for the numbers of answers that nothing leads to."""
    led_to = select(observation.c.received_id).where(
        observation.c.received_id.is_not(None)
    )
    latest = (
        select(fetch_part.c.dataset, func.max(fetch_part.c.run_id).label("run_id"))
        .group_by(fetch_part.c.dataset)
        .subquery()
    )
    newest = select(fetch_part.c.received_id).join(
        latest,
        (fetch_part.c.dataset == latest.c.dataset)
        & (fetch_part.c.run_id == latest.c.run_id),
    )
    answers = select(fetch_part.c.received_id)
    return select(received.c.id).where(
        received.c.received_at < before,
        received.c.id.in_(answers),
        received.c.id.not_in(led_to),
        received.c.id.not_in(newest),
    )


def _only_in(answers: Select[tuple[int]]) -> ColumnElement[bool]:
    """Return the condition that bytes came in these answers and never else."""
    here = received.c.sha256 == content.c.sha256
    other = exists().where(here, received.c.id.not_in(answers))
    return exists().where(here) & ~other


def _old(before: str) -> ColumnElement[bool]:
    last = select(func.max(fetch_run.c.id)).scalar_subquery()
    return (request_log.c.at < before) & (
        func.coalesce(request_log.c.run_id, 0) != func.coalesce(last, 0)
    )


def _count(connection: Connection, query: Select[tuple[int]]) -> int:
    return connection.scalar(select(func.count()).select_from(query.subquery())) or 0
