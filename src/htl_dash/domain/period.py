"""Periods as they are written: a year such as 2024, or a school year such as 2023/24."""


def start_year(period: str) -> int:
    """Return the year a period begins: 2023 for 2023/24."""
    return int(period[:4])


def end_year(period: str) -> int:
    """Return the year a period ends: 2024 for both 2024 and 2023/24."""
    return start_year(period) + ("/" in period)


def period_ending(year: int, like: str) -> str:
    """Return the period that ends in a year, written as another one of its series."""
    return f"{year - 1}/{year % 100:02}" if "/" in like else str(year)
