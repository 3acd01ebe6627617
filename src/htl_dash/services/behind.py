"""Use case: list the figures behind something on screen, each with its cell at the source.

The figures have passed the disclosure door. Where a count of our own stands in its file
is not told: see `htl_dash.services.lineage`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from htl_dash.disclosure.release import ReleasedCell
from htl_dash.domain.geography import Geography
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.observation import Observation
from htl_dash.domain.trail import Key, Part
from htl_dash.services.figures import Figures, is_done
from htl_dash.store.notes import Snapshot
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.received import origins
from htl_dash.store.registers import areas, current_snapshots, schools


@dataclass(frozen=True, slots=True)
class Behind:
    """One figure: what it says, which dataset gives it, and where it stands there.

    `place` is what the register calls the place, empty where it has no name there.
    `origin` is the address that answered or the name of the file, and `source_cell` the
    place in it; both are empty where they are not kept or may not be told.
    """

    cell: ReleasedCell
    place: str
    dataset: str
    title: str
    publisher: str
    table: str
    sequence: int
    origin: str
    source_cell: str


def figures_behind(
    engine: Engine, municipality: Municipality, parts: Iterable[Part]
) -> tuple[Behind, ...]:
    """Return each figure once, part by part, the latest period first, then by place."""
    with engine.connect() as connection:
        found = _Reading(connection, municipality.code)
        listed = {one.cell.key: one for part in parts for one in found.of(part)}
    return tuple(listed.values())


def place_names(engine: Engine) -> dict[tuple[Geography, str], str]:
    """Return what the registers call areas and schools, by division and code."""
    with engine.connect() as connection:
        return _names(connection)


def _names(connection: Connection) -> dict[tuple[Geography, str], str]:
    named = {(one.geography, one.code): one.name for one in areas(connection)}
    taught = ((one.unit_code, one.name) for one in schools(connection))
    return named | {(Geography.SCHOOL, code): name for code, name in taught}


class _Reading:
    """Everything that figures are looked up in, read once."""

    def __init__(self, connection: Connection, municipality: str) -> None:
        self._figures = Figures(connection)
        self._observations = ObservationRepository(connection)
        self._snapshots = {one.id: one for one in current_snapshots(connection)}
        self._origins = origins(connection)
        self._names = _names(connection)
        self._home = municipality
        self._read: dict[tuple[str | None, ...], dict[Key, Observation]] = {}
        self._own_schools = {
            one.unit_code
            for one in schools(connection)
            if one.municipality == municipality
        }

    def of(self, part: Part) -> Iterator[Behind]:
        group = (part.sex, part.category)
        cells = [
            cell
            for cell in self._figures.series(
                part.indicator, part.geography, sex=part.sex, category=part.category
            )
            if self._is_in(part, cell)
        ]
        stored = self._stored(part.indicator, part.geography, *group)
        cells.sort(key=lambda cell: cell.ref_area)
        cells.sort(key=lambda cell: cell.time_period, reverse=True)
        for cell in cells:
            yield self._led(cell, stored[cell.key])

    def series(self, indicator: str, geography: Geography) -> Iterator[Behind]:
        """Give every figure there is: all places and periods, each sex and category."""
        group = {"sex": None, "category": None}
        stored = self._stored(indicator, geography, **group)
        for cell in self._figures.series(indicator, geography, **group):
            yield self._led(cell, stored[cell.key])

    def _stored(
        self,
        indicator: str,
        geography: Geography,
        sex: str | None,
        category: str | None,
    ) -> dict[Key, Observation]:
        asked = (indicator, geography, sex, category)
        if asked not in self._read:
            rows = self._observations.series(
                indicator, geography, sex=sex, category=category
            )
            self._read[asked] = {one.key: one for one in rows}
        return self._read[asked]

    def _is_in(self, part: Part, cell: ReleasedCell) -> bool:
        if part.periods and cell.time_period not in part.periods:
            return False
        if part.places:
            return cell.ref_area in part.places
        if part.geography is Geography.SCHOOL:
            return cell.ref_area in self._own_schools
        return cell.ref_area.startswith(self._home)

    def _led(self, cell: ReleasedCell, one: Observation) -> Behind:
        snapshot: Snapshot = self._snapshots[cell.snapshot_id]
        is_told = is_done(snapshot) and one.snapshot_id == cell.snapshot_id
        return Behind(
            cell=cell,
            place=self._names.get((cell.geography, cell.ref_area), ""),
            dataset=snapshot.dataset,
            title=snapshot.title,
            publisher=snapshot.publisher,
            table=snapshot.table,
            sequence=snapshot.sequence,
            origin=self._origins.get(one.received_id or 0, "") if is_told else "",
            source_cell=one.source_cell if is_told else "",
        )


def source_cells(
    engine: Engine, series: Iterable[tuple[str, Geography]]
) -> dict[Key, str]:
    """Return where each figure of some indicators, by division, stands; by key."""
    with engine.connect() as connection:
        reading = _Reading(connection, "")
        return {
            one.cell.key: _where(one)
            for indicator, geography in series
            for one in reading.series(indicator, geography)
        }


def _where(one: Behind) -> str:
    """Return where a figure stands, without words: 'scb_x v2 file.csv R17C9'."""
    parts = (one.dataset, f"v{one.sequence}", one.origin.partition("?")[0])
    return " ".join(part for part in (*parts, one.source_cell) if part)
