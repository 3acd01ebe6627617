"""What was typed, escaped for a page and then read back, is what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.text import plain_markdown
from htl_dash.viewmodels.as_typed import as_typed


@pytest.mark.parametrize(
    "typed",
    [
        "[x](javascript:alert(1))",
        ":red[fara] :smile: **fet** `kod`",
        "1. ett",
        "a\\b och c\\\\",
        "kostar $5 och $6",
        "rad\nrad",
        "kl 10:30, 50 % -> bra",
    ],
)
def test_what_is_typed_survives_the_page(typed):
    assert as_typed(plain_markdown(typed)) == typed


@given(st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S"))))
def test_any_line_survives_the_page(typed):
    assert as_typed(plain_markdown(typed)) == typed


def test_our_own_marks_are_taken_away():
    said = ":gray[Källa: **SCB**.] [Läs mer](./data?avsnitt=kallor)"
    assert as_typed(said) == "Källa: SCB. Läs mer"
