"""What a look ahead begins with is stated, and effects from studies are held back."""

from collections.abc import Callable
from math import exp, pi, sqrt

import pytest

from htl_dash.catalogue.assumptions import all_assumptions
from htl_dash.catalogue.shift_assumptions import FILE, shift_assumptions
from htl_dash.domain.assumption import Quantity
from htl_dash.domain.errors import CatalogueError

Edit = Callable[[str, str, str], None]
FLOWS = {
    # Published d (made better by less of something, or by more), and the flow it moves.
    Quantity.PROMOTIVE_EFFECT: (-0.22, Quantity.LOW_TO_EARLY),
    Quantity.PREVENTIVE_EFFECT: (-0.20, Quantity.EARLY_TO_HIGH),
    Quantity.REMEDIAL_EFFECT: (0.50, Quantity.HIGH_TO_EARLY),
}


def published(effect: Quantity) -> float:
    """Turn a standardised difference into a change of the flow (Chinn 2000)."""
    difference, flow = FLOWS[effect]
    risk = all_assumptions()[flow].value
    odds = exp(difference * pi / sqrt(3))
    return abs(odds / (1 - risk + risk * odds) - 1)


def test_everything_has_a_source() -> None:
    found = shift_assumptions()
    for one in (found.spending, found.effect, found.now, found.moved):
        assert len(one.source) > 10
    assert sum(found.now.shares.values()) == 100


@pytest.mark.parametrize("effect", FLOWS)
def test_an_effect_is_half_of_what_the_study_found_and_wide(effect: Quantity) -> None:
    one, found = all_assumptions()[effect], published(effect)
    assert one.value == pytest.approx(found / 2, abs=0.03)
    assert one.lower < 0
    assert one.upper >= min(found, 1.0)
    assert "Halverat och vidgat av oss" in one.source


@pytest.mark.parametrize(
    ("old", "new", "key", "cure"),
    [
        ("preventive = 20", "preventive = 25", "now.remedial", "100 tillsammans"),
        ("value = 4_000", "value = 40", "spending.value", "500"),
        ("points = 20", "points = 0", "moved.points", "1"),
        ("most = 60", "most = 600", "effect.most", "100"),
        ("phased_in_years", "phased_years", "phased_years", "phased_in_years"),
        ("[moved]", "[moves]", "moves", "moved"),
    ],
)
def test_damage_is_refused_with_file_key_and_cure(
    edit: Edit, old: str, new: str, key: str, cure: str
) -> None:
    edit(FILE, old, new)
    with pytest.raises(CatalogueError) as caught:
        shift_assumptions()
    assert caught.value.facts["file"] == FILE
    assert caught.value.facts["key"] == key
    assert cure in str(caught.value.facts["cure"])
