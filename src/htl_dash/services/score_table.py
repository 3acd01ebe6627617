"""Use case: put alternatives beside each other on every criterion, with their origins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from htl_dash.domain.criterion import Basis, Criterion
from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Direction, Indicator
from htl_dash.domain.initiative import Approach
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.trail import NO_TRAIL, How, Part, Trail
from htl_dash.domain.weighing import Alternative, AlternativeKind
from htl_dash.domain.weighing import Score as Judgement
from htl_dash.priorities.value import Score, Table
from htl_dash.services.area_comparison import (
    AreaComparison,
    area_periods,
    compare_areas,
)
from htl_dash.services.children import ReleasedChoices, released_choices
from htl_dash.services.initiatives import registered_initiatives
from htl_dash.services.known import known_in
from htl_dash.services.mix import WorkItem
from htl_dash.services.score_sources import (
    UNKNOWN,
    Filled,
    Origin,
    chosen_by_children,
    cost,
    need,
    reach,
    upstream,
)
from htl_dash.services.scores import judgements
from htl_dash.services.work import work_items

MEASURED_IN = Geography.REGSO_2025
"""The division that schools' areas are named in."""


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that scores are taken from, read once."""

    compared: AreaComparison | None
    items: tuple[WorkItem, ...]
    approaches: Mapping[str, Approach | None]
    choices: tuple[ReleasedChoices, ...]
    schools: Mapping[str, str]
    judged: Mapping[tuple[str, str], Judgement]


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """Alternatives by criteria; `cells` has a row for each alternative.

    `snapshots` are what published figures in it rest on, and `behind` the way to them.
    """

    alternatives: tuple[Alternative, ...]
    criteria: tuple[Criterion, ...]
    cells: tuple[tuple[Filled, ...], ...]
    snapshots: tuple[int, ...]
    behind: Trail = NO_TRAIL

    @property
    def table(self) -> Table:
        """The scores alone, for the calculations."""
        return Table(
            tuple(one.code for one in self.alternatives),
            self.criteria,
            tuple(tuple(cell.score for cell in row) for row in self.cells),
        )


def known(engine: Engine, municipality: Municipality) -> Known:
    """Read everything that scores are taken from; all of it may be shown."""
    return Known(
        _compared(engine, municipality),
        work_items(engine),
        {
            f"{AlternativeKind.INITIATIVE}.{one.initiative.code}": (
                one.initiative.approach.value
            )
            for one in registered_initiatives(engine)
        },
        released_choices(engine),
        {
            area: one.unit_code
            for one in municipality.pilot_schools
            for area in one.areas
        },
        judgements(engine),
    )


def score_table(
    found: Known, alternatives: Sequence[Alternative], criteria: Sequence[Criterion]
) -> ScoreTable:
    """Put alternatives beside each other. ValueError where there are none."""
    cells = tuple(
        tuple(_filled(found, one, criterion) for criterion in criteria)
        for one in alternatives
    )
    uses_figures = any(c.origin is Origin.FIGURE for row in cells for c in row)
    compared = found.compared
    snapshots = compared.snapshots if compared and uses_figures else ()
    every = (cell for row in cells for cell in row)
    behind = need_trail(compared, every) if compared else NO_TRAIL
    return ScoreTable(tuple(alternatives), tuple(criteria), cells, snapshots, behind)


def need_trail(compared: AreaComparison, cells: Iterable[Filled]) -> Trail:
    """Return the way to the areas' figures that scores of need are weighed from."""
    asked = [one.facts["areas"] for one in cells if one.origin is Origin.FIGURE]
    found = {str(code) for some in asked if isinstance(some, tuple) for code in some}
    if not found:
        return NO_TRAIL
    code, period = compared.indicator.code, (compared.period,)
    part = Part(code, compared.geography, tuple(sorted(found)), period)
    return Trail((part,), How.NEED)


def from_data(found: Known, one: Alternative, criterion: Criterion) -> Filled:
    """Return what data say; unknown where they do not answer."""
    match criterion.basis:
        case Basis.NEED:
            return need(one, found.compared)
        case Basis.REACH:
            return reach(one, found.items)
        case Basis.COST:
            return cost(one, found.items)
        case Basis.UPSTREAM_SHARE:
            return upstream(one, found.approaches)
        case Basis.CHILDREN:
            return chosen_by_children(one, found.choices, found.schools)
        case _:
            return UNKNOWN


def _filled(found: Known, one: Alternative, criterion: Criterion) -> Filled:
    """Return what data say, or else what people have judged."""
    told = from_data(found, one, criterion)
    judged = found.judged.get((one.code, criterion.code))
    if told.origin is not Origin.UNKNOWN or judged is None:
        return told
    if judged.lower is None or judged.upper is None:
        return UNKNOWN
    is_point = judged.lower == judged.upper
    score = Score(judged.lower) if is_point else Score(None, judged.lower, judged.upper)
    facts = {"who": judged.who, "at": judged.at, "note": judged.note or ""}
    return Filled(score, Origin.PEOPLE, facts)


def _compared(engine: Engine, municipality: Municipality) -> AreaComparison | None:
    """Return the areas on the first indicator of need that has figures for them."""
    if MEASURED_IN not in municipality.geographies:
        return None
    indicators = known_in(engine)
    for code in municipality.reading_order:
        one = indicators.get(code)
        if one is not None and _tells_need(one):
            periods = area_periods(engine, one, MEASURED_IN)
            if periods:
                return compare_areas(engine, municipality, one, MEASURED_IN, periods[0])
    return None


def _tells_need(one: Indicator) -> bool:
    """Whether a high share of it is a need, and how sure it is can be told."""
    is_need = one.direction is Direction.LOWER_IS_BETTER
    return is_need and one.unit.is_share and one.has_interval
