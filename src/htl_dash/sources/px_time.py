"""Points in time in a PX file: TIMEVAL in its long and its short form."""

import re
from collections.abc import Iterator
from datetime import date

from htl_dash.sources.cube import ReadError

_SCALE = re.compile(r"\s*TLIST\s*\(\s*([AHQMW])\d*\s*", re.IGNORECASE)
_PIECE = re.compile(r'"([^"]*)"|(-)')
_POINT = re.compile(r"(\d{4})([HKQTMUVW]?)(\d{0,2})", re.IGNORECASE | re.ASCII)
_PARTS = {"A": 1, "H": 2, "Q": 4, "M": 12}


def time_values(raw: str) -> tuple[str, ...]:
    """Return every point in time: listed, or from the first to the last.

    Raises:
        ReadError: It is neither of the two.
    """
    scale = _SCALE.match(raw)
    if scale is None:
        raise ReadError("cubes.px_time", found=raw.strip()[:40])
    found = _PIECE.findall(raw[scale.end() :])
    points = [point.strip() for point, dash in found if not dash]
    dashes = [at for at, (_, dash) in enumerate(found) if dash]
    if not dashes:
        return tuple(points)
    if dashes != [1] or len(points) != 2:
        raise ReadError("cubes.px_time", found=raw.strip()[:40])
    return tuple(_between(scale[1].upper(), *points))


def _between(scale: str, first: str, last: str) -> Iterator[str]:
    start, end = _POINT.fullmatch(first), _POINT.fullmatch(last)
    if start is None or end is None or start[2] != end[2]:
        raise ReadError("cubes.px_time", found=f"{first}-{last}")
    if scale == "A":
        yield from (f"{one:04d}" for one in range(int(start[1]), int(end[1]) + 1))
        return
    if not start[3] or not end[3]:
        raise ReadError("cubes.px_time", found=f"{first}-{last}")
    until = int(end[1]), int(end[3])
    year, part = int(start[1]), int(start[3])
    while (year, part) <= until:
        yield f"{year:04d}{start[2]}{part:0{len(start[3])}d}"
        part += 1
        if part > (_weeks(year) if scale == "W" else _PARTS[scale]):
            year, part = year + 1, 1


def _weeks(year: int) -> int:
    """Return how many ISO weeks a year has: 28 December is always in the last."""
    return date(max(year, 1), 12, 28).isocalendar().week
