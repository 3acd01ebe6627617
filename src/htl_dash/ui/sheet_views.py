"""The printed pages of the goals, made when somebody asks for them."""

from datetime import date
from functools import partial

from htl_dash.domain.geography import Geography
from htl_dash.domain.goal import Dimension
from htl_dash.domain.indicator import Indicator
from htl_dash.services.gaps import AreaGap, largest_gaps
from htl_dash.services.goal_decisions import goal_decisions
from htl_dash.services.goal_progress import goal_overview
from htl_dash.services.initiatives import (
    registered_initiatives,
    school_with_initiatives,
)
from htl_dash.text import t
from htl_dash.ui import cached, documents, goal_views
from htl_dash.ui.cached import COUNTS, engine, home, shared
from htl_dash.ui.decision_grounds import decided_version
from htl_dash.viewmodels.document import Document
from htl_dash.viewmodels.goal_sheet import file_name, goal_sheet, snapshots
from htl_dash.viewmodels.goal_sheet_parts import DescribedSchool, GoalFacts


def offer_sheet(dimension: Dimension) -> None:
    """Offer a goal's two pages, as of today, on paper and as slides."""
    content = f"{_version()} {cached.today()}"
    make, printed = partial(sheet, dimension), t("paper.print_sheet")
    documents.offer(file_name(dimension), content, make, printed)


def sheet(dimension: Dimension) -> Document:
    """Return a goal's two pages as of today."""
    return _sheet(_version(), dimension, cached.today())


def _version() -> str:
    return f"{cached.work_version()}-{decided_version()}"


@shared
def _sheet(key: str, dimension: Dimension, today: date) -> Document:
    place, ours = home(), _indicators(dimension)
    whole = [one for one in ours if Geography.MUNICIPALITY in one.levels]
    progress = goal_overview(engine(), place, tuple(whole))
    gap = _gap(ours)
    present = cached.newest_periods(cached.version())
    areas = place.geographies
    facts = GoalFacts(
        municipality=place,
        goal=goal_views.goal(dimension),
        progress=progress,
        gap=gap,
        has_areas=any((one.code, area) in present for one in ours for area in areas),
        initiatives=registered_initiatives(engine()),
        schools=tuple(
            DescribedSchool(one.name, school_with_initiatives(engine(), one.unit_code))
            for one in place.pilot_schools
        ),
        absent=tuple(
            one
            for one in ours
            if not one.is_context
            and not any((one.code, level) in present for level in one.levels)
        ),
        decided=goal_decisions(engine(), dimension),
        sources={
            at: note
            for at in snapshots(progress, gap)
            for note in cached.sources((at,))
        },
        version=cached.status().data_version,
        today=today,
    )
    return goal_sheet(facts)


def _indicators(dimension: Dimension) -> tuple[Indicator, ...]:
    """Return a goal's indicators in the municipality's reading order."""
    return home().in_reading_order(
        one
        for one in cached.known().values()
        if dimension in one.dimensions and one.unit not in COUNTS
    )


def _gap(indicators: tuple[Indicator, ...]) -> AreaGap | None:
    """Return the widest gap between the areas of the coarsest division."""
    place = home()
    if not place.geographies:
        return None
    found = largest_gaps(engine(), place, indicators, place.geographies[0])
    return found[0] if found else None
