"""Use case: check the figures by themselves, and say what somebody should look at.

Nothing is dropped or mended: a finding stands beside the figure it is about. Everything
that is checked has passed the disclosure door, so that no finding tells a hidden count.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter

from sqlalchemy import Connection, Engine

from htl_dash.catalogue.additivity import promises
from htl_dash.catalogue.municipalities import municipality
from htl_dash.disclosure.release import ReleasedCell
from htl_dash.domain.finding import SEVERITIES, Check, Finding, Severity
from htl_dash.domain.geography import Area, Geography
from htl_dash.domain.period import end_year
from htl_dash.domain.received import Arrival
from htl_dash.services.contradictions import contradictions
from htl_dash.services.figures import Figures, is_done
from htl_dash.services.known import known_indicators
from htl_dash.services.many_rows import many_rows
from htl_dash.services.opening import open_store
from htl_dash.services.quality_series import Series, examine_areas, examine_series
from htl_dash.settings import municipality_code
from htl_dash.sources.table_families.table_title import table_name
from htl_dash.store.notes import Snapshot
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.registers import areas, current_snapshots, schools
from htl_dash.store.revisions import changed_of, snapshot_at
from htl_dash.store.snapshots import Ingested

MANY = 0.25
"""The part of a dataset's figures that may change in a new version without a word."""
FEWEST_TO_BE_MANY = 20
_NESTED = {Geography.REGSO_2025: Geography.DESO_2025}
"""The finer division that each coarser one is made of, where the register knows how."""
Register = defaultdict[Geography, list[Area]]
"""The areas that there are, by division."""


@dataclass(frozen=True, slots=True)
class QualityReport:
    """What the checks found, the gravest first, and how much they looked at.

    `schools` names those in the register, by unit code.
    """

    findings: tuple[Finding, ...]
    figures: int
    datasets: int
    schools: Mapping[str, str] = field(default_factory=dict)

    def counted(self, severity: Severity) -> int:
        """Return how many findings there are of one severity."""
        return sum(one.severity is severity for one in self.findings)


def examine(engine: Engine, today: date) -> QualityReport:
    """Check every current figure, as of a day."""
    with many_rows(), engine.connect() as connection:
        return _examined(connection, today)


def examine_at(url: str, today: date) -> QualityReport:
    """Open the store at `url` and check it; StoreError where it cannot be read."""
    engine = open_store(url)
    try:
        return examine(engine, today)
    finally:
        engine.dispose()


def checks(connection: Connection, ingested: Ingested) -> tuple[Finding, ...]:
    """Return what the checks find in one dataset that has just been taken in."""
    found = _examined(connection, date.today(), ingested.dataset).findings
    return tuple(one for one in found if one.dataset == ingested.dataset)


def _examined(connection: Connection, today: date, only: str = "") -> QualityReport:
    """Check everything, or the indicators that one dataset has figures of."""
    snapshots = current_snapshots(connection)
    datasets = {one.id: (one.dataset, one.publisher) for one in snapshots}
    known = known_indicators(connection)
    found = [*contradictions(connection, snapshots, known, only)]
    snapshots = tuple(one for one in snapshots if only in ("", one.dataset))
    there = ObservationRepository(connection).indicators(only)
    register: Register = defaultdict(list)
    for area in areas(connection):
        register[area.geography].append(area)
    figures = Figures(connection)
    looked_at = 0
    for code in sorted(known.keys() & there):
        divided: dict[Geography, list[ReleasedCell]] = defaultdict(list)
        for cell in figures.passing(code):
            divided[cell.geography].append(cell)
            looked_at += 1
        divided.pop(Geography.DISTRIBUTION, None)
        parts = {
            geography: Series(known[code], cells, datasets)
            for geography, cells in divided.items()
        }
        found += _in_indicator(register, parts)
        found += _age(parts, today)
    found += _versions(connection, snapshots)
    order = {check: place for place, check in enumerate(SEVERITIES)}
    found.sort(key=lambda one: (order[one.check], one.dataset, one.figure))
    names = {one.unit_code: one.name for one in schools(connection)}
    return QualityReport(tuple(found), looked_at, len(snapshots), names)


