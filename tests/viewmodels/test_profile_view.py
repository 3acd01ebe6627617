"""One area on every indicator, placed between the lowest and the highest area."""

from dataclasses import replace

import pytest
from made import HOME, INCOME, SHARE, compared_areas

from htl_dash.domain.geography import Geography
from htl_dash.services.area_profile import ProfileRow
from htl_dash.stats.estimate import Certainty
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.profile_view import area_profile
from htl_dash.viewmodels.values import State

PER_CENT = f"{HARD_SPACE}%"
DRAWN = """
    code     | value | people | state
    2081R001 | 59    | 1000   |
    2081R002 | 12    | 500    |
    2081R003 | 27    | 40     |
    2081R004 |       |        | hidden
"""
WHOLE = 0.28


def row(area: str, indicator=SHARE, drawn: str = DRAWN, whole=WHOLE) -> ProfileRow:
    compared = compared_areas(drawn, indicator, whole)
    own = next((one for one in compared.areas if one.code == area), None)
    return ProfileRow(indicator, compared, own)


def profile(area: str, *rows: ProfileRow):
    return area_profile(HOME, rows or (row(area),), area)


def test_the_area_stands_between_the_lowest_and_the_highest():
    # From 12 to 59: (27 - 12) / 47 = 0.319 and (28 - 12) / 47 = 0.340
    (line,) = profile("2081R003").lines
    assert line.at == pytest.approx(15 / 47)
    assert line.whole == pytest.approx(16 / 47)
    assert line.lower < line.at < line.upper
    assert (line.lowest, line.highest) == (f"12{PER_CENT}", f"59{PER_CENT}")
    assert line.label == f"27{PER_CENT}"


@pytest.mark.parametrize(("area", "at"), [("2081R001", 1.0), ("2081R002", 0.0)])
def test_the_ends_are_one_and_zero(area, at):
    assert profile(area).lines[0].at == pytest.approx(at)


@pytest.mark.parametrize(
    ("area", "certainty"),
    [
        ("2081R001", Certainty.SURELY_HIGHER),
        ("2081R002", Certainty.SURELY_LOWER),
        ("2081R003", Certainty.NO_SURE_DIFFERENCE),
    ],
)
def test_the_reading_says_how_sure_and_names_the_whole(area, certainty):
    (line,) = profile(area).lines
    assert line.certainty is certainty
    assert line.certainty_text == t(f"certainty.{certainty}")
    assert t(f"certainty.{certainty}") in line.reading
    assert f"28{PER_CENT}" in line.reading
    assert line.whole_label == f"28{PER_CENT}"


def test_a_hidden_figure_has_a_reason_and_no_place():
    (line,) = profile("2081R004").lines
    assert line.state is State.HIDDEN
    assert (line.at, line.lower, line.upper) == (None, None, None)
    assert line.label == t("figure.hidden")
    assert line.interval == ""


def test_an_area_without_a_row_is_missing():
    two = "\n".join(DRAWN.splitlines()[:4])
    (line,) = profile("2081R004", row("2081R004", drawn=two)).lines
    assert line.state is State.MISSING
    assert line.label == t("figure.missing")
    assert line.at is None


def test_without_intervals_the_whole_stands_beside():
    drawn = "code | value\n2081R001 | 242\n2081R002 | 301"
    (line,) = profile("2081R001", row("2081R001", INCOME, drawn, 270)).lines
    ksek = f"270{HARD_SPACE}{t('unit.ksek')}"
    assert line.reading == t("profile.beside", whole=ksek)
    assert line.certainty is None


def test_without_a_whole_nothing_is_compared():
    (line,) = profile("2081R001", row("2081R001", whole=None)).lines
    assert line.whole is None
    assert line.whole_label == t("figure.no_whole")
    assert line.reading == ""


def test_the_heading_counts_the_conditions_that_surely_differ():
    other = replace(SHARE, code="unemployment_20_64")
    drawn = "code | value\n2081R001 | 242\n2081R002 | 301"
    view = profile(
        "2081R001",
        row("2081R001"),
        row("2081R001", other, whole=0.59),
        row("2081R001", INCOME, drawn, 270),
    )
    # surely higher, no sure difference, not compared
    whole = t("areas.whole", name="Borlänge")
    assert view.heading == t(
        "profile.heading",
        place="Bullermyren–Hagalund",
        differ=1,
        compared=2,
        whole=whole,
    )
    assert view.heading in view.alt
    assert [line.indicator for line in view.lines] == [
        SHARE.code,
        other.code,
        INCOME.code,
    ]


def test_indicators_that_no_area_has_are_listed_apart():
    view = profile("2081R001", row("2081R001"), ProfileRow(INCOME, None, None))
    assert view.missing == (INCOME.title,)
    assert len(view.lines) == 1
    assert view.snapshots == (1,)


def test_a_row_without_any_figure_has_no_zero_ends():
    drawn = "code | value | state\n2081R001 | | hidden\n2081R002 | | missing"
    (line,) = profile("2081R001", row("2081R001", drawn=drawn, whole=None)).lines
    assert "0" not in line.lowest + line.highest


def test_a_figure_has_its_place_also_where_all_areas_are_equal():
    drawn = "code | value | people\n2081R001 | 20 | 100\n2081R002 | 20 | 100"
    (line,) = profile("2081R001", row("2081R001", drawn=drawn)).lines
    assert line.at is not None


def test_no_sure_difference_is_read_as_a_sentence():
    # 27 % of 40 people against 28: not "ingen säker skillnad än hela kommunen".
    (line,) = profile("2081R003").lines
    assert "skillnad än" not in line.reading


def test_the_alternative_text_has_single_full_stops():
    assert ".." not in profile("2081R001").alt


def test_a_profile_in_an_older_division_says_so():
    compared = compared_areas(DRAWN, geography=Geography.REGSO_2020)
    view = profile("2081R001", ProfileRow(SHARE, compared, compared.areas[0]))
    older = t("division.regso2020")
    assert view.measured.startswith(t("division.profile", older=older))
    assert older in view.alt
    assert older not in profile("2081R001").measured
