"""One run of fetching: dataset by dataset, part by part, each kept as it comes."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, Engine

from htl_dash.catalogue.datasets import fetch_datasets
from htl_dash.domain.errors import HtlError, StoreError
from htl_dash.domain.fetch_report import (
    DatasetReport,
    DatasetState,
    Progress,
    RunReport,
    Unlike,
)
from htl_dash.domain.fetching import Asked, FetchDataset, SourceName
from htl_dash.domain.received import Received
from htl_dash.services.fetch_failure import Silence, failed, forgetting
from htl_dash.services.fetch_plan import fitting
from htl_dash.services.fetch_store import Stored, store_dataset
from htl_dash.services.many_rows import many_rows
from htl_dash.services.quality import checks
from htl_dash.sources.exchange import Attempt
from htl_dash.sources.source import Part, Reading, Source, StoppedError
from htl_dash.store.database import writing
from htl_dash.store.fetch_runs import (
    LoggedRequest,
    keep_part,
    kept_part,
    log_requests,
    note_report,
)
from htl_dash.store.snapshots import Outcome
from htl_dash.text import t

FRESH = timedelta(hours=24)
"""How long an answer that came in a run that did not end may be used in the next."""
_STATES = {
    Outcome.NEW: DatasetState.NEW,
    Outcome.REVISED: DatasetState.REVISED,
    Outcome.UNCHANGED: DatasetState.UNCHANGED,
    Outcome.NOTE_CORRECTED: DatasetState.UNCHANGED,
}
logger = logging.getLogger("htl_dash")


@dataclass(frozen=True, slots=True)
class Checked:
    """A dataset held to the source's own words: what fits of it, and what is unlike."""

    fits: FetchDataset | None
    unlike: tuple[Unlike, ...]


def check(source: Source, one: FetchDataset, asked: Asked) -> Checked:
    """Compare a dataset with the source's own words.

    A measure that is unlike is left out: what the store has of it stands. The others
    are no less true for it.

    Raises:
        SourceError: The source cannot be asked.
    """
    found = tuple(Unlike(m.code, m.wanted, m.found) for m in source.check(one, asked))
    fits = fitting(one, {m.code for m in found}) if found else one
    return Checked(fits, found)


