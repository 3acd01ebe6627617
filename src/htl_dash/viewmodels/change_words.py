"""What has changed in the figures, a sentence for each dataset, with an example."""

from collections.abc import Mapping, Sequence
from datetime import date

from htl_dash.disclosure.release import ReleasedCell
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.trail import trail_of
from htl_dash.services.changes import DatasetChange
from htl_dash.services.taken_over import TakenOver
from htl_dash.text import long_date, number, plain_markdown, t
from htl_dash.viewmodels.trace import led
from htl_dash.viewmodels.trace_choices import about
from htl_dash.viewmodels.values import period_text, suffix


def change_words(
    municipality: Municipality,
    change: DatasetChange,
    indicators: Mapping[str, Indicator],
) -> str:
    """Say what a new version of a dataset changed, with an example and where it is."""
    day = long_date(date.fromisoformat(change.loaded_at[:10]))
    text = t(
        "meeting.change",
        title=plain_markdown(change.title),
        day=day,
        changed=len(change.changed),
        added=len(change.added),
        gone=len(change.gone),
    )
    return text + _one_of(municipality, change.changed, indicators)


def taken_words(
    municipality: Municipality, one: TakenOver, indicators: Mapping[str, Indicator]
) -> str:
    """Say what a dataset has taken over from others; empty where nobody would see it."""
    seen = [
        (before, after)
        for before, after in one.changed
        if after.indicator in indicators
        and _seen(indicators, before) != _seen(indicators, after)
    ]
    if not seen:
        return ""
    text = t(
        "news.taken_over" if len(seen) > 1 else "news.taken_over_one",
        title=plain_markdown(one.title),
        day=long_date(date.fromisoformat(one.loaded_at[:10])),
        count=number(len(seen)),
    )
    return text + _one_of(municipality, seen, indicators)


def _seen(indicators: Mapping[str, Indicator], cell: ReleasedCell) -> str:
    one = indicators[cell.indicator]
    return "" if cell.value is None else _example(one, cell.value)


def _one_of(
    municipality: Municipality,
    changed: Sequence[tuple[ReleasedCell, ReleasedCell]],
    indicators: Mapping[str, Indicator],
) -> str:
    """Return the first figure that has a value before and after, as an example."""
    for before, after in changed:
        if before.value is not None and after.value is not None:
            one = indicators[after.indicator]
            old, new = _example(one, before.value), _example(one, after.value)
            return t(
                "meeting.example",
                title=one.short_title,
                place=about(municipality, after, ""),
                period=period_text(after.time_period),
                old=old,
                new=led(new, trail_of(after.key)),
            )
    return ""


def _example(one: Indicator, value: float) -> str:
    """Return a released value, which is on its own scale already, with its unit."""
    return number(value, min(one.decimals, 1)) + suffix(one)
