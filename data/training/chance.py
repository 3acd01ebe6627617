"""Chance that comes out the same on every computer and in every version of Python."""

import random

SEED = 20261125


class Chance:
    """A stream of numbers of its own for each subject, whatever else is drawn.

    Only `Random.random` is used: it alone is promised never to change.
    """

    def __init__(self, subject: str) -> None:
        """Begin the stream that belongs to a subject."""
        self._source = random.Random(f"{SEED} {subject}")

    def around(self, width: float) -> float:
        """Return a number from -width to width, most often near 0."""
        return width * (self._source.random() + self._source.random() - 1)

    def near(self, value: float, part: float) -> float:
        """Return a number that differs from `value` by at most that part of it."""
        return value * (1 + self.around(part))
