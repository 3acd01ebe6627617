"""School terms in words."""

from htl_dash.domain.term import Term
from htl_dash.text import t


def term_name(term: Term) -> str:
    """Return a term as it stands inside a sentence: 'autumn term 2026' in Swedish."""
    return t(f"term.{term.season}", year=term.year)


def term_short(term: Term) -> str:
    """Return a term as it stands where it is tight: 'HT 2026'."""
    return t(f"term_short.{term.season}", year=term.year)
