"""Headings that state a finding: the place, the figure, and how sure we are."""

from collections.abc import Sequence

from htl_dash.domain.indicator import Direction, Indicator
from htl_dash.stats.estimate import Certainty
from htl_dash.text import number, t
from htl_dash.viewmodels.places import PlaceRow, Reference

MUCH_MORE = 1.5
"""From this ratio on a heading says how many times as common something is."""


def heading(
    indicator: Indicator, rows: Sequence[PlaceRow], reference: Reference | None
) -> str:
    """Say what the chosen place shows, else the place with the hardest conditions."""
    ours = next((row for row in rows if row.is_ours), None)
    if ours is not None and ours.value is None:
        return t("finding.absent", place=ours.name, absence=ours.label)
    focus = ours or hardest(indicator, rows)
    if focus is None:
        return t("finding.nothing", title=indicator.short_title)
    if ours is None and indicator.direction is Direction.NEUTRAL:
        return _range(indicator, rows)
    key = "finding.share" if indicator.finding else "finding.plain"
    opening = t(
        key,
        place=focus.name,
        value=focus.sentence_value,
        finding=indicator.finding,
        title=indicator.short_title,
    )
    return opening + _comparison(indicator, focus, reference)


def school_heading(
    indicator: Indicator, rows: Sequence[PlaceRow], whole: Reference | None
) -> str:
    """Say how the schools spread; no single school is pointed out."""
    shown = [row for row in rows if row.value is not None]
    if not shown:
        return t("finding.nothing", title=indicator.short_title)
    compared = [row for row in shown if row.certainty]
    if whole is None or not compared:
        return t(
            "schools_finding.range",
            title=indicator.title,
            lowest=shown[-1].label,
            highest=shown[0].label,
        )
    higher = sum(row.certainty is Certainty.SURELY_HIGHER for row in compared)
    lower = sum(row.certainty is Certainty.SURELY_LOWER for row in compared)
    return t(
        "schools_finding.heading" if higher or lower else "schools_finding.alike",
        title=indicator.title,
        higher=higher,
        lower=lower,
        all=len(compared),
        whole=whole.name,
        reference=whole.value_text,
    )


def _range(indicator: Indicator, rows: Sequence[PlaceRow]) -> str:
    """Say how far apart the places are, where no place has it harder than another."""
    shown = [row for row in rows if row.value is not None]
    return t(
        "finding.range",
        title=indicator.short_title,
        lowest=shown[-1].label,
        highest=shown[0].label,
    )


def hardest(indicator: Indicator, rows: Sequence[PlaceRow]) -> PlaceRow | None:
    """Return the place with the least favourable figure; the highest if none is."""
    shown = [row for row in rows if row.value is not None]
    if not shown:
        return None
    low_is_bad = indicator.direction is Direction.HIGHER_IS_BETTER
    pick = min if low_is_bad else max
    return pick(shown, key=lambda row: row.value or 0.0)


def reading(rows: Sequence[PlaceRow], whole: str) -> str:
    """Count the places on each side of the whole; empty where nothing is compared."""
    counts = {kind: sum(row.certainty is kind for row in rows) for kind in Certainty}
    if not any(counts.values()):
        return ""
    return t(
        "finding.reading",
        whole=whole,
        higher=counts[Certainty.SURELY_HIGHER],
        same=counts[Certainty.NO_SURE_DIFFERENCE],
        lower=counts[Certainty.SURELY_LOWER],
    )


def _comparison(
    indicator: Indicator, row: PlaceRow, reference: Reference | None
) -> str:
    """Return the heading's second half: how the place stands to the whole.

    Where the whole is not known, how sure the figure is in itself.
    """
    if row.value is None:
        return ""
    if reference is None:
        return t("finding.alone", interval=row.interval) if row.interval else ""
    words = {"whole": reference.name, "reference": reference.value_text}
    if row.certainty is None:
        return t("finding.beside", **words)
    if row.certainty is Certainty.SURELY_HIGHER and reference.value > 0:
        ratio = row.value / reference.value
        if indicator.unit.is_share and ratio >= MUCH_MORE:
            return t("finding.times", times=number(ratio, 1), **words)
    return t(f"finding.{row.certainty}", **words)
