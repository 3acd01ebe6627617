"""What a publisher promises adds up, an attacker subtracts."""

from dataclasses import replace

import pytest
from made import INCOME, SHARE, cell
from store_rows import figures

from htl_dash.disclosure.audit import Tried, audit_published
from htl_dash.disclosure.release import ReleasedCell, release
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.units import Unit
from htl_dash.services.published_tables import PublishedTable, published_tables

COUNT = replace(SHARE, unit=Unit.PERSONS)
GRADED = replace(COUNT, sums=(("_T", ("7", "8", "9")),))
HIDDEN = "| missing | publisher"
SHOWN = "| normal | free"


def cells(drawn: str) -> tuple[ReleasedCell, ...]:
    """Figures that came protected; the last two columns say whether they are shown."""
    return release(figures(drawn, snapshot_id=1), frozenset({1}), {})


def tables(drawn: str, indicator: Indicator = COUNT) -> tuple[PublishedTable, ...]:
    return tuple(published_tables(indicator, cells(drawn)))


def tried(drawn: str, indicator: Indicator = COUNT) -> tuple[Tried, ...]:
    (table,) = tables(drawn, indicator)
    return audit_published(table.design, table.shown, table.hidden, 4, lambda: None)


def grades(seven: str, eight: str, nine: str, total: str) -> str:
    head = "category | obs_value | obs_status | conf_status"
    rows = zip("789", (seven, eight, nine), strict=True)
    return "\n".join([head, *(f"{g} | {n}" for g, n in rows), f"_T | {total}"])


def test_one_hidden_grade_of_three_is_given_away_by_the_total():
    drawn = grades(f"{HIDDEN}", f"20 {SHOWN}", f"30 {SHOWN}", f"53 {SHOWN}")
    (one,) = tried(drawn, GRADED)
    assert not one.is_safe
    assert (one.range.lower, one.range.upper) == (3, 3)


def test_two_hidden_grades_hide_each_other():
    drawn = grades(HIDDEN, HIDDEN, f"30 {SHOWN}", f"53 {SHOWN}")
    found = tried(drawn, GRADED)
    assert [one.range.width for one in found] == [23, 23]
    assert all(one.is_safe for one in found)


def test_all_grades_hidden_under_a_total_are_safe():
    found = tried(grades(HIDDEN, HIDDEN, HIDDEN, f"53 {SHOWN}"), GRADED)
    assert [one.range.width for one in found] == [53] * 3


def test_a_hidden_total_of_shown_grades_is_given_away():
    drawn = grades(f"3 {SHOWN}", f"20 {SHOWN}", f"30 {SHOWN}", HIDDEN)
    (one,) = tried(drawn, GRADED)
    assert (one.range.lower, one.range.upper, one.is_safe) == (53, 53, False)


def test_a_missing_count_is_a_known_zero():
    drawn = grades(HIDDEN, "| missing | free", f"30 {SHOWN}", f"33 {SHOWN}")
    (one,) = tried(drawn, GRADED)
    assert (one.range.lower, one.range.upper, one.is_safe) == (3, 3, False)


def test_what_does_not_apply_is_not_known_to_be_zero():
    drawn = grades(HIDDEN, "| not_applicable | free", f"30 {SHOWN}", f"53 {SHOWN}")
    (one,) = tried(drawn, GRADED)
    assert one.range.width == 23


def test_categories_that_are_not_promised_to_add_up_are_not_subtracted():
    drawn = grades(HIDDEN, f"20 {SHOWN}", f"30 {SHOWN}", f"53 {SHOWN}")
    assert tables(drawn) == ()
    pre_school = drawn + f"\nF | {HIDDEN}"
    (table,) = tables(pre_school, GRADED)
    assert {category for _, category in table.hidden} == {"7", "F"}
    (seven, outside) = tried(pre_school, GRADED)
    assert not seven.is_safe
    assert outside.range.width == float("inf")


def test_a_sex_is_what_the_other_one_leaves():
    drawn = f"""
        sex | obs_value | obs_status | conf_status
        F   | {HIDDEN}
        M   | 20 {SHOWN}
        _T  | 23 {SHOWN}
    """
    (one,) = tried(drawn)
    assert (one.cell, one.is_safe) == (("F", "_T"), False)
    assert one.range.lower == 3


def test_both_sexes_hidden_under_a_total_are_safe():
    drawn = f"""
        sex | obs_value | obs_status | conf_status
        F   | {HIDDEN}
        M   | {HIDDEN}
        _T  | 23 {SHOWN}
    """
    assert all(one.is_safe for one in tried(drawn))


