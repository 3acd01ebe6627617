"""Which cells of a table on screen lead back to figures, and which rows of a file do.

Kept apart from the tables: a way back is for the screen, and a frozen or printed table
has none.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from htl_dash.domain.geography import Geography
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.trail import Key, Registered, Trail, to_figure, trail_of
from htl_dash.services.area_comparison import AreaComparison
from htl_dash.services.area_profile import ProfileRow
from htl_dash.services.goal_progress import SPREAD, Progress
from htl_dash.services.score_sources import Origin
from htl_dash.services.score_table import ScoreTable, need_trail
from htl_dash.viewmodels.behind import behind_whole
from htl_dash.viewmodels.comparison import Comparison
from htl_dash.viewmodels.goal_view import GoalRow

Ways: TypeAlias = Mapping[tuple[int, int], Trail | Registered]
"""Where the cells of a table on screen lead, by row and column from 0."""
FileKeys: TypeAlias = Sequence[Sequence[Key]]
"""The figures in each row of a table in files."""
NO_WAYS: Ways = {}
_VALUE = 1
_PROFILE_VALUE, _PROFILE_WHOLE = 2, 4
_OVERVIEW = (1, 3, 4, 5)
"""The columns of the overview that are figures or rest on them."""


def comparison_ways(view: Comparison, geography: Geography) -> Ways:
    """Return the way of each place's figure in `tables.comparison_table`."""
    return {
        (at, _VALUE): to_figure(view.indicator, geography, row.code, view.period)
        for at, row in enumerate(view.rows)
    }


def trend_ways(
    views: Sequence[tuple[Comparison, Geography]],
) -> Ways:
    """Return the way of each figure in `tables.trend_table`, period by period."""
    newest = views[-1][0]
    known = [{row.code for row in view.rows} for view, _ in views]
    return {
        (at, column + 1): to_figure(view.indicator, geography, row.code, view.period)
        for column, (view, geography) in enumerate(views)
        for at, row in enumerate(newest.rows)
        if row.code in known[column]
    }


def trend_keys(views: Sequence[tuple[Comparison, Geography]]) -> FileKeys:
    """Return the figure in each row of `tables.trend_table` in files."""
    trails = (
        to_figure(view.indicator, geography, row.code, view.period)
        for view, geography in views
        for row in view.rows
    )
    return tuple((key,) for one in trails if (key := one.figure))


def gap_ways(trail: Trail, row: int, columns: Mapping[str, int]) -> Ways:
    """Return the ways of the gaps in the last row of `tables.trend_table`.

    `columns` are those of the periods.
    """
    return {
        (row, columns[part.periods[0]]): Trail((part,), trail.how)
        for part in trail.parts
        if part.periods[0] in columns
    }


def profile_ways(home: Municipality, rows: Sequence[ProfileRow], area: str) -> Ways:
    """Return the ways of each indicator's figures in `tables.profile_table`."""
    found: dict[tuple[int, int], Trail | Registered] = {}
    compared = [row.comparison for row in rows if row.comparison]
    for at, one in enumerate(compared):
        code, geography, period = one.indicator.code, one.geography, one.period
        found[at, _PROFILE_VALUE] = to_figure(code, geography, area, period)
        if whole := behind_whole(home, one):
            found[at, _PROFILE_WHOLE] = whole
    return found


def progress_ways(progress: Progress, ahead: int) -> Ways:
    """Return the way of every figure over time: ours, our peers' and the country's.

    `ahead` counts the rows about the target, which stand first and are no figures.
    """
    series = [progress.own, *progress.peers.values()]
    series += [progress.spread[one] for one in SPREAD if one in progress.spread]
    periods = {period for found in series for period in found}
    return {
        (ahead + at, column): trail_of(found[period].cell.key)
        for at, period in enumerate(sorted(periods, reverse=True))
        for column, found in enumerate(series, start=1)
        if period in found
    }


def ahead_ways(rows: int, trail: Trail) -> Ways:
    """Return the ways of the first rows over time, which are about the target."""
    return {(at, _VALUE): trail for at in range(rows)} if trail else NO_WAYS


def overview_ways(rows: Sequence[GoalRow]) -> Ways:
    """Return the ways of what each row of `goal_tables.overview_table` rests on."""
    return {
        (at, column): trail
        for at, row in enumerate(rows)
        for column, trail in zip(_OVERVIEW, row.trails, strict=False)
        if trail
    }


def score_ways(scores: ScoreTable, compared: AreaComparison | None) -> Ways:
    """Return the ways of scores that are figures in `score_view.score_table`."""
    if compared is None:
        return NO_WAYS
    return {
        (at, column): need_trail(compared, [cell])
        for column, cells in enumerate(scores.cells, start=1)
        for at, cell in enumerate(cells)
        if cell.origin is Origin.FIGURE
    }


def file_keys(ways: Ways, rows: int) -> FileKeys:
    """Return the figures in each row in files, of a table with the same rows on screen."""
    found: list[list[Key]] = [[] for _ in range(rows)]
    for (at, _), trail in sorted(ways.items(), key=lambda one: one[0]):
        if at < rows and (key := trail.figure):
            found[at].append(key)
    return found
