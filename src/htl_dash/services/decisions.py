"""Use case: take a decision, locked with everything that was shown, and read it again.

A decision is never changed. What it was taken on is frozen as text (`content`) by those
who showed it; here it is fingerprinted, signed and kept in one transaction with the
answers to the problems that it answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from sqlalchemy import Engine

from htl_dash.domain.decision import Decision, Expectation, Review
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.record import LONGEST_LINE, Signature
from htl_dash.services.decision_answers import answer_problems, known_problems
from htl_dash.services.written import Problem, WrittenError, guarded
from htl_dash.store import decisions as store
from htl_dash.store.database import writing

REQUIRED = ("title", "decided", "reasons")
TEXTS = (*REQUIRED, "rejected")
STOP_RULE = "stop_rule"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A decision as it is about to be taken.

    Attributes:
        title: What it is called.
        decided: What is decided.
        reasons: Why.
        rejected: Alternatives that were considered and not chosen, and why not.
        functions: Codes of the functions that take part; never a name.
        problems: Numbers of the problem areas that it answers.
        meeting_id: The meeting it is taken at; None outside a meeting.
        expectation: What it is expected to lead to; None where nothing is expected.
        accepted: Texts that their writer has said point out nobody, by field.
    """

    title: str
    decided: str
    reasons: str
    rejected: str
    functions: tuple[str, ...]
    problems: tuple[int, ...] = ()
    meeting_id: int | None = None
    expectation: Expectation | None = None
    accepted: Mapping[str, str] = field(default_factory=dict)


def checked(municipality: Municipality, proposal: Proposal) -> Proposal:
    """Return a proposal as it would be saved.

    Raises:
        WrittenError: With everything that is wrong in it.
    """
    texts = {name: getattr(proposal, name) for name in TEXTS}
    expected = proposal.expectation
    if expected:
        texts[STOP_RULE] = expected.stop_rule
    problems = [*_missing(municipality, proposal)]
    try:
        tidy = guarded(texts, proposal.accepted)
    except WrittenError as refused:
        raise WrittenError((*problems, *refused.problems)) from refused
    title = " ".join(tidy["title"].split())
    if len(title) > LONGEST_LINE:
        over = len(title) - LONGEST_LINE
        facts = {"most": LONGEST_LINE, "over": over}
        problems.append(Problem("title", "written.long", facts))
    if problems:
        raise WrittenError(tuple(problems))
    if expected:
        expected = replace(expected, stop_rule=tidy[STOP_RULE])
    return replace(
        proposal,
        title=title,
        decided=tidy["decided"],
        reasons=tidy["reasons"],
        rejected=tidy["rejected"],
        expectation=expected,
    )


def _missing(municipality: Municipality, proposal: Proposal) -> list[Problem]:
    """Return what must be there and is not."""
    found = [
        Problem(name, "written.missing", {})
        for name in REQUIRED
        if not getattr(proposal, name).strip()
    ]
    known = {one.code for one in municipality.team_model.functions}
    if not proposal.functions:
        found.append(Problem("functions", "written.no_functions", {}))
    elif not known.issuperset(proposal.functions):
        found.append(Problem("functions", "written.choice", {}))
    return found


def take_decision(
    engine: Engine,
    municipality: Municipality,
    proposal: Proposal,
    content: str,
    by: Signature,
    today: date,
) -> Decision:
    """Lock a decision with what it was taken on; answer its problems along the chain.

    `content` is everything that was shown, as text that `viewmodels.frozen` reads.

    Raises:
        WrittenError: Something in the proposal cannot be saved.
    """
    sound = checked(municipality, proposal)
    taken = Decision(
        id=store.NEW,
        meeting_id=sound.meeting_id,
        title=sound.title,
        decided=sound.decided,
        reasons=sound.reasons,
        rejected=sound.rejected,
        functions=sound.functions,
        problems=sound.problems,
        decided_on=today,
        expectation=sound.expectation,
        content=content,
        sha256=fingerprint(content),
        who=by.who,
        at=by.at.isoformat(timespec="seconds"),
    )
    with writing(engine) as connection:
        if unknown := set(sound.problems) - known_problems(connection):
            facts = {"number": min(unknown)}
            raise WrittenError((Problem("problems", "written.no_problem", facts),))
        added = store.add_decision(connection, taken)
        answer_problems(connection, added, by)
    return added


def fingerprint(content: str) -> str:
    """Return the SHA-256 of a frozen text, as it is printed."""
    return sha256(content.encode("utf-8")).hexdigest()


def all_decisions(engine: Engine) -> tuple[Decision, ...]:
    """Return every decision, the latest first."""
    with engine.connect() as connection:
        return store.decisions(connection)


def all_reviews(engine: Engine) -> tuple[Review, ...]:
    """Return every review, oldest first."""
    with engine.connect() as connection:
        return store.reviews(connection)


def decisions_version(engine: Engine) -> str:
    """Return what changes with every decision and every review."""
    with engine.connect() as connection:
        taken, reviewed = store.count_written(connection)
    return f"{taken}-{reviewed}"
