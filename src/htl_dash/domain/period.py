"""Periods as they are written: a year such as 2024, or a school year such as 2023/24.

Surveys that are pooled over years have the first and the last of them, as 2021-2024.
What is counted more often has the month or the quarter: 2024-09, 2024-Q3.
"""

from collections.abc import Iterable

_POOLED = len("2021-2024")


def start_year(period: str) -> int:
    """Return the year a period begins: 2023 for 2023/24."""
    return int(period[:4])


def end_year(period: str) -> int:
    """Return the year a period ends: 2024 for 2024, 2023/24, 2021-2024 and 2024-09."""
    if "-" in period and len(period) == _POOLED:
        return int(period[-4:])
    return start_year(period) + ("/" in period)


def follows(period: str, before: str) -> bool:
    """Whether a period is the very next one: the next month, quarter or year."""
    first, last = _counted(before), _counted(period)
    return first[0] == last[0] and last[1] - first[1] == 1


def _counted(period: str) -> tuple[int, int]:
    """Return how many of its kind there are in a year, and which of them all it is."""
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        return 4, int(year) * 4 + int(part[1:])
    if len(part) == len("09"):
        return 12, int(year) * 12 + int(part)
    return 1, end_year(period)


def is_earlier(period: str, other: str) -> bool:
    """Whether a period begins and ends before another; never where there is no other."""
    return bool(other) and (
        start_year(period) < start_year(other) and end_year(period) < end_year(other)
    )


def period_ending(year: int, like: str) -> str:
    """Return the period that ends in a year, written as another one of its series."""
    return f"{year - 1}/{year % 100:02}" if "/" in like else str(year)


def span(periods: Iterable[str]) -> str:
    """Return the first and the last of some periods, as an origin note has them.

    Empty where there are none.
    """
    every = sorted({*periods})
    if len(every) < 2:
        return "".join(every)
    first, last = every[0], every[-1]
    between = " \N{EN DASH} " if "-" in first + last else "\N{EN DASH}"
    return f"{first}{between}{last}"
