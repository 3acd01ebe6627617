"""Use case: fetch from the live sources what the data pack cannot hold.

A dataset is checked against the source's own titles, fetched a part at a time, and
stored when all of it is there: the store holds the version before or the new one, and
never something in between, whatever happens to the process.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Engine

from htl_dash.catalogue.dataset_checks import check_datasets
from htl_dash.catalogue.indicators import all_indicators
from htl_dash.domain.errors import HtlError
from htl_dash.domain.fetch_report import (
    DatasetReport,
    DatasetState,
    Progress,
    RunReport,
    RunState,
)
from htl_dash.domain.fetching import Asked, FetchDataset, SourceName
from htl_dash.domain.municipality import Municipality
from htl_dash.services.fetch_failure import Silence, failed
from htl_dash.services.fetch_plan import FetchError, Wanted, asked_of, chosen
from htl_dash.services.fetch_run import FetchRun, check
from htl_dash.sources.clients import client
from htl_dash.sources.exchange import Attempt
from htl_dash.sources.source import Source, StoppedError
from htl_dash.sources.transport import Transport
from htl_dash.store.database import writing
from htl_dash.store.fetch_lock import fetch_lock
from htl_dash.store.fetch_runs import begin_run, end_run

Log = Callable[[Attempt], None]
IsStopped = Callable[[], bool]
Client = Callable[[SourceName], Source]
OpenSources = Callable[[Log, IsStopped], AbstractContextManager[Client]]


@contextmanager
def live_sources(log: Log, is_stopped: IsStopped) -> Iterator[Client]:
    """Give the clients of the live sources, over one transport."""
    opened: dict[SourceName, Source] = {}
    with Transport(log=log, is_stopped=is_stopped) as transport:

        def one(name: SourceName) -> Source:
            if name not in opened:
                opened[name] = client(name, transport)
            return opened[name]

        yield one


def now() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)


def fetch(
    engine: Engine,
    home: Municipality,
    wanted: Wanted,
    *,
    tell: Callable[[Progress], None] = lambda progress: None,
    is_stopped: IsStopped = lambda: False,
    sources: OpenSources = live_sources,
    clock: Callable[[], datetime] = now,
) -> RunReport:
    """Fetch what is wanted into the store; return what became of each dataset.

    A run that is stopped, or that fails, or whose process dies, leaves what has come:
    the next goes on after it. Stopped is no error: the report says so.

    Raises:
        FetchError: It is asked for wrongly, somebody else is fetching, or this is a
            training.
        CatalogueError: A definition is faulty.
        StoreError: The database cannot be read or written.
    """
    datasets = _datasets(home, wanted)
    with fetch_lock(engine) as is_ours:
        if not is_ours:
            raise FetchError("fetch.is_running")
        begun = _begin(engine, wanted, datasets, clock())
        asked = partial(asked_of, home=home, wanted=wanted)
        run = FetchRun(engine, begun, asked, tell, is_stopped, clock)
        state = RunState.INTERRUPTED
        try:
            with sources(run.log, is_stopped) as client_of:
                run.take_all(datasets, client_of)
            state = RunState.FAILED if run.report.has_failures else RunState.DONE
        except StoppedError:
            state = RunState.STOPPED
        except KeyboardInterrupt:
            state = RunState.STOPPED
            raise
        finally:
            ended = clock()
            with writing(engine) as connection:
                end_run(connection, begun.number, state, ended)
    at = ended.isoformat(timespec="seconds")
    return replace(run.report, state=state, ended_at=at)


def look(
    engine: Engine,
    home: Municipality,
    wanted: Wanted,
    *,
    tell: Callable[[Progress], None] = lambda progress: None,
    is_stopped: IsStopped = lambda: False,
    sources: OpenSources = live_sources,
    clock: Callable[[], datetime] = now,
) -> RunReport:
    """Check what is wanted against the sources' own titles, and store nothing.

    The report says how many requests it would take, and how many figures would come.

    Raises:
        FetchError: It is asked for wrongly, or this is a training.
        StoppedError: Somebody stopped it.
    """
    datasets = _datasets(home, wanted)
    with engine.connect() as connection:
        asked = asked_of(connection, home, wanted)
    began, found, silence = clock(), [], Silence()
    with sources(lambda attempt: None, is_stopped) as client_of:
        for n, one in enumerate(datasets):
            tell(Progress(one.title, n, len(datasets), 0, 0))
            found.append(_looked_at(client_of, one, asked, silence))
    state = RunState.DONE
    if any(one.is_failure for one in found):
        state = RunState.FAILED
    began_at, ended_at = (at.isoformat(timespec="seconds") for at in (began, clock()))
    return RunReport(0, state, began_at, ended_at, tuple(found))


def _looked_at(
    client_of: Client, one: FetchDataset, asked: Asked, silence: Silence
) -> DatasetReport:
    blank = DatasetReport(one.name, one.title, one.source, DatasetState.PLANNED)
    try:
        silence.heed(one.source)
        source = client_of(one.source)
        checked = check(source, one, asked)
        blank = replace(blank, mismatches=checked.unlike)
        if checked.fits is None:
            return replace(blank, state=DatasetState.MISMATCH)
        parts = source.parts(checked.fits, asked)
    except HtlError as error:
        silence.note(one.source, error)
        return failed(blank, error)
    cells = sum(part.cells for part in parts)
    return replace(blank, requests=len(parts), cells=cells)


def _datasets(home: Municipality, wanted: Wanted) -> tuple[FetchDataset, ...]:
    """Return what is to be fetched; made-up places have no figures to fetch."""
    if home.is_training:
        raise FetchError("fetch.is_training")
    check_datasets(all_indicators())
    return chosen(wanted)


def _begin(
    engine: Engine,
    wanted: Wanted,
    datasets: tuple[FetchDataset, ...],
    at: datetime,
) -> RunReport:
    waiting = tuple(
        DatasetReport(one.name, one.title, one.source, DatasetState.WAITING)
        for one in datasets
    )
    with writing(engine) as connection:
        number = begin_run(connection, wanted.as_json(), waiting, at)
    started = at.isoformat(timespec="seconds")
    return RunReport(number, RunState.RUNNING, started, "", waiting)
