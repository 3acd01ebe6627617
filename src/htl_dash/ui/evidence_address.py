"""Addresses of views that a decision can rest on: only our own, and with every choice.

An address is never opened. What is pasted is read for its page and its words, and each
word must be one that the page itself could have written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from htl_dash.domain.errors import HtlError
from htl_dash.text import t
from htl_dash.ui.choice import Choice

AREAS, SCHOOLS, MIX, GOALS = "omraden", "skolor-och-insatser", "insatsmix", "malen"
PRIORITIES = "prioritera"
PAGES = (AREAS, SCHOOLS, MIX, GOALS, PRIORITIES)
"""The pages with views that can be frozen, as their addresses begin."""
LONGEST = 2000


class AddressError(HtlError):
    """An address is not of a view of ours that can be frozen. Facts: `why` (Swedish)."""

    text_key = "error.address"


@dataclass(frozen=True, slots=True)
class Asked:
    """A page and the words of its address."""

    page: str
    words: Mapping[str, str]


def read_address(text: str, hosts: Iterable[str]) -> Asked:
    """Return what an address asks for; `hosts` are the names of our own server.

    Raises:
        AddressError: It is somebody else's, or of a page without views to freeze.
    """
    written = text.strip()
    try:
        parts = urlsplit(written)
    except ValueError:
        raise AddressError(why=t("address.unreadable")) from None
    if len(written) > LONGEST or not written.isprintable() or parts.fragment:
        raise AddressError(why=t("address.unreadable"))
    if parts.scheme or parts.netloc:
        is_web = parts.scheme in ("http", "https")
        if not is_web or parts.netloc not in hosts:
            raise AddressError(why=t("address.foreign"))
    page = parts.path.removeprefix(".").strip("/")
    if page not in PAGES:
        raise AddressError(why=t("address.no_view"))
    words = parse_qsl(parts.query, keep_blank_values=True)
    if len({name for name, _ in words}) < len(words):
        raise AddressError(why=t("address.unreadable"))
    known = {one.value for one in Choice}
    return Asked(page, {name: value for name, value in words if name in known})


def address(page: str, words: Mapping[Choice, str | None]) -> str:
    """Return the address of a view with its choices; those that are None are left out."""
    told = {str(name.value): one for name, one in words.items() if one is not None}
    return f"./{page}?{urlencode(told)}"


def one_of(words: Mapping[str, str], choice: Choice, options: Iterable[str]) -> str:
    """Return what an address asks for among what there is, the first if it does not ask.

    Raises:
        AddressError: It asks for something that there is not, or there is nothing.
    """
    known = list(options)
    asked = words.get(choice)
    if asked is None and known:
        return known[0]
    if asked not in known:
        raise AddressError(why=t("address.unknown"))
    return asked


def place_in(addresses: Iterable[str], places: Iterable[str]) -> str:
    """Return the first of `places`, 'geography/code', that an address is about.

    Where none is, it is the first of all; empty without any.
    """
    known = list(places)
    for one in addresses:
        words = dict(parse_qsl(urlsplit(one).query))
        about = {words.get(Choice.AREA), words.get(Choice.SCHOOL)}
        for place in known:
            if place.partition("/")[2] in about:
                return place
    return next(iter(known), "")
