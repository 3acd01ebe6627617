"""Steps that a lifted problem takes, each in a transaction of its own.

As a meeting takes them, but without the meeting.
"""

from collections.abc import Sequence

from sqlalchemy import Engine

from htl_dash.domain.problem_area import ProblemArea, ProblemStatus
from htl_dash.domain.record import Via
from htl_dash.services import chain, chain_back, chain_pairs
from htl_dash.services.chain import Asked
from htl_dash.services.register import signed
from htl_dash.store.database import writing


def return_to_school(engine: Engine, asked: Asked, who: str) -> ProblemArea:
    """Return a problem to the school that lifted it, with a question."""
    return _take(engine, asked, ProblemStatus.RETURNED, who)


def escalate(engine: Engine, asked: Asked, who: str) -> ProblemArea:
    """Lift a problem on to the steering group, and say why."""
    return _take(engine, asked, ProblemStatus.ESCALATED, who)


def answer(engine: Engine, asked: Asked, who: str) -> ProblemArea:
    """Answer a problem."""
    return _take(engine, asked, ProblemStatus.ANSWERED, who)


def merge(engine: Engine, asked: Asked, into_id: int, who: str) -> ProblemArea:
    """Let a problem go on in another."""
    by = signed(who)
    with writing(engine) as connection:
        return chain_pairs.merge(connection, asked, into_id, by)


def split(
    engine: Engine, asked: Asked, parts: Sequence[chain_pairs.Part], who: str
) -> tuple[ProblemArea, ...]:
    """Let a problem go on in several."""
    by = signed(who)
    with writing(engine) as connection:
        return chain_pairs.split(connection, asked, parts, by)


def take_back(engine: Engine, problem_id: int, seen: int, who: str) -> ProblemArea:
    """Take back the step that a problem took last."""
    by = signed(who, Via.UNDO)
    with writing(engine) as connection:
        return chain_back.take_back(connection, problem_id, seen, by)


def _take(engine: Engine, asked: Asked, after: ProblemStatus, who: str) -> ProblemArea:
    by = signed(who)
    with writing(engine) as connection:
        return chain.step(connection, asked, after, by)
