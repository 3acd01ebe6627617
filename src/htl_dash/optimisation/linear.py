"""A linear program that is solved again and again with small changes (HiGHS)."""

from collections.abc import Iterable
from typing import TypeAlias

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, sparray

Vector: TypeAlias = NDArray[np.float64]
_Indices: TypeAlias = NDArray[np.integer]

_OPTIMAL = highspy.HighsModelStatus.kOptimal
_DUAL, _PRIMAL = 1, 4


class UnsolvableError(ArithmeticError):
    """The program has no solution: what was said to be known contradicts itself."""


class Program:
    """Minimise a cost over x within column limits, with row limits on matrix @ x.

    One thread, so that the same question always has the same answer.
    """

    def __init__(
        self,
        matrix: sparray | Vector,
        rows: tuple[Vector, Vector],
        columns: tuple[Vector, Vector],
        *,
        limits_change: bool,
    ) -> None:
        """Hand the program over, without cost.

        `limits_change` says what will differ from one solution to the next: limits
        (dual simplex goes on from where it was) or the cost (primal simplex does).
        """
        starts, indices, values = _by_column(matrix)
        size = starts.size - 1
        program = highspy.HighsLp()
        program.num_row_, program.num_col_ = matrix.shape
        program.col_cost_ = np.zeros(size)
        program.col_lower_, program.col_upper_ = columns
        program.row_lower_, program.row_upper_ = rows
        program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        program.a_matrix_.start_ = starts.astype(np.int32)
        program.a_matrix_.index_ = indices.astype(np.int32)
        program.a_matrix_.value_ = values.astype(float)
        self._solver = highspy.Highs()  # type: ignore[no-untyped-call]
        self._solver.setOptionValue("output_flag", False)
        self._solver.setOptionValue("threads", 1)
        strategy = _DUAL if limits_change else _PRIMAL
        self._solver.setOptionValue("simplex_strategy", strategy)
        # Most columns are free of cost. Random prices on them, which the solver would
        # set against cycling, only send it on long detours.
        self._solver.setOptionValue("dual_simplex_cost_perturbation_multiplier", 0.0)
        self._solver.passModel(program)
        self._every = np.arange(size, dtype=np.int32)

    def price(self, cost: Vector) -> None:
        """Set the cost of every column."""
        self._solver.changeColsCost(self._every.size, self._every, cost)

    def hold_column(self, column: int | np.intp, lower: float, upper: float) -> None:
        """Set the limits of one column."""
        self._solver.changeColBounds(int(column), lower, upper)

    def hold_row(self, row: int | np.intp, lower: float, upper: float) -> None:
        """Set the limits of one row."""
        self._solver.changeRowBounds(int(row), lower, upper)

    def start_over(self) -> None:
        """Let the next solution begin with every column at its lower limit.

        Otherwise it goes on from the last one: a detour, where they are far apart.
        """
        start = highspy.HighsBasis()
        start.col_status = [highspy.HighsBasisStatus.kLower] * self._every.size
        start.row_status = [highspy.HighsBasisStatus.kBasic] * self._solver.getNumRow()
        start.valid = True
        self._solver.setBasis(start)

    def require_whole_numbers(self, columns: Iterable[int]) -> None:
        """Let these columns take whole numbers only."""
        chosen = np.fromiter(columns, np.int32)
        whole = np.full(chosen.size, int(highspy.HighsVarType.kInteger), np.uint8)
        # All at once: column by column took half as long as the solution.
        self._solver.changeColsIntegrality(chosen.size, chosen, whole)

    def solve(self) -> Vector | None:
        """Return the best x, or None where the cost has no floor.

        Raises:
            UnsolvableError: No x lies within the limits.
        """
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == _OPTIMAL:
            return np.array(self._solver.getSolution().col_value)
        if status == highspy.HighsModelStatus.kUnbounded:
            return None
        raise UnsolvableError(self._solver.modelStatusToString(status))


def _by_column(matrix: sparray | Vector) -> tuple[_Indices, _Indices, Vector]:
    """Return where each column starts, and row and value of what is not zero.

    A small full matrix is read as it is: to make it sparse takes longer than to solve.
    """
    if isinstance(matrix, np.ndarray):
        columns, rows = np.nonzero(matrix.T)
        counts = np.bincount(columns, minlength=matrix.shape[1])
        return np.concatenate([[0], counts.cumsum()]), rows, matrix[rows, columns]
    sparse = csc_array(matrix)
    return sparse.indptr, sparse.indices, sparse.data
