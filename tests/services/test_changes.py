"""A revision is told with what stood there before, both past the disclosure door."""

from datetime import timedelta

from made import HOME
from store_rows import MORNING

from htl_dash.services.changes import data_changes

FIRST = """
    ref_area | obs_value
    2081R001 | 59
    2081R002 | 12
    2081R003 | 7
"""
SECOND = """
    ref_area | obs_value
    2081R001 | 58
    2081R002 | 12
    2081R004 | 9
"""


def test_what_changed_came_and_went_is_told(fill):
    fill(scb_one=FIRST)
    (change,) = data_changes(fill(scb_one=SECOND), HOME)
    assert (change.dataset, change.title) == ("scb_one", "Prov scb_one")
    assert [(old.value, new.value) for old, new in change.changed] == [(59, 58)]
    assert [(one.ref_area, one.value) for one in change.added] == [("2081R004", 9)]
    assert [(one.ref_area, one.value) for one in change.gone] == [("2081R003", 7)]


def test_a_first_version_is_no_change(fill):
    assert data_changes(fill(scb_one=FIRST), HOME) == ()


def test_the_newest_change_comes_first(fill):
    fill(scb_one=FIRST, scb_two=FIRST.replace("2081", "2080"))
    fill(scb_one=SECOND, loaded_at=MORNING + timedelta(days=1))
    later = SECOND.replace("2081", "2080")
    engine = fill(scb_two=later, loaded_at=MORNING + timedelta(days=2))
    assert [one.dataset for one in data_changes(engine, HOME)] == ["scb_two", "scb_one"]


def test_small_counts_are_hidden_before_and_after(fill):
    before = "indicator | ref_area | obs_value\npupils | 2081R001 | 3"
    fill(protection="none", counts=before)
    engine = fill(protection="none", counts=before.replace("| 3", "| 4"))
    (change,) = data_changes(engine, HOME)
    ((old, new),) = change.changed
    assert (old.value, new.value) == (None, None)
    assert old.is_hidden
    assert new.is_hidden


def test_a_revised_count_is_hidden_when_its_unrevised_sibling_is_small(fill):
    # Grade 7 has 3 pupils before and after; 8 and 11 would give it away: 11 - 8 = 3.
    drawn = """
        indicator | ref_area | category | obs_value
        pupils    | 2081R001 | 7        | 3
        pupils    | 2081R001 | 8        | {eight}
        pupils    | 2081R001 | _T       | {total}
    """
    fill(protection="none", counts=drawn.format(eight=7, total=10))
    engine = fill(protection="none", counts=drawn.format(eight=8, total=11))
    (change,) = data_changes(engine, HOME)
    pairs = [(old.value, new.value) for old, new in change.changed]
    assert pairs == [(None, None), (None, None)]


def test_an_added_count_is_hidden_with_its_unchanged_sibling(fill):
    first = "indicator | ref_area | category | obs_value\npupils | 2081R001 | 7 | 3"
    fill(protection="none", counts=first)
    engine = fill(protection="none", counts=first + "\npupils | 2081R001 | _T | 10")
    (change,) = data_changes(engine, HOME)
    assert [one.value for one in change.added] == [None]
