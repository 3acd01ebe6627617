"""Read the code of a place as it was written, with lost zeros put back."""

import re
from functools import lru_cache

from htl_dash.sources.table_families.known_headings import Level
from htl_dash.sources.table_families.words import REMEMBERED

_UNIT = re.compile(r"(?:\d{10}-)?(\d{8})( .*)?", re.DOTALL)
_AREA = re.compile(r"\d{4}(?:R\d{3}|[ABC]\d{4})(?:_\w+)?(?: .*)?", re.DOTALL)
_CODE = re.compile(r"(\d{1,4})((?: |-).*)?", re.DOTALL)
_MAY_BE_UNIT = (Level.UNIT, Level.ANY, Level.NONE)
_LOST = 3
_COUNTY = 2


@lru_cache(maxsize=REMEMBERED)
def read_code(written: str, level: Level) -> str | None:
    """Return a code, with the text that stands after it; None where it is none.

    A text without digits is a name, and comes back as it is. 885 is 0885: spreadsheets
    drop the zero, and no code has three digits.
    """
    found = " ".join(written.split())
    if not any(one.isdigit() for one in found):
        return found or None
    if _AREA.fullmatch(found):
        return found
    if match := _UNIT.fullmatch(found):
        return f"{match[1]}{match[2] or ''}" if level in _MAY_BE_UNIT else None
    match = _CODE.fullmatch(found)
    if match is None or level in (Level.UNIT, Level.AREA):
        return None
    digits, rest = match[1], match[2] or ""
    if len(digits) == _LOST:
        return f"0{digits}{rest}"
    if len(digits) == 1 and level is not Level.COUNTY:
        return None
    return f"{digits.zfill(_COUNTY)}{rest}"
