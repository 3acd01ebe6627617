"""A page that a text names becomes the way to it: texts of analysts have no links."""

import re
from functools import cache

from htl_dash.text import t

SECTIONS = ("hamta", "filer", "egna", "kvalitet", "saknas", "spar", "skydd", "kallor")
"""The sections of the page about data that texts name, as addresses write them."""


def linked(text: str) -> str:
    """Return markdown where the page about data, and its section, is a link.

    What is a link already stays as it is.
    """
    return _named().sub(_link, text)


@cache
def _named() -> re.Pattern[str]:
    sections = "|".join(re.escape(t(f"section.{one}")) for one in SECTIONS)
    page = re.escape(t("menu.data"))
    return re.compile(rf"{page}(?:, ({sections})\b)?(?![^\[\]]*\]\()")


def _link(found: re.Match[str]) -> str:
    sections = {t(f"section.{one}"): one for one in SECTIONS}
    section = sections.get(found[1])
    address = f"./data?avsnitt={section}" if section else "./data"
    return f"[{found[0]}]({address})"
