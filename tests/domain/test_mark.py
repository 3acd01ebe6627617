"""A publisher's mark is kept as written, is never zero, and says why there is nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.domain.mark import REASONS, Reason, marked, read_mark, reason_of
from htl_dash.domain.status import ConfStatus, ObsStatus


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("57,7", 57.7),
        ("57.7", 57.7),
        ("10", 10),
        ("0", 0),
        ("-17", -17),
        ("\u221217", -17),
        ("1 234", 1234),
        ("1\u00a0234\u00a0567", 1234567),
        ("1\u202f234,5", 1234.5),
        ("12,3 %", 12.3),
        (" 8 ", 8),
        ("1e-3", 0.001),
    ],
)
def test_swedish_and_plain_numbers_are_read(text, value):
    found = read_mark(text)
    assert (found.value, found.symbol) == (value, "")
    assert (found.obs_status, found.conf_status) == (ObsStatus.NORMAL, ConfStatus.FREE)


@pytest.mark.parametrize("symbol", REASONS)
def test_no_mark_becomes_a_figure(symbol):
    assert marked(symbol).value is None
    assert marked(symbol).symbol == symbol
    assert marked(symbol).obs_status is not ObsStatus.NORMAL


@pytest.mark.parametrize(
    ("text", "reason", "conf_status"),
    [
        ("..", Reason.HIDDEN, ConfStatus.PUBLISHER),
        ("X", Reason.HIDDEN, ConfStatus.PUBLISHER),
        ("x", Reason.HIDDEN, ConfStatus.PUBLISHER),
        ("~100", Reason.NEARLY_ALL, ConfStatus.PUBLISHER),
        ("*", Reason.EXCLUDED, ConfStatus.PUBLISHER),
        (".", Reason.NOT_APPLICABLE, ConfStatus.FREE),
        ("-", Reason.NOTHING, ConfStatus.FREE),
        ("\u2013", Reason.NOTHING, ConfStatus.FREE),
        ("--", Reason.NOT_YET, ConfStatus.FREE),
        ("\u2026", Reason.NOT_YET, ConfStatus.FREE),
        ("", Reason.MISSING, ConfStatus.FREE),
    ],
)
def test_a_mark_says_why_and_whether_somebody_hid_it(text, reason, conf_status):
    found = read_mark(text)
    assert reason_of(found.symbol, found.conf_status) is reason
    assert found.conf_status is conf_status


def test_about_a_number_is_that_number_and_approximate():
    found = read_mark("cirka 240")
    assert (found.value, found.obs_status) == (240, ObsStatus.APPROXIMATE)
    assert reason_of(found.symbol, found.conf_status) is Reason.APPROXIMATE


@pytest.mark.parametrize(
    "text", ["1,234,567", "1.234,5", "tolv", "12 barn", "1 23", "nan", "inf", "1e999"]
)
def test_what_cannot_be_read_is_not_guessed(text):
    assert read_mark(text) is None


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(",."))
def test_any_number_is_read_as_it_is_written(value, point):
    assert read_mark(repr(value).replace(".", point)).value == value


@given(st.text(max_size=12))
def test_whatever_stands_there_nothing_breaks(text):
    found = read_mark(text)
    assert found is None or found.value is None or found.value == found.value


def test_a_dash_that_hides_means_few_and_a_plain_one_nothing():
    assert reason_of("-", ConfStatus.PUBLISHER) is Reason.FEW
    assert reason_of("-", ConfStatus.FREE) is Reason.NOTHING
    assert reason_of("..", ConfStatus.PUBLISHER) is Reason.HIDDEN
