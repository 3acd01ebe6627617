"""The place of a figure that is worked out: 100 * (these cells) / (those cells).

It is written as `sum(/value/12; /value/13) / sum(/value/10)`, in the grammar of places
that `Incoming.source_cell` has. No other place looks so: a pointer begins with a slash,
and a sheet of a workbook cannot have one in its name.
"""

import re
from dataclasses import dataclass

_BETWEEN = "; "
_WRITTEN = re.compile(r"sum\((.+)\) / sum\((.+)\)")


@dataclass(frozen=True, slots=True)
class Fraction:
    """The places of the cells that are summed, above the line and below it."""

    numerator: tuple[str, ...]
    denominator: tuple[str, ...]

    def __str__(self) -> str:
        """Return it as it is written in the store."""
        above, below = map(_BETWEEN.join, (self.numerator, self.denominator))
        return f"sum({above}) / sum({below})"


def fraction_at(place: str) -> Fraction | None:
    """Return the cells that a figure was worked out from; None where it is one cell."""
    found = _WRITTEN.fullmatch(place)
    if found is None:
        return None
    above, below = (tuple(one.split(_BETWEEN)) for one in found.groups())
    return Fraction(above, below)
