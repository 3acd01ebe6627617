"""Which cells of a table on screen are figures, and the keys that lead them back.

Kept apart from the tables: a way back is for the screen, and a frozen or printed table
has none.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from htl_dash.domain.geography import Geography
from htl_dash.services.area_profile import ProfileRow
from htl_dash.services.goal_progress import Progress
from htl_dash.viewmodels.comparison import Comparison
from htl_dash.viewmodels.trace import ALL

Way: TypeAlias = tuple[str, ...]
"""Indicator, geography, place, period, sex and category."""
Ways: TypeAlias = Mapping[tuple[int, int], Way]
"""The key of each figure by row and column of the table on screen, from 0."""
NO_WAYS: Ways = {}
_VALUE = 1
_PROFILE_VALUE = 2


def comparison_ways(view: Comparison, geography: Geography) -> Ways:
    """Return the way of each place's figure in `tables.comparison_table`."""
    return {
        (at, _VALUE): (view.indicator, geography, row.code, view.period, ALL, ALL)
        for at, row in enumerate(view.rows)
    }


def trend_ways(views: Sequence[tuple[Comparison, Geography]]) -> Ways:
    """Return the way of each figure in `tables.trend_table`, period by period."""
    newest = views[-1][0]
    known = [{row.code for row in view.rows} for view, _ in views]
    return {
        (at, column + 1): (
            *(view.indicator, geography, row.code, view.period),
            *(ALL, ALL),
        )
        for column, (view, geography) in enumerate(views)
        for at, row in enumerate(newest.rows)
        if row.code in known[column]
    }


def profile_ways(rows: Sequence[ProfileRow], area: str) -> Ways:
    """Return the way of each indicator's figure in `tables.profile_table`."""
    compared = [row.comparison for row in rows if row.comparison]
    return {
        (at, _PROFILE_VALUE): (
            *(one.indicator.code, one.geography, area, one.period),
            *(ALL, ALL),
        )
        for at, one in enumerate(compared)
    }


def progress_ways(progress: Progress, ahead: int) -> Ways:
    """Return the way of the municipality's and its peers' figures over time.

    `ahead` counts the rows about the target, which stand first and are no figures.
    """
    series = [progress.own, *progress.peers.values()]
    spread = progress.spread.values()
    periods = {p for found in series for p in found} | {p for f in spread for p in f}
    return {
        (ahead + at, column): found[period].cell.key
        for at, period in enumerate(sorted(periods, reverse=True))
        for column, found in enumerate(series, start=1)
        if period in found
    }
