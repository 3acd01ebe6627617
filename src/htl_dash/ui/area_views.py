"""What the area page shows, cached."""

from dataclasses import replace
from math import inf

from htl_dash.domain.geography import Geography
from htl_dash.services.area_comparison import compare_areas
from htl_dash.services.area_profile import profile_area
from htl_dash.services.area_trend import area_trend
from htl_dash.services.school_results import school_results
from htl_dash.text import t
from htl_dash.ui import cached
from htl_dash.ui.absences import Absence, AreaChoices
from htl_dash.ui.cached import engine, home, indicator, shared, version
from htl_dash.viewmodels.area_map import AreaMap, MapSchool, area_map
from htl_dash.viewmodels.classes import MapClasses, map_classes
from htl_dash.viewmodels.comparison import (
    Comparison,
    area_comparison,
    school_comparison,
)
from htl_dash.viewmodels.profile_view import AreaProfile, area_profile
from htl_dash.viewmodels.tables import (
    Table,
    comparison_table,
    profile_table,
    trend_table,
)
from htl_dash.viewmodels.timeline import Timeline
from htl_dash.viewmodels.trend_view import trend_timeline


def absence(chosen: AreaChoices) -> Absence | None:
    """Return what to say where there are no figures; None where there are."""
    if chosen.period:
        return None
    one = indicator(chosen.indicator)
    place = t(f"geography.in_{chosen.geography}")
    instead = None
    if one.nearest and (found := cached.periods(one.nearest, chosen.geography)):
        instead = replace(chosen, indicator=one.nearest, period=found[0])
    return Absence(
        heading=t("absence.heading", title=one.title, place=place),
        measured=t("absence.instead" if instead else "absence.nothing"),
        how_to_get=one.how_to_get or t("absence.unknown"),
        instead=instead,
    )


@shared
def _comparison(
    key: str, code: str, geography: Geography, period: str, area: str | None
) -> Comparison:
    compared = compare_areas(engine(), home(), indicator(code), geography, period)
    return area_comparison(home(), compared, area)


def comparison(
    code: str, geography: Geography, period: str, area: str | None
) -> Comparison:
    """Return the areas side by side."""
    return _comparison(version(), code, geography, period, area)


@shared
def _classes(key: str, code: str) -> MapClasses:
    """Return classes over every division and period, so that colours mean the same."""
    one = indicator(code)
    values = [
        row.value
        for geography in home().geographies
        if geography in one.levels
        for period in cached.periods(code, geography)
        for row in comparison(code, geography, period, None).rows
        if row.value is not None
    ]
    least = 1.0 if one.decimals == 0 else 0.1
    most = 100.0 if one.unit.is_share else inf
    return map_classes(values, one.class_limits, least, most)


@shared
def _map(
    key: str, code: str, geography: Geography, period: str, area: str | None
) -> AreaMap:
    ground = cached.area_geometry(key, geography)
    schools = tuple(
        MapSchool(one.name, one.longitude, one.latitude)
        for one in ground.schools
        if one.longitude is not None and one.latitude is not None
    )
    return area_map(
        indicator(code),
        comparison(code, geography, period, area),
        geography,
        _classes(key, code),
        _label_points(ground.points),
        schools,
        home().map_view,
    )


def _label_points(
    points: dict[str, tuple[float, float]],
) -> dict[str, tuple[float, float]]:
    """Return where names stand: as configured, else in the middle of the area."""
    configured = {
        name.code: name.label_at for name in home().area_names if name.label_at
    }
    return {code: configured.get(code, point) for code, point in points.items()}


def map_of(
    code: str, geography: Geography, period: str, area: str | None
) -> tuple[AreaMap, str]:
    """Return the map and the version of its geometry."""
    key = version()
    ground = cached.area_geometry(key, geography)
    return _map(key, code, geography, period, area), ground.version


@shared
def _trend(
    key: str, code: str, geography: Geography, area: str | None
) -> Timeline | None:
    found = area_trend(engine(), home(), indicator(code), geography)
    return trend_timeline(home(), found, area)


def trend(code: str, geography: Geography, area: str | None) -> Timeline | None:
    """Return the areas over time; None where there are not two periods."""
    return _trend(version(), code, geography, area)


def trend_as_table(code: str, geography: Geography) -> Table:
    """Return the areas over time as a table with its sources."""
    views = [
        comparison(code, geography, period, None)
        for period in reversed(cached.periods(code, geography))
    ]
    snapshots = sorted({one for view in views for one in view.snapshots})
    return trend_table(views, cached.sources(tuple(snapshots)))


@shared
def _profile(key: str, geography: Geography, area: str) -> AreaProfile:
    order = cached.reading_order(geography)
    rows = profile_area(engine(), home(), order, geography, area)
    return area_profile(home(), rows, area)


def profile(geography: Geography, area: str) -> AreaProfile:
    """Return one area over all indicators."""
    return _profile(version(), geography, area)


@shared
def _schools(key: str, code: str, period: str) -> Comparison:
    results = school_results(engine(), home(), indicator(code), period)
    return school_comparison(home(), results)


def schools(code: str, period: str) -> Comparison:
    """Return the schools side by side."""
    return _schools(version(), code, period)


def table(view: Comparison) -> Table:
    """Return a comparison as a table with its sources."""
    return comparison_table(view, cached.sources(view.snapshots))


def profile_as_table(view: AreaProfile) -> Table:
    """Return a profile as a table with its sources."""
    return profile_table(view, cached.sources(view.snapshots))
