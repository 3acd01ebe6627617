"""The answer that a decision gives to lifted problems, in the decision's transaction."""

from textwrap import shorten

from sqlalchemy import Connection

from htl_dash.domain.decision import Decision, Review
from htl_dash.domain.problem_area import STEPS, ProblemStatus
from htl_dash.domain.record import LONGEST_TEXT, RecordKind, Signature
from htl_dash.services.chain import NOTE, Asked, step
from htl_dash.services.problems import problem_area
from htl_dash.store.chain import point
from htl_dash.store.records import records
from htl_dash.text import long_date, t

_ELLIPSIS = "\u2026"


def known_problems(connection: Connection) -> set[int]:
    """Return the numbers of every problem area there is."""
    return {one.id for one in records(connection, RecordKind.PROBLEM)}


def answer_problems(connection: Connection, taken: Decision, by: Signature) -> None:
    """Record along the chain that a decision answers its problems.

    A problem that cannot be answered where it is, since it has its answer already or
    was withdrawn, keeps its place: the decision still tells that it is about it.
    """
    words = t(
        "decide.answer",
        number=taken.id,
        day=long_date(taken.decided_on),
        title=taken.title,
        decided=taken.decided,
    )
    note = shorten(words, LONGEST_TEXT, placeholder=_ELLIPSIS)
    _answer(connection, taken.problems, note, by)


def _answer(
    connection: Connection, problems: tuple[int, ...], note: str, by: Signature
) -> None:
    for record in records(connection, RecordKind.PROBLEM):
        status = problem_area(record).status
        if record.id in problems and ProblemStatus.ANSWERED in STEPS[status]:
            # What stands in it has been read by the guard when the decision was taken.
            asked = Asked(record.id, record.revision, note, {NOTE: note})
            step(connection, asked, ProblemStatus.ANSWERED, by)


def tell_outcome(
    connection: Connection, taken: Decision, made: Review, by: Signature
) -> None:
    """Write along the chain, beside the answer, what came of the decision."""
    words = t(
        "decide.outcome_told",
        number=taken.id,
        title=taken.title,
        day=long_date(made.reviewed_on),
        verdict=t(f"came.{made.verdict}"),
        note=made.note,
    )
    note = shorten(words, LONGEST_TEXT, placeholder=_ELLIPSIS)
    known = known_problems(connection)
    for number in taken.problems:
        if number in known:
            point(connection, number, None, note, by)
