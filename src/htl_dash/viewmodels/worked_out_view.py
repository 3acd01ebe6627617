"""A figure that is worked out from several cells, in words: what it is made of."""

from collections.abc import Iterable

from htl_dash.services.lineage import ReadCell, WorkedOut
from htl_dash.text import plain_markdown, t
from htl_dash.viewmodels.cell_words import cell_words

_EMPTY = ("null", "", None)
"""What stands in a cell that the source gives no count in."""


def worked_out_lines(found: WorkedOut) -> list[str]:
    """Return lines in markdown: the sum of cells over the others, then every cell.

    Where a count is missing it is said that nothing was worked out.
    """
    cells = tuple(dict.fromkeys((*found.numerator, *found.denominator)))
    if any(one.text in _EMPTY for one in cells):
        lines = [t("shares.not_worked_out")]
    else:
        above, below = _sum(found.numerator), _sum(found.denominator)
        lines = [t("shares.worked_out", above=above, below=below)]
    for one in cells:
        text = "\u2013" if one.text in _EMPTY else plain_markdown(one.text or "")
        lines.append(t("shares.cell", place=cell_words(one.place), text=text))
    return lines


def _sum(cells: Iterable[ReadCell]) -> str:
    return " + ".join(plain_markdown(one.text or "") for one in cells)
