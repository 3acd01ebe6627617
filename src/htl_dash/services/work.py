"""Use case: read what schools have registered, with counts through the disclosure door."""

from collections.abc import Mapping

from sqlalchemy import Connection, Engine

from htl_dash.disclosure.design import TOTAL, Key
from htl_dash.domain.flow import FLOW_PARTS, FlowPart, FlowTerm, ReleasedCount
from htl_dash.domain.initiative import InitiativeStatus
from htl_dash.domain.record import RecordKind, Value
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Amounts, ReleasedAmounts, Volume
from htl_dash.services.counted_work import REACH, flow_series
from htl_dash.services.initiatives import initiatives_in
from htl_dash.services.mix import WorkItem
from htl_dash.services.releases import read_release
from htl_dash.store.records import Record, records, work_number
from htl_dash.store.releases import count_releases, last_releases
from htl_dash.store.submissions import Submission, submissions


def work_items(engine: Engine) -> tuple[WorkItem, ...]:
    """Return every registered term of every initiative, oldest term first.

    Reach stands there when it has been released, and is hidden where the release hides
    it. What waits for a release, small or large, is neither.
    """
    with engine.connect() as connection:
        released = _released(connection, REACH)
        volumes: dict[int, list[Record]] = {}
        for one in records(connection, RecordKind.VOLUME):
            volumes.setdefault(int(str(one.keys["initiative_id"])), []).append(one)
        own = initiatives_in(connection)
    found = []
    for each in own:
        if each.initiative.status is InitiativeStatus.REMOVED:
            continue
        for record in volumes.get(each.id, ()):
            term = _term(record)
            reach = released.get((each.initiative.code, term.code))
            volume = _volume(each.initiative.code, record, reach)
            found.append(WorkItem(each.unit_code, each.initiative, volume))
    return tuple(sorted(found, key=lambda one: one.volume.term.number))


def flow_terms(engine: Engine) -> tuple[FlowTerm, ...]:
    """Return what has been released of the flow, by school and term, oldest first.

    Each school has its terms, and `unit_code` None has all schools together.
    """
    found: dict[tuple[str, str], dict[str, ReleasedCount]] = {}
    with engine.connect() as connection:
        logged = last_releases(connection)
    for part in FlowPart:
        name = flow_series(part)
        if name not in logged:
            continue
        release = read_release(logged[name])
        for cell in release.design.cells:
            unit, code, count = cell
            if Term.read(code) is not None and not _is_renamed(count):
                counts = found.setdefault((unit, code), {})
                counts[count] = ReleasedCount(release.readable.get(cell))
    terms = [
        FlowTerm(None if unit == TOTAL else unit, term, counts)
        for (unit, code), counts in found.items()
        if (term := Term.read(code)) is not None and not _is_renamed(unit)
    ]
    return tuple(sorted(terms, key=lambda one: (one.term.number, one.unit_code or "")))


def handed_in_terms(engine: Engine) -> tuple[Submission, ...]:
    """Return the terms that schools have handed in, oldest first."""
    with engine.connect() as connection:
        return submissions(connection)


def registered_flow(engine: Engine) -> dict[tuple[str, Term], frozenset[FlowPart]]:
    """Return which parts of the flow are registered, by school and term: no counts."""
    with engine.connect() as connection:
        found = records(connection, RecordKind.FLOW)
    return {
        (str(one.keys["unit_code"]), _term(one)): frozenset(
            part
            for part, (first, *_) in FLOW_PARTS.items()
            if one.values[first] is not None
        )
        for one in found
    }


def registered_volumes(engine: Engine, term: Term) -> frozenset[int]:
    """Return which initiatives, by number, have anything registered for a term."""
    with engine.connect() as connection:
        found = records(connection, RecordKind.VOLUME, term=term.code)
    return frozenset(
        int(str(one.keys["initiative_id"]))
        for one in found
        if any(value is not None for value in one.values.values())
    )


def work_version(engine: Engine) -> str:
    """Return what changes with everything that is registered, handed in or released."""
    with engine.connect() as connection:
        number = work_number(connection)
        released = count_releases(connection)
        handed_in = len(submissions(connection))
    return f"{number}-{handed_in}-{released}"


def _released(connection: Connection, series: str) -> Mapping[Key, ReleasedCount]:
    """Return what was done with every count that a series has been released with."""
    logged = last_releases(connection).get(series)
    if logged is None:
        return {}
    last = read_release(logged)
    return {cell: ReleasedCount(last.readable.get(cell)) for cell in last.design.cells}


def _is_renamed(code: str) -> bool:
    """Whether a cell is a sum that only an earlier release had."""
    return "@" in code


def _term(record: Record) -> Term:
    written = str(record.keys["term"])
    term = Term.read(written)
    if term is None:
        raise ValueError(written)
    return term


def _volume(code: str, record: Record, reach: ReleasedCount | None) -> Volume:
    values = record.values
    return Volume(
        initiative=code,
        term=_term(record),
        planned=Amounts(
            _hours(values["planned_hours"]),
            _whole(values["planned_sek"]),
            _whole(values["planned_reach"]),
        ),
        actual=ReleasedAmounts(
            _hours(values["actual_hours"]),
            _whole(values["actual_sek"]),
            reach.value if reach else None,
            reach is not None and reach.value is None,
        ),
        follow_up=None if values["follow_up"] is None else str(values["follow_up"]),
    )


def _hours(value: Value) -> float | None:
    return None if value is None else float(value)


def _whole(value: Value) -> int | None:
    return None if value is None else int(value)
