"""All Swedish words and number formats the user meets."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

HARD_SPACE = "\u00a0"
MINUS = "\u2212"


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Return every text, by section and name."""
    raw = files(__package__).joinpath("sv.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)


def t(key: str, /, **values: object) -> str:
    """Return the Swedish text for `section.name`, filled with `values`."""
    section, name = key.split(".", 1)
    return catalogue()[section][name].format(**values)


def number(value: float, decimals: int = 0) -> str:
    """Format as Swedish text: 12345.6 becomes '12 345,6' with a hard space.

    Halves round away from zero as people expect, and minus is a real minus sign.
    """
    nudged = value + (1e-9 if value >= 0 else -1e-9)
    text = f"{nudged:,.{decimals}f}".replace(",", HARD_SPACE).replace(".", ",")
    is_zero = not any(digit in text for digit in "123456789")
    return text.lstrip("-") if is_zero else text.replace("-", MINUS)


def long_date(day: date) -> str:
    """Format as 22 november 2026."""
    return f"{day.day} {t(f'month.{day.month}')} {day.year}"


def listing(words: list[str]) -> str:
    """Join as in running text: 'a, b och c'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {t('word.and')} {words[-1]}"
