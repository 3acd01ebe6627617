"""No line crosses a break, and ticks leave room for each other."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.viewmodels.timeline import (
    Emphasis,
    Line,
    Point,
    parts,
    position,
    spans_to_zero,
    ticks,
)

years = st.lists(st.integers(1995, 2030), unique=True, max_size=40).map(sorted)
cuts = st.lists(st.integers(1990, 2035), unique=True, max_size=4)


def points(xs) -> list[Point]:
    return [Point(float(x), x * 1.0, None, None) for x in xs]


def test_a_school_year_stands_where_it_begins():
    assert position("2024") == 2024
    assert position("2023/24") == 2023


def test_months_and_quarters_stand_inside_their_year_and_are_joined():
    months = [f"{year}-{month:02}" for year in (2023, 2024) for month in range(1, 13)]
    xs = [position(one) for one in months]
    assert xs[0] == 2023
    assert position("2024-07") == position("2024-Q3") == 2024.5
    assert len(parts([Point(x, 1.0, None, None) for x in xs], [])) == 1
    assert position("2021-2024") == 2021


def test_a_series_is_cut_where_its_meaning_changes():
    cut = parts(points([2010, 2011, 2012, 2013]), [2012])
    assert [[p.x for p in part] for part in cut] == [[2010, 2011], [2012, 2013]]


@given(years, cuts)
def test_no_part_reaches_across_a_break(xs, breaks):
    for part in parts(points(xs), breaks):
        sides = {tuple(p.x >= limit for limit in breaks) for p in part}
        assert len(sides) == 1


@given(years, cuts)
def test_every_point_is_in_one_part_in_order(xs, breaks):
    cut = parts(points(xs), breaks)
    assert [p.x for part in cut for p in part] == xs
    assert all(cut)


@pytest.mark.parametrize(
    ("xs", "expected"),
    [
        ([2010, 2011, 2012, 2013], [[2010, 2011, 2012, 2013]]),
        ([2010, 2011, 2013, 2015, 2016], [[2010, 2011], [2013], [2015, 2016]]),
        ([2010, 2012, 2014], [[2010, 2012, 2014]]),
        ([2010, 2012, 2016], [[2010, 2012], [2016]]),
        ([2010], [[2010]]),
        ([], []),
    ],
    ids=["every year", "missing years", "every other year", "one left out", "one", ""],
)
def test_no_line_is_drawn_over_missing_years(xs, expected):
    assert [[p.x for p in part] for part in parts(points(xs), ())] == expected


@given(years, st.integers(1, 12))
def test_ticks_are_few_evenly_apart_and_keep_the_newest(xs, most):
    periods = [str(x) for x in xs]
    found = ticks(periods, most)
    assert len(found) <= most
    assert [text for _, text in found] == sorted({text for _, text in found})
    assert all(x == position(text) for x, text in found)
    if periods:
        assert found[-1][1] == periods[-1]
        places = [periods.index(text) for _, text in found]
        assert len({b - a for a, b in pairwise(places)}) <= 1


@given(years)
def test_few_periods_all_have_a_tick(xs):
    few = [str(x) for x in xs][:9]
    assert [text for _, text in ticks(few + few)] == few


def test_the_last_point_is_the_newest():
    line = Line("X", Emphasis.OWN, parts(points([2010, 2012]), [2011]), "")
    assert line.last.x == 2012


@pytest.mark.parametrize(
    ("values", "from_zero"),
    [
        ((10, 59), True),
        ((77, 93), False),
        ((0, 5), True),
        ((-3, 5), False),
        ((), False),
    ],
)
def test_the_axis_starts_at_zero_unless_that_hides_all_change(values, from_zero):
    found = [Point(2020.0 + n, value, None, None) for n, value in enumerate(values)]
    line = Line("X", Emphasis.OWN, parts(found, ()), "")
    assert spans_to_zero([line]) is from_zero
