"""What a figure said before it was revised, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.trail import to_figure, trail_of
from htl_dash.services.figures import estimate
from htl_dash.services.revised import Placed, Revised
from htl_dash.services.school_figures import SchoolLine
from htl_dash.text import long_date, t
from htl_dash.viewmodels.comparison import Comparison
from htl_dash.viewmodels.places import PlaceRow
from htl_dash.viewmodels.profile_view import AreaProfile
from htl_dash.viewmodels.tables import NOTHING, Table, columns
from htl_dash.viewmodels.trace import led
from htl_dash.viewmodels.values import absence, plain

MOST = 3
"""So many revisions are told in full; the others are counted."""


def revision_words(
    indicator: Indicator, revised: Mapping[Placed, Revised]
) -> dict[Placed, str]:
    """Return 'reviderad 3 november 2026: 17,5 -> 17,3' by area and period.

    Changes that nobody would see, because they are smaller than what is shown, are left
    out.
    """
    found = {}
    for key, one in revised.items():
        before = _words(indicator, one, is_new=False)
        after = _words(indicator, one, is_new=True)
        if before != after:
            words = {"before": before, "after": after}
            found[key] = t("revised.line", day=long_date(one.day), **words)
    return found


def _words(indicator: Indicator, one: Revised, *, is_new: bool) -> str:
    figure = estimate(indicator, one.after if is_new else one.before, None)
    if figure.estimate is None:
        return absence(figure)
    return plain(indicator, figure.estimate.value)


def revisions_told(views: Sequence[Comparison]) -> str:
    """Say which figures in one or several periods have been revised; empty if none."""
    key = "revised.at" if len(views) == 1 else "revised.at_period"
    lines = [
        t(key, place=_led(view, row), period=view.period, line=row.revised)
        for view in reversed(views)
        for row in view.rows
        if row.revised
    ]
    return _told(lines)


def _led(view: Comparison, row: PlaceRow) -> str:
    """Return a place as a link to its figure, where the way is known."""
    if not view.trail:
        return row.short_name
    division = view.trail.parts[0].geography
    trail = to_figure(view.indicator, division, row.code, view.period)
    return led(row.short_name, trail)


def own_revisions(
    municipality: Municipality, code: str, words: Mapping[Placed, str]
) -> str:
    """Say which of the municipality's own figures have been revised; empty if none."""
    periods = sorted((p for at, p in words if at == municipality.code), reverse=True)
    lines = [
        t(
            "revised.at_period",
            place=_home(municipality, code, period),
            period=period,
            line=words[municipality.code, period],
        )
        for period in periods
    ]
    return _told(lines)


def profile_revisions(
    profile: AreaProfile,
    geography: Geography,
    words: Mapping[str, Mapping[Placed, str]],
) -> str:
    """Say which figures of one area have been revised, each of them; empty if none.

    `words` are those of each indicator, by its code.
    """
    area = profile.area.code
    lines = [
        t(
            "revised.at_period",
            place=led(one.title, to_figure(one.indicator, geography, area, one.period)),
            period=one.period,
            line=words[one.indicator][area, one.period],
        )
        for one in profile.lines
        if (area, one.period) in words.get(one.indicator, {})
    ]
    return t("revised.heading", lines="; ".join(lines)) if lines else ""


def school_revisions(
    lines: Sequence[SchoolLine], words: Mapping[str, Mapping[Placed, str]]
) -> str:
    """Say which of a school's figures have been revised; empty if none.

    `words` are those of each indicator, by its code.
    """
    told = [
        t(
            "revised.at_period",
            place=led(one.indicator.short_title, trail_of(figure.cell.key)),
            period=figure.cell.time_period,
            line=said,
        )
        for one in lines
        for figure, said in zip(one.figures, _of_school(one, words), strict=True)
        if said
    ]
    return _told(told)


def with_revisions(
    content: Table,
    lines: Sequence[SchoolLine],
    words: Mapping[str, Mapping[Placed, str]],
) -> Table:
    """Return a school's figures with what stood there before, where any is revised.

    The rows of `content` are the figures of `lines`, in order.
    """
    told = [said for one in lines for said in _of_school(one, words)]
    if not any(told):
        return content
    last = columns("revised")
    shown = zip(content.shown, told, strict=True)
    rows = zip(content.rows, told, strict=True)
    return replace(
        content,
        shown_columns=(*content.shown_columns, *last),
        shown=tuple((*cells, said or NOTHING) for cells, said in shown),
        columns=(*content.columns, *last),
        rows=tuple((*cells, said) for cells, said in rows),
    )


def _of_school(one: SchoolLine, words: Mapping[str, Mapping[Placed, str]]) -> list[str]:
    found = words.get(one.indicator.code, {})
    cells = (figure.cell for figure in one.figures)
    return [found.get((cell.ref_area, cell.time_period), "") for cell in cells]


def _home(municipality: Municipality, code: str, period: str) -> str:
    own = (code, Geography.MUNICIPALITY, municipality.code, period)
    return led(municipality.name, to_figure(*own))


def _told(lines: Sequence[str]) -> str:
    if not lines:
        return ""
    told = [*lines[:MOST]]
    if left := len(lines) - len(told):
        told.append(t("revised.more", count=left))
    return t("revised.heading", lines="; ".join(told))
