"""Shares are closed, ranges cover whatever is hidden, and points lie in the triangle."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.stats.mix import (
    HEIGHT,
    MOST_HIDDEN,
    Part,
    Share,
    place,
    region,
    shares,
    whole_per_cent,
)

amounts = st.lists(st.integers(0, 10_000), min_size=3, max_size=3)
parts = st.lists(
    st.builds(Part, st.integers(0, 200), st.integers(0, 2)), min_size=3, max_size=3
)


def test_shares_are_of_what_is_known_together():
    assert shares([Part(10), Part(20), Part(70)]) == (
        Share(10, 10),
        Share(20, 20),
        Share(70, 70),
    )


def test_nothing_known_has_no_shares():
    assert shares([Part(), Part()]) is None
    assert shares([Part(hidden=2), Part()]) is None


@given(amounts.filter(any))
def test_sure_shares_sum_to_one_hundred(found):
    known = shares([Part(one) for one in found])
    assert sum(one.lower for one in known) == pytest.approx(100)
    assert all(one.is_sure for one in known)


@given(parts.filter(lambda found: any(one.known for one in found)))
def test_a_range_covers_every_share_the_hidden_counts_allow_and_is_reached(found):
    known = shares(found)
    possible = [
        [part.known + added for part, added in zip(found, more, strict=True)]
        for more in product(*(range(MOST_HIDDEN * part.hidden + 1) for part in found))
    ]
    for at, share in enumerate(known):
        seen = [100 * one[at] / sum(one) for one in possible]
        assert share.lower == pytest.approx(min(seen))
        assert share.upper == pytest.approx(max(seen))


def test_a_hidden_count_makes_every_share_a_range():
    first, second = shares([Part(16), Part(0, 1)])
    assert (first.lower, first.upper) == (80, 100)
    assert (second.lower, second.upper) == (0, 20)
    assert not first.is_sure
    assert not second.is_sure


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=12))
def test_whole_per_cent_sum_to_one_hundred_within_one_of_the_exact(found):
    rounded = whole_per_cent(found)
    total = sum(found)
    assert sum(rounded) == (100 if total else 0)
    for whole, amount in zip(rounded, found, strict=True):
        assert not total or abs(whole - 100 * amount / total) < 1


def test_the_largest_remainders_are_rounded_up():
    assert whole_per_cent([1, 1, 1]) == (34, 33, 33)
    assert whole_per_cent([0.5, 0.25, 0.25]) == (50, 25, 25)
    assert whole_per_cent([2, 1]) == (67, 33)
    assert whole_per_cent([0, 0]) == (0, 0)


def test_all_of_one_approach_is_its_corner():
    assert place([7, 0, 0]) == (0, 0)
    assert place([0, 7, 0]) == pytest.approx((0.5, HEIGHT))
    assert place([0, 0, 7]) == (1, 0)
    assert place([1, 1, 1]) == pytest.approx((0.5, HEIGHT / 3))


def test_what_is_known_is_one_point():
    assert region([Part(1), Part(1), Part(2)]) == (pytest.approx(place([1, 1, 2])),)


@given(parts.filter(lambda found: any(one.known for one in found)))
def test_the_region_holds_every_place_the_hidden_counts_allow(found):
    corners = region(found)
    for more in product(*((0, 2, MOST_HIDDEN * part.hidden) for part in found)):
        added = [
            min(m, part.most - part.known) for m, part in zip(more, found, strict=True)
        ]
        x, y = place([part.known + one for part, one in zip(found, added, strict=True)])
        for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
            if len(corners) > 2:
                assert (bx - ax) * (y - ay) - (by - ay) * (x - ax) > -1e-9


def test_parts_add_up_with_what_is_hidden_in_them():
    assert Part(3, 1) + Part(4, 2) == Part(7, 3)
    assert Part(3, 2).most == 3 + 2 * MOST_HIDDEN
