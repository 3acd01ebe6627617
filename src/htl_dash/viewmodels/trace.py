"""The way from what is on screen to the figures behind it, as links."""

import re
from urllib.parse import quote, urlencode

from htl_dash.domain.geography import Geography
from htl_dash.domain.trail import ALL, How, Part, Registered, Trail
from htl_dash.text import plain_markdown, t

_WORDS = ("talmatt", "talindelning", "talplats", "talperiod", "talkon", "talgrupp")
_PAGE = "./data?avsnitt=spar"
_FORM = "./skolor-och-insatser?flik=registrera&blankett=volym"
_FORM_WORDS = ("skola", "insats", "termin")
_BETWEEN_PARTS, _BETWEEN_WORDS, _BETWEEN_NAMES = "--", "~", "."
_UNCODED = "/~.-_"
_NAME = re.compile(r"[\w/+-]+")
_GROUP_FROM = 4
LONGEST = 4000


def way_to(trail: Trail | Registered) -> str:
    """Return the address that lists the figures behind something; empty without any."""
    if isinstance(trail, Registered):
        names = (trail.unit_code, trail.initiative, trail.term)
        return f"{_FORM}&{urlencode(dict(zip(_FORM_WORDS, names, strict=True)))}"
    if not trail:
        return ""
    if key := trail.figure:
        return f"{_PAGE}&{urlencode(dict(zip(_WORDS, key, strict=True)))}"
    words = {"tal": _BETWEEN_PARTS.join(map(_written, trail.parts))}
    words |= {"raknat": trail.how} if trail.how is not How.READ else {}
    return f"{_PAGE}&{urlencode(words, safe=_UNCODED, quote_via=quote)}"


def led(label: str, trail: Trail | Registered) -> str:
    """Return words as a link to the figures behind them; as they are without any.

    The words may not be markdown of their own.
    """
    way = way_to(trail)
    return f"[{plain_markdown(label)}]({way})" if way else label


def figures_link(trail: Trail) -> str:
    """Return the link that lists every number, such as stands under a figure."""
    return led(t("behind.figures"), trail) if trail else ""


def read_trail(written: str, how: str) -> Trail | None:
    """Return what an address asks for; None where it cannot have been written here."""
    try:
        if len(written) > LONGEST:
            raise ValueError(len(written))
        parts = [_read(one) for one in written.split(_BETWEEN_PARTS)]
        return Trail(tuple(parts), How(how or How.READ))
    except ValueError:
        return None


def _written(part: Part) -> str:
    names = (_BETWEEN_NAMES.join(several) for several in (part.places, part.periods))
    group = (part.sex, part.category)
    told = group if group != (ALL, ALL) else ()
    return _BETWEEN_WORDS.join((part.indicator, part.geography, *names, *told))


def _read(written: str) -> Part:
    words = written.split(_BETWEEN_WORDS)
    group = words[_GROUP_FROM:] or [ALL, ALL]
    code, division, *several = words[:_GROUP_FROM]
    sex, category = group
    places, periods = (
        tuple(filter(None, one.split(_BETWEEN_NAMES))) for one in several
    )
    names = (code, *places, *periods, sex, category)
    if not all(_NAME.fullmatch(one) for one in names):
        raise ValueError(written)
    return Part(code, Geography(division), places, periods, sex, category)
