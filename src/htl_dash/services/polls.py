"""Use case: weigh in a meeting, each from a device of one's own.

While a round goes on only how many have answered is told: beside the result of a minute
ago, the next one would tell what the last to answer had sent. What may be read of a
closed round is what three or more have answered together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from secrets import SystemRandom

from sqlalchemy import Connection, Engine

from htl_dash.domain.errors import HtlError
from htl_dash.domain.weighing import Ballot, Poll
from htl_dash.services.register import signed
from htl_dash.store import polls as stored
from htl_dash.store.database import writing

LETTERS = "BCDFGHJKMNPRTVXZ"
"""No vowels, so that a code is no word, and no letters that are taken for others."""
CODE_LENGTH = 6
FEWEST = 3
"""Answers that are shown together, so that no single one can be read."""
MOST_POINTS = 100.0
_chance = SystemRandom()


class PollClosedError(HtlError):
    """The round is over. No facts."""

    text_key = "error.poll_closed"


class WeightsError(HtlError):
    """The weights cannot be read as weights. No facts."""

    text_key = "error.weights"


@dataclass(frozen=True, slots=True)
class Group:
    """What at least three have answered: `functions` are codes, several where pooled."""

    functions: tuple[str, ...]
    ballots: tuple[Ballot, ...]

    @property
    def size(self) -> int:
        """How many have answered."""
        return len(self.ballots)


def open_poll(
    engine: Engine,
    title: str,
    alternatives: Sequence[str],
    criteria: Sequence[str],
    who: str,
) -> Poll:
    """Open a round under a code that nobody else has."""
    by = signed(who)
    with writing(engine) as connection:
        code = _new_code(connection)
        return stored.add_poll(connection, code, title, alternatives, criteria, by)


def find_poll(engine: Engine, written: str) -> Poll | None:
    """Return the round with a code as somebody has typed it, or None."""
    code = "".join(written.split()).replace("-", "").upper()
    with engine.connect() as connection:
        return stored.poll_by_code(connection, code)


def all_polls(engine: Engine) -> tuple[Poll, ...]:
    """Return every round, the newest first."""
    with engine.connect() as connection:
        return stored.polls(connection)


def send(
    engine: Engine, code: str, token: str, function: str, weights: Mapping[str, float]
) -> None:
    """Send weights, in place of what was sent before from the same browser.

    Raises:
        PollClosedError: There is no such round any more.
        UnsignedError: There is no such function.
        WeightsError: They are not 0-100 for each criterion of the round, or all nought.
    """
    by = signed(function)
    with writing(engine) as connection:
        poll = stored.poll_by_code(connection, code)
        if poll is None or not poll.is_open:
            raise PollClosedError
        in_range = all(0 <= one <= MOST_POINTS for one in weights.values())
        if weights.keys() != {*poll.criteria} or not in_range:
            raise WeightsError
        if not any(weights.values()):
            raise WeightsError
        ballot = Ballot(function, dict(weights))
        stored.put_answer(connection, poll.id, _own(token, poll), ballot, by.at)


def own_answer(engine: Engine, poll: Poll, token: str) -> Ballot | None:
    """Return what the same browser has sent to an open round; None when it is over."""
    with engine.connect() as connection:
        return stored.answer_of(connection, poll.id, _own(token, poll))


def answered(engine: Engine, poll: Poll) -> Mapping[str, int]:
    """Return how many have answered, by function."""
    with engine.connect() as connection:
        return stored.count_by_function(connection, poll.id)


def close_poll(engine: Engine, code: str, who: str) -> None:
    """Close a round for good: tokens, times and the order of answers are forgotten."""
    signed(who)
    with writing(engine) as connection:
        poll = stored.poll_by_code(connection, code)
        if poll is None or not poll.is_open:
            raise PollClosedError
        found = list(stored.ballots(connection, poll.id))
        _chance.shuffle(found)
        stored.close_poll(connection, poll.id, found, datetime.now(UTC))


def groups(engine: Engine, poll: Poll) -> tuple[Group, ...]:
    """Return the answers of a closed round by function, the largest group first.

    Functions with fewer than three answers stand together. Nothing is told of a round
    that goes on, nor where all answers together are fewer than three.
    """
    if poll.is_open:
        return ()
    with engine.connect() as connection:
        return pooled(stored.ballots(connection, poll.id))


def pooled(ballots: Iterable[Ballot]) -> tuple[Group, ...]:
    """Return ballots in groups of three or more; none where there are not three."""
    by_function: dict[str, list[Ballot]] = {}
    for one in ballots:
        by_function.setdefault(one.function, []).append(one)
    found = [Group((code,), tuple(own)) for code, own in sorted(by_function.items())]
    small = [one for one in found if one.size < FEWEST]
    large = sorted((one for one in found if one.size >= FEWEST), key=lambda g: g.size)
    rest = _together(small)
    # Too few that are left over would be what all others do not explain.
    while small and rest.size < FEWEST and large:
        rest = _together([rest, large.pop(0)])
    together = [rest] if rest.size >= FEWEST else []
    return tuple(sorted((*large, *together), key=lambda one: -one.size))


def _together(parts: Sequence[Group]) -> Group:
    return Group(
        tuple(sorted(code for one in parts for code in one.functions)),
        tuple(ballot for one in parts for ballot in one.ballots),
    )


def _new_code(connection: Connection) -> str:
    while True:
        code = "".join(_chance.choice(LETTERS) for _ in range(CODE_LENGTH))
        if stored.poll_by_code(connection, code) is None:
            return code


def _own(token: str, poll: Poll) -> str:
    """Return what a browser is called in one round: nothing joins it to another."""
    return sha256(f"{poll.code} {token}".encode()).hexdigest()
