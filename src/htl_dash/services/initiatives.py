"""Initiatives between the store's fields and what the rest of the product reads."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine

from htl_dash.catalogue.initiatives import described_schools, school_description
from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import (
    Approach,
    Classification,
    Initiative,
    InitiativeKind,
    InitiativeStatus,
    InterventionLevel,
    Kind,
    SchoolDescription,
    Setting,
)
from htl_dash.domain.record import PUBLISHED, RecordKind, Value, Values
from htl_dash.domain.term import Term
from htl_dash.store.records import Record, last_written, records
from htl_dash.text import listing, t


@dataclass(frozen=True, slots=True)
class RegisteredInitiative:
    """An initiative in the store: its number and revision there, and its school.

    `is_published` tells that nothing in it differs from what the municipality has
    published.
    """

    id: int
    revision: int
    unit_code: str
    initiative: Initiative
    is_published: bool


def registered_initiatives(
    engine: Engine, unit_code: str | None = None
) -> tuple[RegisteredInitiative, ...]:
    """Return every initiative, those registered by mistake too, oldest first."""
    with engine.connect() as connection:
        return initiatives_in(connection, unit_code)


def initiatives_in(
    connection: Connection, unit_code: str | None = None
) -> tuple[RegisteredInitiative, ...]:
    """Return the initiatives of a school, or of all, in the caller's transaction."""
    keys = {"unit_code": unit_code} if unit_code else {}
    found = records(connection, RecordKind.INITIATIVE, **keys)
    return tuple(
        RegisteredInitiative(
            one.id,
            one.revision,
            str(one.keys["unit_code"]),
            initiative_of(one),
            _is_published(connection, one),
        )
        for one in found
    )


def school_with_initiatives(engine: Engine, unit_code: str) -> SchoolDescription:
    """Return a school's description with its initiatives as they are registered now.

    A school that has no file in the catalogue is described by its initiatives alone.
    """
    current = [
        one
        for one in registered_initiatives(engine, unit_code)
        if one.initiative.status is not InitiativeStatus.REMOVED
    ]
    described = SchoolDescription(unit_code, "", "", (), "", (), "")
    if unit_code in described_schools():
        described = school_description(unit_code)
    ours = [one.initiative.title for one in current if not one.is_published]
    source = described.source
    if ours:
        key = "chain.source_registered"
        before = f"{source.rstrip('.')}." if source else ""
        source = t(key, source=before, titles=listing(ours)).strip()
    initiatives = tuple(one.initiative for one in current)
    return replace(described, source=source, initiatives=initiatives)


def initiative_of(record: Record) -> Initiative:
    """Return a record as an initiative."""
    values = record.values
    return Initiative(
        code=str(record.keys["code"]),
        kind=InitiativeKind(str(values["kind"])),
        title=str(values["title"]),
        dimensions=tuple(Dimension(code) for code in _codes(values["dimensions"])),
        need=_text(values["need"]),
        activities=tuple((_text(values["activities"]) or "").splitlines()),
        expected_outcome=_text(values["expected_outcome"]),
        indicators=_codes(values["indicators"]),
        target_group=_text(values["target_group"]),
        status=_member(values["status"], InitiativeStatus),
        first_term=_term(values["first_term"]),
        last_term=_term(values["last_term"]),
        responsible=_text(values["responsible"]),
        actors=_codes(values["actors"]),
        approach=_classification(values, "approach", Approach),
        level=_classification(values, "level", InterventionLevel),
        setting=_classification(values, "setting", Setting),
        plan=_text(values["plan"]),
        lessons=_text(values["lessons"]),
    )


def values_of(one: Initiative) -> Values:
    """Return an initiative as a record's values."""
    return {
        "kind": one.kind.value,
        "title": one.title,
        "dimensions": " ".join(one.dimensions) or None,
        "need": one.need,
        "activities": "\n".join(one.activities) or None,
        "expected_outcome": one.expected_outcome,
        "indicators": " ".join(one.indicators) or None,
        "target_group": one.target_group,
        "status": one.status,
        "first_term": one.first_term.code if one.first_term else None,
        "last_term": one.last_term.code if one.last_term else None,
        "responsible": one.responsible,
        "actors": " ".join(one.actors) or None,
        "approach": one.approach.value,
        "approach_reason": one.approach.reason or None,
        "level": one.level.value,
        "level_reason": one.level.reason or None,
        "setting": one.setting.value,
        "setting_reason": one.setting.reason or None,
        "plan": one.plan,
        "lessons": one.lessons,
    }


def _is_published(connection: Connection, record: Record) -> bool:
    told = last_written(connection, RecordKind.INITIATIVE, record.id, PUBLISHED)
    return all(value == told.get(name) for name, value in record.values.items())


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def _codes(value: Value) -> tuple[str, ...]:
    return tuple(str(value).split()) if value else ()


def _term(value: Value) -> Term | None:
    return Term.read(str(value)) if value else None


def _member(value: Value, kinds: type[Kind]) -> Kind | None:
    return kinds(str(value)) if value else None


def _classification(
    values: Values, field: str, kinds: type[Kind]
) -> Classification[Kind]:
    reason = _text(values[f"{field}_reason"]) or ""
    return Classification(_member(values[field], kinds), reason)
