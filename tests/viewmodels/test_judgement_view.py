"""What was judged before is told with who, when and why."""

from made_priorities import CRITERIA
from registering import TOWN

from htl_dash.domain.weighing import Score
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.judgement_view import history_table

AT = "2026-11-25T08:00:00+00:00"


def test_every_judgement_has_a_row_and_one_taken_back_says_so():
    found = (
        Score("initiative.a", "equity", None, None, None, "head_teacher", AT),
        Score("initiative.a", "equity", 20, 60, "Två **studier**", "coordinator", AT),
        Score("initiative.a", "equity", 50, 50, None, "coordinator", AT),
    )
    table = history_table(found, TOWN, CRITERIA[0])
    assert [row[1] for row in table.shown] == ["Rektor", "Samordnare", "Samordnare"]
    spans = [row[3].replace(HARD_SPACE, " ") for row in table.shown]
    assert spans == [t("score.taken_back_short"), "20–60 poäng", "50 poäng"]
    assert table.shown[1][4] == r"Två \*\*studier\*\*"
