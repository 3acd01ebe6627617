"""A prioritisation as a document: frozen to the same bytes, without a single answer."""

from made_priorities import CODES, group, scored
from registering import TOWN

from htl_dash.services.priority_result import disagreement, result
from htl_dash.services.weighings import Reasonable, group_weighing, mean_weights
from htl_dash.viewmodels.document import written
from htl_dash.viewmodels.priority_document import priority_sections

ROWS = {"**dear**": (100, 0, None), "cheap": (0, 100, (20, 60)), "slow": (0, 0, 100)}
GROUPS = (
    group("employment_office", (100, 0, 0), (90, 5, 0), (80, 0, 10)),
    group("strategist", (0, 100, 0), (0, 90, 10), (10, 100, 0)),
)


def sections(groups=GROUPS):
    scores = scored(**ROWS)
    means = [mean_weights(CODES, one) for one in groups]
    weighing = group_weighing(CODES, means, Reasonable.GROUPS)
    found = result(scores.table, weighing)
    divided = disagreement(scores.table, groups)
    return priority_sections(scores, found, 2, divided, TOWN, ())


def test_it_has_the_finding_the_weights_the_scores_and_the_disagreement():
    found = sections()
    assert len(found) == 5
    assert "viktningar" in found[0].heading
    assert len(sections(())) == 4


def test_titles_stand_as_they_were_typed_and_no_markdown_is_left():
    text = written(sections())
    assert "**dear**" in text
    assert "\\\\" not in text.replace('\\"', "")
    assert ":gray" not in text


def test_the_same_question_gives_the_same_bytes():
    assert written(sections()) == written(sections())
