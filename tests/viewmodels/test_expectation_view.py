"""An expectation is a sentence; at its day it stands beside what came."""

from dataclasses import replace
from datetime import date

import pytest
from decided import EXPECTED
from made import HOME, INCOME, SHARE

from htl_dash.domain.decision import Expected
from htl_dash.domain.geography import Geography
from htl_dash.domain.volume import Measure
from htl_dash.services.expectation import Seen
from htl_dash.services.measured import Measured
from htl_dash.text import t
from htl_dash.viewmodels.document import Paragraph
from htl_dash.viewmodels.expectation_view import (
    amount_words,
    beside,
    expectation_blocks,
    measure_title,
    now_words,
    numbers_in,
    place_name,
    seen_words,
    sentence,
)
from htl_dash.viewmodels.values import State

NOW = Measured(
    code=EXPECTED.measure,
    indicator=SHARE,
    work=None,
    geography=Geography.REGSO_2025,
    place=HOME.area_names[0].code,
    initiative="",
    period="2024",
    value=59.0,
    lower=56.5,
    upper=61.4,
)
HOURS = replace(
    NOW,
    indicator=None,
    work=Measure.HOURS,
    place=HOME.pilot_schools[0].unit_code,
    initiative="Öppet hus",
    period="ht2026",
    value=36.5,
    lower=None,
    upper=None,
)


def test_a_sentence_says_what_which_way_how_much_how_sure_and_when():
    assert sentence(EXPECTED) == (
        "Låg ekonomisk standard, Norr väntas sjunka till 50–55\u00a0% senast den "
        "1 mars 2028, med 80 % säkerhet. Värdet när beslutet fattades var 59\u00a0%."
    )
    unknown = replace(EXPECTED, before=None, direction=Expected.UP, lower=50.5)
    said = sentence(unknown)
    assert "stiga till 50,5–55,0" in said
    assert said.endswith(t("decide.before_unknown"))


def test_work_is_measured_in_its_own_unit():
    work = replace(EXPECTED, measure="work hours 1 x ht2026", lower=100, upper=1200)
    assert "100–1\u00a0200\u00a0timmar" in sentence(work)
    assert amount_words(replace(work, measure="work reach 1 x -"), 24) == "24"
    assert amount_words(EXPECTED, 5.25) == "5,3\u00a0%"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {},
            t(
                "decide.now",
                period="2024",
                value="59\u00a0%",
                interval="56,5–61,4\u00a0%",
            ),
        ),
        ({"lower": None}, t("decide.now_bare", period="2024", value="59\u00a0%")),
        ({"value": None}, t("decide.now_missing")),
        ({"value": None, "is_hidden": True}, t("decide.now_hidden")),
    ],
)
def test_the_newest_value_is_told_with_its_interval_or_why_not(changed, said):
    assert now_words(replace(NOW, **changed)) == said


def test_a_measure_is_called_by_what_and_where():
    assert measure_title(HOME, NOW).startswith(SHARE.title)
    assert HOME.area_names[0].name in measure_title(HOME, NOW)
    title = measure_title(HOME, HOURS)
    assert "Öppet hus" in title
    assert HOME.pilot_schools[0].name in title
    assert place_name(HOME, HOME.code) == HOME.name
    assert "HT 2026" in now_words(HOURS)
    assert numbers_in(replace(NOW, indicator=INCOME)).suffix


def test_what_can_be_seen_is_said_before_it_is_locked():
    home = replace(HOME, first_preschool_class=2019)
    assert seen_words(Seen(None, False, False), home) == ()
    lines = seen_words(Seen(2029, True, True), home)
    assert lines[0] == t("decide.first_class", first=2019, year=2029)
    assert lines[1:] == (t("decide.before_class", year=2029), t("decide.within"))


def test_a_decision_shows_the_expectation_and_when_to_stop():
    blocks = expectation_blocks(EXPECTED, ("Att se.",))
    assert blocks[0] == Paragraph(sentence(EXPECTED))
    assert blocks[1] == Paragraph("Att se.")
    assert EXPECTED.stop_rule in blocks[2].text


def test_expectation_and_outcome_stand_beside_each_other_with_intervals():
    came = replace(NOW, value=57.0, lower=55.1, upper=58.8)
    before, expected, outcome = beside(EXPECTED, came, "Rubrik").rows
    assert (before.value, expected.lower, expected.upper) == (59.0, 50.0, 55.0)
    assert (outcome.value, outcome.lower, outcome.upper) == (57.0, 55.1, 58.8)
    (_, _, unknown) = beside(EXPECTED, None, "Rubrik").rows
    assert (unknown.value, unknown.state) == (None, State.MISSING)
    assert EXPECTED.due == date(2028, 3, 1)
