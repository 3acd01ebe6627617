"""The integer program behind a portfolio (HiGHS, one thread)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import block_array, csr_array, eye_array

from htl_dash.optimisation.linear import Program
from htl_dash.priorities.draws import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A sum over the chosen, `weights @ chosen`, from `least` to `most`."""

    weights: Floats
    least: float
    most: float


def best_set(
    effects: Floats, caution: float, worst: float, held: Sequence[Row]
) -> Floats:
    """Return the set with the most effect as 1 and 0 per candidate.

    Args:
        effects: Shape (scenarios, candidates).
        caution: 0 for the mean over the scenarios, 1 for the mean over the worst.
        worst: Which part of the scenarios that is.
        held: What the set must hold to.

    Raises:
        UnsolvableError: No set holds to it.
    """
    if not effects.shape[1]:
        return np.zeros(0)
    shape = _Shape(effects, caution, worst)
    program = _program(shape, held)
    program.price(-shape.objective)
    best = program.solve()
    return np.zeros(shape.candidates) if best is None else shape.chosen(best)


def cheapest_set(
    effects: Floats,
    caution: float,
    worst: float,
    held: Sequence[Row],
    costs: Floats,
    at_least: float,
) -> Floats:
    """Return the cheapest set that reaches an objective; see `best_set`."""
    shape = _Shape(effects, caution, worst)
    program = _program(shape, held, at_least)
    program.price(np.concatenate([costs, np.zeros(shape.others)]))
    best = program.solve()
    return np.zeros(shape.candidates) if best is None else shape.chosen(best)


class _Shape:
    """The columns: a candidate each, and for the worst scenarios a level and shortfalls.

    The mean of the worst part is the most, over all levels, of the level less the mean
    shortfall below it divided by that part (Rockafellar & Uryasev 2000).
    """

    def __init__(self, effects: Floats, caution: float, worst: float) -> None:
        self.effects = effects
        self.scenarios, self.candidates = effects.shape
        self.others = 1 + self.scenarios if caution else 0
        mean = (1 - caution) * effects.mean(axis=0)
        price = caution / (worst * self.scenarios)
        level = np.concatenate([[caution], np.full(self.scenarios, -price)])
        self.objective = np.concatenate([mean, level]) if caution else mean

    def chosen(self, solution: Floats) -> Floats:
        return np.asarray(np.round(solution[: self.candidates]))

    @property
    def columns(self) -> tuple[Floats, Floats]:
        lower, upper = np.zeros(self.candidates), np.ones(self.candidates)
        if not self.others:
            return lower, upper
        least = np.minimum(self.effects, 0.0).sum(axis=1)
        most = np.maximum(self.effects, 0.0).sum(axis=1)
        lower = np.concatenate([lower, [least.min()], np.zeros(self.scenarios)])
        upper = np.concatenate([upper, [most.max()], most.max() - least])
        return lower, upper


class _Sets(Program):
    """A program whose first columns are in or out."""

    def __init__(
        self,
        matrix: csr_array | Floats,
        rows: tuple[Floats, Floats],
        columns: tuple[Floats, Floats],
        candidates: int,
    ) -> None:
        super().__init__(matrix, rows, columns, limits_change=False)
        self.require_whole_numbers(range(candidates))
        # No set that is only almost the best.
        self._solver.setOptionValue("mip_rel_gap", 0.0)
        # Takes as long as everything else together on sets of this size.
        self._solver.setOptionValue("mip_heuristic_run_feasibility_jump", False)


def _program(
    shape: _Shape, held: Sequence[Row], at_least: float | None = None
) -> Program:
    """Return the program without its price; `at_least` is asked of the objective."""
    least, most = [row.least for row in held], [row.most for row in held]
    width = shape.candidates + shape.others
    # One array for all rules: a sparse one for each took longer than the solution.
    matrix = np.zeros((len(held), width))
    for at, row in enumerate(held):
        matrix[at, : shape.candidates] = row.weights
    if at_least is not None:
        matrix = np.vstack([matrix, shape.objective])
        least.append(at_least)
        most.append(np.inf)
    if shape.others:
        level = csr_array(-np.ones((shape.scenarios, 1)))
        parts = [csr_array(shape.effects), level, eye_array(shape.scenarios)]
        matrix = block_array([[csr_array(matrix)], [block_array([parts])]])
        least += [0.0] * shape.scenarios
        most += [np.inf] * shape.scenarios
    ends = (np.array(least, float), np.array(most, float))
    return _Sets(matrix, ends, shape.columns, shape.candidates)
