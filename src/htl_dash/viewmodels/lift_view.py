"""One lifted problem with its whole path: where it is, what was said, and the answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from htl_dash.domain.municipality import Municipality
from htl_dash.domain.problem_area import WAITING, ProblemStatus
from htl_dash.services.lifts import Lift
from htl_dash.text import long_date, plain_markdown, t
from htl_dash.viewmodels.lift_path import (
    PathStep,
    Station,
    day_of,
    days_since,
    last_to,
    path_steps,
    stations,
)
from htl_dash.viewmodels.problem_view import age_text, problem_card

_SCHOOL_DOES: dict[ProblemStatus, tuple[ProblemStatus, ...]] = {
    ProblemStatus.LIFTED: (ProblemStatus.WITHDRAWN,),
    ProblemStatus.RETURNED: (ProblemStatus.LIFTED, ProblemStatus.WITHDRAWN),
    ProblemStatus.ANSWERED: (ProblemStatus.CLOSED, ProblemStatus.LIFTED),
    ProblemStatus.CLOSED: (ProblemStatus.LIFTED,),
    ProblemStatus.WITHDRAWN: (ProblemStatus.LIFTED,),
}
"""The steps that a school takes itself, from where a problem is."""

WAITS_FOR_SCHOOL = (ProblemStatus.RETURNED, ProblemStatus.ANSWERED)
"""Where the school has a question to answer, or an answer to take in."""


@dataclass(frozen=True, slots=True)
class LiftView:
    """A lifted problem as it is read; what people wrote is safe to show.

    Attributes:
        number: The number of the problem.
        revision: The revision that is shown.
        title: What it is called.
        age_label: What the age is an age of.
        age: For how many days it has waited, or how long ago it was lifted.
        state: Where it is, in a sentence.
        facts: School, dimensions and level.
        raised: When it was lifted, and in which function.
        evidence: What it rests on.
        evidence_begins: The beginning of that.
        description: What the problem is.
        description_begins: The beginning of that.
        breadth: How many dimensions, and whether several problems have been merged.
        stations: School team, development group, steering group, answer.
        steps: Every step, oldest first.
        answers: Its answers, or those of what it goes on in.
        school_does: The steps that the school may take.
        is_done: Whether nothing is left to do about it.
    """

    number: int
    revision: int
    title: str
    age_label: str
    age: str
    state: str
    facts: str
    raised: str
    evidence: str
    evidence_begins: str
    description: str
    description_begins: str
    breadth: str
    stations: tuple[Station, ...]
    steps: tuple[PathStep, ...]
    answers: tuple[str, ...]
    school_does: tuple[ProblemStatus, ...]
    is_done: bool


def lift_view(
    municipality: Municipality, lift: Lift, others: Mapping[int, Lift], today: date
) -> LiftView:
    """Present one problem; `others` are all problems by number."""
    problem, card = lift.problem, problem_card(municipality, lift.problem, today)
    label = "lifted.waited" if problem.status in WAITING else "lift.lifted_ago"
    return LiftView(
        number=problem.id,
        revision=problem.revision,
        title=card.title,
        age_label=t(label),
        age=age_text(max(0, problem.age_days(today))),
        state=state_words(lift, today),
        facts=card.facts,
        raised=card.raised,
        evidence=card.evidence,
        evidence_begins=card.evidence_begins,
        description=card.description,
        description_begins=card.description_begins,
        breadth=breadth(lift),
        stations=stations(lift, today),
        steps=path_steps(lift, others, municipality),
        answers=tuple(_answers(lift, others, ())),
        school_does=_SCHOOL_DOES.get(problem.status, ()),
        is_done=problem.status in (ProblemStatus.CLOSED, ProblemStatus.WITHDRAWN),
    )


def school_lifts(found: Sequence[Lift], unit_code: str) -> tuple[Lift, ...]:
    """Return a school's problems: what it has to do something about comes first.

    Then what waits for others, the oldest first, and last what is done.
    """
    own = [one for one in found if one.problem.unit_code == unit_code]
    return tuple(sorted(own, key=_turn))


def _turn(one: Lift) -> tuple[int, date, int]:
    order = (
        WAITS_FOR_SCHOOL,
        (ProblemStatus.LIFTED, ProblemStatus.ESCALATED),
        (ProblemStatus.MERGED, ProblemStatus.SPLIT),
        (ProblemStatus.CLOSED, ProblemStatus.WITHDRAWN),
    )
    status = one.problem.status
    place = next(at for at, some in enumerate(order) if status in some)
    return place, one.lifted_on, one.problem.id


def state_words(lift: Lift, today: date) -> str:
    """Say where a problem is and since when; an answer with how long it took."""
    status = lift.problem.status
    answered = last_to(lift, ProblemStatus.ANSWERED)
    took = ""
    if answered:
        days = max(0, (day_of(answered) - lift.lifted_on).days)
        took = t("lift.after", age=age_text(days)) if days else t("lift.same_day")
    since, day = days_since(lift.since, today), long_date(lift.since)
    return t(f"lift_state.{status}", since=since, day=day, took=took)


def breadth(lift: Lift) -> str:
    """Say what its place in the queue rests on beside its age."""
    touched = len(lift.problem.dimensions)
    words = t("lift.touches", count=touched)
    if not lift.merged:
        return words
    return f"{words} {t('lift.merged', count=len(lift.merged) + 1)}"


def _answers(
    lift: Lift, others: Mapping[int, Lift], seen: tuple[int, ...]
) -> Iterator[str]:
    """Give the answer of a problem, or those of what it goes on in."""
    if lift.problem.id in seen:
        return
    answered = last_to(lift, ProblemStatus.ANSWERED)
    has_answer = lift.problem.status in (ProblemStatus.ANSWERED, ProblemStatus.CLOSED)
    if answered and has_answer:
        key = "lift.answer_in" if seen else "lift.answer"
        title, words = (
            plain_markdown(one or "") for one in (lift.problem.title, answered.note)
        )
        yield t(key, title=title, words=words)
    for number in lift.goes_on_in:
        if number in others:
            yield from _answers(others[number], others, (*seen, lift.problem.id))
