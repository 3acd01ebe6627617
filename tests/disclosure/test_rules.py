"""The rule says which counts are secret, and what else is hidden with them."""

import numpy as np
import pytest

from htl_dash.disclosure.design import TOTAL, Axis, design
from htl_dash.disclosure.rules import (
    Reason,
    Secret,
    secret_rows,
    secrets,
    together,
    whole,
)
from htl_dash.domain.protection import Rule

AREA = Axis("area", ("a", "b", "c"), {})
OUTCOME = Axis("outcome", ("passed", "failed"), {"either": ("passed", "failed")})
SEX = Axis("sex", ("girls", "boys"), {})
ROW = design([AREA], [{"area": ("a", "b", "c", TOTAL)}])


def of_row(counts, **rule):
    return secrets(ROW, np.array(counts, float), Rule(**rule))


def of_outcomes(passed, failed, codes=("passed", "failed", TOTAL), **rule):
    shown = design([OUTCOME], [{"outcome": codes}])
    counts = np.array([passed, failed], float)
    return secrets(shown, counts, Rule(complements=("outcome",), **rule))


def test_counts_from_one_to_four_are_secret_and_zero_and_five_are_not():
    assert of_row([0, 5, 12]) == ()
    for count in (1, 2, 3, 4):
        (found,) = of_row([count, 0, 12])
        assert found == Secret(("a",), count, 1, 5, Reason.SMALL)


def test_where_zeros_are_secret_small_counts_may_be_zero_too():
    zero, three = of_row([0, 3, 12], hides_zeros=True)
    assert zero == Secret(("a",), 0, 0, 5, Reason.SMALL)
    assert three == Secret(("b",), 3, 0, 5, Reason.SMALL)


def test_the_smallest_count_is_the_sources_own():
    (found,) = of_row([7, 10, 12], minimum_count=10)
    assert (found.lower, found.upper) == (1, 10)


def test_few_who_failed_make_those_who_passed_a_secret_too():
    passed, failed = sorted(of_outcomes(46, 3, ("passed", "failed")), key=str)[::-1]
    assert passed == Secret(("passed",), 3, 1, 5, Reason.SMALL, rest_on=0)
    assert failed == Secret(("failed",), 3, 1, 5, Reason.SMALL)


def test_the_rest_is_secret_even_where_only_those_who_passed_are_shown():
    (found,) = of_outcomes(46, 3, ("passed", TOTAL))
    assert (found.cell, found.rest_on, found.value) == (("passed",), 0, 3)


def test_nobody_who_failed_is_secret_only_where_zeros_are():
    assert of_outcomes(46, 0) == ()
    found = of_outcomes(46, 0, hides_zeros=True)
    assert {(secret.cell, secret.rest_on) for secret in found} == {
        (("failed",), None),
        (("passed",), 0),
    }


def test_what_is_everything_has_no_rest():
    found = of_outcomes(46, 7, ("passed", "either", TOTAL), hides_zeros=True)
    assert found == ()


def test_the_parts_of_a_small_group_are_secret_and_its_total_is_not():
    found = of_outcomes(7, 0, minimum_group=10)
    assert found == (
        Secret(("passed",), 7, 3, 7, Reason.GROUP),
        Secret(("failed",), 0, 0, 5, Reason.GROUP),
    )
    assert of_outcomes(10, 0, minimum_group=10) == ()
    assert of_outcomes(0, 0, minimum_group=10) == ()


def test_a_small_count_in_a_small_group_is_secret_once():
    found = of_outcomes(6, 3, minimum_group=10)
    assert [s.reason for s in found if s.cell == ("failed",)] == [Reason.SMALL]


def test_the_row_of_a_secret_counts_it():
    shown = design([AREA, OUTCOME], [{"area": ("a",), "outcome": ("passed",)}])
    counts = np.array([46, 3, 20, 20, 20, 20], float)
    cell = ("a", "passed")
    found = [
        Secret(cell, 46, 1, 5, Reason.CHANGE),
        Secret(cell, 3, 1, 5, Reason.SMALL, rest_on=1),
        Secret(cell, 40, 1, 5, Reason.SMALL, rest_on=0),
    ]
    rows = secret_rows(shown, found)
    assert (rows @ counts).tolist() == [secret.value for secret in found]
    assert set(rows.data) == {1.0}


def test_no_secrets_have_no_rows():
    assert secret_rows(ROW, ()).shape == (0, 3)


def test_the_whole_of_a_cell_is_the_total_on_one_axis():
    assert whole(("a", "girls"), 1) == ("a", TOTAL)


def test_both_sexes_are_hidden_together_and_their_total_and_other_areas_are_not():
    codes = {"area": AREA.leaves, "sex": ("girls", "boys", TOTAL)}
    shown = design([AREA, SEX], [codes])
    rule = Rule(together=("sex",))
    assert together(shown, {("a", "girls")}, rule) == {("a", "boys")}
    assert together(shown, {("a", TOTAL)}, rule) == set()
    assert together(shown, {("a", "girls")}, Rule()) == set()


def test_a_group_that_is_everything_is_not_pulled_by_its_parts():
    shown = design([OUTCOME], [{"outcome": ("passed", "failed", "either")}])
    rule = Rule(together=("outcome",))
    assert together(shown, {("failed",)}, rule) == {("passed",)}


@pytest.mark.parametrize("axes", [("sex", "outcome"), ("outcome", "sex")])
def test_what_is_pulled_along_one_axis_pulls_along_the_next(axes):
    views = [{"sex": SEX.leaves, "outcome": OUTCOME.leaves}]
    shown = design([SEX, OUTCOME], views)
    found = together(shown, {("girls", "failed")}, Rule(together=axes))
    assert found == set(shown.cells) - {("girls", "failed")}
