"""What is not needed is not kept, and what is kept can still be found."""

import json

from hypothesis import given
from hypothesis import strategies as st

from htl_dash.sources.exchange import Answer, Request
from htl_dash.sources.redaction import ANY, only, redacted

SHAPE = {"a": None, "rows": {"value": None}, "more": {ANY: {"b": None}}}
WHOLE = {
    "a": [1, "x", None],
    "rows": [{"value": 1, "who": "Pelle"}, {"value": 2}, "plain"],
    "more": {"one": {"b": 1, "c": 2}, "two": {}},
    "headMaster": {"name": "Pelle"},
}


def answer(found: object) -> Answer:
    content = json.dumps(found, indent=1).encode()
    url, at = "https://a.se/x", "2026-11-22T07:30:00+00:00"
    return Answer(
        Request("GET", url), url, 200, {}, content, "application/json", "", at
    )


def test_only_what_is_listed_stays_in_its_place():
    assert only(WHOLE, SHAPE) == {
        "a": [1, "x", None],
        "rows": [{"value": 1}, {"value": 2}, "plain"],
        "more": {"one": {"b": 1}, "two": {}},
    }


def test_more_than_a_plain_value_is_left_out_where_one_is_expected():
    assert only({"a": {"name": "Pelle"}}, SHAPE) == {"a": {}}
    assert only({"a": [{"name": "Pelle"}]}, SHAPE) == {"a": [{}]}


def test_an_answer_with_nothing_to_take_out_is_kept_byte_for_byte():
    kept = redacted(answer({"a": "å"}), {"a": "å"}, SHAPE)
    assert kept.content == json.dumps({"a": "å"}, indent=1).encode()
    assert not kept.is_redacted


def test_an_answer_with_something_taken_out_says_so():
    kept = redacted(answer(WHOLE), WHOLE, SHAPE)
    assert kept.is_redacted
    assert "Pelle" not in kept.content.decode()
    assert json.loads(kept.content) == only(WHOLE, SHAPE)


JSON = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
SHAPES = st.recursive(
    st.none(), lambda inner: st.dictionaries(st.text() | st.just(ANY), inner)
)


@given(JSON, SHAPES)
def test_taking_out_once_is_enough(found, shape):
    kept = only(found, shape)
    assert only(kept, shape) == kept
