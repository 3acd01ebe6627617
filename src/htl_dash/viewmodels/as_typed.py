"""Texts made for a page, back to what they say: for paper, and for what is frozen."""

import re

from htl_dash.text import WORD_JOINER

_MARKED = re.compile(
    r"\\(?P<typed>.)"  # what plain_markdown escaped
    r"|\*\*"
    r"|\[(?P<link>(?:[^\]\\]|\\.)*)\]\([^)]*\)"
    r"|:[a-z]+\[(?P<coloured>(?:[^\]\\]|\\.)*)\]"
)


def as_typed(markdown: str) -> str:
    """Return a text without its markdown: what was typed in it stands as it was typed."""
    text = markdown.replace("  \n", "\n").replace(WORD_JOINER, "")
    return _MARKED.sub(_bare, text)


def _bare(found: re.Match[str]) -> str:
    if found["typed"]:
        return found["typed"]
    return as_typed(found["link"] or found["coloured"] or "")
