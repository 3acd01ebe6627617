"""What was expected held against what came, so that expectations get better.

References:
    Brier (1950), Monthly Weather Review 78: 1-3.
    Gneiting & Raftery (2007), J. Am. Stat. Assoc. 102: 359-378, eq. 43, for intervals.
"""

from dataclasses import dataclass
from datetime import date

from htl_dash.domain.decision import Expectation, Expected, Verdict
from htl_dash.domain.indicator import Direction


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was measured, on the scale of the expectation, and when it was.

    Limits are None where no interval can be made.
    """

    value: float
    lower: float | None
    upper: float | None
    measured_on: date


@dataclass(frozen=True, slots=True)
class Review:
    """One expectation and what came of it.

    Attributes:
        verdict: How the value stands to the interval.
        is_sure: Whether the whole of the outcome's own interval says the same.
        direction_held: Whether it went the way that was expected; None where that is
            not known or where chance alone may have moved it.
        brier: 0 to 1, less is better, for how sure they were that it would be inside;
            0.25 is what a coin gets.
        interval: The interval score in the measure's unit, less is better: the width,
            and a fine for how far outside it came. None where they were wholly sure,
            for then the fine has no end.
    """

    verdict: Verdict
    is_sure: bool = False
    direction_held: bool | None = None
    brier: float | None = None
    interval: float | None = None


def review(
    expected: Expectation, came: Outcome | None, today: date, better: Direction
) -> Review:
    """Score an expectation that was locked with its decision.

    Nothing is scored before its date, whatever the figures say until then, and nothing
    that was measured before it.

    Args:
        expected: What was expected.
        came: The outcome; None where there is none yet.
        today: The day of the review.
        better: Which way is good news for the measure.
    """
    if today < expected.due:
        return Review(Verdict.TOO_EARLY)
    if came is None or came.measured_on < expected.due:
        return Review(Verdict.NOT_MEASURED)
    found = _verdict(expected, came.value, better)
    ends = [end for end in (came.lower, came.upper) if end is not None]
    is_inside = found is Verdict.INSIDE
    alpha = 1 - expected.confidence
    return Review(
        verdict=found,
        is_sure=bool(ends)
        and all(_verdict(expected, end, better) is found for end in ends)
        and all(_side(expected, end) == _side(expected, came.value) for end in ends),
        direction_held=_direction_held(expected, came),
        brier=brier_score(expected.confidence, came_true=is_inside),
        interval=interval_score(expected.lower, expected.upper, came.value, alpha)
        if alpha > 0
        else None,
    )


def _side(expected: Expectation, value: float) -> int:
    """Return -1 below the interval, 0 inside it and 1 above."""
    return (value > expected.upper) - (value < expected.lower)


def _verdict(expected: Expectation, value: float, better: Direction) -> Verdict:
    side = _side(expected, value)
    if not side:
        return Verdict.INSIDE
    if better is Direction.NEUTRAL:
        return Verdict.OUTSIDE
    is_good = (side > 0) == (better is Direction.HIGHER_IS_BETTER)
    return Verdict.BETTER if is_good else Verdict.WORSE


def _direction_held(expected: Expectation, came: Outcome) -> bool | None:
    """Return whether it moved as expected, as far as the outcome's interval can tell.

    That something stood still can be contradicted, but never shown.
    """
    if expected.before is None:
        return None
    lower = came.value if came.lower is None else came.lower
    upper = came.value if came.upper is None else came.upper
    moved = (lower > expected.before) - (upper < expected.before)
    if not moved:
        return None
    return moved == {Expected.UP: 1, Expected.DOWN: -1}.get(expected.direction, 0)


def brier_score(chance: float, *, came_true: bool) -> float:
    """Return the squared distance from a stated chance, 0-1, to what came."""
    return (chance - came_true) ** 2


def interval_score(lower: float, upper: float, came: float, alpha: float) -> float:
    """Return the score of a central interval with coverage 1 - `alpha`; less is better.

    It is lowest in the long run for whoever states what they truly believe.
    """
    outside = max(lower - came, came - upper, 0.0)
    return upper - lower + 2 / alpha * outside
