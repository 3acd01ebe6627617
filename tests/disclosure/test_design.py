"""A release is sums over atoms, and knows the same sum again."""

import numpy as np
import pytest

from htl_dash.disclosure.design import TOTAL, Axis, design

AREA = Axis(
    "area",
    ("d1", "d2", "d3"),
    {"all": ("r1", "r2"), "r1": ("d1", "d2"), "r2": ("d3",)},
)
SEX = Axis("sex", ("girls", "boys"), {})


def test_a_code_stands_for_its_leaves_whatever_order_the_groups_come_in():
    assert AREA.members["d1"] == {"d1"}
    assert AREA.members["r1"] == {"d1", "d2"}
    assert AREA.members["all"] == {"d1", "d2", "d3"} == AREA.members[TOTAL]


def test_groups_may_overlap():
    axis = Axis("school", ("a", "b", "c"), {"x": ("a", "b"), "y": ("b", "c")})
    assert axis.members["x"] & axis.members["y"] == {"b"}


@pytest.mark.parametrize("groups", [{"r": ("nowhere",)}, {"r": ("s",), "s": ("r",)}])
def test_a_group_of_unknown_members_is_refused(groups):
    with pytest.raises(KeyError, match="area"):
        _ = Axis("area", ("d1",), groups).members


def test_a_group_of_all_leaves_is_everything_and_a_part_is_not():
    assert AREA.is_everything(TOTAL)
    assert AREA.is_everything("all")
    assert not AREA.is_everything("r1")


def test_atoms_are_one_leaf_of_each_axis_in_order():
    shown = design([AREA, SEX], [{}])
    assert shown.atoms[:3] == (("d1", "girls"), ("d1", "boys"), ("d2", "girls"))
    assert len(shown.atoms) == 6


def test_a_view_shows_the_total_on_axes_that_it_does_not_name():
    shown = design([AREA, SEX], [{"sex": ("girls", TOTAL)}])
    assert shown.cells == ((TOTAL, "girls"), (TOTAL, TOTAL))


def test_the_same_cell_in_two_views_stands_once_and_counts_as_the_less_summed():
    views = [{"area": ("d1", TOTAL), "sex": ("girls", TOTAL)}, {"sex": (TOTAL,)}, {}]
    shown = design([AREA, SEX], views)
    assert len(shown.cells) == len(set(shown.cells)) == 4
    steps = dict(zip(shown.cells, shown.steps, strict=True))
    assert steps == {
        ("d1", "girls"): 0,
        ("d1", TOTAL): 1,
        (TOTAL, "girls"): 1,
        (TOTAL, TOTAL): 0,
    }


def test_a_view_of_an_unknown_axis_is_refused():
    with pytest.raises(KeyError, match="month"):
        design([AREA], [{"month": ("may",)}])


def test_an_unknown_code_is_refused():
    with pytest.raises(KeyError, match="d9"):
        _ = design([AREA], [{"area": ("d9",)}]).matrix


def test_every_cell_is_the_sum_of_the_atoms_that_it_covers():
    shown = design([AREA, SEX], [{"area": tuple(AREA.members), "sex": ("boys", TOTAL)}])
    counts = np.array([1, 20, 300, 4000, 50_000, 600_000])
    sums = dict(zip(shown.cells, shown.matrix @ counts, strict=True))
    assert sums["d2", "boys"] == 4000
    assert sums["d2", TOTAL] == 4300
    assert sums["r1", TOTAL] == 4321
    assert sums["r1", "boys"] == 4020
    assert sums["all", TOTAL] == sums[TOTAL, TOTAL] == 654_321


def test_rows_of_no_cells_still_span_the_atoms():
    assert design([AREA, SEX], [{}]).rows([]).shape == (0, 6)


def test_a_count_that_is_left_out_is_zero_and_an_unknown_atom_is_refused():
    shown = design([AREA, SEX], [{}])
    assert shown.counts({("d2", "boys"): 7}).tolist() == [0, 0, 0, 7, 0, 0]
    with pytest.raises(KeyError, match="r1"):
        shown.counts({("r1", "boys"): 7})
