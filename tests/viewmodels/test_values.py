"""The same figure has the same wording everywhere."""

from dataclasses import replace

import pytest
from made import HIDDEN, INCOME, MISSING, SHARE, figure

from htl_dash.domain.units import Unit
from htl_dash.stats.estimate import Certainty, Estimate, Method
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.values import (
    State,
    absence,
    axis_suffix,
    certainty_text,
    chance_text,
    figure_text,
    in_points,
    in_sentence,
    interval,
    limits,
    period_text,
    plain,
    scaled,
    state,
    suffix,
    with_unit,
)

EXACT = replace(SHARE, decimals=1)
RATE = replace(SHARE, unit=Unit.PER_1000, decimals=1, finding="per invånare")
NOT_APPLICABLE = figure(SHARE, None, obs_status="not_applicable")
ZERO = figure(SHARE, 0.0, 100)


def test_hidden_missing_and_zero_are_three_things():
    assert state(HIDDEN) is State.HIDDEN
    assert state(MISSING) is state(NOT_APPLICABLE) is state(None) is State.MISSING
    assert state(ZERO) is State.SHOWN


def test_absence_has_its_own_word_for_each_reason_and_none_is_a_number():
    words = [absence(one) for one in (HIDDEN, MISSING, NOT_APPLICABLE)]
    assert words == [
        t("figure.hidden"),
        t("figure.missing"),
        t("figure.not_applicable"),
    ]
    assert absence(None) == t("figure.missing")
    assert not any(char.isdigit() for word in words for char in word)


@pytest.mark.parametrize("reason", ["publisher", "small_count", "secondary"])
def test_hidden_has_one_neutral_wording_whatever_the_reason(reason):
    hidden = figure(SHARE, None, obs_status="normal", conf_status=reason)
    assert figure_text(SHARE, hidden) == t("figure.hidden")


def test_a_true_zero_is_a_figure():
    assert figure_text(SHARE, ZERO) == f"0{HARD_SPACE}%"


@pytest.mark.parametrize(
    ("indicator", "value", "text"),
    [
        (SHARE, 0.59, f"59{HARD_SPACE}%"),
        (SHARE, 0.595, f"60{HARD_SPACE}%"),
        (EXACT, 0.753, f"75,3{HARD_SPACE}%"),
        (INCOME, 242.4, f"242{HARD_SPACE}{t('unit.ksek')}"),
        (replace(INCOME, unit=Unit.INDEX, decimals=1), 7.25, "7,3"),
    ],
)
def test_a_figure_has_its_unit_and_no_more_decimals_than_published(
    indicator, value, text
):
    assert with_unit(indicator, value) == text


def test_only_shares_are_scaled():
    assert scaled(SHARE, 0.59) == pytest.approx(59)
    assert scaled(INCOME, 242) == 242
    assert plain(SHARE, 0.59) == "59"


def test_a_heading_leaves_out_a_unit_its_words_carry():
    assert in_sentence(RATE, 37.4) == "37,4"
    assert in_sentence(replace(RATE, finding=""), 37.4) == with_unit(RATE, 37.4)
    assert in_sentence(SHARE, 0.59) == f"59{HARD_SPACE}%"


def test_an_axis_has_per_cent_signs_but_no_long_units():
    assert axis_suffix(SHARE) == suffix(SHARE) == f"{HARD_SPACE}%"
    assert axis_suffix(INCOME) == ""
    assert suffix(replace(INCOME, unit=Unit.CLASS)) == ""


def test_limits_are_written_with_one_decimal_and_one_unit():
    limits = interval(SHARE, Estimate(0.59, 0.5542, 0.625, Method.WILSON_ROUNDED))
    assert limits == f"55,4\u201362,5{HARD_SPACE}%"
    assert interval(SHARE, Estimate(0.59, None, None, Method.PUBLISHED)) == ""


def test_limits_stand_without_their_unit_where_the_words_carry_it():
    estimate = Estimate(0.5, 0.401, 0.6, Method.WILSON)
    assert limits(SHARE, estimate) == "40,1\u201360,0"
    assert limits(SHARE, Estimate(0.5, None, None, Method.PUBLISHED)) == ""


@pytest.mark.parametrize(
    ("chance", "text"),
    [
        (0.0, t("chance.least")),
        (0.0099, t("chance.least")),
        (0.01, t("chance.about", chance=1)),
        (0.126, t("chance.about", chance=13)),
        (0.99, t("chance.about", chance=99)),
        (0.9901, t("chance.most")),
        (1.0, t("chance.most")),
    ],
)
def test_a_chance_is_never_none_at_all_or_certain(chance, text):
    assert chance_text(chance) == text


@pytest.mark.parametrize("certainty", Certainty)
def test_every_reading_has_its_own_words(certainty):
    assert certainty_text(certainty) == t(f"certainty.{certainty}")
    assert certainty_text(certainty) != certainty_text(None)


@pytest.mark.parametrize(
    ("symbol", "words"),
    [
        ("..", "visas inte av utgivaren (..)"),
        ("~100", "alla utom en till fyra (~100)"),
        ("-", "för få för att utgivaren ska visa det (-)"),
        (".", "inte aktuellt (.)"),
        (
            "OMITTED_DUE_TO_BASED_ON_FEW_PUPILS",
            "för få för att utgivaren ska visa det",
        ),
    ],
)
def test_an_empty_cell_says_the_publishers_reason_with_the_mark(symbol, words):
    mark = {"obs_status": "missing", "conf_status": "publisher", "symbol": symbol}
    assert figure_text(SHARE, figure(SHARE, None, **mark)) == words


def test_a_dash_that_hides_nothing_says_that_there_is_nothing():
    mark = {"obs_status": "missing", "conf_status": "free", "symbol": "-"}
    assert figure_text(SHARE, figure(SHARE, None, **mark)) == "inget att redovisa (-)"


def test_an_unknown_mark_says_no_more_than_that_it_is_hidden():
    mark = {"obs_status": "missing", "conf_status": "publisher", "symbol": "§"}
    assert absence(figure(SHARE, None, **mark)) == t("figure.hidden")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1", "1 procentenhet"),
        ("\u22121", "\u22121 procentenhet"),
        ("+1", "+1 procentenhet"),
        ("1,0", "1,0 procentenheter"),
        ("0", "0 procentenheter"),
        ("21", "21 procentenheter"),
    ],
)
def test_one_percentage_point_is_in_the_singular(written, said):
    assert in_points(written) == said


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2021-2022", "2021\u20132022"),
        ("2017-2018 \u2013 2021-2022", "2017\u20132018 \u2013 2021\u20132022"),
        ("2025-12-31", "2025-12-31"),
        ("2024-09", "2024-09"),
        ("2024/25", "2024/25"),
        ("2024", "2024"),
    ],
)
def test_years_have_a_dash_between_them_and_dates_do_not(period, said):
    assert period_text(period) == said
