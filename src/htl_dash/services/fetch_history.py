"""Use case: say what can be fetched, how fresh it is, and what the last run did."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine

from htl_dash.catalogue.datasets import fetch_datasets
from htl_dash.domain.fetch_report import RunReport, RunState
from htl_dash.domain.fetching import SourceName
from htl_dash.store.fetch_runs import LoggedRequest, last_run, logged_requests
from htl_dash.store.registers import current_snapshots

__all__ = ["Fetchable", "History", "LoggedRequest", "history"]


@dataclass(frozen=True, slots=True)
class Fetchable:
    """One dataset that can be fetched, and what the store has of it.

    `retrieved` is an ISO date and `age_days` counts from it; empty and None where it
    has never been fetched, and then there are no `rows` and no `period`.
    """

    dataset: str
    title: str
    source: SourceName
    retrieved: str
    age_days: int | None
    period: str
    rows: int


@dataclass(frozen=True, slots=True)
class History:
    """Everything that can be fetched, the last run, and what was asked in it.

    `ended` is the last run that nobody stopped: it tells how long one takes.
    """

    datasets: tuple[Fetchable, ...]
    last: RunReport | None
    requests: tuple[LoggedRequest, ...]
    ended: RunReport | None = None


def history(engine: Engine, today: date) -> History:
    """Return how things stand; ages are counted to `today`."""
    with engine.connect() as connection:
        held = {one.dataset: one for one in current_snapshots(connection)}
        last = last_run(connection)
        ended = last_run(connection, RunState.DONE, RunState.FAILED)
        asked = logged_requests(connection, last.number) if last else ()
    found = []
    for one in fetch_datasets().values():
        has = held.get(one.name)
        day = has.retrieved if has else ""
        found.append(
            Fetchable(
                dataset=one.name,
                title=one.title,
                source=one.source,
                retrieved=day,
                age_days=(today - date.fromisoformat(day)).days if day else None,
                period=has.period if has else "",
                rows=has.rows if has else 0,
            )
        )
    return History(tuple(found), last, asked, ended)
