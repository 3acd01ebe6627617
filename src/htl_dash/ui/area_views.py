"""What the area page shows, cached."""

from dataclasses import replace
from math import inf

from htl_dash.domain.geography import OLDER_DIVISIONS, Geography
from htl_dash.domain.trail import Trail
from htl_dash.services.area_comparison import AreaComparison, compare_areas
from htl_dash.services.area_profile import profile_area
from htl_dash.services.area_trend import AreaTrend, area_trend
from htl_dash.services.rank_risk import area_risks
from htl_dash.services.school_results import school_results
from htl_dash.text import t
from htl_dash.ui import cached, divisions
from htl_dash.ui.absences import Absence, AreaChoices
from htl_dash.ui.cached import engine, home, indicator, shared, version
from htl_dash.viewmodels.area_map import AreaMap, MapSchool, area_map
from htl_dash.viewmodels.classes import MapClasses, map_classes
from htl_dash.viewmodels.comparison import (
    Comparison,
    area_comparison,
    school_comparison,
)
from htl_dash.viewmodels.gap_view import GapView, gap_view
from htl_dash.viewmodels.profile_view import AreaProfile, area_profile
from htl_dash.viewmodels.risk_view import RiskView, risk_view
from htl_dash.viewmodels.timeline import Timeline
from htl_dash.viewmodels.trend_view import trend_timeline
from htl_dash.viewmodels.ways import Ways, profile_ways


def absence(chosen: AreaChoices) -> Absence | None:
    """Return what to say where there are no figures; None where there are."""
    if chosen.period:
        return None
    if elsewhere := divisions.in_the_one_before(chosen):
        return elsewhere
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
def _compared(key: str, code: str, geography: Geography, period: str) -> AreaComparison:
    return compare_areas(engine(), home(), indicator(code), geography, period)


@shared
def _comparison(
    key: str, code: str, geography: Geography, period: str, area: str | None
) -> Comparison:
    compared = _compared(key, code, geography, period)
    return _presented(compared, area)


def _presented(compared: AreaComparison, area: str | None) -> Comparison:
    code, geography = compared.indicator.code, compared.geography
    place, revised = divisions.home_in(geography), divisions.revisions(code, geography)
    return area_comparison(place, compared, area, revised)


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
def _risks(key: str, code: str, geography: Geography, period: str) -> RiskView:
    one = indicator(code)
    classes = None if geography in OLDER_DIVISIONS else _classes(key, code)
    known = classes.limits if classes else ()
    limits = [limit / one.unit.multiplier for limit in known]
    risks = area_risks(_compared(key, code, geography, period), limits)
    shown = _comparison(key, code, geography, period, None)
    return risk_view(one, shown.rows, risks, classes, shown.trail)


def risks(code: str, geography: Geography, period: str) -> RiskView:
    """Return how sure the areas' order and the map's colours are."""
    return _risks(version(), code, geography, period)


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
        _risks(key, code, geography, period).unsure,
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
def _over_time(key: str, code: str, geography: Geography) -> AreaTrend:
    return area_trend(engine(), home(), indicator(code), geography)


@shared
def _trend(
    key: str, code: str, geography: Geography, area: str | None
) -> Timeline | None:
    place = divisions.home_in(geography)
    return trend_timeline(place, _over_time(key, code, geography), area)


def trend(code: str, geography: Geography, area: str | None) -> Timeline | None:
    """Return the areas over time; None where there are not two periods."""
    return _trend(version(), code, geography, area)


@shared
def _gap(key: str, code: str, geography: Geography) -> GapView:
    return gap_view(divisions.home_in(geography), _over_time(key, code, geography))


def gap(code: str, geography: Geography) -> GapView:
    """Return how far apart the highest and the lowest area are, period by period."""
    return _gap(version(), code, geography)


def trail(shown: AreaChoices) -> Trail:
    """Return the way to every figure that is shown of the areas, now or over time."""
    code, geography = shown.indicator, shown.geography
    if shown.view == "tid":
        history = trend(code, geography, shown.area)
        if history:
            return history.trail
    return comparison(code, geography, shown.period, shown.area).trail


@shared
def _side_by_side(key: str, code: str, geography: Geography) -> tuple[Comparison, ...]:
    trend = _over_time(key, code, geography)
    return tuple(_presented(one, None) for one in trend.everything)


def over_time(code: str, geography: Geography) -> tuple[Comparison, ...]:
    """Return the areas side by side in every period, oldest first."""
    return _side_by_side(version(), code, geography)


def has_earlier(code: str, geography: Geography) -> bool:
    """Whether figures of the division before stand beside the areas' own."""
    return bool(_over_time(version(), code, geography).earlier)


@shared
def _profile(key: str, geography: Geography, area: str) -> tuple[AreaProfile, Ways]:
    order, place = divisions.offered(geography), divisions.home_in(geography)
    rows = profile_area(engine(), place, order, geography, area)
    return area_profile(place, rows, area), profile_ways(place, rows, area)


def profile(geography: Geography, area: str) -> AreaProfile:
    """Return one area over all indicators."""
    return _profile(version(), geography, area)[0]


def ways_of_profile(geography: Geography, area: str) -> Ways:
    """Return where the figures in `profile_as_table` lead back to."""
    return _profile(version(), geography, area)[1]


@shared
def _schools(key: str, code: str, period: str) -> Comparison:
    results = school_results(engine(), home(), indicator(code), period)
    revised = divisions.revisions(code, Geography.SCHOOL)
    return school_comparison(home(), results, revised)


def schools(code: str, period: str) -> Comparison:
    """Return the schools side by side."""
    return _schools(version(), code, period)


def trend_of(code: str, geography: Geography) -> AreaTrend:
    """Return the areas over time as they were worked out."""
    return _over_time(version(), code, geography)
