"""Use case: what is the chance that an indicator reaches a target by a year?"""

from dataclasses import dataclass
from enum import StrEnum

from htl_dash.domain.indicator import Direction
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.period import end_year
from htl_dash.services.figures import AreaFigure
from htl_dash.services.goal_progress import Progress
from htl_dash.stats.projection import FEWEST_POINTS, Projection, project
from htl_dash.stats.scale import Scale

USUAL_YEARS = 4
"""A term of office: how far ahead to look where no year is decided."""

MOST_YEARS = 10
"""Further ahead a line through a few years says nothing."""

_NEXT_TO_NOTHING = 1e-9  # a logarithmic scale has no zero


class NoOutlook(StrEnum):
    """Why nothing can be said of the years to come."""

    CONDITION = "condition"
    ENDED = "ended"
    FEW_YEARS = "few_years"
    NO_VARIATION = "no_variation"


class Basis(StrEnum):
    """Where a target comes from before anybody has chosen one on the page."""

    DECIDED = "decided"
    MEDIAN = "median"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Aim:
    """What to reach, in the indicator's own unit, and the year a period ends."""

    value: float
    year: int


@dataclass(frozen=True, slots=True)
class UsualTarget:
    """The aim to begin with.

    `source` says who decided it, or the period of the figure it repeats. No year
    before `first_year` is to come.
    """

    aim: Aim
    first_year: int
    basis: Basis
    source: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where the figures from period `first` to `last` lead, and the target's chance.

    `chance` (0-1) is of being at least as good as the target for the children.
    """

    projection: Projection
    first: str
    last: str
    chance: float


def no_outlook(progress: Progress, this_year: int) -> NoOutlook | None:
    """Return why there is nothing to project; None where there is.

    A series has ended where not even `USUAL_YEARS` after its last figure is to come.
    """
    series = progress.comparable
    if progress.indicator.direction is Direction.NEUTRAL:
        return NoOutlook.CONDITION
    if series and end_year(max(series)) + USUAL_YEARS < this_year:
        return NoOutlook.ENDED
    if len(series) < FEWEST_POINTS:
        return NoOutlook.FEW_YEARS
    return None if _project(progress, this_year) else NoOutlook.NO_VARIATION


def usual_target(municipality: Municipality, progress: Progress) -> UsualTarget:
    """Return what the municipality has decided, else what comes nearest to neutral.

    That is the newest median of all municipalities, else our own newest figure: not to
    fall behind. Only call it where there is an outlook.
    """
    series, indicator = progress.comparable, progress.indicator
    newest = max(series)
    first_year, year = end_year(newest) + 1, end_year(newest) + USUAL_YEARS
    for one in municipality.targets:
        if one.indicator == indicator.code:
            aim = Aim(one.value, one.year)
            return UsualTarget(aim, first_year, Basis.DECIDED, one.source)
    median = _newest(progress.spread.get("median", {}))
    basis = Basis.MEDIAN if median else Basis.OWN
    source, value = median or _newest(series) or (newest, 0.0)
    aim = Aim(value * indicator.unit.multiplier, year)
    return UsualTarget(aim, first_year, basis, source)


def outlook(progress: Progress, aim: Aim) -> Outlook:
    """Return the chance of an aim; ValueError where `no_outlook` says why not."""
    projection = _project(progress, aim.year)
    if projection is None:
        raise ValueError("nothing to project")
    value = max(aim.value / progress.indicator.unit.multiplier, _NEXT_TO_NOTHING)
    upwards = progress.indicator.direction is Direction.HIGHER_IS_BETTER
    reach = projection.chance_at_least if upwards else projection.chance_at_most
    series = progress.comparable
    return Outlook(projection, min(series), max(series), reach(value))


def _newest(series: dict[str, AreaFigure]) -> tuple[str, float] | None:
    known = [(p, one.estimate.value) for p, one in series.items() if one.estimate]
    return max(known, default=None)


def _project(progress: Progress, year: int) -> Projection | None:
    series = progress.comparable
    values = [one.estimate.value for one in series.values() if one.estimate]
    sizes = [one.denominator for one in series.values() if one.denominator]
    years = [end_year(period) for period in series]
    is_share = progress.indicator.unit.is_share
    if is_share and len(sizes) == len(values):
        return project(values, years, year, Scale.LOGIT, sizes)
    positive = Scale.LOG if min(values, default=0.0) > 0 else Scale.IDENTITY
    return project(values, years, year, Scale.LOGIT if is_share else positive)
