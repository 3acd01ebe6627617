"""Use case: how the municipality's schools stand on one indicator."""

from dataclasses import dataclass

from sqlalchemy import Engine

from htl_dash.domain.geography import Geography, School
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.area_comparison import certainty_of
from htl_dash.services.figures import AreaFigure, Figures, estimate
from htl_dash.stats.estimate import Certainty, Estimate
from htl_dash.store.registers import schools as read_schools


@dataclass(frozen=True, slots=True)
class SchoolResult:
    """One school's figure and how it stands to the municipality's schools together."""

    school: School
    figure: AreaFigure
    certainty: Certainty | None


@dataclass(frozen=True, slots=True)
class SchoolResults:
    """Results per school for one period; `reference` is all the schools together."""

    indicator: Indicator
    period: str
    schools: tuple[SchoolResult, ...]
    reference: Estimate | None
    snapshots: tuple[int, ...]


def school_results(
    engine: Engine, municipality: Municipality, indicator: Indicator, period: str
) -> SchoolResults:
    """Return the municipality's schools with a row for the period, by unit code."""
    with engine.connect() as connection:
        figures = Figures(connection)
        cells = figures.series(indicator.code, Geography.SCHOOL, time_period=period)
        own = figures.series(
            indicator.code, Geography.MUNICIPALITY, municipality.code, period
        )
        register = {
            school.unit_code: school
            for school in read_schools(connection)
            if school.municipality == municipality.code
        }
    reference = estimate(indicator, own[0], None).estimate if own else None
    found = [estimate(indicator, cell, None) for cell in cells]
    results = tuple(
        SchoolResult(register[f.cell.ref_area], f, certainty_of(f, reference))
        for f in found
        if f.cell.ref_area in register
    )
    used = {f.cell.snapshot_id for f in found}
    behind = {cell.snapshot_id for cell in own} - used
    snapshots = (*sorted(used), *sorted(behind))
    return SchoolResults(indicator, period, results, reference, snapshots)
