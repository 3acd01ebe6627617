"""Numbers and dates look as Swedish readers expect, and every text can be found."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.text import (
    HARD_SPACE,
    WORD_JOINER,
    catalogue,
    listing,
    long_date,
    number,
    plain_markdown,
    t,
)

MINUS = "\u2212"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (12345.6, 1, f"12{HARD_SPACE}345,6"),
        (1234567, 0, f"1{HARD_SPACE}234{HARD_SPACE}567"),
        (999, 0, "999"),
        (0, 0, "0"),
        (59, 1, "59,0"),
        (59.04, 1, "59,0"),
        (-3.2, 1, f"{MINUS}3,2"),
        (-1234, 0, f"{MINUS}1{HARD_SPACE}234"),
    ],
)
def test_numbers_have_decimal_comma_hard_space_and_a_real_minus(value, decimals, text):
    assert number(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-0.5, 0, f"{MINUS}1"),
        (-2.5, 0, f"{MINUS}3"),
        (0.25, 1, "0,3"),
        (0.35, 1, "0,4"),
        (1.005, 2, "1,01"),
        (0.285 * 100, 0, "29"),
        (0.145 * 100, 0, "15"),
    ],
)
def test_halves_round_away_from_zero_as_people_expect(value, decimals, text):
    assert number(value, decimals) == text


@pytest.mark.parametrize("value", [-0.0, -0.04, -0.049, 0.04])
def test_zero_has_no_sign(value):
    assert number(value, 1) == "0,0"


@given(st.floats(-1e6, 1e6), st.integers(0, 1))
def test_a_number_reads_back_within_half_a_step(value, decimals):
    text = number(value, decimals)
    plain = text.replace(HARD_SPACE, "").replace(",", ".").replace(MINUS, "-")
    assert abs(float(plain) - value) <= 0.5 * 10**-decimals + 1e-6
    assert not set(text) & set(" .-")


def test_a_date_is_written_out():
    assert long_date(date(2026, 11, 22)) == "22 november 2026"
    assert long_date(date(2024, 2, 29)) == "29 februari 2024"
    assert len({long_date(date(2024, month, 1)) for month in range(1, 13)}) == 12


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a och b"),
        (["a", "b", "c"], "a, b och c"),
    ],
)
def test_words_are_joined_as_in_running_text(words, text):
    assert listing(words) == text


def test_a_text_is_filled_with_its_facts():
    assert t("data.version", version="abc", rows="12").count("abc") == 1


def test_a_fact_may_itself_be_called_key():
    facts = {"file": "f.toml", "key": "unit", "problem": "P.", "cure": "C."}
    filled = t("error.catalogue", **facts)
    assert "unit" in filled
    assert all(fact in filled for fact in facts.values())


def test_an_unknown_text_is_a_bug_and_crashes():
    with pytest.raises(KeyError):
        t("data.nothing")


def test_a_missing_fact_is_a_bug_and_crashes():
    with pytest.raises(KeyError):
        t("data.version", version="abc")


def test_no_text_is_empty_but_units_that_have_none():
    empty = {
        f"{section}.{name}"
        for section, names in catalogue().items()
        for name, text in names.items()
        if not text.strip()
    }
    assert empty == {"unit.index", "unit.class"}


def loaded(folder, monkeypatch, **texts: str) -> dict[str, dict[str, str]]:
    """Load a folder of texts in place of the product's own."""
    (folder / "sv").mkdir()
    for name, text in texts.items():
        (folder / "sv" / f"{name}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("htl_dash.text.files", lambda _package: folder)
    return catalogue.__wrapped__()


def test_a_section_goes_on_in_another_file(tmp_path, monkeypatch):
    one, other = "[a]\nx = 'X'\n[b]\nz = 'Z'", "[a]\ny = 'Å'"
    found = loaded(tmp_path, monkeypatch, one=one, other=other)
    assert found == {"a": {"x": "X", "y": "Å"}, "b": {"z": "Z"}}


def test_the_same_text_in_two_files_is_a_bug_and_crashes(tmp_path, monkeypatch):
    one, other = "[a]\nx = 'X'\ny = 'Y'", "[a]\ny = 'Y'"
    with pytest.raises(KeyError, match=r"a\.y"):
        loaded(tmp_path, monkeypatch, one=one, other=other)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Öppet hus", "Öppet hus"),
        ("[x](javascript:alert(1))", r"\[x\](javascript\:alert(1))"),
        ("$\\LaTeX$", r"\$\\LaTeX\$"),
        (":red[fara]", r"\:red\[fara\]"),
        ("<b>fet</b>", r"\<b>fet\</b>"),
        ("&lt;", r"\&lt;"),
        ("**fet** _k_ `kod` ~~s~~", r"\*\*fet\*\* \_k\_ \`kod\` \~\~s\~\~"),
        ("# rubrik", r"\# rubrik"),
        ("- punkt", r"\- punkt"),
        ("a # b ##", r"a \# b \##"),
        ("> citat", r"\> citat"),
        ("::: ruta", r"\:\:: ruta"),
        ("&#58;", r"\&#58;"),
        ("F-klass", "F-klass"),
        ("Tema: C# & 3 < 4", "Tema: C# & 3 < 4"),
        ("12. tolv", r"12\. tolv"),
        ("kl. 12.30", "kl. 12.30"),
        ("===", r"\==="),
        ("    indrag", "indrag"),
        ("rad\nrad\n\nrad", "rad  \nrad  \n  \nrad"),
        ("| a |", r"\| a \|"),
    ],
)
def test_what_is_typed_is_escaped_where_markdown_would_act_on_it(typed, shown):
    assert plain_markdown(typed) == shown


@pytest.mark.parametrize(
    ("typed", "parted"),
    [
        (":smile:", ":|smile:"),
        (":material/home:", ":|material/home:"),
        (":streamlit:", ":|streamlit:"),
        ("a -> b", "a -|> b"),
        ("a <-> b", "a <|-> b"),
        ("a -- b", "a -|- b"),
        ("a >= b", "a >|= b"),
        ("https://x.se", "https:|//x.se"),
        ("WWW.x.se", "WWW|.x.se"),
        ("anna@x.se", "anna@|x.se"),
    ],
)
def test_signs_that_are_read_after_the_escapes_are_parted(typed, parted):
    found = plain_markdown(typed).replace("\\", "").replace(WORD_JOINER, "|")
    assert found == parted


@pytest.mark.parametrize(
    "typed", ["kl 10:30", "Tema: sömn", "F-6 -- nej--", "5<6", "a@"]
)
def test_what_is_no_sign_is_not_parted(typed):
    found = plain_markdown(typed.replace(" -- ", " "))
    assert WORD_JOINER not in found


@given(st.text())
def test_nothing_is_lost_and_no_mark_is_left_unescaped(typed):
    shown = plain_markdown(typed)
    left = re.sub(r"\\[!-/:-@\[-`{-~]", "\u00b7", shown)
    assert not set("`*_[]$|~") & set(left)
    assert not re.search(r":[A-Za-z:]|<[A-Za-z/!?]|&[A-Za-z#]|(?m:^[-+=>#])", left)
    kept = re.sub(r"\\(.)", r"\1", shown).replace(WORD_JOINER, "")
    assert kept.split() == typed.replace(WORD_JOINER, "").split()
