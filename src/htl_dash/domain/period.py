"""Periods as they are written: a year such as 2024, or a school year such as 2023/24.

Surveys that are pooled over years have the first and the last of them, as 2021-2024.
What is counted more often has the month or the quarter: 2024-09, 2024-Q3.
"""

_POOLED = len("2021-2024")


def start_year(period: str) -> int:
    """Return the year a period begins: 2023 for 2023/24."""
    return int(period[:4])


def end_year(period: str) -> int:
    """Return the year a period ends: 2024 for 2024, 2023/24, 2021-2024 and 2024-09."""
    if "-" in period and len(period) == _POOLED:
        return int(period[-4:])
    return start_year(period) + ("/" in period)


def is_earlier(period: str, other: str) -> bool:
    """Whether a period begins and ends before another; never where there is no other."""
    return bool(other) and (
        start_year(period) < start_year(other) and end_year(period) < end_year(other)
    )


def period_ending(year: int, like: str) -> str:
    """Return the period that ends in a year, written as another one of its series."""
    return f"{year - 1}/{year % 100:02}" if "/" in like else str(year)
