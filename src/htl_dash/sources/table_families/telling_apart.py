"""Which columns of texts tell the rows of a table apart, and which only say it again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from htl_dash.domain.observation import TOTAL
from htl_dash.domain.table_choice import ColumnRole
from htl_dash.sources.table_families.known_headings import (
    is_ignored,
    is_owner_type,
    role_of,
)
from htl_dash.sources.table_families.table_column import TableColumn
from htl_dash.sources.table_families.words import read_category

_LONGEST_CATEGORY = 60
_PLACES = {ColumnRole.PLACE_CODE, ColumnRole.PLACE_NAME}
_TELLING = {
    ColumnRole.PLACE_CODE,
    ColumnRole.PLACE_NAME,
    ColumnRole.PERIOD,
    ColumnRole.SEX,
    ColumnRole.CATEGORY,
    ColumnRole.MEASURE_NAME,
}


def without_twins(
    columns: Sequence[TableColumn], cells: Sequence[Sequence[str]], stub: int
) -> list[TableColumn]:
    """Leave out a code that stands before its own text: 'OG' before 'ogifta'.

    Two columns with the same name from the title are a code and its text too.
    """
    found = list(columns)
    for before, one in pairwise(columns):
        heading = one.head.heading
        is_told = bool(heading) and heading == before.head.heading
        if one.at >= stub or not (
            is_told or _are_twins(cells[before.at], cells[one.at])
        ):
            continue
        if before.role is ColumnRole.PLACE_CODE:
            if one.role is ColumnRole.CATEGORY:
                found[one.at] = replace(one, role=ColumnRole.PLACE_NAME)
        elif is_told or before.role is ColumnRole.CATEGORY:
            found[before.at] = replace(before, role=ColumnRole.IGNORED)
    return found


def _are_twins(codes: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether each code has one text and each text one code."""
    pairs = set(zip(codes, texts, strict=False))
    firsts, seconds = {a for a, _ in pairs}, {b for _, b in pairs}
    is_one_to_one = len(pairs) == len(firsts) == len(seconds)
    is_same = all(text.startswith(code) for code, text in pairs)
    return is_one_to_one and (len(pairs) > 1 or is_same)


def second_table(
    columns: Sequence[TableColumn], rows: Iterable[Sequence[str]]
) -> TableColumn | None:
    """Return the first column of another table beside the first; None where there is none.

    It is a column of places like one before it, but with others in its rows, and with
    figures on both sides. Those after it would be taken for figures of the wrong places.
    """
    listed = list(rows)
    figures = [one.at for one in columns if one.is_figures]
    places = [one for one in columns if role_of(one.head.heading).role in _PLACES]
    for one, other in combinations(places, 2):
        is_alike = role_of(one.head.heading) == role_of(other.head.heading)
        is_between = any(one.at < at < other.at < figures[-1] for at in figures)
        if is_alike and is_between and any(_differs(row, one, other) for row in listed):
            return other
    return None


def _differs(row: Sequence[str], one: TableColumn, other: TableColumn) -> bool:
    first, last = (row[c.at].strip() if c.at < len(row) else "" for c in (one, other))
    return bool(first and last) and first != last


def with_divisions(
    columns: Sequence[TableColumn], cells: Sequence[Sequence[str]]
) -> list[TableColumn]:
    """Take texts under an unknown heading for categories where they divide the rows.

    They do where rows that are alike in all else differ in them, and they may where
    all rows have the same: a table of one group of children is none of all children.
    """
    known = [one.at for one in columns if one.role in _TELLING]
    keys = list(zip(*(cells[at] for at in known), strict=True)) if known else []
    return [
        replace(one, role=ColumnRole.CATEGORY)
        if _is_unknown(one) and _divides(cells[one.at], keys)
        else one
        for one in columns
    ]


def _is_unknown(one: TableColumn) -> bool:
    heading = one.head.heading
    is_known = is_ignored(heading) or is_owner_type(heading)
    is_known = is_known or role_of(heading).role is not ColumnRole.IGNORED
    return one.role is ColumnRole.IGNORED and bool(heading) and not is_known


def _divides(texts: Sequence[str], keys: Sequence[tuple[str, ...]]) -> bool:
    found = set(texts)
    if len(found) == 1:
        (only,) = found
        is_short = 0 < len(only) <= _LONGEST_CATEGORY
        return is_short and read_category(only) != TOTAL
    return any(_differing(texts, keys))


def _differing(texts: Sequence[str], keys: Sequence[tuple[str, ...]]) -> Iterator[bool]:
    first: dict[tuple[str, ...], str] = {}
    for key, text in zip(keys, texts, strict=False):
        yield first.setdefault(key, text) != text
