"""A question is split so that every cell is asked for once, within the limit."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.sources.cube import ReadError
from htl_dash.sources.pxweb_selection import Choice, cells_of, split

SIZES = st.lists(st.integers(1, 9), min_size=1, max_size=4)


def selection(sizes: list[int]) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"V{at}", tuple(f"{at}.{n}" for n in range(size)), "list" * (at == 0))
        for at, size in enumerate(sizes)
    )


@given(SIZES, st.integers(1, 50))
def test_every_cell_is_asked_for_exactly_once(sizes, most):
    whole = selection(sizes)
    parts = list(split(whole, most))
    asked = [cell for part in parts for cell in product(*(c.values for c in part))]
    assert len(asked) == len(set(asked)) == cells_of(whole)
    assert all(cells_of(part) <= most for part in parts)
    assert all(part[0].code_list == "list" for part in parts)


@given(SIZES, st.integers(1, 50))
def test_what_shares_are_worked_out_from_is_never_split(sizes, most):
    counts = Choice("Del", ("5", "6", "SA"), is_whole=True)
    parts = list(split((*selection(sizes), counts), most * 3))
    assert all(part[-1] == counts for part in parts)
    assert sum(map(cells_of, parts)) == 3 * cells_of(selection(sizes))


def test_a_limit_below_one_cell_cannot_be_kept():
    with pytest.raises(ReadError):
        list(split(selection([2]), 0))