SEXED_SHARE = """
    sex | obs_value | denominator | obs_status | conf_status
    F   |           | 12          | missing    | publisher
    M   | {boys}    | 40          | normal     | free
    _T  | {all}     | {everyone}  | normal     | free
"""


def test_rounded_shares_with_denominators_are_counts_within_limits():
    # 25 % of 40 is 10 (24.5-25.5 %: 9.8-10.2); 25 % of 52 is 13 (12.74-13.26).
    drawn = SEXED_SHARE.format(boys=25, all=25, everyone=52)
    (table,) = tables(drawn, SHARE)
    assert table.shown == {("M", "_T"): (10, 10), ("_T", "_T"): (13, 13)}
    (one,) = tried(drawn, SHARE)
    assert (one.range.lower, one.range.upper, one.is_safe) == (3, 3, False)


def test_large_denominators_leave_room_in_a_whole_per_cent():
    # 25 % of 400 is 98-102; 25 % of 900 is 221-229.
    drawn = SEXED_SHARE.format(boys=25, all=25, everyone=900).replace("| 40", "| 400")
    (table,) = tables(drawn, SHARE)
    assert table.shown == {("M", "_T"): (98, 102), ("_T", "_T"): (221, 229)}
    (one,) = tried(drawn, SHARE)
    assert (one.range.lower, one.range.upper, one.is_safe) == (119, 131, True)


@pytest.mark.parametrize("decimals", [0, 1])
def test_a_limit_that_is_a_whole_number_counts_as_possible(decimals):
    # 50 % of 100: 49.5-50.5 holds 50 alone, and of 200 99-101 with the ends.
    indicator = replace(SHARE, decimals=decimals)
    drawn = SEXED_SHARE.format(boys=50, all=50, everyone=200).replace("| 40", "| 100")
    (table,) = tables(drawn, indicator)
    wide = decimals == 0
    assert table.shown["M", "_T"] == (50, 50)
    assert table.shown["_T", "_T"] == ((99, 101) if wide else (100, 100))


def test_shares_without_denominators_tell_nothing_that_adds_up():
    drawn = SEXED_SHARE.format(boys=25, all=25, everyone="").replace("| 40", "|")
    (table,) = tables(drawn, SHARE)
    assert table.shown == {}
    assert [one.is_safe for one in tried(drawn, SHARE)] == [True]


def test_figures_of_another_kind_tell_nothing_that_adds_up():
    (table,) = tables(SEXED_SHARE.format(boys=242, all=250, everyone=52), INCOME)
    assert table.shown == {}


def test_figures_that_contradict_each_other_are_unclear():
    # The boys are more than everybody.
    drawn = SEXED_SHARE.format(boys=50, all=25, everyone=52)
    (one,) = tried(drawn, SHARE)
    assert one.range is None
    assert one.is_safe


def test_every_place_and_period_is_a_table_of_its_own():
    head = "ref_area | time_period | sex | obs_value | obs_status | conf_status\n"
    rows = [
        f"{area} | {year} | {sex} | {rest}"
        for area in ("2081R001", "2081R002")
        for year in ("2023", "2024")
        for sex, rest in [
            ("F", f"{HIDDEN}"),
            ("M", f"9 {SHOWN}"),
            ("_T", f"12 {SHOWN}"),
        ]
    ]
    assert len(tables(head + "\n".join(rows))) == 4


def test_a_table_with_nothing_hidden_or_nothing_beside_it_is_no_table():
    assert tables(grades(*[f"9 {SHOWN}"] * 3, f"27 {SHOWN}"), GRADED) == ()
    assert tables("obs_value | obs_status | conf_status\n| missing | publisher") == ()
    assert tuple(published_tables(COUNT, [cell(), cell(area="2081R002")])) == ()
    assert tuple(published_tables(COUNT, [])) == ()


def test_a_grade_that_has_no_row_at_all_is_known_to_be_empty():
    """Seven is hidden, eight shown, nine not there: the total gives seven away."""
    drawn = f"""
        category | obs_value | obs_status | conf_status
        7        | {HIDDEN}
        8        | 20 {SHOWN}
        _T       | 53 {SHOWN}
    """
    (one,) = tried(drawn, GRADED)
    assert (one.range.lower, one.range.upper, one.is_safe) == (33, 33, False)
