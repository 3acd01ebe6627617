"""What a figure said before it was revised, in words."""

from collections.abc import Mapping, Sequence

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.trail import to_figure
from htl_dash.services.figures import estimate
from htl_dash.services.revised import Placed, Revised
from htl_dash.text import long_date, t
from htl_dash.viewmodels.comparison import Comparison
from htl_dash.viewmodels.places import PlaceRow
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
