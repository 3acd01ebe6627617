"""A falling share is told apart from falling need, and nothing unknown is decided."""

from math import inf

import pytest
from drawn import table
from hypothesis import assume, given
from hypothesis import strategies as st

from htl_dash.stats.upstream import (
    Change,
    Side,
    Span,
    Verdict,
    count_change,
    total_change,
    upstream_test,
    verdict,
)

FELL = (Verdict.SHARE_AND_NEED_FELL, Verdict.NEED_FELL)


def exactly(remedial: float, other: float) -> Side:
    known = Span(remedial, remedial)
    return Side(known, known, Span(other, other))


def read(earlier: tuple, later: tuple, *, is_count: bool = False) -> Verdict:
    return upstream_test(exactly(*earlier), exactly(*later), is_count=is_count).verdict


@pytest.mark.parametrize(
    "row",
    table(
        """
        remedial | other | then_remedial | then_other | is_count | verdict
        100      | 100   | 60            | 140        | no       | share_and_need_fell
        100      | 100   | 100           | 300        | no       | only_share_fell
        100      | 100   | 150           | 350        | no       | need_rose_under_falling_share
        100      | 100   | 130           | 100        | no       | need_rose
        100      | 100   | 50            | 50         | no       | need_fell
        100      | 100   | 100           | 50         | no       | only_share_rose
        100      | 100   | 102           | 103        | no       | unchanged
        100      | 100   | 60            | 140        | yes      | share_and_need_fell
        100      | 100   | 100           | 300        | yes      | share_fell_need_unsure
        10       | 20    | 8             | 22         | yes      | nothing_sure
        """
    ),
    ids=lambda row: row["verdict"],
)
def test_constructed_terms_read_right(row):
    earlier = float(row["remedial"]), float(row["other"])
    later = float(row["then_remedial"]), float(row["then_other"])
    is_count = row["is_count"] == "yes"
    assert read(earlier, later, is_count=is_count) == row["verdict"]


amount = st.integers(1, 1_000)


@given(amount, amount, amount, st.booleans())
def test_where_only_the_denominator_moves_nothing_has_fallen(
    r, before, after, is_count
):
    assert read((r, before), (r, after), is_count=is_count) not in FELL


@given(amount, amount, amount, amount, amount)
def test_more_promotive_work_never_makes_the_need_fall(r, o, r2, o2, more):
    assume(read((r, o), (r2, o2)) not in FELL)
    assert read((r, o), (r2, o2 + more)) not in FELL


@given(amount, amount, amount, amount, st.integers(2, 9))
def test_doing_everything_more_often_leaves_the_reading_of_the_share(r, o, r2, o2, k):
    one = upstream_test(exactly(r, o), exactly(r2, o2), is_count=False)
    other = upstream_test(exactly(r, o), exactly(k * r2, k * o2), is_count=False)
    assert one.share is other.share


@given(amount, amount, amount, amount, st.integers(2, 9))
def test_another_unit_leaves_the_whole_reading(r, o, r2, o2, k):
    scaled = read((k * r, k * o), (k * r2, k * o2))
    assert scaled is read((r, o), (r2, o2))


def test_a_change_within_five_per_cent_is_none():
    for later, change in [(95, "unchanged"), (94, "fell"), (105, "unchanged")]:
        assert total_change(Span(100, 100), Span(later, later)) == change
    assert total_change(Span(100, 100), Span(106, 106)) is Change.ROSE
    assert total_change(Span(0, 0), Span(0, 0)) is Change.UNCHANGED
    assert total_change(Span(0, 0), Span(1, 1)) is Change.ROSE


def test_what_is_not_registered_can_be_any_amount():
    known, open_ended = Span(100, 100), Span(40, inf)
    assert total_change(known, open_ended) is Change.UNKNOWN
    assert total_change(open_ended, Span(30, 30)) is Change.FELL
    assert total_change(open_ended, known) is Change.UNKNOWN
    assert count_change(known, Span(150, inf)) is Change.ROSE
    assert count_change(known, open_ended) is Change.UNKNOWN
    assert count_change(open_ended, open_ended) is Change.UNKNOWN


def test_a_lacking_remedial_amount_is_never_a_fall():
    lacking = Side(Span(40, inf), Span(40, inf), Span(100, 100))
    for is_count in (False, True):
        found = upstream_test(exactly(100, 100), lacking, is_count=is_count)
        assert found.verdict is Verdict.CANNOT_TELL


def test_a_lacking_promotive_amount_leaves_the_need_but_may_leave_no_share():
    lacking = Side(Span(60, 60), Span(60, 60), Span(40, inf))
    found = upstream_test(exactly(100, 100), lacking, is_count=False)
    assert (found.share, found.need) == (Change.UNKNOWN, Change.FELL)
    assert found.verdict is Verdict.NEED_FELL
    more = Side(Span(60, 60), Span(60, 60), Span(100, inf))
    found = upstream_test(exactly(100, 100), more, is_count=False)
    assert found.verdict is Verdict.SHARE_AND_NEED_FELL


def test_unclassified_work_may_be_the_remedial_work_that_is_missed():
    moved = Side(Span(60, 100), Span(60, 60), Span(100, 100))
    found = upstream_test(exactly(100, 100), moved, is_count=False)
    assert found.verdict is Verdict.CANNOT_TELL


def test_hidden_counts_are_decided_only_where_all_they_can_be_agrees():
    few, many = Span(100, 104), Span(10, 14)
    assert count_change(few, many) is Change.FELL
    assert count_change(Span(10, 14), Span(8, 12)) is Change.NOT_SURE
    assert count_change(Span(12, 24), Span(30, 30)) is Change.UNKNOWN


def test_the_exact_test_decides_at_the_published_limit():
    # Two-sided at 5 per cent with 10 events in all: 1 against 9 is sure, 2 against 8 not.
    assert count_change(Span(9, 9), Span(1, 1)) is Change.FELL
    assert count_change(Span(8, 8), Span(2, 2)) is Change.NOT_SURE
    assert count_change(Span(0, 0), Span(0, 0)) is Change.NOT_SURE


def test_without_classified_work_there_is_no_share():
    nothing = Side(Span(0, 50), Span(0, 0), Span(0, 0))
    assert nothing.share is None
    assert upstream_test(nothing, nothing, is_count=True).share is Change.UNKNOWN
    assert exactly(25, 75).share == Span(25, 25)
    assert Side(Span(5, inf), Span(5, inf), Span(5, 5)).share == Span(50, 100)


def test_every_pair_of_changes_has_a_verdict():
    found = {verdict(share, need) for share in Change for need in Change}
    assert found == set(Verdict)
