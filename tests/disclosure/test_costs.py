"""What is hidden beside the secrets cannot be foreseen, and so tells nothing by itself."""

import numpy as np
import pytest
from constructed import school_release

from htl_dash.disclosure.audit import audit_release
from htl_dash.disclosure.costs import costs
from htl_dash.disclosure.design import TOTAL, Axis, Design, design
from htl_dash.disclosure.frozen import CountSeries, first
from htl_dash.disclosure.protect import protect
from htl_dash.domain.protection import Rule

SALTS = [f"salt {n}" for n in range(24)]
ROW = design(
    [Axis("school", ("a", "b", "c"), {})], [{"school": ("a", "b", "c", TOTAL)}]
)


def hidden(*counts: int, salt: str, shown: Design = ROW) -> frozenset[str]:
    found = protect(shown, np.array(counts, float), Rule(), salt=salt)
    return frozenset(cell[0] for cell in found.hidden)


def test_without_salt_a_total_costs_more_than_its_parts_and_many_more_than_few():
    a, b, c, total = costs(ROW, np.array([5.0, 4.0, 40.0]), "")
    assert b < a < c < total


def test_salt_makes_cells_up_to_twice_as_dear_or_cheap_and_differs_between_releases():
    counts = np.array([5.0, 4.0, 4.0])
    plain = costs(ROW, counts, "")
    moods = np.array([costs(ROW, counts, salt) / plain for salt in SALTS])
    assert (moods >= 0.5).all()
    assert (moods <= 2.0).all()
    assert len({tuple(mood) for mood in moods}) == len(SALTS)


def test_the_same_salt_hides_the_same_cells():
    assert hidden(5, 3, 5, salt="one") == hidden(5, 3, 5, salt="one")


def test_which_partner_a_small_count_gets_cannot_be_foreseen():
    """Schools with 5, 4 and 4 pupils hide b and c, as 5, 3 and 5 sometimes do.

    If they never did, a reader who knows the program would know that both are 4.
    """
    assert {hidden(5, 4, 4, salt=salt) for salt in SALTS} == {frozenset("bc")}
    assert {hidden(5, 3, 5, salt=salt) for salt in SALTS} >= {
        frozenset("bc"),
        frozenset("ab"),
    }


@pytest.mark.parametrize("salt", SALTS[:6])
def test_every_secret_is_kept_whatever_the_salt(salt):
    shown, counts = school_release()
    release = first(CountSeries("prov", shown, counts, Rule(), salt=salt))
    assert all(one.is_safe for one in audit_release(release, lambda: None))
