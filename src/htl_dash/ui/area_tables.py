"""What the area page shows as tables, and where the figures in them lead back to."""

from htl_dash.domain.geography import Geography
from htl_dash.ui import area_views, cached
from htl_dash.ui.absences import AreaChoices
from htl_dash.viewmodels.comparison import Comparison
from htl_dash.viewmodels.profile_view import AreaProfile
from htl_dash.viewmodels.risk_view import RiskView
from htl_dash.viewmodels.school_results_view import with_numbers
from htl_dash.viewmodels.tables import (
    Table,
    comparison_table,
    profile_table,
    trend_table,
)
from htl_dash.viewmodels.trend_view import division_notes
from htl_dash.viewmodels.ways import (
    FileKeys,
    Ways,
    comparison_ways,
    gap_ways,
    trend_keys,
    trend_ways,
)


def area_table(chosen: AreaChoices) -> Table:
    """Return what the areas' figure shows as a table with its sources."""
    code, geography, period = chosen.indicator, chosen.geography, chosen.period
    if chosen.view == "tid":
        return trend_as_table(code, geography)
    view = area_views.comparison(code, geography, period, chosen.area)
    return table(view, area_views.risks(code, geography, period))


def area_ways(chosen: AreaChoices) -> Ways:
    """Return where the figures in `area_table` lead back to."""
    code, geography, period = chosen.indicator, chosen.geography, chosen.period
    if chosen.view == "tid":
        views = _by_division(code, geography)
        ahead = {one.period: at for at, (one, _) in enumerate(views, start=1)}
        apart = area_views.gap(code, geography).statement.trail
        gaps = gap_ways(apart, len(views[-1][0].rows), ahead)
        return {**trend_ways(views), **gaps}
    view = area_views.comparison(code, geography, period, chosen.area)
    return comparison_ways(view, geography)


def area_keys(chosen: AreaChoices) -> FileKeys | None:
    """Return the figures of each row of `area_table` in files; None where as on screen."""
    if chosen.view != "tid":
        return None
    return trend_keys(_by_division(chosen.indicator, chosen.geography))


def _by_division(code: str, geography: Geography) -> list[tuple[Comparison, Geography]]:
    divided = [o.geography for o in area_views.trend_of(code, geography).everything]
    return list(zip(area_views.over_time(code, geography), divided, strict=True))


def trend_as_table(code: str, geography: Geography) -> Table:
    """Return the areas over time as a table with its sources."""
    views = area_views.over_time(code, geography)
    snapshots = sorted({one for view in views for one in view.snapshots})
    rows = area_views.gap(code, geography).rows
    notes = division_notes(area_views.trend_of(code, geography))
    return trend_table(views, cached.sources(tuple(snapshots)), rows, notes)


def school_table(view: Comparison) -> Table:
    """Return schools side by side, with how many pupils each figure is of."""
    return with_numbers(table(view), view.rows)


def table(view: Comparison, risks: RiskView | None = None) -> Table:
    """Return a comparison as a table with its sources."""
    known = risks.rows if risks else None
    return comparison_table(view, cached.sources(view.snapshots), known)


def profile_as_table(view: AreaProfile) -> Table:
    """Return a profile as a table with its sources."""
    return profile_table(view, cached.sources(view.snapshots))
