"""What is left out of a colleague's file, in words: figures, columns and sheets.

And what is read though nobody sees it in Excel.
"""

from collections.abc import Callable, Iterable, Sequence

from openpyxl.utils import get_column_letter

from htl_dash.services.given_file import LONGEST_QUOTE, quotable
from htl_dash.services.import_figures import Left
from htl_dash.services.import_prepare import Prepared
from htl_dash.services.import_reading import ReadFile
from htl_dash.text import number, t

MOST_SPANS = 10


def left_lines(prepared: Prepared) -> tuple[str, ...]:
    """Return what is left out of a file and why, with some examples."""
    lines = [
        _left(t(f"data_file_outside.{why}"), left)
        for why, left in prepared.outside.items()
    ]
    if prepared.unknown.count:
        lines.append(_left(t("data_file_view.unknown_measures"), prepared.unknown))
    return tuple(lines)


def unread_lines(file: ReadFile) -> tuple[str, ...]:
    """Return the columns and sheets of a file that are not read."""
    columns = _quoted(file.unread_columns)
    sheets = _quoted(file.recognised.skipped)
    lines = []
    if columns:
        lines.append(t("data_file_view.unread_columns", names=columns))
    if sheets:
        lines.append(t("data_file_view.unread_sheets", names=sheets))
    return tuple(lines)


def hidden_lines(file: ReadFile) -> tuple[str, ...]:
    """Return the rows and columns that are read though they are hidden."""
    lines = []
    for one in file.half_hidden:
        sheet = _shortened(one.name)
        if one.hidden_rows:
            parts = _spans(one.hidden_rows, lambda at: str(at + 1))
            lines.append(t("data_file_view.hidden_rows", sheet=sheet, rows=parts))
        if one.hidden_columns:
            parts = _spans(one.hidden_columns, lambda at: get_column_letter(at + 1))
            lines.append(t("data_file_view.hidden_columns", sheet=sheet, columns=parts))
    return tuple(lines)


def _spans(places: Sequence[int], name: Callable[[int], str]) -> str:
    """Return places as rows or columns that follow each other from the first to the last; they come in order."""
    spans: list[list[int]] = []
    for at in places:
        if spans and spans[-1][-1] + 1 == at:
            spans[-1] = [spans[-1][0], at]
        else:
            spans.append([at])
    told = ["\u2013".join(map(name, one)) for one in spans[:MOST_SPANS]]
    more = ["\u2026"] if len(spans) > MOST_SPANS else []
    return ", ".join([*told, *more])


def _quoted(names: Iterable[str]) -> str:
    """Return names in a line: as much of each as may be said."""
    return "; ".join(shown for one in names if (shown := _shortened(one)))


def _shortened(name: str) -> str:
    first = name[:LONGEST_QUOTE]
    shown = quotable(first)
    return f"{shown}\u2026" if shown and first != name else shown


def _left(why: str, left: Left) -> str:
    names = _quoted(left.examples)
    facts = {"count": number(left.count), "why": why}
    if not names:
        return t("data_file_view.left", **facts)
    return t("data_file_view.left_such_as", names=names, **facts)
