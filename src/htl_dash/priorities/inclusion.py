"""How often an initiative belongs to the best set, as effects and costs are uncertain.

One best set looks surer than it is: two that are almost as good can differ in half of
their initiatives. Some belong whatever turns out to be true, some never, and what lies
between is what a group should spend its time on.

References:
    Liesio, Mild & Salo (2007), Preference programming for robust portfolio modeling,
    EJOR 181: 1488-1505, for core, borderline and exterior projects.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from htl_dash.optimisation.linear import UnsolvableError
from htl_dash.priorities.draws import Floats, generator
from htl_dash.priorities.portfolio import Question, rows, solve

WORLDS = 200


@dataclass(frozen=True, slots=True)
class Inclusion:
    """How often each candidate is in the best set.

    Attributes:
        shares: Of the worlds that have a best set, 0-1, by code.
        worlds: How many have one.
        without: How many have none, as costs there leave no set within the rules.
    """

    shares: dict[str, float]
    worlds: int
    without: int


def inclusion(question: Question, size: int = 1, worlds: int = WORLDS) -> Inclusion:
    """Choose anew in many worlds, each made of scenarios drawn with replacement.

    Args:
        question: What to choose among.
        size: Scenarios in each world. With 1 a world is one way that everything may
            turn out: a share is then the chance that the initiative is worth its place.
            As many as there are tell only how far the number of scenarios matters.
        worlds: How many.
    """
    *_, whole = inclusion_so_far(question, size, worlds)
    return whole


def inclusion_so_far(
    question: Question, size: int = 1, worlds: int = WORLDS
) -> Iterator[Inclusion]:
    """Give what `inclusion` has found before the first world and after each of them.

    For whoever shows how far it has come, or stops before it is done.
    """
    random = generator("worlds", str(size), *question.candidates)
    drawn = random.integers(0, len(question.effects), (worlds, size))
    counts, found = np.zeros(len(question.candidates)), 0
    yield _told(question, counts, found, 0)
    for done, one in enumerate(drawn, start=1):
        chosen = _best(question, one)
        if chosen is not None:
            counts, found = counts + chosen, found + 1
        yield _told(question, counts, found, done)


def _told(question: Question, counts: Floats, found: int, done: int) -> Inclusion:
    shares = counts / max(found, 1)
    return Inclusion(
        shares={
            code: float(share)
            for code, share in zip(question.candidates, shares, strict=True)
        },
        worlds=found,
        without=done - found,
    )


def _best(question: Question, scenarios: Floats) -> Floats | None:
    world = replace(
        question,
        effects=question.effects[scenarios],
        costs_sek=question.costs_sek[scenarios],
        # With a single scenario the worst is the mean.
        caution=question.caution if len(scenarios) > 1 else 0.0,
    )
    try:
        return solve(world, rows(world))
    except UnsolvableError:
        return None
