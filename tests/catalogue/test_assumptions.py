"""Every assumption has its doubt and its source."""

from collections.abc import Callable

import pytest

from htl_dash.catalogue.assumptions import FILE, all_assumptions
from htl_dash.catalogue.checking import check_catalogue
from htl_dash.domain.assumption import Quantity
from htl_dash.domain.errors import CatalogueError

Edit = Callable[[str, str, str], None]


def test_every_quantity_is_assumed_with_limits_around_it() -> None:
    assert set(all_assumptions()) == set(Quantity)
    for one in all_assumptions().values():
        assert one.lower <= one.value <= one.upper


def test_it_is_said_where_an_assumption_is_from() -> None:
    sources = {quantity: one.source for quantity, one in all_assumptions().items()}
    assert sources.pop(Quantity.CHILDHOOD_YEARS) == "Myndighetsåldern."
    assert all("antagande" in one or "av oss" in one for one in sources.values())


def test_work_may_do_harm_in_every_assumption_about_its_effect() -> None:
    effects = [one for one in all_assumptions().values() if one.quantity.is_effect]
    assert len(effects) == 3
    assert all(one.lower < 0 for one in effects)


@pytest.mark.parametrize(
    ("old", "new", "key", "cure"),
    [
        ("[high_now]", "[high_then]", "high_then", "high_now"),
        ('title = "Barn i kommunen"', "", "children.title", "Lägg till nyckeln"),
        ("value = 0.15", "value = 0.3", "early_now.value", "från 0.08 till 0.25"),
        ("upper = 0.25", "upper = 1.25", "early_now.upper", "från 0.0 till 1.0"),
        ("lower = 0.08", "lower = 0.4", "early_now.lower", "Byt plats"),
        ("lower = -0.08", "lower = -1.5", "promotive_effect.lower", "från -1.0"),
        ("lower = 300", "lower = 0", "promotive_price.lower", "från 1.0"),
        ("upper = 18", "upper = 40", "childhood_years.upper", "till 25.0"),
    ],
)
def test_damage_is_refused_with_file_key_and_cure(
    edit: Edit, old: str, new: str, key: str, cure: str
) -> None:
    edit(FILE, old, new)
    with pytest.raises(CatalogueError) as caught:
        check_catalogue()
    assert (caught.value.facts["file"], caught.value.facts["key"]) == (FILE, key)
    assert cure in str(caught.value.facts["cure"])
