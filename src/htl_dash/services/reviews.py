"""Use case: hold what was expected of a decision against what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Engine

from htl_dash.domain.decision import Decision, Expectation, Review
from htl_dash.domain.errors import HtlError
from htl_dash.domain.indicator import Direction
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.record import Signature
from htl_dash.priorities import scoring
from htl_dash.services.decision_answers import tell_outcome
from htl_dash.services.decisions import fingerprint
from htl_dash.services.measured import Measured, is_later, measured_now, period_of
from htl_dash.services.written import Problem, WrittenError, guarded
from htl_dash.store import decisions as store
from htl_dash.store.database import writing

NOTE = "review_note"
"""What the words of a review are called where something is wrong in them."""


class TooEarlyError(HtlError):
    """The day of the review has not come. Facts: `due` (ISO date)."""

    text_key = "error.too_early"


@dataclass(frozen=True, slots=True)
class Judged:
    """An expectation beside what came.

    `outcome` is None until there is a figure for a later period than the one that the
    expectation began from. `scored` has the verdict and the scores; before the day has
    come it says that it is too early, whatever the figures say.
    """

    expected: Expectation
    outcome: Measured | None
    scored: scoring.Review


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review as it is about to be saved.

    `content` is everything that was shown, as text; `accepted` texts that their writer
    has said point out nobody, by field.
    """

    decision: Decision
    judged: Judged
    note: str
    content: str
    accepted: Mapping[str, str] = field(default_factory=dict)


def judge(
    engine: Engine, municipality: Municipality, expected: Expectation, today: date
) -> Judged:
    """Return an expectation beside what has come of it so far, scored if it is time.

    What is not measured any more has no outcome, and no way that is better.
    """
    try:
        now = measured_now(engine, municipality, expected.measure)
    except LookupError:
        found = scoring.review(expected, None, today, Direction.NEUTRAL)
        return Judged(expected, None, found)
    has_come = today >= expected.due and is_later(
        now.period, period_of(expected.measure)
    )
    outcome = now if has_come and now.value is not None else None
    came = None
    if outcome is not None and outcome.value is not None:
        came = scoring.Outcome(outcome.value, outcome.lower, outcome.upper, today)
    better = now.indicator.direction if now.indicator else Direction.NEUTRAL
    return Judged(expected, outcome, scoring.review(expected, came, today, better))


def checked_note(note: str, accepted: Mapping[str, str]) -> str:
    """Return the words of a review as they are saved; WrittenError if they cannot be."""
    text = guarded({NOTE: note}, accepted)[NOTE]
    if not text:
        raise WrittenError((Problem(NOTE, "written.missing", {}),))
    return text


def add_review(engine: Engine, made: Reviewed, by: Signature, today: date) -> Review:
    """Lock a review beside its decision, and tell those who lifted the problems.

    Raises:
        TooEarlyError: Its day has not come.
        WrittenError: The note is missing, or points out a person.
    """
    expected, outcome = made.judged.expected, made.judged.outcome
    if today < expected.due:
        raise TooEarlyError(due=expected.due.isoformat())
    note = checked_note(made.note, made.accepted)
    review = Review(
        id=store.NEW,
        decision_id=made.decision.id,
        reviewed_on=today,
        outcome=outcome.value if outcome else None,
        outcome_lower=outcome.lower if outcome else None,
        outcome_upper=outcome.upper if outcome else None,
        verdict=made.judged.scored.verdict,
        interval_score=made.judged.scored.interval,
        brier_score=made.judged.scored.brier,
        note=note,
        content=made.content,
        sha256=fingerprint(made.content),
        who=by.who,
        at=by.at.isoformat(timespec="seconds"),
    )
    with writing(engine) as connection:
        added = store.add_review(connection, review)
        tell_outcome(connection, made.decision, added, by)
    return added
