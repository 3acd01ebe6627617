"""The mix is closed in every setting, and nothing unregistered is taken for nothing."""

import pytest
from made_schools import SCHOOL
from made_work import LAST_YEAR, NOW, OTHER_SCHOOL, SPRING, work

from htl_dash.domain.initiative import Approach, Setting
from htl_dash.domain.volume import Measure
from htl_dash.services.mix import (
    Coverage,
    mix_of,
    settings_of,
    terms_of,
    whole_of,
)
from htl_dash.stats.mix import Part

OWN = SCHOOL.unit_code


def test_shares_are_per_school_and_setting_and_sum_to_one_hundred():
    items = work(
        f"""
        name | approach   | school         | setting | hours
        a    | promotive  | {OWN}          | school  | 60
        b    | remedial   | {OWN}          | school  | 40
        c    | preventive | {OWN}          | leisure | 30
        d    | remedial   | {OTHER_SCHOOL} | school  | 70
        """
    )
    found = mix_of(items, Measure.HOURS, None, NOW)
    assert [(one.unit_code, one.setting) for one in found] == [
        (OTHER_SCHOOL, Setting.SCHOOL),
        (OWN, Setting.SCHOOL),
        (OWN, Setting.LEISURE),
    ]
    assert [[share.lower for share in one.shares] for one in found] == [
        [0, 0, 100],
        [60, 0, 40],
        [0, 100, 0],
    ]
    assert len(mix_of(items, Measure.HOURS, OWN, NOW)) == 2


def test_schools_together_keep_the_settings_apart():
    items = work(
        f"""
        name | approach  | school         | setting | hours
        a    | promotive | {OWN}          | school  | 60
        d    | remedial  | {OTHER_SCHOOL} | school  | 40
        e    | remedial  | {OWN}          | home    | 40
        """
    )
    school, home = settings_of(items, Measure.HOURS, None, NOW)
    assert school.shares[2].lower == 40
    assert (school.unit_code, home.setting) == (None, Setting.HOME)
    whole = whole_of(items, Measure.HOURS, None, NOW)
    assert whole.classified == Part(140)


def test_reach_is_never_summed_over_settings():
    items = work(
        """
        name | approach  | setting | reach
        a    | promotive | school  | 60
        b    | remedial  | home    | 40
        c    | remedial  |         | 40
        """
    )
    with pytest.raises(ValueError, match="reach"):
        whole_of(items, Measure.REACH, None, NOW)
    places = [one.setting for one in settings_of(items, Measure.REACH, None, NOW)]
    assert places == [Setting.SCHOOL, Setting.HOME]


def test_what_is_not_classified_has_a_share_of_everything():
    items = work(
        """
        name | approach  | hours
        a    | promotive | 30
        b    | remedial  | 30
        c    |           | 40
        """
    )
    (found,) = mix_of(items, Measure.HOURS, None, NOW)
    assert [one.lower for one in found.shares] == [50, 0, 50]
    assert found.unclassified_share.lower == 40


def test_an_outcome_goes_before_a_plan_and_what_lacks_both_is_counted_as_lacking():
    items = work(
        """
        name | approach  | hours | planned_hours
        a    | promotive | 30    | 90
        b    | remedial  |       | 10
        c    | remedial  |       |
        d    | remedial  | 0     | 50
        """
    )
    (found,) = mix_of(items, Measure.HOURS, None, NOW)
    assert found.parts == (Part(30), Part(0), Part(10))
    assert found.coverage == Coverage(registered=3, planned=1, missing=1)


def test_hidden_reach_makes_a_range_and_reach_that_is_not_registered_is_lacking():
    items = work(
        """
        name | approach  | reach
        a    | promotive | 36
        b    | remedial  | *
        c    | remedial  |
        """
    )
    (found,) = mix_of(items, Measure.REACH, None, NOW)
    remedial = found.shares[list(Approach).index(Approach.REMEDIAL)]
    assert (remedial.lower, remedial.upper) == (0, 10)
    assert found.coverage == Coverage(registered=2, planned=0, missing=1)


def test_a_planned_reach_is_no_reach():
    (item,) = work("name | approach | reach\na | remedial |")
    (found,) = mix_of([item], Measure.REACH, None, NOW)
    assert found.shares is None


def test_what_was_registered_by_mistake_is_not_there():
    items = work("name | approach | hours | status\na | remedial | 5 | removed")
    assert mix_of(items, Measure.HOURS, None, NOW) == ()


def test_terms_come_latest_first_with_mere_plans_last():
    items = work(
        """
        name | approach | term   | hours | planned_hours
        a    | remedial | ht2025 | 5     |
        a    | remedial | vt2026 | 5     |
        a    | remedial | ht2026 |       | 5
        """
    )
    assert terms_of(items, Measure.HOURS) == (SPRING, LAST_YEAR, NOW)
