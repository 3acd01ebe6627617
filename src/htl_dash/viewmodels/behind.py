"""The ways to the figures behind what is shown: what a finding, a figure or a sum rests on.

Kept with views and never in documents: a way is for the screen, and a frozen or printed
table has none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from htl_dash.disclosure.release import ReleasedCell
from htl_dash.domain.geography import COARSEST, Geography
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.trail import NO_TRAIL, How, Part, Trail, joined, to_figure
from htl_dash.services.area_comparison import AreaComparison
from htl_dash.services.area_profile import ProfileRow
from htl_dash.services.area_trend import AreaTrend
from htl_dash.services.gaps import Gap
from htl_dash.services.goal_progress import SPREAD, Progress
from htl_dash.services.measured import NO_PERIOD, Kind, Measured
from htl_dash.services.school_results import SchoolResults
from htl_dash.stats.estimate import Method

_WORDS = 4
"""Of a measure's code after its kind: indicator, division, place and period."""


def behind_comparison(home: Municipality, compared: AreaComparison) -> Trail:
    """Return the way to every area's figure, and to the whole's."""
    if not compared.areas:
        return NO_TRAIL
    own = Part(compared.indicator.code, compared.geography, (), (compared.period,))
    return Trail((own, *_whole(home, compared)), How.COMPARED)


def behind_trend(home: Municipality, trend: AreaTrend) -> Trail:
    """Return the way to the figures of every period, in each division they are in."""
    code = trend.indicator.code
    own = (Part(code, trend.geography),)
    earlier = _over_time(
        Part(code, one.geography, tuple(a.code for a in one.areas), (one.period,))
        for one in trend.earlier
    )
    # Every band of every year would make an address longer than is read.
    unweighed = (replace(one, weights=()) for one in trend.everything)
    wholes = (part for one in unweighed for part in _whole(home, one))
    return Trail((*own, *earlier, *_over_time(wholes)), How.COMPARED)


def _over_time(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Put parts that differ in period alone together."""
    periods: dict[Part, list[str]] = {}
    for one in parts:
        like = replace(one, periods=())
        periods.setdefault(like, []).extend(one.periods)
    return tuple(
        replace(one, periods=tuple(dict.fromkeys(found)))
        for one, found in periods.items()
    )


def _whole(home: Municipality, compared: AreaComparison) -> tuple[Part, ...]:
    """Return what is behind the whole, but for the areas' own figures."""
    own = (compared.indicator.code, compared.geography)
    parts = behind_whole(home, compared).parts
    return tuple(one for one in parts if (one.indicator, one.geography) != own)


def behind_whole(home: Municipality, compared: AreaComparison) -> Trail:
    """Return the way to the whole's own figure, or to the areas it is weighed from.

    What they are weighed by is behind it too.
    """
    code, period = compared.indicator.code, compared.period
    if compared.reference is None:
        return NO_TRAIL
    if compared.reference.method is not Method.WEIGHTED_MEAN:
        return to_figure(code, Geography.MUNICIPALITY, home.code, period)
    coarsest = COARSEST.get(compared.geography, compared.geography)
    values = Part(code, coarsest, (), (period,))
    return Trail((values, *compared.weights), How.WEIGHED)


def behind_gaps(code: str, geography: Geography, gaps: Sequence[Gap]) -> Trail:
    """Return the way to the two areas that each gap is between."""
    parts = tuple(
        Part(code, geography, (gap.highest.code, gap.lowest.code), (gap.period,))
        for gap in gaps
    )
    return Trail(parts, How.GAP)


def behind_profile(home: Municipality, rows: Sequence[ProfileRow]) -> Trail:
    """Return the way to the figures of every indicator, all areas beside each other."""
    compared = [row.comparison for row in rows if row.comparison]
    return joined([behind_comparison(home, one) for one in compared], How.COMPARED)


def behind_schools(home: Municipality, results: SchoolResults) -> Trail:
    """Return the way to every school's figure, and to all schools' together."""
    if not results.schools:
        return NO_TRAIL
    code, period = results.indicator.code, (results.period,)
    parts = [Part(code, Geography.SCHOOL, (), period)]
    if results.reference:
        parts.append(Part(code, Geography.MUNICIPALITY, (home.code,), period))
    return Trail(tuple(parts), How.COMPARED)


def behind_progress(home: Municipality, progress: Progress) -> Trail:
    """Return the way to our own figures, our peers' and those of the whole country."""
    code = progress.indicator.code
    places = (home.code, *progress.peers)
    parts = [Part(code, Geography.MUNICIPALITY, places)]
    spread = tuple(one for one in SPREAD if one in progress.spread)
    if spread:
        parts.append(Part(code, Geography.DISTRIBUTION, spread))
    return Trail(tuple(parts))


def behind_measured(measured: Measured | None) -> Trail:
    """Return the way to what a measure says now; none for registered work."""
    one = measured.indicator if measured else None
    if measured is None or one is None or measured.period == NO_PERIOD:
        return NO_TRAIL
    return to_figure(one.code, measured.geography, measured.place, measured.period)


def behind_expected(measure: str) -> Trail:
    """Return the way to the figure that an expectation began from, by its code."""
    kind, *words = measure.split(" ")
    if kind != Kind.INDICATOR or len(words) != _WORDS or NO_PERIOD in words:
        return NO_TRAIL
    code, division, place, period = words
    return to_figure(code, Geography(division), place, period)


def behind_cells(cells: Iterable[ReleasedCell]) -> Trail:
    """Return the way to some figures as they stand."""
    parts = (
        Part(
            *(one.indicator, one.geography, (one.ref_area,), (one.time_period,)),
            *(one.sex, one.category),
        )
        for one in cells
    )
    return Trail(_over_time(parts))


def behind_own(progress: Progress, periods: Iterable[str], how: How) -> Trail:
    """Return the way to some periods' figures of our own, for what is worked out."""
    chosen = tuple(periods)
    if not chosen:
        return NO_TRAIL
    place = progress.own[chosen[0]].cell.ref_area
    code = progress.indicator.code
    return Trail((Part(code, Geography.MUNICIPALITY, (place,), chosen),), how)
