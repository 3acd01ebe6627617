"""Figures of areas in a version that was not in use that year, which are none at all.

SCB has older and newer areas in one table: the older have figures to 2023 and the newer
from 2024, and two dots where they were not in use. Those dots hide nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from htl_dash.domain.geography import LAST_OLDER_YEAR
from htl_dash.sources.raw_table import RawFigure

_AREA = re.compile(r"\d{4}(?:R\d{3}|[ABC]\d{4})(_\w+?)?(?: .*)?", re.DOTALL)
_NAMED = re.compile(r".+ \(.+\)", re.DOTALL)


def in_use(figures: Iterable[RawFigure]) -> Iterator[RawFigure]:
    """Give the figures but for the empty ones of versions that were not in use.

    A code that does not say its version is of the one whose years have figures.
    """
    listed = tuple(figures)
    filled: dict[str, set[bool]] = defaultdict(set)
    for one in listed:
        if one.mark.value is not None:
            filled[_written(one)].add(_is_older_year(one))
    for one in listed:
        is_empty = one.mark.value is None
        if not (is_empty and _is_other_version(one, filled[_written(one)])):
            yield one


def _written(one: RawFigure) -> str:
    return one.place or one.place_name


def _is_older_year(one: RawFigure) -> bool:
    return one.period[:4] <= str(LAST_OLDER_YEAR)


def _is_other_version(one: RawFigure, filled: set[bool]) -> bool:
    written = _written(one)
    match = _AREA.fullmatch(written)
    if match is None and not _NAMED.fullmatch(written):
        return False
    if match and match[1]:
        return _is_older_year(one)
    return bool(filled) and _is_older_year(one) not in filled
