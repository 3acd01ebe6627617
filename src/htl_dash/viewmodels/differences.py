"""What has changed between a view as it was frozen and the same view now, in words."""

from collections.abc import Iterator, Sequence

from htl_dash.text import t
from htl_dash.viewmodels.document import Section
from htl_dash.viewmodels.tables import Table

MOST = 12
"""Differences that are told one by one; the others are counted."""


def differences(then: Sequence[Section], now: Sequence[Section]) -> tuple[str, ...]:
    """Return every difference between sections, and that there is none where it is so.

    Findings are compared first, then tables row by row, known by their first cells.
    """
    found = list(dict.fromkeys(_all(then, now)))
    if not found:
        same = then == now
        return (t("decide.same" if same else "decide.other_words"),)
    left = len(found) - MOST
    rest = [t("decide.more_differences", count=left)] if left > 0 else []
    return (*found[:MOST], *rest)


def _all(then: Sequence[Section], now: Sequence[Section]) -> Iterator[str]:
    if len(then) != len(now):
        yield t("decide.sections_differ", before=len(then), after=len(now))
    for one, other in zip(then, now, strict=False):
        if one.heading != other.heading:
            yield t("decide.heading_was", before=one.heading, after=other.heading)
        pairs = zip(_tables(one), _tables(other), strict=False)
        for before, after in pairs:
            yield from _rows(before, after)


def _tables(section: Section) -> list[Table]:
    return [one for one in section.blocks if isinstance(one, Table)]


def _rows(then: Table, now: Table) -> Iterator[str]:
    """Give what differs in a table, cell by cell; order alone is no difference."""
    keys = _key_length(then, now)
    before = {row[:keys]: row for row in then.shown}
    after = {row[:keys]: row for row in now.shown}
    for key, row in before.items():
        name = ", ".join(key)
        if key not in after:
            yield t("decide.row_gone", name=name)
            continue
        columns = zip(now.shown_columns, row, after[key], strict=False)
        for column, old, new in list(columns)[keys:]:
            if old != new:
                words = {"name": name, "column": _within(column)}
                yield t("decide.cell", **words, before=old, after=new)
    for key in after:
        if key not in before:
            yield t("decide.row_new", name=", ".join(key))


def _within(column: str) -> str:
    """Return a column's name as it stands within a sentence; names keep their letters."""
    is_word = not column[1:2].isupper()
    return column[:1].lower() + column[1:] if is_word else column


def _key_length(*tables: Table) -> int:
    """Return how many first cells it takes to tell the rows apart."""
    most = min(len(one.shown_columns) for one in tables)
    for length in range(1, most):
        if all(
            len({row[:length] for row in one.shown}) == len(one.shown) for one in tables
        ):
            return length
    return most
