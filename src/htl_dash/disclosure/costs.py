"""What readers lose with a cell, and a mood that nobody can foresee.

A reader who knows the protector could run it on every table that would explain a
release, and see which ones lead to just these hidden cells. In a small table that can
leave a single one. So cells become dearer or cheaper by a salt that is drawn for each
release and kept nowhere.
"""

from hashlib import sha256

import numpy as np

from htl_dash.disclosure.design import Design
from htl_dash.optimisation.linear import Vector

PRICE_OF_A_SUM = 3.0
"""How much dearer it is to hide a total than one of its parts, per axis."""


def costs(design: Design, counts: Vector, salt: str) -> Vector:
    """Return what it costs to hide each cell; without salt, what it is worth alone."""
    values = design.matrix @ counts
    worth = 1 + np.log1p(values) + PRICE_OF_A_SUM * np.array(design.steps)
    return np.asarray(worth * _moods(design, salt), float)


def _moods(design: Design, salt: str) -> Vector:
    """Return a factor for each cell, from a half to two."""
    if not salt:
        return np.ones(len(design.cells))
    hashes = (sha256("|".join((salt, *cell)).encode()) for cell in design.cells)
    evenly = [int.from_bytes(one.digest()[:4], "big") / 2**32 for one in hashes]
    return np.asarray(2.0 ** (2 * np.array(evenly) - 1), float)
