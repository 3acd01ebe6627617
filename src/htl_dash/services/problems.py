"""Use case: read the problem areas that schools have lifted to the development group."""

from datetime import date

from sqlalchemy import Engine

from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import InterventionLevel
from htl_dash.domain.problem_area import ProblemArea, ProblemStatus
from htl_dash.domain.record import RecordKind
from htl_dash.store.records import Record, records


def all_problems(engine: Engine) -> tuple[ProblemArea, ...]:
    """Return every problem that was ever lifted, wherever it is now, oldest first."""
    with engine.connect() as connection:
        found = [problem_area(one) for one in records(connection, RecordKind.PROBLEM)]
    return tuple(sorted(found, key=lambda one: (one.lifted_on, one.id)))


def problem_area(record: Record) -> ProblemArea:
    """Return a problem as it lies in the store."""
    values = record.values
    level, evidence = values["level"], values["evidence"]
    return ProblemArea(
        id=record.id,
        unit_code=str(record.keys["unit_code"]),
        title=str(values["title"]),
        description=str(values["description"]),
        dimensions=tuple(Dimension(one) for one in str(values["dimensions"]).split()),
        level=InterventionLevel(str(level)) if level else None,
        evidence=str(evidence) if evidence else None,
        raised_by=str(values["raised_by"]),
        status=ProblemStatus(str(values["status"])),
        lifted_on=_day(record.keys["lifted_on"]),
        revision=record.revision,
    )


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(value)
    return value
