"""Look-alikes become alike, and every plain character knows where it stood."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.disclosure.free_text_plain import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("１２３", "123"),
        ("\u0661\u0662\u0663", "123"),
        ("\U0001d7cf", "1"),
        ("1\u20e3", "1"),
        ("1\u20132\u20143\u22124\u20115", "1-2-3-4-5"),
        ("1\u00a02\u20093\u30004\t5", "1 2 3 4 5"),
        ("1\r\n2\u20283", "1\n\n2\n3"),
        ("1\u200b2\u00ad3\ufeff4\x005", "12345"),
        ("A\u030asa O\u0308berg", "Åsa Öberg"),
        ("O\u2019Hara", "O'Hara"),
        ("a\uff20b", "a@b"),
        ("", ""),
    ],
)
def test_look_alikes_become_alike(text, expected):
    assert plain(text).text == expected


def test_a_plain_text_keeps_the_place_of_each_character():
    made = plain("x\u200b１a\u0308")
    assert made.text == "x1ä"
    assert [made.original(at, at + 1) for at in range(3)] == [(0, 1), (2, 3), (3, 5)]
    assert made.original(0, 3) == (0, 5)


@given(st.text())
def test_places_are_in_order_and_inside_the_text(text):
    made = plain(text)
    assert len(made.text) == len(made.starts) == len(made.ends)
    assert list(made.starts) == sorted(made.starts)
    assert list(made.ends) == sorted(made.ends)
    pairs = zip(made.starts, made.ends, strict=True)
    assert all(0 <= start < end <= len(text) for start, end in pairs)


def test_a_pile_of_accents_takes_no_longer_than_other_text():
    started = time.process_time()
    plain("a" + "\u0301\u0327" * 100_000)
    assert time.process_time() - started < 5
