"""Everything that breaks a rule is told at once, with the cell that it stands in."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_data_files import raws

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import Incoming
from htl_dash.services.import_figures import Candidate
from htl_dash.services.import_schema import once_each, problems
from htl_dash.text import t


def candidates(drawn: str, **changed: object) -> tuple[Candidate, ...]:
    found = []
    for raw in raws(drawn):
        figure = Incoming(
            indicator=raw.measure,
            geography=Geography.MUNICIPALITY,
            ref_area=raw.place,
            time_period=raw.period,
            sex=raw.sex,
            category=raw.category,
            obs_value=raw.mark.value,
            numerator=None,
            denominator=None,
            obs_status=raw.mark.obs_status,
            conf_status=raw.mark.conf_status,
            symbol=raw.mark.symbol,
        )
        found.append(Candidate(replace(figure, **changed), raw, is_own=True))
    return tuple(found)


def told(some: tuple[Candidate, ...]) -> list[tuple[int | None, str, str]]:
    found = problems(some, all_indicators())
    assert all(t(one.text_key, **one.facts) for one in found)
    return [(one.cell.row, one.value, one.text_key) for one in found]


def test_sound_figures_have_no_problems():
    assert not told(candidates("place | text\n2081 | 227,4\n2080 | ..\n2085 | ."))
    assert problems((), all_indicators()) == ()


def test_everything_wrong_is_told_at_once():
    found = told(
        candidates(
            """
            place | measure        | sex | text
            2081  | child_poverty  | _T  | 101
            2081  | merit_value_17 | X   | 200
            2081  | pupils_grade_9 | _T  | 12,5
            2080  | pupils_grade_9 | _T  | -3
            208   | child_poverty  | _T  | 12
            2085  | pupils_grade_9 | _T  | 1000000000000
            2085  | social_assistance_households | _T | 61,5
            """
        )
    )
    assert found == [
        (2, "101", "data_file.not_a_share"),
        (3, "200", "data_file.wrong_sex"),
        (4, "12,5", "data_file.not_whole"),
        (5, "-3", "data_file.below_zero"),
        (6, "12", "data_file.wrong_code"),
        (7, "1000000000000", "data_file.too_large"),
        (8, "61,5", "data_file.not_whole"),
    ]


def test_two_figures_for_the_same_thing_are_both_told():
    found = told(candidates("place | text\n2081 | 1\n2080 | 1\n2081 | 2"))
    assert found == [(2, "1", "data_file.twice"), (4, "2", "data_file.twice")]


def test_the_same_figure_twice_is_one():
    some = candidates("place | text\n2081 | 1\n2081 | 1\n2081 | 1,0")
    assert len(once_each(some)) == 1
    assert not told(once_each(some))
    both = candidates("place | text\n2081 | ..\n2081 | .")
    assert len(once_each(both)) == 2


def test_a_value_beside_a_status_that_says_there_is_none_is_told():
    some = candidates("place | text\n2081 | ..", obs_value=4.0)
    assert told(some) == [(2, "..", "data_file.figure_and_reason")]


@pytest.mark.parametrize("period", ["2024", "2023/24"])
@given(value=st.floats(0, 100))
def test_any_share_between_nought_and_a_hundred_is_sound(period, value):
    some = candidates(
        f"place | measure | period | text\n2081 | child_poverty | {period} | 1"
    )
    only = replace(some[0], figure=replace(some[0].figure, obs_value=value))
    assert not problems((only,), all_indicators())
