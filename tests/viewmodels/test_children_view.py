"""Children's voice beside the adults': with it, without it, and alone."""

from made_priorities import CODES, scored
from registering import NORTH, SPRING, TOWN

from htl_dash.catalogue.criteria import all_criteria
from htl_dash.domain.goal import Dimension
from htl_dash.services.children import ReleasedChoices
from htl_dash.services.priority_result import result
from htl_dash.services.weighings import Reasonable, group_weighing, own_weighing
from htl_dash.text import t
from htl_dash.viewmodels.children_view import (
    asked_about,
    children_view,
    choices_table,
)

SPLIT = {"dear": (100, 0, 0), "cheap": (0, 100, 0), "slow": (0, 0, 100)}
ADULTS, CHILDREN = (0.6, 0.3, 0.1), (0.1, 0.8, 0.1)


def made(scores, *voices):
    weighing = group_weighing(CODES, voices, Reasonable.NEAR)
    return result(scores.table, weighing)


def test_children_are_asked_about_dimensions_and_criteria_in_words_of_their_own():
    found = asked_about(tuple(all_criteria()))
    assert {*Dimension} <= found.keys()
    assert "cost" not in found
    assert all(words.startswith("Att ") for words in found.values())
    assert list(asked_about(())) == [*Dimension]


def test_a_hidden_count_is_hidden_in_the_table_and_empty_in_files():
    choices = ReleasedChoices(NORTH, SPRING, 40, {"need": 22, "reach": None})
    table = choices_table([choices], TOWN)
    assert [row[3] for row in table.shown] == ["22", t("figure.hidden")]
    assert [row[3] for row in table.rows] == [22, None]


def test_what_the_childrens_voice_changes_is_told():
    scores = scored(**SPLIT)
    without = made(scores, ADULTS)
    both, alone = made(scores, ADULTS, CHILDREN), made(scores, CHILDREN)
    found = children_view(scores, without, both, alone)
    assert found.heading.startswith("Med barnens röst kommer cheap oftast först (")
    assert "Utan den är det dear (" in found.heading
    assert len(found.table.shown) == 3
    assert found.table.rows[1][3] > found.table.rows[1][1]


def test_where_it_changes_nothing_that_is_said():
    scores = scored(**SPLIT)
    same = result(scores.table, own_weighing(CODES, {}, Reasonable.NEAR))
    found = children_view(scores, same, same, same)
    assert "både utan barnens röst (" in found.heading
