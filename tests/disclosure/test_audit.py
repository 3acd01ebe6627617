"""The leak guard finds what an attacker could, and only goes by what is shown."""

from dataclasses import replace

import pytest

from htl_dash.disclosure.audit import Tried, audit_published, audit_release
from htl_dash.disclosure.design import TOTAL, Axis, Design, Key, design
from htl_dash.disclosure.frozen import CountSeries, Frozen, first
from htl_dash.domain.protection import Rule

SEXES = design([Axis("sex", ("F", "M"), {})], [{"sex": ("F", "M", TOTAL)}])
GIRLS, BOYS, ALL = ("F",), ("M",), (TOTAL,)


def quiet() -> None:
    """Nobody listens."""


def released(*counts: int, rule: Rule | None = None) -> Frozen:
    """Areas a, b and so on, each shown, and their sum."""
    codes = tuple("abcdefgh"[: len(counts)])
    whole = design([Axis("area", codes, {})], [{"area": (*codes, TOTAL)}])
    by_atom = {(code,): count for code, count in zip(codes, counts, strict=True)}
    return first(CountSeries("prov", whole, by_atom, rule or Rule()))


def published(
    shown: dict[Key, tuple[float, float]], *hidden: Key, table: Design = SEXES
) -> tuple[Tried, ...]:
    return audit_published(table, shown, hidden, 4, quiet)


def exactly(count: float) -> tuple[float, float]:
    return count, count


def test_what_was_protected_is_safe():
    tried = audit_release(released(3, 20, 30), quiet)
    assert [one.cell for one in tried] == [("a",)]
    assert tried[0].is_safe
    assert tried[0].range.lower <= 1
    assert tried[0].range.upper >= 5


def test_nothing_is_tried_where_nothing_is_small():
    assert audit_release(released(20, 30, 40), quiet) == ()


@pytest.mark.parametrize("cell", [("a",), ("b",)])
def test_one_hidden_value_put_back_is_found(cell):
    # a (3) is small and b (20) is hidden with it: either one gives the other away.
    release = released(3, 20, 30)
    assert set(release.design.cells) - release.shown.keys() == {("a",), ("b",)}
    value = {("a",): 3, ("b",): 20}[cell]
    broken = replace(release, shown={**release.shown, cell: value})
    (one,) = audit_release(broken, quiet)
    assert not one.is_safe
    assert (one.range.lower, one.range.upper) == (3, 3)


def test_what_an_earlier_vintage_showed_is_not_held_against_this_one():
    release = replace(released(3, 20, 30), carried={("a",): 7})
    assert audit_release(release, quiet)[0].is_safe


def test_few_who_were_left_out_are_tried_like_few_who_were_let_in():
    # Everybody but two in area a: 18 of 20.
    parts = Axis("part", ("with", "without"), {})
    areas = Axis("area", ("a", "b"), {})
    view = {"area": ("a", "b", TOTAL), "part": ("with", TOTAL)}
    counts = {("a", "with"): 18, ("a", "without"): 2}
    counts |= {("b", "with"): 30, ("b", "without"): 30}
    rule = Rule(complements=("part",))
    whole = design((areas, parts), [view])
    release = first(CountSeries("prov", whole, counts, rule))
    assert ("a", "with") not in release.shown
    assert all(one.is_safe for one in audit_release(release, quiet))
    broken = replace(release, shown={**release.shown, ("a", "with"): 18})
    broken = replace(broken, shown={**broken.shown, ("a", TOTAL): 20})
    assert not all(one.is_safe for one in audit_release(broken, quiet))


def test_progress_is_told_once_for_every_secret():
    release = released(3, 2, 20, 30, 4)
    told = []
    audit_release(release, lambda: told.append(1))
    assert len(told) == len(release.secrets) == 3


def test_one_hidden_of_two_with_the_sum_is_no_secret():
    (one,) = published({BOYS: exactly(9), ALL: exactly(12)}, GIRLS)
    assert not one.is_safe
    assert (one.range.lower, one.range.upper) == (3, 3)


def test_two_hidden_of_two_are_safe_where_the_sum_leaves_room():
    tried = published({ALL: exactly(12)}, GIRLS, BOYS)
    assert [one.is_safe for one in tried] == [True, True]
    assert [one.range.width for one in tried] == [12, 12]


def test_two_hidden_with_a_small_sum_are_not():
    tried = published({ALL: exactly(3)}, GIRLS, BOYS)
    assert [one.is_safe for one in tried] == [False, False]


def test_rounding_leaves_room_of_its_own():
    # The sum is 10 to 14 and the boys are 5: the girls may be 5 to 9.
    (one,) = published({BOYS: exactly(5), ALL: (10.0, 14.0)}, GIRLS)
    assert (one.range.lower, one.range.upper) == (5, 9)
    assert one.is_safe
    (narrow,) = published({BOYS: exactly(5), ALL: (10.0, 13.0)}, GIRLS)
    assert not narrow.is_safe


def test_nothing_shown_leaves_no_end():
    (one,) = published({}, GIRLS)
    assert one.range.width == float("inf")
    assert one.is_safe


def test_figures_that_contradict_each_other_give_nothing_away():
    tried = published({BOYS: exactly(15), ALL: exactly(12)}, GIRLS)
    assert tried == (Tried(GIRLS, None, is_safe=True),)


def test_progress_is_told_also_where_figures_contradict_each_other():
    told = []
    shown = {BOYS: exactly(15), ALL: exactly(12)}
    audit_published(SEXES, shown, (GIRLS,), 4, lambda: told.append(1))
    assert told == [1]


def test_a_broken_log_that_contradicts_itself_is_unsafe_and_no_crash():
    release = released(3, 20, 30)
    broken = replace(release, shown={("c",): 30, (TOTAL,): 20})
    (one,) = audit_release(broken, quiet)
    assert (one.range, one.is_safe) == (None, False)
