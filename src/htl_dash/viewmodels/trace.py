"""The way from a figure on a page to where it comes from: addresses and choices."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

from htl_dash.domain.municipality import Municipality
from htl_dash.services.lineage import Key
from htl_dash.text import plain_markdown, t
from htl_dash.viewmodels.expectation_view import place_name

ALL = "_T"
PARTS = ("indicator", "geography", "place", "period", "sex", "category")
_WORDS = ("talmatt", "talindelning", "talplats", "talperiod", "talkon", "talgrupp")


def traced(label: str, key: Sequence[str]) -> str:
    """Return a figure's text as a link that leads to where it comes from.

    `key` is indicator, geography, place and period, and sex and category where they are
    not all. The text may not be markdown of its own.
    """
    whole = (*key, ALL, ALL)[: len(_WORDS)]
    address = urlencode(dict(zip(_WORDS, whole, strict=True)))
    return f"[{plain_markdown(label)}](./data?avsnitt=spar&{address})"


def options(
    home: Municipality, keys: Iterable[Key], chosen: Sequence[str], at: int
) -> Mapping[str, str]:
    """Return what can be chosen at one place of a key, given the choices before it."""
    found = {key[at] for key in keys if key[1:at] == tuple(chosen[1:at])}
    if at == PARTS.index("period"):
        return {one: one for one in sorted(found, reverse=True)}
    ordered = sorted(found, key=lambda one: (one != ALL, one))
    return {one: _words(home, at, one) for one in ordered}


def _words(home: Municipality, at: int, code: str) -> str:
    match PARTS[at]:
        case "geography":
            return t(f"geography.{code}")
        case "place":
            return place_name(home, code)
        case "sex":
            return t(f"sex.{code}")
        case _:
            return t(f"sex.{ALL}") if code == ALL else code