class FetchRun:
    """A run that has begun. What becomes of it is told by `report`, as it goes."""

    def __init__(
        self,
        engine: Engine,
        report: RunReport,
        asked: Callable[[Connection], Asked],
        tell: Callable[[Progress], None],
        is_stopped: Callable[[], bool],
        clock: Callable[[], datetime],
    ) -> None:
        """Take what the run works with; `asked` says whose figures, as it is now."""
        self.report = report
        self._engine = engine
        self._asked = asked
        self._show = tell
        self._now = Progress("", 0, 0, 0, 0)
        self._is_stopped = is_stopped
        self._clock = clock
        self._attempts: list[LoggedRequest] = []

    def log(self, one: Attempt) -> None:
        """Remember an attempt until the next time that something is written.

        One that failed is told at once, so that whoever waits knows why.
        """
        if one.fault:
            self._tell(replace(self._now, failed=one.attempt))
        self._attempts.append(
            LoggedRequest(
                one.at,
                one.method,
                one.url,
                one.attempt,
                one.status,
                one.milliseconds,
                one.size,
                one.fault,
            )
        )

    def _tell(self, now: Progress) -> None:
        self._now = now
        self._show(now)

    def take_all(
        self,
        datasets: tuple[FetchDataset, ...],
        client_of: Callable[[SourceName], Source],
    ) -> None:
        """Fetch every dataset; one that fails does not stop the others.

        Those of a source that has fallen silent are skipped.

        Raises:
            StoppedError: Somebody stopped it; what has come is kept.
        """
        silence = Silence()
        for n, one in enumerate(datasets):
            place = Progress(one.title, n, len(datasets), 0, 0)
            self._tell(place)
            try:
                silence.heed(one.source)
                self._take(client_of(one.source), one, place)
            except StoppedError:
                self._note(self._blank(one, DatasetState.STOPPED))
                raise
            except StoreError:
                raise
            except HtlError as error:
                silence.note(one.source, error)
                self._note(failed(self._blank(one, DatasetState.FAILED), error))
            except Exception:
                logger.exception("fetching %s failed", one.name)
                bad = self._blank(one, DatasetState.FAILED)
                self._note(replace(bad, problem=t("fetch.unforeseen")))
        self._tell(Progress("", len(datasets), len(datasets), 0, 0))

    def _take(self, source: Source, one: FetchDataset, place: Progress) -> None:
        with self._engine.connect() as connection:
            asked = self._asked(connection)
        checked = check(source, one, asked)
        if checked.fits is None:
            blank = self._blank(one, DatasetState.MISMATCH)
            self._note(replace(blank, mismatches=checked.unlike))
            return
        one = checked.fits
        asked = asked.about(one)
        parts = source.parts(one, asked)
        answers, resumed = [], 0
        for n, part in enumerate(parts):
            self._tell(replace(place, part=n, parts=len(parts)))
            pages = self._kept(one, part)
            resumed += bool(pages)
            answers.append((part, pages or self._fetched(source, one, part)))
        blank = replace(
            self._blank(one, DatasetState.WAITING),
            requests=len(parts),
            resumed=resumed,
            cells=sum(part.cells for part in parts),
            mismatches=checked.unlike,
        )
        with many_rows(), forgetting(self._engine, one.name):
            self._store(one, asked, source.read(one, asked, answers), blank)

    def _store(
        self, one: FetchDataset, asked: Asked, reading: Reading, blank: DatasetReport
    ) -> None:
        """Store what was read, check it and say so, all in one transaction."""
        at, whole = self._clock(), fetch_datasets()[one.name]
        with writing(self._engine) as connection:
            done = store_dataset(connection, one, whole, asked, reading, at)
            noted = len(checks(connection, done.ingested)) if done.is_changed else 0
            report = _stored(blank, done, (*reading.notes, *done.notes))
            self._write(connection, replace(report, findings=noted))

    def _kept(self, one: FetchDataset, part: Part) -> tuple[Received, ...]:
        """Return the answers to a part that came in a run that did not end."""
        since = self._clock() - FRESH
        with self._engine.connect() as connection:
            return kept_part(connection, one.name, _name(part), since)

    def _fetched(
        self, source: Source, one: FetchDataset, part: Part
    ) -> tuple[Received, ...]:
        """Ask for a part, and keep all of it or nothing."""
        pages = tuple(self._heeding(source.fetch(one, part)))
        with writing(self._engine) as connection:
            keep_part(connection, self.report.number, one.name, _name(part), pages)
            self._write_log(connection)
        return pages

    def _heeding(self, pages: Iterator[Received]) -> Iterator[Received]:
        """Give the pages until somebody stops it."""
        for page in pages:
            if self._is_stopped():
                raise StoppedError
            yield page

    def _blank(self, one: FetchDataset, state: DatasetState) -> DatasetReport:
        return DatasetReport(one.name, one.title, one.source, state)

    def _note(self, one: DatasetReport) -> None:
        with writing(self._engine) as connection:
            self._write(connection, one)

    def _write(self, connection: Connection, one: DatasetReport) -> None:
        self.report = self.report.having(one)
        note_report(connection, self.report.number, self.report.datasets)
        self._write_log(connection)

    def _write_log(self, connection: Connection) -> None:
        log_requests(connection, self.report.number, self._attempts)
        self._attempts.clear()


def _name(part: Part) -> str:
    """Return what tells a part from every other, whoever asks for it."""
    return f"{part.key} {sha256(part.request.encode()).hexdigest()[:16]}"


def _stored(
    blank: DatasetReport, done: Stored, notes: tuple[str, ...]
) -> DatasetReport:
    return replace(
        blank,
        state=_STATES[done.ingested.outcome],
        rows=done.ingested.rows,
        new=done.counts.new,
        revised=done.counts.revised,
        unchanged=done.counts.unchanged,
        carried=done.counts.carried,
        gone=done.counts.gone,
        notes=notes,
    )
