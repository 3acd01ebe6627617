"""Use case: lead a figure back to its cell in what was received, and through its versions.

Only figures that were protected before they came are led back: the bytes behind counts of
our own hold what the disclosure door hides, and their versions beside each other would
tell who came and who left.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from htl_dash.disclosure.release import ReleasedCell, release
from htl_dash.domain.fraction import fraction_at
from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import Observation
from htl_dash.domain.received import Arrival, Received
from htl_dash.domain.trail import Key
from htl_dash.services.figures import Figures, is_done
from htl_dash.sources.cell_text import cell_text
from htl_dash.store.lineage import versions_of
from htl_dash.store.notes import Snapshot
from htl_dash.store.received import read_received
from htl_dash.store.registers import areas, schools


@dataclass(frozen=True, slots=True)
class ReadCell:
    """One cell of what was received; `text` is None where it cannot be read any more."""

    place: str
    text: str | None


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """The cells that a figure was worked out from: 100 * the first summed / the others."""

    numerator: tuple[ReadCell, ...]
    denominator: tuple[ReadCell, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """The bytes that a figure was read from, and its place in them.

    `text` is what stands in the place, as it was written; None where that cannot be read
    any more. `worked_out` has the cells of a figure that stands in none. `request` is what
    was sent to get the bytes. Times are UTC, ISO 8601.
    """

    origin: str
    request: str
    received_at: str
    checksum: str
    size: int
    encoding: str
    is_redacted: bool
    place: str
    text: str | None
    worked_out: WorkedOut | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A figure as one version of one dataset had it, released.

    `origin` is None where the bytes were not kept, or may not be led back to.
    """

    cell: ReleasedCell
    symbol: str
    dataset: str
    title: str
    publisher: str
    table: str
    url: str
    sequence: int
    arrival: Arrival
    loaded_at: str
    is_shown: bool
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where one figure comes from: its versions, newest first; none for an unknown key.

    `is_own` marks counts of our own, of which only what is released now is told. `place`
    is what the register calls the place, empty where it is not there.
    """

    key: Key
    versions: tuple[Version, ...]
    is_own: bool
    place: str = ""


def lineage(engine: Engine, key: Key) -> Lineage:
    """Return where a figure comes from; `key` is as `ReleasedCell.key`."""
    with engine.connect() as connection:
        shown = _shown(connection, key)
        found = versions_of(connection, key)
        place = _registered(connection, key)
        if not all(is_done(snapshot) for _, snapshot in found):
            own = [
                _version(shown, one, snapshot, None, is_shown=True)
                for one, snapshot in found
                if shown and snapshot.id == shown.snapshot_id
            ]
            return Lineage(key, tuple(own), is_own=True, place=place)
        versions = tuple(
            _led_back(connection, one, snapshot, shown)
            for one, snapshot in reversed(found)
        )
        return Lineage(key, versions, is_own=False, place=place)


def known_keys(engine: Engine, indicator: str) -> tuple[Key, ...]:
    """Return the keys of every figure that is shown of an indicator."""
    with engine.connect() as connection:
        cells = Figures(connection).series(indicator, sex=None, category=None)
    return tuple(cell.key for cell in cells)


def _registered(connection: Connection, key: Key) -> str:
    _, geography, code, *_ = key
    if geography == Geography.SCHOOL:
        named = {one.unit_code: one.name for one in schools(connection)}
    else:
        named = {
            one.code: one.name
            for one in areas(connection)
            if one.geography == geography
        }
    return named.get(code, "")


def _shown(connection: Connection, key: Key) -> ReleasedCell | None:
    cells: Iterable[ReleasedCell] = Figures(connection).series(
        key[0], sex=None, category=None
    )
    return next((cell for cell in cells if cell.key == key), None)


def _led_back(
    connection: Connection,
    one: Observation,
    snapshot: Snapshot,
    shown: ReleasedCell | None,
) -> Version:
    (cell,) = release((one,), frozenset({snapshot.id}), {})
    is_shown = shown is not None and shown.snapshot_id == snapshot.id
    origin = _origin(connection, one)
    return _version(cell, one, snapshot, origin, is_shown=is_shown)


def _version(
    cell: ReleasedCell,
    one: Observation,
    snapshot: Snapshot,
    origin: Origin | None,
    *,
    is_shown: bool,
) -> Version:
    return Version(
        cell=cell,
        symbol=one.symbol if is_done(snapshot) else "",
        dataset=snapshot.dataset,
        title=snapshot.title,
        publisher=snapshot.publisher,
        table=snapshot.table,
        url=snapshot.url,
        sequence=snapshot.sequence,
        arrival=snapshot.arrival,
        loaded_at=snapshot.loaded_at,
        is_shown=is_shown,
        origin=origin,
    )


def _origin(connection: Connection, one: Observation) -> Origin | None:
    if one.received_id is None:
        return None
    received = read_received(connection, one.received_id)
    return Origin(
        origin=received.origin,
        request=received.request,
        received_at=received.received_at,
        checksum=received.checksum,
        size=len(received.content),
        encoding=received.encoding,
        is_redacted=received.is_redacted,
        place=one.source_cell,
        text=cell_text(received, one.source_cell),
        worked_out=_worked_out(received, one.source_cell),
    )


def _worked_out(received: Received, place: str) -> WorkedOut | None:
    fraction = fraction_at(place)
    if fraction is None:
        return None
    above, below = (
        tuple(ReadCell(cell, cell_text(received, cell)) for cell in cells)
        for cells in (fraction.numerator, fraction.denominator)
    )
    return WorkedOut(above, below)
