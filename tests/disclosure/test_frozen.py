"""What has been shown once stands still, and still nothing can be worked out."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from htl_dash.disclosure.attack import Attacker
from htl_dash.disclosure.audit import audit_release
from htl_dash.disclosure.design import TOTAL, Axis, Key, design
from htl_dash.disclosure.frozen import CountSeries, Frozen, extended, first, refreshed
from htl_dash.disclosure.rules import Reason
from htl_dash.domain.protection import Rule

SPRING = {("a", "v24"): 7, ("b", "v24"): 20, ("c", "v24"): 30}
AUTUMN = {("a", "h24"): 9, ("b", "h24"): 21, ("c", "h24"): 33}


def series(
    counts: Mapping[Key, int],
    terms: str = "v24",
    areas: str = "abc",
    groups: Mapping[str, tuple[str, ...]] | None = None,
) -> CountSeries:
    """Areas and their sum, in each term and in all of them together."""
    periods = tuple(terms.split())
    divided = Axis("area", tuple(areas), groups or {})
    shown = (*areas, *(groups or {}), TOTAL)
    views = [{"area": shown, "period": periods}, {"area": shown}]
    whole = design((divided, Axis("period", periods, {})), views)
    return CountSeries("prov", whole, counts, Rule())


def is_safe(release: Frozen) -> bool:
    return all(one.is_safe for one in audit_release(release, lambda: None))


def width(release: Frozen, cell: Key) -> float:
    """How little is known about a cell."""
    return Attacker(release.known, release.design.rows([cell])).range(0).width


def test_the_first_release_shows_what_may_be_shown():
    found = first(series(SPRING | {("b", "v24"): 3}))
    assert (found.sequence, found.vintage, found.waiting) == (1, 1, 0)
    assert ("b", "v24") not in found.readable
    assert found.readable["c", "v24"] == 30
    assert is_safe(found)


def test_a_series_that_has_not_changed_is_the_same_release():
    last = first(series(SPRING))
    assert extended(series(SPRING), last) is last


def test_seven_that_became_eight_waits():
    last = first(series(SPRING))
    found = extended(series(SPRING | {("a", "v24"): 8}), last)
    assert found == replace(last, waiting=1)
    assert found.readable["a", "v24"] == 7


def test_what_waits_is_counted_anew_each_time():
    last = first(series(SPRING))
    waits = extended(series(SPRING | {("a", "v24"): 8, ("c", "v24"): 1}), last)
    assert waits.waiting == 2
    assert extended(series(SPRING), waits) == last


def test_a_new_term_is_added_without_changing_anything_shown():
    last = first(series(SPRING | {("b", "v24"): 3}))
    found = extended(series(SPRING | {("b", "v24"): 3} | AUTUMN, "v24 h24"), last)
    assert (found.sequence, found.vintage, found.waiting) == (2, 1, 0)
    in_spring = {cell: n for cell, n in last.shown.items() if cell[1] == "v24"}
    assert in_spring.items() <= found.shown.items()
    assert ("b", "v24") not in found.readable
    assert found.readable["c", "h24"] == 33
    assert is_safe(found)


def test_a_new_term_comes_although_an_old_one_waits():
    last = first(series(SPRING))
    now = SPRING | {("a", "v24"): 8} | AUTUMN
    found = extended(series(now, "v24 h24"), last)
    assert (found.sequence, found.waiting) == (2, 1)
    assert found.readable["a", "v24"] == 7
    assert found.readable["a", "h24"] == 9
    # The year is the sum of what is shown, or its change would show.
    assert found.readable["a", TOTAL] == 7 + 9


def test_the_sum_that_gained_a_term_remains_known_as_it_was():
    last = first(series(SPRING))
    found = extended(series(SPRING | AUTUMN, "v24 h24"), last)
    assert found.shown["a", f"{TOTAL}@1"] == last.shown["a", TOTAL] == 7
    assert found.shown["a", TOTAL] == 16
    thrice = SPRING | AUTUMN | {(area, "v25"): 40 for area in "abc"}
    last = extended(series(thrice, "v24 h24 v25"), found)
    assert last.shown["a", f"{TOTAL}@1"] == 7
    assert last.shown["a", f"{TOTAL}@2"] == 16
    assert last.shown["a", TOTAL] == 56
    assert is_safe(last)


def test_the_earlier_sum_less_the_new_one_gives_nothing_away():
    # The new term has 3 in area a: year less earlier year would be the 3.
    last = first(series(SPRING))
    found = extended(series(SPRING | AUTUMN | {("a", "h24"): 3}, "v24 h24"), last)
    assert found.shown["a", f"{TOTAL}@1"] == 7
    assert ("a", TOTAL) not in found.readable
    assert is_safe(found)


def test_an_area_that_comes_later_in_a_term_already_released_is_no_zero():
    # Area b had no figure for the autumn, and no sum was given for it.
    early = SPRING | {("a", "h24"): 9}
    areas = Axis("area", tuple("abc"), {})
    terms = Axis("period", ("v24", "h24"), {})

    def told(counts: Mapping[Key, int]) -> CountSeries:
        views = [{"area": (area,), "period": (term,)} for area, term in counts]
        return CountSeries("prov", design((areas, terms), views), counts, Rule())

    found = extended(told(early | {("b", "h24"): 21}), first(told(early)))
    assert found.readable["b", "h24"] == 21
    assert found.waiting == 0


@pytest.mark.parametrize("now", [3, 6, 8, 11])
def test_in_the_next_vintage_a_small_change_keeps_the_earlier_figure(now):
    last = first(series(SPRING))
    found = refreshed(series(SPRING | {("a", "v24"): now}), last)
    assert (found.sequence, found.vintage, found.waiting) == (2, 2, 0)
    assert ("a", "v24") not in found.shown
    assert found.readable["a", "v24"] == 7
    assert width(found, ("a", "v24")) >= 4
    assert is_safe(found)


@pytest.mark.parametrize("now", [12, 40])
def test_in_the_next_vintage_a_large_change_comes_through(now):
    last = first(series(SPRING))
    found = refreshed(series(SPRING | {("a", "v24"): now}), last)
    assert found.shown["a", "v24"] == now
    assert found.shown[TOTAL, "v24"] == 50 + now
    assert is_safe(found)


def test_small_changes_add_up_over_vintages_until_they_are_told():
    found = first(series(SPRING))
    seen = []
    for now in (9, 11, 12):
        found = refreshed(series(SPRING | {("a", "v24"): now}), found)
        seen.append(found.readable["a", "v24"])
        assert is_safe(found)
    assert seen == [7, 7, 12]


def test_a_small_change_cannot_be_had_from_the_sum_either():
    last = first(series(SPRING))
    found = refreshed(series(SPRING | {("a", "v24"): 9}), last)
    assert (TOTAL, "v24") not in found.shown
    assert found.readable[TOTAL, "v24"] == 57


def test_a_new_term_does_not_give_the_change_of_the_vintage_away():
    # The year gains a term: year less the new term would be the 9 that is kept back.
    changed = SPRING | {("a", "v24"): 9}
    last = refreshed(series(changed), first(series(SPRING)))
    found = extended(series(changed | AUTUMN, "v24 h24"), last)
    assert found.vintage == 2
    assert found.readable["a", "v24"] == 7
    assert [s.reason for s in last.secrets] == [s.reason for s in found.secrets]
    assert {s.reason for s in found.secrets} == {Reason.CHANGE}
    assert width(found, ("a", "v24")) >= 4
    assert is_safe(found)


def test_nothing_is_taken_back_within_a_vintage():
    counts, found = dict(SPRING), first(series(SPRING))
    for number in range(2, 6):
        term = f"t{number}"
        counts |= {("a", term): number, ("b", term): 11 - number, ("c", term): 6}
        before = found
        terms = " ".join(dict.fromkeys(term for _, term in counts))
        found = extended(series(counts, terms), before)
        still = {c: n for c, n in before.readable.items() if c[1] != TOTAL}
        assert still.items() <= found.readable.items()
        hidden = {c for c in before.design.cells if c not in before.readable}
        assert not {c for c in hidden if c[1] != TOTAL} & found.readable.keys()
        assert is_safe(found)


def test_an_area_that_is_gone_waits_with_all_that_it_was_part_of():
    last = first(series(SPRING))
    gone = {("a", "v24"): 37, ("b", "v24"): 20}
    found = extended(series(gone, areas="ab"), last)
    assert found.readable == last.readable
    assert found.waiting == 2
    anew = refreshed(series(gone, areas="ab"), found)
    assert anew.readable[TOTAL, "v24"] == 57
    assert anew.readable["a", "v24"] == 37
    assert is_safe(anew)


def test_an_empty_area_that_is_gone_waits_too():
    last = first(series(SPRING | {("c", "v24"): 0}))
    smaller = {cell: n for cell, n in SPRING.items() if cell[0] != "c"}
    found = extended(series(smaller, areas="ab"), last)
    assert found == replace(last, waiting=1)
    assert extended(series(smaller, areas="ab"), found) is found


def test_an_area_that_is_divided_waits_for_the_next_vintage():
    last = first(series(SPRING))
    divided = {("d", "v24"): 3, ("e", "v24"): 4}
    divided |= {cell: n for cell, n in SPRING.items() if cell[0] != "a"}
    finer = series(divided, areas="bcde", groups={"a": ("d", "e")})
    found = extended(finer, last)
    assert found.readable == last.readable
    anew = refreshed(finer, found)
    assert anew.readable["a", "v24"] == 7
    assert not {("d", "v24"), ("e", "v24")} & anew.readable.keys()
    assert is_safe(anew)


def test_a_term_that_is_gone_leaves_the_others_standing():
    def told(counts: Mapping[Key, int], terms: str) -> CountSeries:
        whole = series(counts, terms)
        views = [{"area": (*"abc", TOTAL), "period": tuple(terms.split())}]
        return replace(whole, design=design(whole.design.axes, views))

    last = first(told(SPRING | AUTUMN, "v24 h24"))
    later = AUTUMN | {(area, "v25"): 40 for area in "abc"}
    found = extended(told(later, "h24 v25"), last)
    assert found.sequence == 2
    assert last.readable.items() <= found.readable.items()
    assert found.readable["a", "v25"] == 40
    assert found.waiting == 3
    assert is_safe(found)


def test_a_new_area_leaves_the_earlier_sum_known():
    last = first(series(SPRING))
    found = extended(series(SPRING | {("d", "v24"): 50}, areas="abcd"), last)
    assert found.shown[f"{TOTAL}@1", "v24"] == 57
    assert found.shown[TOTAL, "v24"] == 107
    assert is_safe(found)


def test_a_cell_with_no_figure_is_no_place_to_hide_behind():
    # Area a has nobody in the autumn, and everybody can see that: no figure is given.
    counts = {("a", "v24"): 3, ("b", "v24"): 20, ("b", "h24"): 21}
    whole = series(counts, "v24 h24", "ab")
    seen = replace(whole, empty=(("a", "h24"),))
    found = first(seen)
    assert found.shown["a", "h24"] == 0
    assert ("a", TOTAL) not in found.readable
    assert is_safe(found)
    anew = refreshed(seen, found)
    assert anew.shown["a", "h24"] == 0


def test_a_figure_that_disappears_does_not_show_that_it_was_hidden_and_small():
    hidden = first(series(SPRING | {("a", "v24"): 3}))
    assert ("a", "v24") not in hidden.readable
    without = {cell: n for cell, n in SPRING.items() if cell[0] != "a"}
    found = extended(replace(series(without), empty=(("a", "v24"),)), hidden)
    assert found.readable == hidden.readable
    assert found.waiting == 1


def test_nor_does_it_when_a_new_term_comes_in_its_place():
    counts = SPRING | {("a", "v24"): 3}
    hidden = first(series(counts))
    now = {cell: n for cell, n in counts.items() if cell[0] != "a"} | AUTUMN
    found = extended(replace(series(now, "v24 h24"), empty=(("a", "v24"),)), hidden)
    assert found.sequence == 2
    assert ("a", "v24") not in found.readable
    assert is_safe(found)


@pytest.mark.parametrize("now", [2, 4, 40])
def test_what_was_hidden_stays_hidden_in_the_next_vintage(now):
    # The sum of the earlier vintage less a cell of this one, which stood still, was
    # the small count itself.
    small = SPRING | {("b", "v24"): 3}
    last = first(series(small))
    found = refreshed(series(small | {("b", "v24"): now}), last)
    hidden = {*last.design.cells} - last.readable.keys()
    assert ("b", "v24") in hidden
    assert len(hidden) > 1
    assert not hidden & found.readable.keys()
    assert is_safe(found)
