"""A goal's numbers as tables: one indicator over time, and all of them in one look."""

from collections.abc import Sequence

from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.figures import AreaFigure
from htl_dash.services.goal_progress import SPREAD, Progress
from htl_dash.text import t
from htl_dash.viewmodels.goal_view import GoalRow
from htl_dash.viewmodels.page_links import linked
from htl_dash.viewmodels.sources import SourceNote
from htl_dash.viewmodels.tables import NOTHING, Table, Value, columns
from htl_dash.viewmodels.target_view import TargetRow
from htl_dash.viewmodels.values import absence, figure_text, scaled

SIGNS = ("\u00b9", "\u00b2")
"""The signs of the reasons why there is no trend, in the order they are met."""


def progress_table(
    municipality: Municipality,
    progress: Progress,
    sources: tuple[SourceNote, ...],
    ahead: Sequence[TargetRow] = (),
) -> Table:
    """Return an indicator's history: a row per period, a column per place.

    The target and what is expected then stand first, in our own column.
    """
    indicator = progress.indicator
    peers = {peer.code: peer.name for peer in municipality.peers}
    series = [(municipality.name, progress.own)]
    series += [(peers[code], found) for code, found in progress.peers.items()]
    for statistic in SPREAD:
        if statistic in progress.spread:
            series.append((t(f"goals.{statistic}"), progress.spread[statistic]))
    periods = sorted({period for _, found in series for period in found}, reverse=True)
    names = (t("column.period"), *(name for name, _ in series))
    others = len(series) - 1
    return Table(
        name=indicator.code,
        title=indicator.title,
        shown_columns=names,
        shown=(
            *((row.label, row.text, *[NOTHING] * others) for row in ahead),
            *(
                (period, *(figure_text(indicator, f.get(period)) for _, f in series))
                for period in periods
            ),
        ),
        columns=names,
        rows=(
            *((row.label, row.value, *[None] * others) for row in ahead),
            *(
                (period, *(_number(indicator, f.get(period)) for _, f in series))
                for period in periods
            ),
        ),
        notes=indicator.cautions,
        sources=sources,
    )


def _number(indicator: Indicator, figure: AreaFigure | None) -> Value:
    """Return the figure as published, or why there is none."""
    if figure is None or figure.estimate is None:
        return absence(figure)
    return scaled(indicator, figure.estimate.value)


def overview_table(title: str, rows: tuple[GoalRow, ...]) -> Table:
    """Return a goal's indicators as a table.

    Why there is no trend is said once in `notes`; each row has the sign of its reason.
    """
    names = columns(
        "indicator", "latest", "period", "median", "change", "trend", "remark"
    )
    reasons = dict.fromkeys(row.no_trend for row in rows if row.no_trend)
    signs = dict(zip(reasons, SIGNS, strict=False))
    shown = tuple(
        (
            row.title,
            row.latest,
            row.period,
            row.median,
            row.change,
            t("recent.missing", sign=signs[row.no_trend])
            if row.no_trend
            else row.trend,
            linked(row.remark),
        )
        for row in rows
    )
    notes = tuple(
        t("recent.note", sign=sign, label=t(f"recent.{reason}"))
        for reason, sign in signs.items()
    )
    file = t("goals.overview_file")
    return Table(file, title, names, shown, names, shown, notes, ())
