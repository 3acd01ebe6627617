"""A shift from remedial to earlier work: a difference with its doubt, never a saving."""

from collections.abc import Sequence
from dataclasses import dataclass

from htl_dash.domain.assumption import Assumption, Quantity
from htl_dash.domain.term import Term
from htl_dash.priorities.stock_flow import DRAWS, BreakEven, YearDifference
from htl_dash.services.shift import Mix, Shift
from htl_dash.text import MINUS, number, t
from htl_dash.viewmodels.budget_words import share_text
from htl_dash.viewmodels.statement import Statement
from htl_dash.viewmodels.terms import term_name
from htl_dash.viewmodels.values import between

_SMALL = 0.05
"""A difference that is written 0.0."""


@dataclass(frozen=True, slots=True)
class FanYear:
    """The difference after some years, in children per thousand."""

    year: int
    median: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Fan:
    """The difference year by year; empty where the mixes are alike.

    `median`, `lower` and `upper` are the last year's in words.
    """

    years: tuple[FanYear, ...]
    median: str
    lower: str
    upper: str
    alt: str
    key: str


@dataclass(frozen=True, slots=True)
class ShiftView:
    """What the page shows of a shift."""

    heading: str
    measured: str
    fan: Fan
    statement: Statement
    draws: str
    notes: tuple[str, ...]
    source: str


def shift_view(found: Shift, basis: str) -> ShiftView:
    """Present a shift; `basis` says where the mix now is from."""
    asked, last = found.asked, found.years[-1]
    words = {
        "tried": mix_text(asked.tried),
        "now": mix_text(asked.now),
        "sek": number(asked.sek_per_child),
    }
    heading = _heading(last, are_alike=asked.now == asked.tried)
    return ShiftView(
        heading=heading,
        measured=t("shift.measured", **words),
        fan=_fan(found, heading),
        statement=Statement(_needed(found), ("shift",)),
        draws=t("shift.draws", fewer=share_text(last.fewer), years=last.years),
        notes=(
            basis,
            t("shift.note_not_saved"),
            t("shift.note_model"),
            t("shift.note_change"),
        ),
        source=t("shift.source"),
    )


def basis_text(term: Term | None, *, is_chosen: bool) -> str:
    """Say where the mix now is from; `term` is None where nothing is registered."""
    if is_chosen:
        return t("shift.now_chosen")
    if term is None:
        return t("shift.now_example")
    return t("shift.now_registered", term=term_name(term))


def mix_text(mix: Mix) -> str:
    """Return a mix as '10 % promotive, 20 % preventive and 70 % remedial'."""
    return t(
        "shift.mix",
        promotive=mix.promotive,
        preventive=mix.preventive,
        remedial=mix.remedial,
    )


def _heading(last: YearDifference, *, are_alike: bool) -> str:
    if are_alike:
        return t("shift.equal")
    count = number(abs(last.median), 1)
    finding = t("shift.same")
    if abs(last.median) >= _SMALL:
        key = "shift.fewer" if last.median < 0 else "shift.more"
        finding = t(key, count=count)
    return t(
        "shift.heading", finding=finding, years=last.years, interval=interval_text(last)
    )


def interval_text(one: YearDifference) -> str:
    """Return the limits of a difference in words: from so many fewer to so many more."""
    ends = {
        "least": number(min(abs(one.lower), abs(one.upper)), 1),
        "most": number(max(abs(one.lower), abs(one.upper)), 1),
    }
    if one.upper <= 0:
        return t("shift.interval_fewer", **ends)
    if one.lower >= 0:
        return t("shift.interval_more", **ends)
    fewer, more = number(abs(one.lower), 1), number(one.upper, 1)
    return t("shift.interval_across", fewer=fewer, more=more)


def signed(value: float) -> str:
    """Return a difference with its sign and one decimal: '+0,3'."""
    text = number(value, 1)
    return text if text.startswith(MINUS) or text == number(0, 1) else f"+{text}"


def _fan(found: Shift, heading: str) -> Fan:
    years = found.years if found.asked.now != found.asked.tried else ()
    told = [
        t(
            "shift.told",
            year=one.years,
            median=signed(one.median),
            interval=span_text(one),
        )
        for one in years
    ]
    return Fan(
        years=tuple(FanYear(y.years, y.median, y.lower, y.upper) for y in years),
        median=signed(found.years[-1].median),
        lower=signed(found.years[-1].lower),
        upper=signed(found.years[-1].upper),
        alt=t("shift.alt", heading=heading, told="; ".join(told)),
        key=t("shift.key", draws=number(DRAWS)),
    )


def span_text(one: YearDifference) -> str:
    """Return the limits as numbers with signs."""
    return between(signed(one.lower), signed(one.upper))


def _needed(found: Shift) -> str:
    needed = found.needed
    if needed is None:
        return t("shift.not_more")
    assumed = found.assumed[Quantity.PREVENTIVE_EFFECT]
    words = {
        "assumed": _effect_text(assumed),
        "chance": share_text(needed.chance),
    }
    if needed.median is None:
        return t("shift.needed_none", **words)
    interval = _needed_interval(needed)
    median = share_text(needed.median)
    return t(
        "shift.needed", **words, median=median, interval=interval, years=needed.years
    )


def _needed_interval(needed: BreakEven) -> str:
    if needed.lower is not None and needed.upper is not None:
        span = between(_whole(needed.lower), _whole(needed.upper))
        return t("mix.per_cent", share=span)
    ends: Sequence[float | None] = (needed.lower, needed.upper)
    lower, upper = (
        t("shift.needed_more") if one is None else share_text(one) for one in ends
    )
    return t("figure.span", lower=lower, upper=upper)


def _effect_text(one: Assumption) -> str:
    spread = t("figure.span", lower=_whole(one.lower), upper=_whole(one.upper))
    per_cent = t("mix.per_cent", share=_whole(one.value))
    return f"{per_cent} ({t('mix.per_cent', share=spread)})"


def _whole(share: float) -> str:
    return number(100 * share)
