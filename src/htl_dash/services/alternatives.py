"""Use case: what can be put beside each other when something is to come first."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Engine

from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import OVER, Initiative
from htl_dash.domain.municipality import AreaName, Municipality, PilotSchool
from htl_dash.domain.problem_area import WAITING, ProblemArea
from htl_dash.domain.weighing import Alternative, AlternativeKind
from htl_dash.services.initiatives import RegisteredInitiative, registered_initiatives
from htl_dash.services.problems import all_problems

FEWEST, MOST = 3, 8
"""How many alternatives a meeting can hold beside each other."""


def alternatives(
    engine: Engine, municipality: Municipality, areas: Sequence[AreaName]
) -> tuple[Alternative, ...]:
    """Return everything that can be chosen: initiatives, waiting problems and areas."""
    current = [
        one
        for one in registered_initiatives(engine)
        if one.initiative.status not in OVER
    ]
    waiting = [one for one in all_problems(engine) if one.status in WAITING]
    schools = {one.unit_code: one for one in municipality.pilot_schools}
    return (
        *(_of_initiative(one, schools.get(one.unit_code)) for one in current),
        *(_of_problem(one, schools.get(one.unit_code)) for one in waiting),
        *_of_areas(areas),
    )


def _of_initiative(
    one: RegisteredInitiative, school: PilotSchool | None
) -> Alternative:
    initiative: Initiative = one.initiative
    return Alternative(
        AlternativeKind.INITIATIVE,
        initiative.code,
        initiative.title,
        one.unit_code,
        school.areas if school else (),
        initiative.dimensions,
        school.name if school else "",
    )


def _of_problem(one: ProblemArea, school: PilotSchool | None) -> Alternative:
    return Alternative(
        AlternativeKind.PROBLEM,
        str(one.id),
        one.title,
        one.unit_code,
        school.areas if school else (),
        one.dimensions,
        school.name if school else "",
    )


def _of_areas(areas: Sequence[AreaName]) -> Iterator[Alternative]:
    for one in areas:
        yield Alternative(
            AlternativeKind.AREA,
            one.code,
            one.name,
            None,
            (one.code,),
            tuple(Dimension),
        )
