"""What is left out of a colleague's file, in words: figures, columns and sheets."""

from collections.abc import Iterable

from htl_dash.services.import_figures import Left
from htl_dash.services.import_file import LONGEST_QUOTE, quotable
from htl_dash.services.import_prepare import Prepared
from htl_dash.services.import_reading import ReadFile
from htl_dash.text import number, t


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
