"""Find where a table begins on a sheet, and take its headings apart.

Rows before the table are its title and preamble. The headings may be on two rows: a
category above (SALSA) or something finer below (shares by age); or on several without
names for the first columns (PxWeb).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from htl_dash.domain.mark import read_mark
from htl_dash.domain.table_choice import ColumnRole
from htl_dash.sources.table_excel import Sheet
from htl_dash.sources.table_families.known_headings import role_of
from htl_dash.sources.table_families.words import (
    is_period,
    read_month,
    read_period,
    read_sex,
)

SEARCHED_ROWS = 80
_LOOKS_AHEAD = 6
_NAMES_A_TABLE = {one for one in ColumnRole if one is not ColumnRole.IGNORED}
_AGES = re.compile(r"\d{1,3} ?(?:[-\u2013] ?\d{1,3}|\+)(?: \w+)?")
_ENDS_IN_WORD = re.compile(r"(.+?)(: |, | [-\u2013] | )(\w+)", re.DOTALL)
_IS_CODE = re.compile(r"\S{1,4}|\S*\d\S*")
_KIND = re.compile(r"(?:andel|antal|procent|share|number)[\s(%)]*", re.IGNORECASE)
_ENDS_IN_PERIOD = re.compile(r"(.+?),? (\d{4}(?:[mMkKqQ]\d{1,2}|/\d{2,4})?)")

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Head:
    """A column's heading: as written, and what it says besides the measure.

    `month` is that of a heading with no year, from 1; 0 for others.
    """

    at: int
    heading: str
    measure: str = ""
    period: str = ""
    sex: str = ""
    category: str = ""
    month: int = 0


@dataclass(frozen=True)
class Block:
    """A table on a sheet: its preamble, header rows (from 0), headings and first row.

    `stub` is how many columns at the start have no heading, as in files from PxWeb.
    """

    sheet: Sheet
    preamble: tuple[str, ...]
    header_rows: tuple[int, ...]
    heads: tuple[Head, ...]
    stub: int = 0

    @property
    def first_row(self) -> int:
        """The first row after the headings, from 0."""
        return self.header_rows[-1] + 1

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Give each row after the headings, with its number from 0."""
        yield from enumerate(self.sheet.rows[self.first_row :], start=self.first_row)

    @property
    def has_figures_last(self) -> bool:
        """Whether the last row is one of the table's, and no note.

        Half a number is a number too, so the text itself does not tell that it is cut.
        """
        return bool(is_figure(self.sheet.rows[-1][-1]))


def find_block(sheet: Sheet) -> Block | None:
    """Return the table on a sheet; None where no row looks like headings of one."""
    found = _named(sheet.rows)
    stub = 0
    if not found:
        found, stub = _unnamed(sheet.rows)
    if not found:
        return None
    lines = [[cell.strip() for cell in sheet.rows[row]] for row in found]
    width = max(len(line) for line in lines)
    *upper, lowest = [line + [""] * (width - len(line)) for line in lines]
    heads = _heads(*(_carried(one, lowest) for one in upper), lowest)
    before = (cell.strip() for row in sheet.rows[: found[0]] for cell in row)
    return Block(sheet, tuple(one for one in before if one), found, heads, stub)


def _named(rows: Sequence[Row]) -> tuple[int, ...]:
    """Return the rows of headings, where some of them are known words."""
    best, most = -1, (0, 0)
    for at, row in enumerate(rows[:SEARCHED_ROWS]):
        filled = [one for one in row if one.strip()]
        known = sum(role_of(one).role in _NAMES_A_TABLE for one in filled)
        score = (known, len(filled))
        if known and len(filled) > 1 and score > most and _is_header(rows, at):
            best, most = at, score
    if best < 0:
        return ()
    if _is_finer(rows, best):
        return best, best + 1
    if best and _is_category(rows[best - 1]):
        return best - 1, best
    return (best,)


def _is_header(rows: Sequence[Row], at: int) -> bool:
    filled = [one for one in rows[at] if one.strip()]
    if any(is_figure(one) and not is_period(one) for one in filled):
        return False
    after = rows[at + 1 : at + 1 + _LOOKS_AHEAD]
    return any(is_figure(one) for row in after for one in row)


