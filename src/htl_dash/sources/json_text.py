"""Read JSON strictly: what JSON does not allow, and what would be lost, is refused."""

import json
import re
from collections.abc import Mapping, Sequence

from htl_dash.sources.cube import ReadError

_ESCAPED = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_HALF = re.compile("[\ud800-\udfff]")
# As it is written again. A backslash of the text's own is doubled, so one that opens an
# escape is the last of an odd number.
_ZERO = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def load_json(content: bytes) -> object:
    """Return what JSON in UTF-8 says, with or without a byte order mark.

    Raises:
        ReadError: It is not UTF-8, cut off, no JSON, nested too deep, has NaN or
            Infinity, the same key twice in one object, or no characters in a text.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError("cubes.not_utf8") from error
    if not text.strip():
        raise ReadError("cubes.empty")
    try:
        found = json.loads(text, parse_constant=_no_number, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise ReadError("cubes.not_json") from error
    if not can_be_written(text, found):
        raise ReadError("cubes.no_character")
    return found


def can_be_written(text: str, found: object) -> bool:
    """Whether what some JSON says can be stored and shown.

    By escapes it can hold half a character, and the character zero: no database takes
    the one, and PostgreSQL not the other.
    """
    if not _ESCAPED.search(text):
        return True
    written = json.dumps(found, ensure_ascii=False)
    return not (_HALF.search(written) or _ZERO.search(written))


def an_object(value: object, where: str) -> Mapping[str, object]:
    """Return a value that must be a JSON object; ReadError where it is none."""
    if not isinstance(value, dict):
        raise malformed(where)
    return value


def a_list(value: object, where: str) -> Sequence[object]:
    """Return a value that must be a JSON array; ReadError where it is none."""
    if not isinstance(value, list):
        raise malformed(where)
    return value


def a_text(value: object, where: str) -> str:
    """Return a text, empty for null; ReadError for anything else."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise malformed(where)
    return value


def texts(value: object, where: str) -> tuple[str, ...]:
    """Return a text or a list of texts as texts; ReadError for anything else."""
    if value is None or isinstance(value, str):
        return (value,) if value else ()
    return tuple(a_text(one, where) for one in a_list(value, where))


def malformed(where: str) -> ReadError:
    """Return the refusal of something that is built in another way than it should."""
    return ReadError("cubes.malformed", where=where)


def _no_number(written: str) -> object:
    raise ReadError("cubes.nan", found=written)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ReadError("cubes.key_twice", key=twice)
    return found
