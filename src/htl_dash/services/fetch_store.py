"""Store what has been fetched: one dataset, all of it, in the caller's transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.catalogue.protection import protection_rules
from htl_dash.domain.fetching import Asked, FetchDataset
from htl_dash.domain.geography import OLDER_DIVISIONS, Area, Geography, School
from htl_dash.domain.observation import Incoming
from htl_dash.domain.period import start_year
from htl_dash.domain.received import Arrival
from htl_dash.services.fetch_merge import (
    Counts,
    Merged,
    Scope,
    is_later,
    merged,
    silent_about,
)
from htl_dash.services.fetch_plan import FetchError
from htl_dash.services.releases import publish_all
from htl_dash.sources.source import Reading
from htl_dash.store import registers
from htl_dash.store.notes import Note, Snapshot
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.received import checksums
from htl_dash.store.schema import area, observation, school
from htl_dash.store.snapshots import Ingested, Outcome, ingest
from htl_dash.text import listing, t


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a dataset: its version, how it came to be, and what to tell."""

    ingested: Ingested
    counts: Counts
    notes: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether there is a new version."""
        return self.ingested.outcome in (Outcome.NEW, Outcome.REVISED)


def store_dataset(
    connection: Connection,
    asked_for: FetchDataset,
    whole: FetchDataset,
    asked: Asked,
    reading: Reading,
    at: datetime,
) -> Stored:
    """Make what was read the dataset's current version, unless it says the same.

    `asked_for` is the dataset with the measures that were asked for, `whole` as it is
    declared.

    Raises:
        FetchError: There are no figures, or others than those that were asked for.
    """
    if not whole.measures:
        return _store_schools(connection, whole, reading.schools, at)
    came = tuple(reading.figures)
    _require_begun(came, at.year)
    scope = Scope(whole, asked_for, asked)
    figures, silent = _beside_before(connection, scope, came)
    note = _note(whole, figures.period, len(figures.rows), figures.checksum, at)
    arrival = Arrival.FETCH
    done = ingest(connection, note, observation, figures.rows, at, arrival)
    _store_areas(connection, whole, reading.areas, at)
    stored = Stored(done, figures.counts, tuple(_told(silent)))
    if stored.is_changed and not protection_rules()[whole.protection].is_done:
        publish_all(connection, at)
    return stored


def _require_begun(figures: Iterable[Incoming], year: int) -> None:
    """Raise FetchError where a figure is of a period that has not begun."""
    periods = {one.time_period for one in figures}
    if future := sorted(one for one in periods if start_year(one) > year):
        raise FetchError("fetch.future_period", found=listing(future))


def _beside_before(
    connection: Connection, scope: Scope, came: Iterable[Incoming]
) -> tuple[Merged, frozenset[str]]:
    """Return what the dataset is to hold, and the indicators left as they were."""
    asked = scope.asked
    current = _current(connection, scope.whole.name)
    before = (
        ObservationRepository(connection).of_snapshot(current.id) if current else ()
    )
    known = checksums(connection)
    figures = [one for one in came if not is_later(one, asked)]
    if not (asked.since or (figures and _has_home(figures, asked))):
        raise FetchError("fetch.no_figures")
    silent = silent_about(figures, before, scope)
    kept = [one for one in figures if one.indicator not in silent]
    measures = scope.asked_for.measures
    heard = tuple(one for one in measures if one.indicator not in silent)
    asked_for = replace(scope.asked_for, measures=heard)
    found = merged(kept, before, known, replace(scope, asked_for=asked_for))
    if not found.rows:
        raise FetchError("fetch.no_figures")
    return found, silent


def _told(silent: Iterable[str]) -> Iterator[str]:
    known = all_indicators()
    names = sorted(known[one].short_title if one in known else one for one in silent)
    if names:
        yield t("fetch.silent_about", measures=listing(names))


def _has_home(figures: Iterable[Incoming], asked: Asked) -> bool:
    """Whether the home municipality is there, where others are for it to stand beside."""
    kind = Geography.MUNICIPALITY
    places = {one.ref_area for one in figures if one.geography is kind}
    return not places or asked.home in places


def _current(connection: Connection, dataset: str) -> Snapshot | None:
    every = registers.current_snapshots(connection)
    return next((one for one in every if one.dataset == dataset), None)


def _note(
    whole: FetchDataset, period: str, rows: int, checksum: str, at: datetime
) -> Note:
    return Note(
        dataset=whole.name,
        title=whole.title,
        publisher=_publisher(whole),
        table=whole.table or ", ".join(one.code for one in whole.measures),
        url=whole.url,
        period=period,
        retrieved=at.date().isoformat(),
        licence=whole.licence,
        protection=whole.protection,
        derived=False,
        cautions=whole.cautions,
        rows=rows,
        sha256=checksum,
    )


def _publisher(whole: FetchDataset) -> str:
    """Return who stands for the figures: we do, where we have worked them out."""
    if whole.is_worked_out:
        return t("shares.own_calculation", publisher=whole.publisher)
    return whole.publisher


def _store_areas(
    connection: Connection,
    whole: FetchDataset,
    found: Iterable[Area],
    at: datetime,
) -> None:
    """Add areas of older divisions that no register has: their names are the source's.

    They lie in a dataset of their own for each division, whichever table named them.
    """
    for geography in OLDER_DIVISIONS:
        known = {one.code: one for one in registers.areas(connection, geography)}
        named = {one.code: one for one in found if one.geography is geography}
        if named.keys() <= known.keys():
            continue
        rows = sorted((named | known).values(), key=lambda one: one.code)
        note = Note(
            dataset=f"areas_{geography}",
            title=t("fetch.areas_title", division=t(f"geography.{geography}")),
            publisher=whole.publisher,
            table=whole.table,
            url=whole.url,
            period=geography[-4:],
            retrieved=at.date().isoformat(),
            licence=whole.licence,
            protection=whole.protection,
            derived=False,
            cautions=(t("fetch.areas_caution"),),
            rows=len(rows),
            sha256=_checksum(rows),
        )
        ingest(connection, note, area, rows, at, Arrival.FETCH)


def _store_schools(
    connection: Connection,
    whole: FetchDataset,
    found: Iterable[School],
    at: datetime,
) -> Stored:
    """Store the schools there are; those that were there before keep their names."""
    came = {one.unit_code: one for one in found}
    if not came:
        raise FetchError("fetch.no_figures")
    current = _current(connection, whole.name)
    before = registers.schools_of(connection, current.id) if current else ()
    had = {one.unit_code: one for one in before}
    rows = sorted((had | came).values(), key=lambda one: one.unit_code)
    new = len(came.keys() - had.keys())
    same = sum(had.get(code) == one for code, one in came.items())
    carried = len(had.keys() - came.keys())
    counts = Counts(new, len(came) - new - same, same, carried, 0)
    note = _note(whole, at.date().isoformat(), len(rows), _checksum(rows), at)
    return Stored(ingest(connection, note, school, rows, at, Arrival.FETCH), counts)


def _checksum(rows: Iterable[Area | School]) -> str:
    lines = "\n".join(repr(astuple(row)) for row in rows)
    return sha256(lines.encode()).hexdigest()
