"""A revision is told with what stood there before, both past the disclosure door."""

from datetime import timedelta

import pytest
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
    (change,) = data_changes(fill(scb_one=SECOND))
    assert (change.dataset, change.title) == ("scb_one", "Prov scb_one")
    assert [(old.value, new.value) for old, new in change.changed] == [(59, 58)]
    assert [(one.ref_area, one.value) for one in change.added] == [("2081R004", 9)]
    assert [(one.ref_area, one.value) for one in change.gone] == [("2081R003", 7)]


def test_a_first_version_is_no_change(fill):
    assert data_changes(fill(scb_one=FIRST)) == ()


def test_since_a_moment_everything_between_is_told_as_one_change(fill):
    fill(scb_one=FIRST, scb_two=FIRST)
    fill(scb_one=SECOND, loaded_at=MORNING + timedelta(days=1))
    third = SECOND.replace("58", "57")
    engine = fill(scb_one=third, loaded_at=MORNING + timedelta(days=2))
    (change,) = data_changes(engine, MORNING.isoformat(timespec="seconds"))
    assert [(old.value, new.value) for old, new in change.changed] == [(59, 57)]
    late = (MORNING + timedelta(days=2)).isoformat(timespec="seconds")
    assert data_changes(engine, late) == ()


def test_the_newest_change_comes_first(fill):
    fill(scb_one=FIRST, scb_two=FIRST.replace("2081", "2080"))
    fill(scb_one=SECOND, loaded_at=MORNING + timedelta(days=1))
    later = SECOND.replace("2081", "2080")
    engine = fill(scb_two=later, loaded_at=MORNING + timedelta(days=2))
    assert [one.dataset for one in data_changes(engine)] == ["scb_two", "scb_one"]


OWN = """
    indicator | ref_area | category | obs_value
    pupils    | 2081R001 | 7        | 13
    pupils    | 2081R001 | 8        | {eight}
    pupils    | 2081R001 | _T       | {total}
"""


@pytest.mark.parametrize("eight", [8, 3, 80])
def test_that_an_own_count_has_changed_is_never_told(fill, eight):
    fill(protection="counts", counts=OWN.format(eight=7, total=20))
    later = OWN.format(eight=eight, total=13 + eight)
    assert data_changes(fill(protection="counts", counts=later)) == ()


def test_what_came_and_went_among_own_counts_is_not_told_either(fill):
    first = OWN.format(eight=7, total=20)
    fill(protection="counts", counts=first)
    more = first + "    pupils    | 2081R002 | 7        | 30\n"
    assert data_changes(fill(protection="counts", counts=more)) == ()
    assert data_changes(fill(protection="counts", counts=first)) == ()


def test_published_changes_are_told_beside_own_counts_that_changed(fill):
    fill(scb_one=FIRST)
    fill(protection="counts", counts=OWN.format(eight=7, total=20))
    fill(protection="counts", counts=OWN.format(eight=8, total=21))
    (change,) = data_changes(fill(scb_one=SECOND))
    assert change.dataset == "scb_one"


@pytest.mark.parametrize("rules", [("counts", "publisher"), ("publisher", "counts")])
def test_a_dataset_that_is_ours_before_or_after_is_left_out(fill, rules):
    before, after = rules
    fill(protection=before, counts=OWN.format(eight=7, total=20))
    engine = fill(protection=after, counts=OWN.format(eight=8, total=21))
    assert data_changes(engine) == ()


def test_what_the_publisher_hides_is_hidden_before_and_after(fill):
    drawn = """
        ref_area | obs_value | obs_status | conf_status
        2081R001 | {one}     | {state}    | publisher
        2081R002 | 12        | normal     | free
    """
    fill(scb_one=drawn.format(one="", state="missing"))
    later = drawn.format(one="", state="not_applicable").replace("| 12", "| 13")
    (change,) = data_changes(fill(scb_one=later))
    pairs = [(old.value, new.value) for old, new in change.changed]
    assert pairs == [(None, None), (12, 13)]
