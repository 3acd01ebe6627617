"""What has been chosen, and what to say where nothing answers to it."""

from dataclasses import dataclass

from htl_dash.domain.geography import Geography
from htl_dash.domain.goal import Dimension
from htl_dash.services.target import Aim


@dataclass(frozen=True, slots=True)
class AreaChoices:
    """What the area page works from. `area` is None when no area is pointed out."""

    indicator: str
    geography: Geography
    period: str
    view: str
    area: str | None


@dataclass(frozen=True, slots=True)
class GoalChoices:
    """What the goal page works from. `aim` is None where there is nothing to aim at."""

    goal: Dimension
    indicator: str
    aim: Aim | None


@dataclass(frozen=True, slots=True)
class Absence:
    """An indicator without figures: how they arrive, and what to show meanwhile."""

    heading: str
    measured: str
    how_to_get: str
    instead: AreaChoices | None
