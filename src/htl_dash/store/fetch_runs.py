"""Runs of fetching: what came in each, what became of it, and what was asked.

Answers are kept a whole part at a time: one that is half is asked for again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from htl_dash.domain.fetch_report import (
    DatasetReport,
    RunReport,
    RunState,
    as_json,
    from_json,
)
from htl_dash.domain.received import Received
from htl_dash.store.received import keep, read_received
from htl_dash.store.source_tables import fetch_part, fetch_run, request_log


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """One attempt to ask a source. `status` is None where nothing came.

    `at` is UTC, ISO 8601. `size` is in bytes, `attempt` counts from 1.
    """

    at: str
    method: str
    url: str
    attempt: int
    status: int | None
    milliseconds: int
    size: int
    fault: str


def begin_run(
    connection: Connection,
    asked: str,
    datasets: tuple[DatasetReport, ...],
    at: datetime,
) -> int:
    """Note that a run begins; those that are said to be running are dead by now."""
    dead = fetch_run.c.state == RunState.RUNNING
    values = {"state": RunState.INTERRUPTED, "ended_at": _written(at)}
    connection.execute(update(fetch_run).where(dead).values(values))
    row = {
        "asked": asked,
        "state": RunState.RUNNING,
        "started_at": _written(at),
        "report": as_json(datasets),
    }
    added = insert(fetch_run).values(row).returning(fetch_run.c.id)
    return int(connection.execute(added).scalar_one())


def note_report(
    connection: Connection, run_id: int, datasets: tuple[DatasetReport, ...]
) -> None:
    """Note what has become of the datasets so far."""
    change = update(fetch_run).where(fetch_run.c.id == run_id)
    connection.execute(change.values(report=as_json(datasets)))


def end_run(connection: Connection, run_id: int, state: RunState, at: datetime) -> None:
    """Note how a run ended."""
    change = update(fetch_run).where(fetch_run.c.id == run_id)
    connection.execute(change.values(state=state, ended_at=_written(at)))


def keep_part(
    connection: Connection,
    run_id: int,
    dataset: str,
    part: str,
    pages: Sequence[Received],
) -> None:
    """Keep every page of one part."""
    for page, one in enumerate(pages):
        row = {
            "run_id": run_id,
            "dataset": dataset,
            "part": part,
            "page": page,
            "received_id": keep(connection, one),
        }
        connection.execute(insert(fetch_part).values(row))


def kept_part(
    connection: Connection, dataset: str, part: str, since: datetime
) -> tuple[Received, ...]:
    """Return the pages of a part that came in a run that did not get to its end.

    Empty if there are none, if they came before `since`, or if the dataset has been
    taken in later: what has been used once is not used again.
    """
    p, latest = fetch_part.c, _last_taken(connection, dataset, since)
    query = (
        select(p.run_id, p.received_id)
        .where(p.dataset == dataset, p.part == part, p.run_id > latest)
        .order_by(p.run_id.desc(), p.page)
    )
    rows = connection.execute(query).all()
    pages = tuple(
        read_received(connection, row.received_id)
        for row in rows
        if row.run_id == rows[0].run_id
    )
    is_fresh = all(page.received_at >= _written(since) for page in pages)
    return pages if is_fresh else ()


def forget_parts(connection: Connection, dataset: str) -> None:
    """Let no answer of a dataset be used again; what was received stays."""
    connection.execute(delete(fetch_part).where(fetch_part.c.dataset == dataset))


def _last_taken(connection: Connection, dataset: str, since: datetime) -> int:
    """Return the last run that took a dataset in, of those that matter; 0 if none."""
    r = fetch_run.c
    query = select(r.id, r.report).where(r.started_at >= _written(since))
    taken = (
        number
        for number, report in connection.execute(query)
        for one in from_json(report)
        if one.dataset == dataset and one.state.is_taken
    )
    return max(taken, default=0)


def log_requests(
    connection: Connection, run_id: int, several: Iterable[LoggedRequest]
) -> None:
    """Add attempts to the request log."""
    names = [field.name for field in fields(LoggedRequest)]
    rows = [
        {name: getattr(one, name) for name in names} | {"run_id": run_id}
        for one in several
    ]
    if rows:
        connection.execute(insert(request_log), rows)


def logged_requests(connection: Connection, run_id: int) -> tuple[LoggedRequest, ...]:
    """Return what was asked in one run, oldest first."""
    columns = [request_log.c[field.name] for field in fields(LoggedRequest)]
    query = (
        select(*columns)
        .where(request_log.c.run_id == run_id)
        .order_by(request_log.c.id)
    )
    return tuple(LoggedRequest(*row) for row in connection.execute(query))


def last_run(connection: Connection, *states: RunState) -> RunReport | None:
    """Return the newest run, in one of some states; None if there has been none."""
    query = select(fetch_run).order_by(fetch_run.c.id.desc()).limit(1)
    if states:
        query = query.where(fetch_run.c.state.in_(states))
    row = connection.execute(query).mappings().one_or_none()
    return _report(row) if row else None


def _report(row: RowMapping) -> RunReport:
    return RunReport(
        number=row["id"],
        state=RunState(row["state"]),
        started_at=row["started_at"],
        ended_at=row["ended_at"] or "",
        datasets=from_json(row["report"]),
    )


def _written(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
