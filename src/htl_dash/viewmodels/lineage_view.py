"""Where one figure comes from, in words: what is shown, its cell, and its versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlsplit

from htl_dash.disclosure.release import ReleasedCell
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.mark import reason_of
from htl_dash.domain.municipality import Municipality
from htl_dash.services.figures import AreaFigure, estimate
from htl_dash.services.lineage import Lineage, Origin, Version
from htl_dash.text import long_date, number, plain_markdown, t
from htl_dash.viewmodels.cell_words import cell_words
from htl_dash.viewmodels.trace_choices import about
from htl_dash.viewmodels.values import figure_text, period_text
from htl_dash.viewmodels.worked_out_view import worked_out_lines


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version of a figure: a title, lines in markdown, and what was sent, as text."""

    title: str
    lines: tuple[str, ...]
    request: str
    link: str
    publisher: str


@dataclass(frozen=True, slots=True)
class LineageView:
    """A heading that is the figure, what has been revised, and every version."""

    heading: str
    measured: str
    revisions: tuple[str, ...]
    versions: tuple[VersionView, ...]


def lineage_view(
    home: Municipality, indicators: Mapping[str, Indicator], found: Lineage
) -> LineageView | None:
    """Present where a figure comes from; None where there is no such figure."""
    indicator = indicators.get(found.key[0])
    if indicator is None or not found.versions:
        return None
    shown = next((one for one in found.versions if one.is_shown), found.versions[0])
    heading = t(
        "lineage.heading",
        value=_value(indicator, shown.cell),
        title=indicator.short_title,
        place=about(home, shown.cell, found.place),
        period=period_text(shown.cell.time_period),
    )
    return LineageView(
        heading=heading,
        measured=t("lineage.own" if found.is_own else "lineage.intro"),
        revisions=tuple(_revisions(indicator, found)),
        versions=tuple(
            _version(indicator, one, _state(one, shown)) for one in found.versions
        ),
    )


def _revisions(indicator: Indicator, found: Lineage) -> list[str]:
    """Say each time that the figure came with another value, newest first."""
    said = []
    for after, before in zip(found.versions, found.versions[1:], strict=False):
        old, new = _value(indicator, before.cell), _value(indicator, after.cell)
        if old != new:
            day = _day(after.loaded_at)
            said.append(t("lineage.revised", day=day, before=old, after=new))
    return said


def _state(one: Version, shown: Version) -> str:
    """Say how a version stands to the one that is shown: replaced, or just the same."""
    if one is shown:
        return t("lineage.shown")
    is_same = (one.cell.value, one.symbol) == (shown.cell.value, shown.symbol)
    if one.cell.snapshot_id < shown.cell.snapshot_id:
        return t("lineage.confirmed" if is_same else "lineage.not_shown")
    return t("lineage.same" if is_same else "lineage.stands_back")


def _version(indicator: Indicator, one: Version, state: str) -> VersionView:
    lines = [
        t(
            "lineage.from_dataset",
            title=plain_markdown(one.title),
            publisher=plain_markdown(one.publisher),
            table=plain_markdown(one.table),
            sequence=one.sequence,
            day=_day(one.loaded_at),
        ),
        t("lineage.arrival", arrival=t(f"arrival.{one.arrival}")),
    ]
    conf = one.cell.conf_status
    if reason := reason_of(one.symbol, conf) if one.symbol else None:
        words = t(f"unshown.{reason}")
        lines.append(t("lineage.symbol", symbol=one.symbol, reason=words))
    lines += _origin(one.origin) if one.origin else [t("lineage.no_bytes")]
    return VersionView(
        title=f"{_value(indicator, one.cell)} · {state}",
        lines=tuple(lines),
        request=_asked(one.origin) if one.origin else "",
        link=one.url,
        publisher=one.publisher,
    )


def _origin(origin: Origin) -> list[str]:
    day = _day(origin.received_at)
    address = origin.origin.partition("?")[0].replace("`", "'")
    lines = [t("lineage.received", day=day, origin=address)]
    place = {"place": cell_words(origin.place)}
    if origin.worked_out:
        lines += worked_out_lines(origin.worked_out)
    elif origin.text is None:
        lines.append(t("lineage.cell_unreadable", **place))
    else:
        text = plain_markdown(origin.text) or "\u2013"
        lines.append(t("lineage.cell", text=text, **place))
    size = number(origin.size)
    lines.append(t("lineage.checksum", checksum=origin.checksum, size=size))
    if origin.is_redacted:
        lines.append(t("lineage.redacted"))
    return lines


def _asked(origin: Origin) -> str:
    """Return what was sent: the body, or what the address asks for, a line for each."""
    if origin.request:
        return origin.request
    query = parse_qsl(urlsplit(origin.origin).query)
    return "\n".join(f"{name} = {value}" for name, value in query)


def _value(indicator: Indicator, cell: ReleasedCell) -> str:
    figure: AreaFigure = estimate(indicator, cell, None)
    return figure_text(indicator, figure)


def _day(moment: str) -> str:
    return long_date(date.fromisoformat(moment[:10]))
