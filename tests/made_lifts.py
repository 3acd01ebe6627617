"""Lifted problems with a drawn path, and meetings, made for tests."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from drawn import table
from made_flow import UNIT

from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import InterventionLevel
from htl_dash.domain.meeting import AgendaItem, Forum, ItemKind, Meeting, Outcome
from htl_dash.domain.problem_area import ChainStep, ProblemArea, ProblemStatus
from htl_dash.domain.record import Via
from htl_dash.services.lifts import Lift
from htl_dash.services.meetings import Held

TODAY = date(2026, 11, 25)
PROBLEM = ProblemArea(
    id=1,
    unit_code=UNIT,
    title="Ingen plats att mötas",
    description="Lokalen stänger klockan 17.",
    dimensions=(Dimension.SAFETY, Dimension.LEARNING),
    level=InterventionLevel.AREA,
    evidence="Tio konsultationer.",
    raised_by="coordinator",
    status=ProblemStatus.LIFTED,
    lifted_on=TODAY - timedelta(days=43),
    revision=1,
)


def lift(drawn: str = "", **known: object) -> Lift:
    """Return a problem with drawn steps: columns to, day and, if any, note, other, via.

    Every step is signed by the head teacher at noon; `known` are fields of the problem,
    or of the lift itself.
    """
    path, at = [], ProblemStatus.LIFTED
    for row in table(drawn) if drawn else ():
        to = ProblemStatus(row["to"])
        other = row.get("other")
        path.append(
            ChainStep(
                1,
                at,
                to,
                row.get("note") or None,
                int(other) if other else None,
                "head_teacher",
                f"{row['day']}T12:00:00+00:00",
                Via(row.get("via") or "form"),
            )
        )
        at = to
    own = {n: known.pop(n) for n in ("goes_on_in", "merged", "part_of") if n in known}
    problem = replace(PROBLEM, status=at, revision=1 + len(path), **known)
    found = {"goes_on_in": (), "merged": (), "part_of": None} | own
    return Lift(problem, tuple(path), **found)


def numbered(*found: Lift) -> Mapping[int, Lift]:
    """Return lifts by number."""
    return {one.problem.id: one for one in found}


def item(position: int = 1, **changes: object) -> AgendaItem:
    """Return an item about the problem, still open."""
    known = {
        "id": 10 + position,
        "position": position,
        "kind": ItemKind.PROBLEM,
        "ref": 1,
        "title": PROBLEM.title,
        "outcome": None,
        "note": None,
        "who": "coordinator",
        "at": "",
    }
    return AgendaItem(**(known | changes))


def ended(position: int, outcome: Outcome, note: str = "", **changes: object):
    """Return an item that has ended."""
    at = "2026-11-25T13:10:00+00:00"
    told = {"outcome": outcome, "note": note or None, "who": "head_teacher", "at": at}
    return item(position, **(told | changes))


def meeting(*items: AgendaItem, closed: bool = False, **changes: object) -> Held:
    """Return a meeting of the development group; `changes` are of how it stands."""
    found = Meeting(
        id=3,
        forum=Forum.DEVELOPMENT_GROUP,
        held_on=TODAY,
        who="coordinator",
        opened_at="2026-11-25T12:30:00+00:00",
        closed_at="2026-11-25T14:00:00+00:00" if closed else None,
        data_version="abc123",
        work_number=7,
        items=items,
    )
    return Held(found, **({"decisions": (), "due": (), "told": frozenset()} | changes))
