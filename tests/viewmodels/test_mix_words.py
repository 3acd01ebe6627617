"""Shares and amounts in words: whole per cent that sum, ranges that cover."""

import re
from math import inf

from hypothesis import given
from hypothesis import strategies as st
from made import HOME

from htl_dash.domain.volume import Measure
from htl_dash.stats.mix import Part, Share, shares
from htl_dash.text import t
from htl_dash.viewmodels.mix_words import (
    amount_text,
    initiatives,
    school_name,
    share_range,
    share_texts,
    span_text,
)

PER_CENT = "\u00a0%"


@given(st.lists(st.integers(0, 500), min_size=3, max_size=3).filter(any))
def test_shares_in_words_sum_to_one_hundred(amounts):
    texts = share_texts(shares([Part(one) for one in amounts]))
    small = [one for one in texts if one == t("mix.least_share")]
    whole = [int(re.sub(r"\D", "", one)) for one in texts if one not in small]
    assert sum(whole) == 100


def test_a_share_that_is_there_is_never_called_none():
    assert share_texts(shares([Part(999), Part(1), Part(0)])) == (
        f"100{PER_CENT}",
        t("mix.least_share"),
        f"0{PER_CENT}",
    )


def test_a_range_covers_what_it_is_a_range_of():
    assert share_range(Share(39.2, 45.1)) == f"39–46{PER_CENT}"
    assert share_range(Share(40, 40)) == f"40{PER_CENT}"
    assert share_range(Share(20, 20.0000000001)) == f"20{PER_CENT}"


def test_amounts_have_their_unit_and_their_limits():
    assert amount_text(Measure.HOURS, Part(1200)) == "1\u00a0200 timmar"
    assert amount_text(Measure.REACH, Part(20, 1)) == "20–24 deltaganden"
    assert amount_text(Measure.HOURS, Part(2.5)) == "2,5 timmar"
    assert span_text(Measure.SEK, 500, inf) == "minst 500 kronor"


def test_one_initiative_is_not_several():
    assert initiatives(1) == "1 insats"
    assert initiatives(12) == "12 insatser"


def test_a_school_that_is_no_pilot_school_goes_by_its_code():
    assert school_name(HOME, "34516710") == "Tjärnaskolan"
    assert school_name(HOME, "1") == "1"
