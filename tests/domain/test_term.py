"""Terms are ordered in time and read from the codes that stand everywhere."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.domain.term import Season, Term

TERMS = st.builds(Term, st.integers(2000, 2099), st.sampled_from(Season))


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2026-01-01", "vt2026"),
        ("2026-07-31", "vt2026"),
        ("2026-08-01", "ht2026"),
        ("2026-12-31", "ht2026"),
    ],
)
def test_autumn_begins_in_august(day, code):
    assert Term.of(date.fromisoformat(day)).code == code


@pytest.mark.parametrize(
    "written", ["", "vt26", "VT2026", "st2026", "vt1999", "vt2026 ", "ht20267", "2026"]
)
def test_what_is_no_code_is_no_term(written):
    assert Term.read(written) is None


@given(TERMS)
def test_a_term_is_read_from_its_code_and_found_by_its_number(term):
    assert Term.read(term.code) == term
    assert Term.numbered(term.number) == term


@given(TERMS, st.integers(-40, 40))
def test_so_many_terms_later_and_back_again_is_the_same_term(term, terms):
    assert term.later(terms).later(-terms) == term
    assert term.later(terms).number - term.number == terms


def test_spring_comes_before_autumn_of_the_same_year():
    written = ["ht2026", "vt2027", "vt2026", "ht2025"]
    found = sorted(Term.read(one) for one in written)
    assert [one.code for one in found] == ["ht2025", "vt2026", "ht2026", "vt2027"]
    assert Term.read("vt2026").later(1) == Term.read("ht2026")
