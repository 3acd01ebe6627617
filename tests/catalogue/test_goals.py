"""The decided goals load, and an absent problem description is said to be absent."""

from collections.abc import Callable
from pathlib import Path

import pytest

from htl_dash.catalogue.goals import all_goals
from htl_dash.domain.errors import CatalogueError
from htl_dash.domain.goal import Dimension

Edit = Callable[[str, str, str], None]
FILE = "goals/health.toml"


def test_there_is_one_goal_for_health_safety_and_learning_in_that_order() -> None:
    assert [goal.title for goal in all_goals().values()] == [
        "Jämlik hälsa",
        "Jämlik trygghet",
        "Jämlikt lärande",
    ]
    assert list(all_goals()) == list(Dimension)


def test_every_goal_says_who_decided_it_and_when() -> None:
    for goal in all_goals().values():
        assert goal.decided == "Kommunstyrelsen, maj 2018"
        assert goal.municipality == "2081"


def test_an_unpublished_problem_description_is_none_and_says_who_adds_it() -> None:
    for goal in all_goals().values():
        assert goal.problem_description is None
        assert "strateg kan lägga in den" in goal.problem_description_note


def test_a_problem_description_that_is_filled_in_is_read(edit: Edit) -> None:
    edit(FILE, "decided =", 'problem_description = "Så ser det ut."\ndecided =')
    assert all_goals()[Dimension.HEALTH].problem_description == "Så ser det ut."


@pytest.mark.parametrize(
    ("old", "new", "key", "cure"),
    [
        ("statement =", "goal =", "goal", "De som får finnas"),
        ("decided =", "#", "decided", "Lägg till nyckeln decided."),
        (
            '_note = "',
            '_note = "" #',
            "problem_description_note",
            "vem som fyller i den",
        ),
        ("municipality =", "#", "municipality", "Lägg till nyckeln municipality."),
        ("title = ", "title ", "rad 1", "likhetstecken"),
    ],
)
def test_damage_is_refused_with_file_key_and_cure(
    edit: Edit, old: str, new: str, key: str, cure: str
) -> None:
    edit(FILE, old, new)
    with pytest.raises(CatalogueError) as caught:
        all_goals()
    assert caught.value.facts["file"] == FILE
    assert caught.value.facts["key"] == key
    assert cure in str(caught.value.facts["cure"])


def test_a_missing_goal_is_named(copy: Path) -> None:
    (copy / "goals" / "learning.toml").unlink()
    with pytest.raises(CatalogueError) as caught:
        all_goals()
    assert caught.value.facts["file"] == "goals/learning.toml"


def test_a_goal_outside_the_three_is_refused(copy: Path) -> None:
    (copy / "goals" / "economy.toml").write_text("", encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        all_goals()
    assert caught.value.facts["file"] == "goals/economy.toml"
    assert "health, safety, learning" in str(caught.value.facts["cure"])
