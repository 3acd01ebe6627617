"""The criteria are nine, their scales fixed, and it is said whose they are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from htl_dash.catalogue.checking import check_catalogue
from htl_dash.catalogue.criteria import FILE, all_criteria
from htl_dash.catalogue.fingerprint import catalogue_fingerprint
from htl_dash.domain.criterion import POINTS, Basis, Preferred
from htl_dash.domain.errors import CatalogueError

Edit = Callable[[str, str, str], None]


def test_the_nine_criteria_stand_in_the_order_of_the_file() -> None:
    assert list(all_criteria()) == [
        "need",
        "reach",
        "equity",
        "evidence",
        "feasibility",
        "cost",
        "time_to_effect",
        "upstream_share",
        "children",
    ]


def test_every_source_of_data_has_its_criterion_and_people_score_the_rest() -> None:
    found = [one.basis for one in all_criteria().values()]
    assert set(found) == set(Basis)
    people = [one for one in all_criteria().values() if one.is_scored_by_people]
    assert [one.code for one in people] == ["equity", "evidence", "feasibility"]
    for one in people:
        assert (one.anchors[0].points, one.anchors[-1].points) == POINTS


def test_a_scale_that_is_our_own_says_so() -> None:
    assert all("Vår egen skala" in one.source for one in all_criteria().values())


def test_cost_and_time_are_better_the_less_they_are() -> None:
    less = [
        one.code for one in all_criteria().values() if one.preferred is Preferred.LESS
    ]
    assert less == ["cost", "time_to_effect"]


@pytest.mark.parametrize(
    ("old", "new", "key", "cure"),
    [
        ("[need]", "[Need]", "Need", "små bokstäver"),
        ('title = "Behov"', "", "need.title", "Lägg till nyckeln title."),
        ('title = "Behov"', 'name = "Behov"', "need.name", "De som får finnas"),
        ('basis = "need"', 'basis = "guess"', "need.basis", "people, need"),
        ('basis = "need"', 'basis = "reach"', "reach.basis", "Ta bort det ena"),
        ('preferred = "more"', 'preferred = "less"', "need.scale.values", '"more"'),
        ('preferred = "less"', 'preferred = "more"', "cost.scale.values", '"less"'),
        ("amounts = [0, 60]", "amounts = [60]", "need.scale.values", "lika många"),
        ("amounts = [0, 60]", "amounts = [60, 0]", "need.scale.amounts", "stigande"),
        ("values = [0, 1]", "values = [0, 0.9]", "need.scale.values", "1 i den andra"),
        (
            "values = [0, 0.5, 0.8, 1]",
            "values = [0, 0.8, 0.5, 1]",
            "reach.scale.values",
            "stiga från 0 till 1",
        ),
        ("amounts = [0, 100]", "amounts = [0, 10]", "equity.scale.amounts", "100"),
        ("points = 100", "points = 90", "equity.anchors", "för 100 poäng"),
        ("points = 50", "points = 0", "equity.anchors", "stigande ordning"),
        ("points = 50", "points = 150", "equity.anchors[2].points", "från 0"),
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


def test_words_for_points_that_nobody_sets_are_refused(copy: Path) -> None:
    text = (copy / FILE).read_text("utf-8")
    more = '[[children.anchors]]\npoints = 0\ntext = "Inga barn."\n'
    (copy / FILE).write_text(f"{text}\n{more}", "utf-8")
    with pytest.raises(CatalogueError) as caught:
        all_criteria()
    assert caught.value.facts["key"] == "children.anchors"


@pytest.fixture
def shipped() -> str:
    """The fingerprint of the catalogue as it ships."""
    return catalogue_fingerprint()


def test_another_scale_is_another_state_of_the_catalogue(
    shipped: str, edit: Edit
) -> None:
    edit(FILE, "amounts = [0, 60]", "amounts = [0, 70]")
    assert catalogue_fingerprint() != shipped
