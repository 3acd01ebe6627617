"""All Swedish words and number formats the user meets."""

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

HARD_SPACE = "\u00a0"
MINUS = "\u2212"
WORD_JOINER = "\u2060"
"""Takes no room and cannot be seen; parts what would be read as one sign."""
_JOINED = (
    re.compile(r":(?=[\w/+-]+:)"),  # :smile: and :material/home:
    re.compile(r"(?<!\S)[<>~-](?=(?:[-=>]|->)(?!\S))"),  # arrows and dashes
    re.compile(r"https?:(?=//)|www(?=\.)|@(?=[-\w])", re.IGNORECASE),  # links
)
_MARKS = re.compile(
    r"[\\`*_\[\]$|~]|^[-+=>]|(?<!\S)#|^\d+(?=[.)])|<(?=[a-z/!?])|:(?=[a-z:])|&(?=[a-z#])",
    re.IGNORECASE,
)


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Return every text, by section and name, from all files in the folder sv.

    A section may go on in another file. KeyError where two files have the same text.
    """
    folder = files(__package__).joinpath("sv")
    found: dict[str, dict[str, str]] = {}
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        for section, texts in tomllib.loads(file.read_text(encoding="utf-8")).items():
            before = found.setdefault(section, {})
            if twice := before.keys() & texts.keys():
                raise KeyError(f"{section}.{min(twice)}")
            before.update(texts)
    return found


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


def plain_markdown(text: str) -> str:
    """Return what somebody has typed so that markdown shows it as it was typed.

    Nothing in it becomes a link, a picture, a formula, a colour, a list or HTML, and
    line breaks stay. Marks are escaped; where Streamlit looks for signs in what has
    been read already (:smile:, ->, www.), they are parted by a word joiner.
    """
    for sign in _JOINED:
        text = sign.sub(lambda found: found[0] + WORD_JOINER, text)
    return "  \n".join(_MARKS.sub(_escaped, line.strip()) for line in text.splitlines())


def _escaped(found: re.Match[str]) -> str:
    """A number that would begin a list has its mark escaped, and the rest itself."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
