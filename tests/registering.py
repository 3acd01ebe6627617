"""What people register, for tests: two schools, an initiative, a term of work and flow."""

from datetime import date

from sqlalchemy import Engine

from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.flow import FlowCount
from htl_dash.domain.problem_area import ProblemArea, ProblemStatus
from htl_dash.domain.record import RecordKind
from htl_dash.domain.term import Term
from htl_dash.services.problems import all_problems
from htl_dash.services.register import NOT_YET, Entry, hand_in, save, signed
from htl_dash.store.records import Record, records

TOWN = municipality("2081")
NORTH, SOUTH = (one.unit_code for one in TOWN.pilot_schools)
SPRING, AUTUMN = Term.read("vt2026"), Term.read("ht2026")
SPRING_DAY = date(2026, 3, 2)
WHO, OTHER = "coordinator", "head_teacher"

CONSULTATIONS = ("consultations", "feedback_in_time", "feedback_later")
CONSENT = ("consent_asked", "consent_given", "consent_declined", "consent_withdrawn")
TEAMS = (
    *("teams_started", "lead_2_weeks", "lead_4_weeks", "lead_12_weeks"),
    *("lead_longer", "teams_closed"),
)
QUIET = dict.fromkeys(FlowCount, "0")
"""A term in which nothing passed through the team."""


def write(engine: Engine, entry: Entry, who: str = WHO) -> Record:
    return save(engine, TOWN, entry, signed(who))


def initiative(
    engine: Engine, unit: str = NORTH, who: str = WHO, **written: str
) -> Record:
    """Register a new initiative."""
    told = {"kind": "ordinary", "title": "Öppet hus", "status": "ongoing"} | written
    keys = {"unit_code": unit}
    return write(engine, Entry(RecordKind.INITIATIVE, keys, NOT_YET, told), who)


def problem(engine: Engine, unit: str = NORTH, **written: str) -> Record:
    """Lift a problem on a day that has long been."""
    told = {
        "title": "Få vuxna ute på kvällarna",
        "description": "Barnen möter få vuxna efter klockan sex.",
        "dimensions": "safety",
        "raised_by": WHO,
        "status": "lifted",
    } | written
    keys = {"unit_code": unit, "lifted_on": SPRING_DAY}
    return write(engine, Entry(RecordKind.PROBLEM, keys, NOT_YET, told))


def volume(
    engine: Engine,
    initiative_id: int,
    term: Term = SPRING,
    seen: int = NOT_YET,
    **typed: str,
) -> Record:
    """Write in a term of an initiative."""
    keys = {"initiative_id": initiative_id, "term": term.code}
    return write(engine, Entry(RecordKind.VOLUME, keys, seen, typed))


def flow(
    engine: Engine,
    unit: str = NORTH,
    term: Term = SPRING,
    seen: int = NOT_YET,
    **typed: str,
) -> Record:
    """Write in a term of a school's flow."""
    keys = {"unit_code": unit, "term": term.code}
    return write(engine, Entry(RecordKind.FLOW, keys, seen, typed))


def consulted(*counts: int) -> dict[str, str]:
    """Consultations, answered in time, answered later; as they are typed."""
    return {n: str(v) for n, v in zip(CONSULTATIONS, counts, strict=True)}


def consented(*counts: int) -> dict[str, str]:
    """Consents asked for, given, declined, withdrawn; as they are typed."""
    return {n: str(v) for n, v in zip(CONSENT, counts, strict=True)}


def teamed(*counts: int) -> dict[str, str]:
    """Teams started, the four lead times, and teams closed; as they are typed."""
    return {n: str(v) for n, v in zip(TEAMS, counts, strict=True)}


def submit(engine: Engine, unit: str = NORTH, term: Term = SPRING) -> None:
    """Hand in a term."""
    hand_in(engine, TOWN, unit, term, WHO)


def stored(engine: Engine, kind: RecordKind) -> tuple[Record, ...]:
    """Return every record of a kind as it lies in the store."""
    with engine.connect() as connection:
        return records(connection, kind)


def lifted_problems(engine: Engine) -> tuple[ProblemArea, ...]:
    """What waits for the development group, the oldest first."""
    found = all_problems(engine)
    return tuple(one for one in found if one.status is ProblemStatus.LIFTED)
