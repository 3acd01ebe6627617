"""Each approach has a definition, and it is said whose it is."""

from collections.abc import Callable

import pytest

from htl_dash.catalogue.approaches import FILE, approach_definitions
from htl_dash.domain.errors import CatalogueError
from htl_dash.domain.initiative import Approach

Edit = Callable[[str, str, str], None]


def test_the_three_approaches_stand_in_order() -> None:
    assert [one.approach for one in approach_definitions()] == list(Approach)


def test_the_definition_that_is_our_own_says_so() -> None:
    *published, remedial = approach_definitions()
    assert "inte publicerat" in remedial.source
    assert "vår egen" in remedial.source
    assert all("Kommunens egen definition" in one.source for one in published)


@pytest.mark.parametrize(
    ("old", "new", "key", "cure"),
    [
        ("[remedial]", "[curing]", "curing", "promotive, preventive, remedial"),
        ("source = ", "#", "promotive.source", "Lägg till nyckeln source."),
        ("source = ", "owner = ", "promotive.owner", "De som får finnas"),
        (
            'definition = "',
            'definition = "" # ',
            "promotive.definition",
            "citattecknen",
        ),
    ],
)
def test_damage_is_refused_with_file_key_and_cure(
    edit: Edit, old: str, new: str, key: str, cure: str
) -> None:
    edit(FILE, old, new)
    with pytest.raises(CatalogueError) as caught:
        approach_definitions()
    assert caught.value.facts["file"] == FILE
    assert caught.value.facts["key"] == key
    assert cure in str(caught.value.facts["cure"])
