"""A rule says which counts are small."""

import pytest

from htl_dash.domain.protection import Rule


@pytest.mark.parametrize(
    ("count", "hides_zeros", "small"),
    [
        (0, False, False),
        (0, True, True),
        (1, False, True),
        (4, False, True),
        (5, False, False),
        (5, True, False),
        (-3, True, False),
    ],
)
def test_one_to_four_are_small_and_nobody_where_the_rule_says_so(
    count, hides_zeros, small
):
    assert Rule(minimum_count=5, hides_zeros=hides_zeros).is_small(count) is small
