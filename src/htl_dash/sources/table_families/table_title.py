"""A table's name without its years: light, for those who read no files."""

import re

YEARS = re.compile(
    r"\(?\b\d{4}(?:[MKQ]\d{1,2}|[-/\u2013]\d{2,4})?\b\)?(?: ?[-\u2013] ?\d{4})?"
)
SHORTEST = 3


def table_name(title: str) -> str:
    """Return a title without years, so that next year's file has the same."""
    found = " ".join(YEARS.sub(" ", title.replace("_", " ")).split()).strip(" ,.-:")
    return found if len(found) >= SHORTEST else ""
