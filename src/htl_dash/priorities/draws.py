"""Draws that are the same each time, whoever asks and in whatever order.

Every uncertain amount has a generator of its own, named after what it is about. The same
question then has the same answer to the last byte, one more alternative moves no draw of
another, and two plans that are compared meet the same luck.
"""

from hashlib import sha256
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

Floats: TypeAlias = NDArray[np.float64]

LIMITS = 0.95
"""Two-sided level of the limits that uncertain amounts come with."""
_Z = float(ndtri(0.5 + LIMITS / 2))


def generator(*names: str) -> np.random.Generator:
    """Return a generator that only the names decide."""
    # Lengths keep ("ab", "c") apart from ("a", "bc").
    written = "".join(f"{len(name)}:{name}" for name in names)
    seed = int.from_bytes(sha256(written.encode()).digest(), "big")
    return np.random.Generator(np.random.PCG64(seed))


def two_piece(normal: Floats, middle: float, lower: float, upper: float) -> Floats:
    """Turn standard normal draws into draws with this median and these limits.

    Two halves of normal distributions that meet at the median, each as wide as its own
    limit says: 2.5 per cent lie below `lower` and as many above `upper`.
    """
    spread = np.where(normal < 0, middle - lower, upper - middle)
    return middle + normal * (spread / _Z)
