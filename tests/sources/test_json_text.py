"""JSON is read strictly: nothing is lost on the way and nothing is guessed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.sources.cube import ReadError
from htl_dash.sources.json_text import a_list, a_text, an_object, load_json, texts

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
PLAIN = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        TEXT,
    ),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(TEXT, inner)),
    max_leaves=20,
)


@given(PLAIN, st.sampled_from(["utf-8", "utf-8-sig"]))
def test_what_is_written_is_what_is_read(value, encoding):
    text = json.dumps(value, ensure_ascii=False)
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError:
        content = json.dumps(value).encode(encoding)
    assert load_json(content) == value


@pytest.mark.parametrize(
    "content", [b"{", b'{"a": 1, "a": 1}', b"NaN", b"\xff\xfe{}", b"", b"01", b"'a'"]
)
def test_what_json_does_not_allow_is_refused(content):
    with pytest.raises(ReadError):
        load_json(content)


@pytest.mark.parametrize(
    "content",
    [b'{"a": "\\ud800"}', b'{"\\uDFFF": 1}', b'["\\udc00\\ud800"]', b'"a\\u0000b"'],
)
def test_a_text_that_cannot_be_stored_or_shown_is_refused(content):
    with pytest.raises(ReadError) as found:
        load_json(content)
    assert found.value.text_key == "cubes.no_character"


def test_characters_that_are_written_in_two_halves_are_read_as_one():
    assert load_json(b'["\\ud83d\\ude00", "\\u00e5", "\\u0001"]') == ["😀", "å", "\x01"]


def test_a_value_of_another_kind_is_told_with_its_place():
    for read, value in ((an_object, []), (a_list, {}), (a_text, 3), (texts, [3])):
        with pytest.raises(ReadError) as found:
            read(value, "here")
        assert found.value.facts == {"where": "here"}


def test_null_is_no_text_and_one_text_is_a_list_of_one():
    assert a_text(None, "") == ""
    assert texts(None, "") == ()
    assert texts("a", "") == ("a",)
    assert texts(["a", "b"], "") == ("a", "b")
