"""Which decisions concern a goal: by the problems they answer and by what they expect.

Nobody says of a decision which goals it is about. What can be followed is what a lifted
problem is about, what the measure of an expectation is about, and what an initiative
answers to. A decision with none of these is counted and not guessed at.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Engine

from htl_dash.domain.decision import Decision, Review
from htl_dash.domain.goal import Dimension
from htl_dash.services.decisions import all_decisions, all_reviews
from htl_dash.services.initiatives import registered_initiatives
from htl_dash.services.known import known_in
from htl_dash.services.measured import Kind, is_about
from htl_dash.services.problems import all_problems


@dataclass(frozen=True, slots=True)
class GoalDecisions:
    """The decisions that concern a goal, the latest first, with all reviews.

    `without_goal` tells how many decisions cannot be followed to any goal at all.
    """

    concerning: tuple[Decision, ...]
    without_goal: int
    reviews: tuple[Review, ...]


def goal_decisions(engine: Engine, goal: Dimension) -> GoalDecisions:
    """Return what has been decided that concerns a goal."""
    taken, known = all_decisions(engine), _known(engine)
    goals = {one.id: _goals(one, known) for one in taken}
    return GoalDecisions(
        tuple(one for one in taken if goal in goals[one.id]),
        sum(not found for found in goals.values()),
        all_reviews(engine),
    )


Subject = tuple[str, str, str]
"""A problem by its number, or what a measure is about."""
_PROBLEM = "problem"


def _known(engine: Engine) -> dict[Subject, tuple[Dimension, ...]]:
    """Return the goals of everything that a decision can be followed to."""
    problems, work = all_problems(engine), registered_initiatives(engine)
    measures = known_in(engine, withdrawn=True).items()
    return {
        **{(_PROBLEM, str(one.id), ""): one.dimensions for one in problems},
        **{(Kind.INDICATOR, code, ""): one.dimensions for code, one in measures},
        **{
            (Kind.WORK, one.unit_code, one.initiative.code): one.initiative.dimensions
            for one in work
        },
    }


def _goals(
    taken: Decision, known: Mapping[Subject, tuple[Dimension, ...]]
) -> set[Dimension]:
    subjects: list[Subject] = [(_PROBLEM, str(one), "") for one in taken.problems]
    if taken.expectation:
        subjects.append(is_about(taken.expectation.measure))
    return {goal for one in subjects for goal in known.get(one, ())}
