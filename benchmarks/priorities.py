"""Weigh, choose and look ahead at full size: `python -m benchmarks.priorities`.

Everything is drawn from fixed seeds and is about nobody. Seconds are the processor's, so
that a busy machine does not matter; the solver uses one thread.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from htl_dash.catalogue.assumptions import all_assumptions
from htl_dash.catalogue.criteria import all_criteria
from htl_dash.domain.initiative import Approach
from htl_dash.priorities.acceptability import DRAWS, acceptability
from htl_dash.priorities.inclusion import inclusion
from htl_dash.priorities.margin import margin
from htl_dash.priorities.portfolio import Choice, Question, choose, scenarios
from htl_dash.priorities.portfolio_rules import Amount, Excludes, Frame, Quota, Requires
from htl_dash.priorities.sensitivity import leader, place_ranges
from htl_dash.priorities.stock_flow import Plan, break_even, compare, draw
from htl_dash.priorities.value import Score, Table
from htl_dash.priorities.weight_space import WeightSpace

ALTERNATIVES, MANY, INITIATIVES = 12, 40, 40


def table(alternatives: int) -> Table:
    """Return alternatives with uncertain scores on the criteria that ship."""
    criteria = tuple(all_criteria().values())
    random = np.random.default_rng(1)
    rows = []
    for _ in range(alternatives):
        row = []
        for one in criteria:
            least, most = one.scale.amounts[0], one.scale.amounts[-1]
            ends = random.uniform(least, most, 3)
            low, middle, high = (float(end) for end in np.sort(ends))
            row.append(Score(middle, (low + middle) / 2, (middle + high) / 2))
        rows.append(tuple(row))
    names = tuple(f"alternative {number}" for number in range(alternatives))
    return Table(names, criteria, tuple(rows))


def question() -> Question:
    """Return 40 initiatives of three kinds, 200 scenarios, quotas and dependencies."""
    random = np.random.default_rng(3)
    codes = tuple(f"initiative_{number}" for number in range(INITIATIVES))
    costs = random.lognormal(6.2, 0.7, INITIATIVES) * 1_000
    kinds = random.integers(0, 3, INITIATIVES)
    gains = costs * random.lognormal(np.log(np.array([1.6, 1.9, 1.1])[kinds]), 0.35)
    spread = np.array([1.2, 0.9, 0.5])[kinds]
    effect = [
        Score(float(g), float(g * (1 - s)), float(g * (1 + s)))
        for g, s in zip(gains, spread, strict=True)
    ]
    cost = [Score(float(c), float(0.8 * c), float(1.4 * c)) for c in costs]
    kind = {
        number: tuple(c for c, k in zip(codes, kinds, strict=True) if k == number)
        for number in range(3)
    }
    return Question(
        candidates=codes,
        effects=scenarios("effect", codes, effect),
        costs_sek=scenarios("cost", codes, cost),
        rules=(
            Frame(float(0.35 * costs.sum())),
            Quota("promotive", kind[0], Amount.SHARE_OF_COST, 0.15),
            Quota("preventive", kind[1], Amount.SHARE_OF_COST, 0.2, 0.6),
            Quota("remedial", kind[2], Amount.COUNT, 1, 5),
            Requires(codes[1], codes[2]),
            Excludes(codes[3], codes[4]),
        ),
    )


def weighing() -> Iterator[tuple[str, Callable[[], object]]]:
    """Give what is done with alternatives and weights, by name."""
    few, many = table(ALTERNATIVES), table(MANY)
    codes = [one.code for one in few.criteria]
    every = WeightSpace.every(codes)
    size = len(codes)
    narrow = WeightSpace(tuple(codes), (0.05,) * size, (0.2,) * size)
    equal = (1 / size,) * size
    yield f"SMAA, {DRAWS} draws, 12 × 9", lambda: acceptability(few, every)
    yield "SMAA within limits, 12 × 9", lambda: acceptability(few, narrow)
    yield "SMAA, 40 × 9", lambda: acceptability(many, every)
    yield "weight ranges, 12 × 9", lambda: leader(few, equal)
    yield "best and worst places, 12 × 9", lambda: place_ranges(few, narrow)
    yield "best and worst places, 40 × 9", lambda: place_ranges(many, narrow)


def choosing() -> Iterator[tuple[str, Callable[[], object]]]:
    """Give what is done with a portfolio, by name."""
    asked = question()
    for caution in (0.0, 0.5, 1.0):
        run = partial(choose, replace(asked, caution=caution))
        yield f"best set, caution {caution}", run
    now = choose(asked)
    if isinstance(now, Choice):
        steps = (-500_000.0, 500_000.0)
        yield "a krona more or less", lambda: margin(asked, now, steps)
    yield "inclusion, 200 worlds", lambda: inclusion(asked)


def looking_ahead() -> Iterator[tuple[str, Callable[[], object]]]:
    """Give what is done with fifteen years, by name."""
    drawn = draw(all_assumptions())
    now = dict(zip(Approach, (2e6, 8e6, 50e6), strict=True))
    then = dict(zip(Approach, (2e6, 23e6, 35e6), strict=True))
    shift, stay = Plan(now, then, 5), Plan(now, now)
    yield "two plans, 15 years", lambda: compare(drawn, shift, stay)
    approach = Approach.PREVENTIVE
    yield "break-even effect", lambda: break_even(drawn, shift, stay, approach)


def report() -> Iterator[str]:
    """Give a Markdown table, line by line as the runs end."""
    yield "| What | seconds |"
    yield "|---|---|"
    for part in (weighing, choosing, looking_ahead):
        for name, run in part():
            started = time.process_time()
            run()
            yield f"| {name} | {time.process_time() - started:.2f} |"


if __name__ == "__main__":
    for line in report():
        print(line, flush=True)
