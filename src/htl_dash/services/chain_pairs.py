"""Use case: let a lifted problem go on in another, or in several.

Both sides point at each other, so that whoever lifted one finds where it went.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.errors import HtlError
from htl_dash.domain.problem_area import ProblemArea, ProblemStatus
from htl_dash.domain.record import RecordKind, Signature, Values
from htl_dash.services.chain import Asked, note_of, step
from htl_dash.services.problems import problem_area
from htl_dash.services.written import Problem, WrittenError, read_values
from htl_dash.settings import municipality_code
from htl_dash.store.chain import point
from htl_dash.store.records import add_record, one_record

FEWEST_PARTS = 2
TAKES_IN = (ProblemStatus.LIFTED, ProblemStatus.ESCALATED)
"""Where another problem may be merged into one: somebody is about to answer it."""
_INHERITED = ("dimensions", "level", "evidence", "raised_by")


class MergeError(HtlError):
    """A problem cannot go on in itself, or in one that nobody will answer. No facts."""

    text_key = "error.merge"


class SplitError(HtlError):
    """There are too few parts to split a problem into. Facts: `least`."""

    text_key = "error.split"


@dataclass(frozen=True, slots=True)
class Part:
    """One of the problems that another is split into, as it is typed."""

    title: str
    description: str


def merge(
    connection: Connection, asked: Asked, into_id: int, by: Signature
) -> ProblemArea:
    """Let a problem go on in another, inside the caller's transaction.

    Raises as `chain.step` does, and:
        MergeError: The other is the same one, or does not wait for an answer.
    """
    other = problem_area(one_record(connection, RecordKind.PROBLEM, into_id))
    if other.id == asked.problem_id or other.status not in TAKES_IN:
        raise MergeError
    done = step(connection, asked, ProblemStatus.MERGED, by, other.id)
    note = note_of(asked, is_required=True)
    point(connection, other.id, done.id, note, by)
    return done


def split(
    connection: Connection, asked: Asked, parts: Sequence[Part], by: Signature
) -> tuple[ProblemArea, ...]:
    """Let a problem go on in several, each as old as itself, and return those.

    Inside the caller's transaction. What is wrong in a part is told under its number:
    'title 2'. Raises as `chain.step` does, and:
        SplitError: There are fewer than two parts.
    """
    if len(parts) < FEWEST_PARTS:
        raise SplitError(least=FEWEST_PARTS)
    kind = RecordKind.PROBLEM
    whole = one_record(connection, kind, asked.problem_id)
    shared: Values = {name: whole.values[name] for name in _INHERITED}
    shared["status"] = ProblemStatus.LIFTED.value
    written = _read(asked, parts)
    made = [
        add_record(connection, kind, whole.keys, shared | own, by) for own in written
    ]
    first, *others = made
    step(connection, asked, ProblemStatus.SPLIT, by, first.id)
    note = note_of(asked, is_required=True)
    for one in others:
        point(connection, whole.id, one.id, note, by)
    for one in made:
        point(connection, one.id, whole.id, note, by)
    return tuple(problem_area(one) for one in made)


def _read(asked: Asked, parts: Sequence[Part]) -> list[Values]:
    """Return what is typed of each part; WrittenError with all that is wrong in any."""
    read: list[Values] = []
    wrong: list[Problem] = []
    for number, part in enumerate(parts, start=1):
        typed = {"title": part.title, "description": part.description}
        accepted = {name: asked.accepted.get(f"{name} {number}", "") for name in typed}
        try:
            read.append(_values(typed, accepted))
        except WrittenError as refused:
            wrong += _numbered(refused, number)
    if wrong:
        raise WrittenError(tuple(wrong))
    return read


def _values(typed: dict[str, str], accepted: dict[str, str]) -> Values:
    home = municipality(municipality_code())
    return read_values(RecordKind.PROBLEM, typed, home, accepted)


def _numbered(refused: WrittenError, number: int) -> Iterator[Problem]:
    for one in refused.problems:
        yield replace(one, field=f"{one.field} {number}")