def _is_finer(rows: Sequence[Row], at: int) -> bool:
    """Whether the row below has nothing but finer headings of the unknown columns."""
    if at + 1 >= len(rows):
        return False
    below = list(rows[at + 1])
    named = [c for c, one in enumerate(rows[at]) if _is_dimension(one)]
    rest = [one for c, one in enumerate(below) if c not in named and one.strip()]
    is_free = not any(below[c].strip() for c in named if c < len(below))
    is_text = all(is_period(one) or not is_figure(one) for one in rest)
    return bool(rest) and bool(named) and is_free and is_text


def _is_dimension(heading: str) -> bool:
    dimensions = _NAMES_A_TABLE - {ColumnRole.MEASURE, ColumnRole.VALUE}
    return role_of(heading).role in dimensions


def _is_category(row: Row) -> bool:
    filled = [c for c, one in enumerate(row) if one.strip()]
    return bool(filled) and filled[0] > 0 and not any(is_figure(one) for one in row)


def _unnamed(rows: Sequence[Row]) -> tuple[tuple[int, ...], int]:
    """Return the rows of headings that leave the first columns without, and how many."""
    for at in range(min(SEARCHED_ROWS, len(rows))):
        stub = _leading(rows[at])
        if not stub:
            continue
        after = at + 1
        while after < len(rows) and _leading(rows[after]) == stub:
            after += 1
        if after < len(rows) and _is_first_row(rows[after], stub):
            return tuple(range(at, after)), stub
    return (), 0


def _leading(row: Row) -> int:
    """Return how many empty cells begin a row that has something after them, or 0."""
    for c, one in enumerate(row):
        if one.strip():
            return c
    return 0


def _is_first_row(row: Row, stub: int) -> bool:
    has_stub = any(one.strip() for one in row[:stub])
    return has_stub and any(is_figure(one) for one in row[stub:])


def _carried(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return the upper headings, each one held for the columns that it covers."""
    held, found = "", []
    for above, below in zip(upper, lower, strict=True):
        held = above or (held if below else "")
        found.append(held)
    return found


def _heads(*lines: Sequence[str]) -> tuple[Head, ...]:
    return tuple(
        _head(at, [one for one in dict.fromkeys(parts) if one])
        for at, parts in enumerate(zip(*lines, strict=True))
    )


def _head(at: int, parts: list[str]) -> Head:
    heading = ": ".join(" ".join(one.split()) for one in parts)
    if role_of(parts[-1] if parts else "").role in _NAMES_A_TABLE:
        return Head(at, heading, heading)
    period, sex, category, measure, month = "", "", "", [], 0
    for one in (each for part in parts for each in _apart(part)):
        match = _ENDS_IN_PERIOD.fullmatch(one)
        if is_period(one):
            period = one
        elif one.isalpha() and (found := read_month(one)):
            month = found
        elif read_sex(one):
            sex = one
        elif _AGES.fullmatch(one):
            category = one
        elif match and is_period(match[2]) and read_period(match[2]):
            measure.append(match[1])
            period = match[2]
        else:
            measure.append(" ".join(one.split()))
    return Head(at, heading, ": ".join(measure), period, sex, category, month)


def _apart(part: str) -> tuple[str, ...]:
    """Take a sex at the end of a heading apart: 'Andel: Flickor', not '2 kvinnor'.

    'Andel pojkar' is how many of all are boys, and so is a measure of its own.
    """
    match = _ENDS_IN_WORD.fullmatch(part)
    if match is None or len(match[3]) == 1 or not read_sex(match[3]):
        return (part,)
    before, between, sex = match.groups()
    is_code, is_kind = _IS_CODE.fullmatch(before), _KIND.fullmatch(before)
    is_one = is_code or (is_kind and between == " ")
    return (part,) if is_one else (before, sex)


def is_figure(text: str) -> bool:
    """Whether a cell holds a number, or a mark that stands for one."""
    return bool(text.strip()) and read_mark(text) is not None
