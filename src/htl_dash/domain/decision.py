"""Decisions as they were taken, and what was expected of them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Expected(StrEnum):
    """Which way something is expected to go."""

    UP = "up"
    DOWN = "down"
    UNCHANGED = "unchanged"


class Verdict(StrEnum):
    """How an outcome stands to the interval that it was expected in.

    OUTSIDE is beyond it where neither way is better than the other.
    """

    INSIDE = "inside"
    BETTER = "better"
    WORSE = "worse"
    OUTSIDE = "outside"
    TOO_EARLY = "too_early"
    NOT_MEASURED = "not_measured"


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a decision is expected to lead to, locked when it is taken.

    Attributes:
        measure: The code of an indicator, or of what is registered, that will show it.
        measure_title: What that is called, as it was then.
        direction: Which way it is expected to go.
        before: The value at the decision, on the measure's own scale; None if unknown.
        lower: The lower end of the interval it is expected in, on the same scale.
        upper: The upper end.
        confidence: How sure those who decided were that it will be inside, 0 to 1.
        due: When the outcome is to be looked at.
        stop_rule: What would make them stop before that.
    """

    measure: str
    measure_title: str
    direction: Expected
    before: float | None
    lower: float
    upper: float
    confidence: float
    due: date
    stop_rule: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision, never changed once it is taken.

    `content` is everything that was shown when it was taken, as text, and `sha256` the
    fingerprint of that text. `functions` are codes of those who took part. `problems`
    are numbers of the problem areas that it answers. `at` is UTC, ISO 8601.
    """

    id: int
    meeting_id: int | None
    title: str
    decided: str
    reasons: str
    rejected: str
    functions: tuple[str, ...]
    problems: tuple[int, ...]
    decided_on: date
    expectation: Expectation | None
    content: str
    sha256: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Review:
    """What came of a decision, never changed once it is written.

    Attributes:
        id: Its number.
        decision_id: The decision that it is about.
        reviewed_on: The day it was made.
        outcome: The value then, on the scale of the expectation; None if unknown.
        outcome_lower: The lower end of its interval, where it has one.
        outcome_upper: The upper end.
        verdict: How the outcome stands to what was expected.
        interval_score: Width and misses together, in the measure's unit; lower is
            better. None without an outcome.
        brier_score: Of the chance that it would be inside, 0 to 1; lower is better.
        note: What the group makes of it; goes back to those who lifted the problem.
        content: Everything that was shown, as text.
        sha256: The fingerprint of that text.
        who: The function that signed.
        at: UTC, ISO 8601.
    """

    id: int
    decision_id: int
    reviewed_on: date
    outcome: float | None
    outcome_lower: float | None
    outcome_upper: float | None
    verdict: Verdict
    interval_score: float | None
    brier_score: float | None
    note: str
    content: str
    sha256: str
    who: str
    at: str
