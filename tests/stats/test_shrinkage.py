"""Small areas borrow from the others, and never more than there is to borrow."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.stats.shrinkage import BetaPrior, beta_binomial, marshall

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="needs ../shared/reference/eb_marshall_stl.csv"
)
def test_marshall_matches_the_published_smoothing_of_saint_louis_homicides():
    with (REFERENCE / "eb_marshall_stl.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    expected = json.loads(
        (REFERENCE / "eb_marshall_stl_expected.json").read_text("utf-8")
    )
    smoothed = marshall(
        [float(row["events"]) for row in rows],
        [float(row["population"]) for row in rows],
    )
    assert smoothed[:10] == pytest.approx(expected["first10"], rel=1e-8)


areas = st.lists(
    st.tuples(st.integers(0, 300), st.integers(300, 5_000)), min_size=1, max_size=20
)


@given(areas=areas)
def test_a_smoothed_rate_lies_between_its_own_and_the_common_one(areas):
    counts, people = np.array(areas, dtype=float).T
    own, common = counts / people, counts.sum() / people.sum()
    smoothed = marshall(counts, people)
    assert np.all(smoothed >= np.minimum(own, common) - 1e-12)
    assert np.all(smoothed <= np.maximum(own, common) + 1e-12)


def test_a_smaller_area_is_drawn_further_towards_the_common_rate():
    small, large, _ = marshall([30, 300, 50], [100, 1000, 1000])
    assert small < large < 0.3


def test_areas_that_vary_no_more_than_chance_get_the_common_rate():
    assert marshall([10, 11, 9], [100, 100, 100]) == pytest.approx([0.1] * 3)
    assert marshall([0, 0], [100, 50]) == pytest.approx([0, 0])


def test_moments_find_the_distribution_the_areas_were_drawn_from():
    random = np.random.default_rng(5)
    sizes = random.integers(300, 3_000, 4_000)
    shares = random.binomial(sizes, random.beta(8, 72, 4_000)) / sizes
    prior = beta_binomial(shares, sizes)
    assert prior.a == pytest.approx(8, rel=0.1)
    assert prior.b == pytest.approx(72, rel=0.1)


def test_moments_match_a_hand_calculation():
    # mean 0.3, variance 0.04, of which chance 0.21 / 100.
    prior = beta_binomial([0.1, 0.5], [100, 100])
    between = (0.04 - 0.0021) / 0.99
    assert prior.a + prior.b == pytest.approx(0.21 / between - 1)
    assert prior.a / (prior.a + prior.b) == pytest.approx(0.3)


@given(
    areas=st.lists(
        st.tuples(st.floats(0, 1), st.integers(1, 5_000)), min_size=1, max_size=20
    )
)
def test_the_prior_is_proper_and_never_worth_more_than_it_was_learnt_from(areas):
    shares, sizes = zip(*areas, strict=True)
    prior = beta_binomial(shares, sizes)
    assert min(prior.a, prior.b) >= 0.5
    assert prior.a + prior.b <= sum(sizes) + 0.5


def test_areas_all_alike_are_worth_as_much_as_all_of_them():
    prior = beta_binomial([0.2, 0.2, 0.2], [50, 100, 150])
    assert prior.a == pytest.approx(60)
    assert prior.b == pytest.approx(240)


@pytest.mark.parametrize(
    ("share", "prior"), [(0.0, BetaPrior(0.5, 100)), (1.0, BetaPrior(100, 0.5))]
)
def test_shares_all_at_one_end_leave_half_a_person_at_the_other(share, prior):
    assert beta_binomial([share, share], [40, 60]) == prior


def test_shares_split_between_the_ends_give_the_weakest_prior():
    assert beta_binomial([0.0, 1.0], [50, 50]) == BetaPrior(0.5, 0.5)


def test_a_single_area_has_nobody_to_learn_from():
    assert beta_binomial([0.3], [500]) == BetaPrior(0.5, 0.5)
