"""Terms are told in words."""

from htl_dash.domain.term import Season, Term
from htl_dash.viewmodels.terms import term_name, term_short


def test_a_term_is_told_as_it_stands_inside_a_sentence():
    assert term_name(Term(2026, Season.SPRING)) == "vårterminen 2026"
    assert term_name(Term(2026, Season.AUTUMN)) == "höstterminen 2026"


def test_a_term_is_told_in_few_letters_where_it_is_tight():
    assert term_short(Term(2026, Season.SPRING)) == "VT 2026"
    assert term_short(Term(2026, Season.AUTUMN)) == "HT 2026"