def _in_indicator(
    register: Register, parts: Mapping[Geography, Series]
) -> Iterator[Finding]:
    for geography, series in parts.items():
        yield from examine_series(series, promises())
        yield from _missing_places(register, geography, series)
    for coarse, fine in _NESTED.items():
        if coarse in parts and fine in parts:
            parents = {one.code: one.parent_code for one in register[fine]}
            cells = parts[fine].cells
            yield from examine_areas(parts[coarse], cells, promises(), parents)


def _missing_places(
    register: Register, geography: Geography, series: Series
) -> Iterator[Finding]:
    """Compare the places in the newest period with the register, or the one before."""
    if geography is Geography.SCHOOL:
        return  # Schools come and go, and few have every grade.
    by_period: dict[str, set[str]] = defaultdict(set)
    for cell in series.cells:
        by_period[cell.time_period].add(cell.ref_area)
    *before, newest = sorted(by_period)
    wanted = {one.code for one in register[geography]}
    wanted = {code for code in wanted if code.startswith(municipality_code())}
    if not wanted and before:
        wanted = by_period[before[-1]]
    last = next(one for one in series.cells if one.time_period == newest)
    if gone := wanted - by_period[newest]:
        names = ", ".join(sorted(gone))
        yield _whole(Check.MISSING_PLACES, series, last, newest, places=names)
    years = sorted({end_year(one) for one in by_period})
    holes = sorted({*range(years[0], years[-1] + 1)} - {*years})
    if holes and len(years) > len(holes):
        absent = ", ".join(str(one) for one in holes)
        yield _whole(Check.MISSING_PERIOD, series, last, newest, periods=absent)


def _age(parts: Mapping[Geography, Series], today: date) -> Iterator[Finding]:
    most = municipality(municipality_code()).stale_after_years
    newest = [
        (max(known, key=attrgetter("time_period")), series)
        for series in parts.values()
        if (known := [one for one in series.cells if one.value is not None])
    ]
    if not newest:
        return
    last, series = max(newest, key=lambda pair: pair[0].time_period)
    years = today.year - end_year(last.time_period)
    if years >= most:
        yield _whole(Check.STALE, series, last, last.time_period, years=years)


def _versions(
    connection: Connection, snapshots: Iterable[Snapshot]
) -> Iterator[Finding]:
    """Look at what new versions say of themselves, and how much they change."""
    for new in snapshots:
        old = snapshot_at(connection, new.dataset, new.sequence - 1)
        if old and _words(old) != _words(new):
            said = [one for one in _words(new) if one not in _words(old)]
            yield _about(Check.RENAMED, new, words=" ".join(said) or new.title)
        if old and is_done(new):
            changed, both = changed_of(connection, old, new)
            if changed > MANY * both >= MANY * FEWEST_TO_BE_MANY:
                yield _about(Check.MANY_REVISED, new, changed=changed, of=both)


def _words(one: Snapshot) -> tuple[str, ...]:
    """Return what a version says of itself; not the year and the name of a file."""
    if one.arrival is Arrival.FILE:
        return (table_name(one.title),)
    return (one.title, *one.cautions)


def _about(check: Check, snapshot: Snapshot, **facts: float | str) -> Finding:
    """Return a finding about a version of a dataset."""
    return Finding(check, snapshot.dataset, "", None, facts=tuple(facts.items()))


def _whole(
    check: Check, series: Series, cell: ReleasedCell, period: str, **facts: float | str
) -> Finding:
    """Return a finding about a whole division, told by one of its cells."""
    about = series.found(check, cell, **facts)
    return replace(about, ref_area="", time_period=period, sex="", category="")
