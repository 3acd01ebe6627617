"""What the area page shows as tables, and where the figures in them lead back to."""

from htl_dash.domain.geography import Geography
from htl_dash.ui import area_views, cached
from htl_dash.ui.absences import AreaChoices
from htl_dash.viewmodels.comparison import Comparison
from htl_dash.viewmodels.profile_view import AreaProfile
from htl_dash.viewmodels.risk_view import RiskView
from htl_dash.viewmodels.tables import (
    Table,
    comparison_table,
    profile_table,
    trend_table,
)
from htl_dash.viewmodels.trend_view import division_notes
from htl_dash.viewmodels.ways import Ways, comparison_ways, trend_ways


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
        trend = area_views.trend_of(code, geography)
        divisions_of = [one.geography for one in trend.everything]
        views = area_views.over_time(code, geography)
        return trend_ways(list(zip(views, divisions_of, strict=True)))
    view = area_views.comparison(code, geography, period, chosen.area)
    return comparison_ways(view, geography)


def trend_as_table(code: str, geography: Geography) -> Table:
    """Return the areas over time as a table with its sources."""
    views = area_views.over_time(code, geography)
    snapshots = sorted({one for view in views for one in view.snapshots})
    rows = area_views.gap(code, geography).rows
    notes = division_notes(area_views.trend_of(code, geography))
    return trend_table(views, cached.sources(tuple(snapshots)), rows, notes)


def table(view: Comparison, risks: RiskView | None = None) -> Table:
    """Return a comparison as a table with its sources."""
    known = risks.rows if risks else None
    return comparison_table(view, cached.sources(view.snapshots), known)


def profile_as_table(view: AreaProfile) -> Table:
    """Return a profile as a table with its sources."""
    return profile_table(view, cached.sources(view.snapshots))
