"""An answer is JSON, or what it is instead is said truly."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.domain.fetching import SourceName
from htl_dash.domain.received import Received
from htl_dash.sources.answers import json_of
from htl_dash.sources.exchange import Fault, plain_url
from htl_dash.sources.source import SourceError
from htl_dash.text import t

PAGE = "<!DOCTYPE html><title>Logga in på nätverket</title>"


def came(content: bytes) -> Received:
    return Received("https://api.example.se/x", content, "2026-11-22T07:30:00+00:00")


def fault_of(content: bytes) -> Fault:
    with pytest.raises(SourceError) as found:
        json_of(came(content), SourceName.SCB)
    sentence = t(found.value.text_key, **found.value.facts)
    assert "SCB" in sentence
    assert "https://api.example.se/x" in sentence
    return found.value.facts["fault"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.EMPTY),
        (b" \r\n ", Fault.EMPTY),
        (b"\xef\xbb\xbf", Fault.EMPTY),
        (PAGE.encode(), Fault.WEB_PAGE),
        (PAGE.encode("latin-1"), Fault.WEB_PAGE),
        ('{"namn":"Tjärna"}'.encode("latin-1"), Fault.NOT_UTF8),
        ('{"namn":"Tjärna"}'.encode("cp1252"), Fault.NOT_UTF8),
        ('{"namn":1}'.encode("utf-16"), Fault.NOT_UTF8),
        (b'{"values":[{"kpi":"N1', Fault.CUT_JSON),
        (b'{"values":[1,2', Fault.CUT_JSON),
        (b'{"values":', Fault.CUT_JSON),
        ('{"namn":"Tj\u00e4'.encode()[:-1], Fault.CUT_JSON),
        (b"{'values': 1}", Fault.NOT_JSON),
        (b"values", Fault.NOT_JSON),
        (b"[1] [2]", Fault.NOT_JSON),
        (b"[NaN]", Fault.NOT_JSON),
        (b"[-Infinity]", Fault.NOT_JSON),
        (b"[1e999]", Fault.NOT_JSON),
        (b"[" * 100_000, Fault.NOT_JSON),
        (b"9" * 5000, Fault.NOT_JSON),
    ],
    ids=lambda one: repr(one)[:30],
)
def test_what_is_no_json_is_told_as_what_it_is(content, fault):
    assert fault_of(content) is fault


def test_a_byte_order_mark_and_keys_that_stand_twice_are_borne():
    assert json_of(came(b'\xef\xbb\xbf{"a":1,"a":2}')) == {"a": 2}


@pytest.mark.parametrize("text", [r"\u0000", r"C:\u0000\ud83d", "\\\\\\u0000"])
def test_a_backslash_that_somebody_wrote_is_a_sign_like_others(text):
    assert json_of(came(json.dumps({text: [text]}).encode())) == {text: [text]}


@pytest.mark.parametrize("text", ["\0", "\\\0", "a\\\\\0"])
def test_the_character_zero_is_refused_however_many_backslashes_stand_before_it(text):
    assert fault_of(json.dumps({text: 1}).encode()) is Fault.NOT_JSON


SIGNS = st.characters(codec="utf-8", exclude_characters="\0")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(SIGNS),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(SIGNS), inner),
    max_leaves=20,
)


@given(st.dictionaries(st.text(SIGNS, min_size=1), VALUES, min_size=1))
def test_what_is_sent_is_read_and_any_part_of_it_is_not(value):
    whole = json.dumps(value, ensure_ascii=False)
    if any("\ud800" <= sign <= "\udfff" for sign in whole):
        return
    content = whole.encode()
    assert json_of(came(content)) == value
    for end in {1, len(content) // 2, len(content) - 1}:
        assert fault_of(content[:end]) is Fault.CUT_JSON


def test_addresses_are_shown_without_what_opens_doors():
    address = "https://a:b@x.se/t?api_key=1&Token=2&keys=3#key=4"
    assert plain_url(address) == "https://x.se/t?api_key=***&Token=***&keys=3#key=4"


@pytest.mark.parametrize(
    "name", ["access_token", "subscription-key", "client_secret", "X.Sig"]
)
def test_keys_under_other_names_and_passwords_with_signs_are_not_told(name):
    address = f"https://anna:x@hemligt@x.se/t@2?{name}=hemligt&year=2024"
    assert plain_url(address) == f"https://x.se/t@2?{name}=***&year=2024"
