"""Other truths that look the same from outside: what shows that secrets are kept."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from htl_dash.disclosure.truths import TOLERANCE
from htl_dash.optimisation.linear import Vector

Mask = NDArray[np.bool_]


class Witnesses:
    """Deviations of the atoms from the truth, and how far they take each secret.

    `cells` and `secrets` have a row of weights over the atoms each; `asked` says how
    far each secret must be able to go, up and down.
    """

    def __init__(
        self, cells: csr_array, secrets: csr_array, asked: tuple[Vector, Vector]
    ) -> None:
        """Begin without any."""
        self._cells, self._secrets, self._asked = cells, secrets, asked
        self.deviations = np.zeros((0, cells.shape[1]))
        self._moved = np.zeros((0, cells.shape[0]), bool)
        self._reached = np.zeros((0, secrets.shape[0]))

    def add(self, deviation: Vector) -> Mask:
        """Keep one; return which cells it moves."""
        moved: Mask = np.abs(self._cells @ deviation) > TOLERANCE
        self.deviations = np.vstack([self.deviations, deviation])
        self._moved = np.vstack([self._moved, moved])
        self._reached = np.vstack([self._reached, self._secrets @ deviation])
        return moved

    def without(self, cell: np.intp) -> "Witnesses":
        """Return those that leave a cell as it is."""
        left = Witnesses(self._cells, self._secrets, self._asked)
        still = ~self._moved[:, cell]
        left.deviations = self.deviations[still]
        left._moved, left._reached = self._moved[still], self._reached[still]
        return left

    def lacking(self, without: np.intp | None = None) -> Iterator[tuple[int, float]]:
        """Give each secret and distance that none goes, the farthest up first.

        A distance down is negative. Witnesses that are added meanwhile count at once;
        those that move the cell `without` do not count.
        """
        for secret in map(int, np.argsort(-self._asked[0], stable=True)):
            for asked, way in zip(self._asked, (1, -1), strict=True):
                enough = self._reached[:, secret] * way >= asked[secret] - TOLERANCE
                if without is not None:
                    enough &= ~self._moved[:, without]
                if asked[secret] > 0 and not enough.any():
                    yield secret, way * float(asked[secret])
