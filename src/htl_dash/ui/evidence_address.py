"""Addresses of views that a decision can rest on: only our own, and with every choice.

An address is never opened. What is pasted is read for its page and its words, and each
word must be one that the page itself could have written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from htl_dash.domain.errors import HtlError
from htl_dash.domain.geography import Geography
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


def place_in(
    addresses: Iterable[str],
    places: Iterable[str],
    lifted: Iterable[tuple[str, tuple[str, ...]]] = (),
) -> str:
    """Return the one of `places`, 'geography/code', that somebody has pointed out.

    That is the first that an address is about; then that of the problems, of which
    `lifted` has each one's school and areas; then the municipality, where the evidence is
    of its goals alone. Empty where nobody has, or where it could be more than one.
    """
    known, views = list(places), [urlsplit(one) for one in addresses]
    for view in views:
        words = dict(parse_qsl(view.query))
        about = {words.get(Choice.AREA), words.get(Choice.SCHOOL)}
        for place in known:
            if place.partition("/")[2] in about:
                return place
    own = {_place_of(known, *one) for one in lifted}
    if own:
        return own.pop() if len(own) == 1 else ""
    if {view.path.strip("./") for view in views} != {GOALS}:
        return ""
    whole = (one for one in known if one.startswith(f"{Geography.MUNICIPALITY}/"))
    return next(whole, "")


def _place_of(places: Iterable[str], school: str, areas: tuple[str, ...]) -> str:
    """Return where a problem is among places: its school, else its only area."""
    found = {one.partition("/")[2]: one for one in places}
    if school in found:
        return found[school]
    own = [found[one] for one in areas if one in found]
    return own[0] if len(own) == 1 else ""
