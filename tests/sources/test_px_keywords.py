"""The keywords of a PX file are taken apart by what is inside quotation marks."""

import pytest

from htl_dash.sources.cube import ReadError
from htl_dash.sources.px_keywords import Keyword, take_apart


@pytest.mark.parametrize(
    ("written", "keyword", "texts"),
    [
        ('TITLE="a;b"', Keyword("TITLE"), ("a;b",)),
        ('TITLE[sv]="a"', Keyword("TITLE", "sv"), ("a",)),
        (
            'VALUES[sv]("år")="a","b"',
            Keyword("VALUES", "sv", ("år",)),
            ("a", "b"),
        ),
        ('VALUENOTE("a","b, c")="x"', Keyword("VALUENOTE", "", ("a", "b, c")), ("x",)),
        ('VALUES("a (b)")="x"', Keyword("VALUES", "", ("a (b)",)), ("x",)),
        ('NOTE="one "\r\n"two"', Keyword("NOTE"), ("one two",)),
        ('NOTE="one\r\ntwo"', Keyword("NOTE"), ("one two",)),
        ("decimals = 1", Keyword("DECIMALS"), ("1",)),
        ('LAST-UPDATED("a")="x"', Keyword("LAST-UPDATED", "", ("a",)), ("x",)),
        ('VALUES("a")="","b"', Keyword("VALUES", "", ("a",)), ("", "b")),
    ],
)
def test_a_keyword_is_read_in_every_form(written, keyword, texts):
    found = take_apart(f"{written};\nDATA=1;")
    assert list(found.said) == [keyword]
    assert found.texts(keyword.name, *keyword.about, language=keyword.language) == texts


def test_another_language_falls_back_on_the_main_one():
    found = take_apart('TITLE="a";TITLE[sv]="b";SOURCE="c";DATA=1;')
    assert found.text("TITLE", language="sv") == "b"
    assert found.text("SOURCE", language="sv") == "c"
    assert found.text("UNITS") == ""


def test_notes_may_stand_several_times():
    assert take_apart('NOTE="a";NOTE="b";DATA=1;').texts("NOTE") == ("a", "b")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('TITLE="a', "px_cut_off"),
        ('TITLE="a"', "px_cut_off"),
        ('TITLE="a";', "px_no_data"),
        ('TITLE="a";DATA=1', "px_cut_off"),
        ('TITLE="a"; nothing', "px_strange"),
        ('TITLE="a";TITLE="b";DATA=1;', "px_twice"),
        ("hello", "not_px"),
    ],
)
def test_what_is_no_keyword_is_refused(text, why):
    with pytest.raises(ReadError) as found:
        take_apart(text)
    assert found.value.text_key == f"cubes.{why}"


def test_text_that_never_ends_is_refused_however_long_it_is():
    for text in (
        'A="' + "a;" * 200_000,
        "A(" + '"a",' * 100_000,
        "A=" + '"a"b' * 100_000,
    ):
        with pytest.raises(ReadError):
            take_apart(text)
