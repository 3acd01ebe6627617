"""Use case: compare the municipality's areas on one indicator."""

from dataclasses import dataclass

from sqlalchemy import Engine

from htl_dash.domain.geography import COARSEST, Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.trail import Part
from htl_dash.services.denominators import NOBODY, denominators
from htl_dash.services.figures import AreaFigure, Figures, estimate
from htl_dash.stats.estimate import Certainty, Estimate, compare
from htl_dash.stats.proportions import weighted_mean


@dataclass(frozen=True, slots=True)
class ComparedArea:
    """One area's figure and how it stands to the whole municipality."""

    code: str
    figure: AreaFigure
    certainty: Certainty | None


@dataclass(frozen=True, slots=True)
class CountedArea:
    """An area whose figure is a share, 0-1, of known people."""

    area: ComparedArea
    share: float
    people: float


@dataclass(frozen=True, slots=True)
class AreaComparison:
    """Every area of one division, in register order, on one indicator and period.

    `reference` is the municipality as a whole; None where it is neither published
    nor possible to weigh. `snapshots` lists where the figures came from: the areas'
    own first, then what denominators and the whole rest on. `lent_by` is the division
    whose people stand in for denominators, where it is another. `weights` are the figures
    that the whole is weighed by, where it is.
    """

    indicator: Indicator
    geography: Geography
    period: str
    areas: tuple[ComparedArea, ...]
    reference: Estimate | None
    snapshots: tuple[int, ...]
    lent_by: Geography | None = None
    weights: tuple[Part, ...] = ()

    @property
    def counted(self) -> tuple[CountedArea, ...]:
        """Areas whose figure is a share of known people; none where limits are not."""
        return tuple(
            CountedArea(area, figure.estimate.value, figure.denominator)
            for area in self.areas
            for figure in (area.figure,)
            if self.indicator.has_interval and figure.estimate and figure.denominator
        )


def compare_areas(
    engine: Engine,
    municipality: Municipality,
    indicator: Indicator,
    geography: Geography,
    period: str,
) -> AreaComparison:
    """Compare all areas with the municipality; no rows gives an empty comparison."""
    with engine.connect() as connection:
        figures = Figures(connection)
        return comparison(figures, municipality, indicator, geography, period)


def comparison(
    figures: Figures,
    municipality: Municipality,
    indicator: Indicator,
    geography: Geography,
    period: str,
) -> AreaComparison:
    """Compare within a transaction that is already open."""
    asked = _Asked(figures, municipality, indicator, period)
    found = _read(asked, geography)
    reference, behind, weights = _reference(asked, geography, found)
    areas = tuple(
        ComparedArea(figure.cell.ref_area, figure, certainty_of(figure, reference))
        for figure in found.figures
    )
    own = {figure.cell.snapshot_id for figure in found.figures}
    # The figures' own source first; what the interval and the whole rest on after it.
    snapshots = (*sorted(own), *sorted((found.people | behind) - own))
    lent_by = found.lent_by
    return AreaComparison(
        indicator, geography, period, areas, reference, snapshots, lent_by, weights
    )


def area_periods(
    engine: Engine,
    indicator: Indicator,
    geography: Geography,
) -> tuple[str, ...]:
    """Return the periods with figures for the areas, latest first."""
    with engine.connect() as connection:
        return Figures(connection).periods(indicator.code, geography)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is compared, in whichever division."""

    figures: Figures
    municipality: Municipality
    indicator: Indicator
    period: str


@dataclass(frozen=True, slots=True)
class _Found:
    """Figures per area, and the snapshots their denominators come from."""

    figures: tuple[AreaFigure, ...]
    people: frozenset[int]
    lent_by: Geography | None
    weights: tuple[Part, ...]


def _read(asked: _Asked, geography: Geography) -> _Found:
    """Return the municipality's own areas: the store may hold those of others too.

    Nobody stands in for a denominator that came with the figures.
    """
    figures, one, period = asked.figures, asked.indicator, asked.period
    cells = [
        cell
        for cell in figures.series(one.code, geography, time_period=period)
        if cell.ref_area.startswith(asked.municipality.code)
    ]
    is_counted = all(cell.denominator for cell in cells if cell.value is not None)
    people = NOBODY if is_counted else denominators(figures, one, geography, period)
    found = tuple(
        estimate(one, cell, people.by_area.get(cell.ref_area)) for cell in cells
    )
    snapshots = people.snapshots if found else frozenset()
    return _Found(found, snapshots, people.lent_by, people.parts)


def _reference(
    asked: _Asked, geography: Geography, shown: _Found
) -> tuple[Estimate | None, frozenset[int], tuple[Part, ...]]:
    """Return the published value, else the areas' mean weighed by denominator.

    With it come the snapshots behind it, and the figures that it is weighed by.

    Areas are weighed in the division shown or in the coarser one that is made of them,
    so that both say the same of the whole; never in a division of another year.
    """
    one = asked.indicator
    published = asked.figures.series(
        one.code, Geography.MUNICIPALITY, asked.municipality.code, asked.period
    )
    for cell in published:
        if cell.value is not None:
            whole = estimate(one, cell, None).estimate
            return whole, frozenset({cell.snapshot_id}), ()
    coarsest = COARSEST.get(geography, geography)
    found = shown if coarsest is geography else _read(asked, coarsest)
    found = found if found.figures else shown
    known = [
        (figure.estimate.value, figure.denominator)
        for figure in found.figures
        if figure.estimate and figure.denominator
    ]
    if not known or len(known) < len(found.figures):
        return None, frozenset(), ()
    behind = {figure.cell.snapshot_id for figure in found.figures}
    mean = weighted_mean([value for value, _ in known], [n for _, n in known])
    return mean, found.people | behind, found.weights


def certainty_of(figure: AreaFigure, reference: Estimate | None) -> Certainty | None:
    """Say whether a figure is surely above or below another; None where that is unknown."""
    if figure.estimate is None or reference is None:
        return None
    return compare(figure.estimate, reference.value)
