"""The start page: what there is to deal with today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import AreaName, Municipality
from htl_dash.domain.period import end_year
from htl_dash.domain.trail import NO_TRAIL, How, Trail, joined
from htl_dash.services.changes import DatasetChange
from htl_dash.services.gaps import AreaGap
from htl_dash.services.status import StoreStatus
from htl_dash.text import long_date, number, t
from htl_dash.viewmodels.behind import behind_comparison
from htl_dash.viewmodels.change_words import change_words
from htl_dash.viewmodels.headings import heading
from htl_dash.viewmodels.places import place_row, reference
from htl_dash.viewmodels.values import (
    figure_text,
    in_points,
    limits,
    period_text,
    plain,
    with_unit,
)

SHOWN_GAPS = 3


@dataclass(frozen=True, slots=True)
class GapCard:
    """One indicator with a large difference between areas; texts, and the way back."""

    indicator: str
    geography: str
    period: str
    hardest: str
    title: str
    figure: str
    place: str
    gap: str
    reading: str
    behind: str
    trail: Trail


@dataclass(frozen=True, slots=True)
class Meeting:
    """Everything the start page shows.

    `trail` leads to the figures in the heading, `everything` to those of all cards.
    """

    heading: str
    measured: str
    cards: tuple[GapCard, ...]
    changes: tuple[str, ...]
    freshness: tuple[str, ...]
    snapshots: tuple[int, ...]
    trail: Trail = NO_TRAIL
    everything: Trail = NO_TRAIL


def meeting(
    municipality: Municipality,
    gaps: Sequence[AreaGap],
    changes: Sequence[DatasetChange],
    status: StoreStatus,
    stale: Sequence[tuple[Indicator, str]],
    indicators: Mapping[str, Indicator],
) -> Meeting:
    """Put the largest gaps first; `stale` pairs old indicators with their period."""
    shown = gaps[:SHOWN_GAPS]
    ways = [behind_comparison(municipality, one.comparison) for one in shown]
    return Meeting(
        heading=_heading(municipality, shown),
        measured=_measured(municipality),
        cards=tuple(
            _card(municipality, gap, way) for gap, way in zip(shown, ways, strict=True)
        ),
        changes=_changes(municipality, changes, status, indicators),
        freshness=_freshness(status, stale),
        snapshots=tuple(
            sorted({one for gap in shown for one in gap.comparison.snapshots})
        ),
        trail=ways[0] if ways else NO_TRAIL,
        everything=joined(ways, How.COMPARED),
    )


def _measured(municipality: Municipality) -> str:
    key = "meeting.measured" if municipality.geographies else "meeting.no_areas"
    return t(key, name=municipality.name)


def _names(municipality: Municipality) -> dict[str, AreaName]:
    return {name.code: name for name in municipality.area_names}


def _heading(municipality: Municipality, gaps: Sequence[AreaGap]) -> str:
    if not gaps:
        return t("meeting.no_gaps")
    gap = gaps[0]
    indicator, names = gap.comparison.indicator, _names(municipality)
    row = place_row(
        indicator,
        names[gap.hardest.code],
        gap.hardest.figure,
        gap.hardest.certainty,
        gap.hardest.code,
    )
    whole = t("areas.whole", name=municipality.name)
    against = reference(indicator, whole, gap.comparison.reference)
    return heading(indicator, [row], against)


def _card(municipality: Municipality, gap: AreaGap, trail: Trail) -> GapCard:
    compared, names = gap.comparison, _names(municipality)
    indicator = compared.indicator
    return GapCard(
        indicator=indicator.code,
        geography=compared.geography,
        period=compared.period,
        hardest=gap.hardest.code,
        title=t("meeting.card", title=indicator.title, period=compared.period),
        figure=figure_text(indicator, gap.hardest.figure),
        place=_place(municipality, gap, names),
        gap=t(
            "meeting.gap",
            other=names[gap.easiest.code].short_name,
            value=figure_text(indicator, gap.easiest.figure),
            gap=in_points(plain(indicator, gap.gap.value)),
            limits=limits(indicator, gap.gap),
        ),
        reading=_reading(gap),
        behind=t("behind.card", title=indicator.short_title),
        trail=trail,
    )


def _reading(gap: AreaGap) -> str:
    """Count the areas on the unfavourable side; of an unknown whole nobody knows."""
    if gap.comparison.reference is None:
        return t("meeting.reading_unknown")
    areas = len(gap.comparison.areas)
    return t("meeting.reading", worse=gap.surely_worse, all=areas)


def _place(
    municipality: Municipality, gap: AreaGap, names: Mapping[str, AreaName]
) -> str:
    """Name the area, and give the whole municipality's figure where there is one."""
    name, whole = names[gap.hardest.code].name, gap.comparison.reference
    if whole is None:
        return name
    value = with_unit(gap.comparison.indicator, whole.value)
    return t("meeting.beside", place=name, name=municipality.name, value=value)


def _changes(
    municipality: Municipality,
    changes: Sequence[DatasetChange],
    status: StoreStatus,
    indicators: Mapping[str, Indicator],
) -> tuple[str, ...]:
    """Say per dataset what the newest version changed, with an example."""
    if not changes:
        loaded = min((one.loaded_at for one in status.datasets), default="")
        day = long_date(date.fromisoformat(loaded[:10])) if loaded else ""
        return (t("meeting.no_changes", day=day),)
    return tuple(change_words(municipality, one, indicators) for one in changes)


def _freshness(
    status: StoreStatus, stale: Sequence[tuple[Indicator, str]]
) -> tuple[str, ...]:
    """Say how much there is, and which series have stopped or fallen behind."""
    lines = [
        t(
            "meeting.loaded",
            datasets=len(status.datasets),
            rows=number(status.rows),
        )
    ]
    if stale:
        newest = max(end_year(period) for _, period in stale)
        lines.append(t("meeting.stale_count", count=len(stale), year=newest))
        indicator, period = min(stale, key=lambda pair: pair[1])
        words = {"title": indicator.title, "period": period_text(period)}
        lines.append(t("meeting.stale", **words))
    return tuple(lines)
