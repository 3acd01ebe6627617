"""Judgements are only added: what was thought before is still there."""

from datetime import timedelta

from store_rows import MORNING

from htl_dash.domain.record import Signature
from htl_dash.domain.weighing import Score
from htl_dash.store.database import writing
from htl_dash.store.scores import add_score, score_number, scores

FIRST = Signature("coordinator", MORNING)
LATER = Signature("head_teacher", MORNING + timedelta(hours=1))
GROUPS, DAYS = "initiative.parent_groups", "initiative.activity_days"


def test_every_judgement_stays_with_who_and_when(store):
    with writing(store) as connection:
        assert score_number(connection) == 0
        add_score(connection, GROUPS, "evidence", (20, 60), "Två studier", FIRST)
        add_score(connection, DAYS, "evidence", (10, 30), None, FIRST)
        add_score(connection, GROUPS, "evidence", None, None, LATER)
    with store.connect() as connection:
        assert scores(connection, GROUPS) == (
            Score(
                *(GROUPS, "evidence", 20, 60, "Två studier"),
                *("coordinator", "2026-11-22T07:30:00+00:00"),
            ),
            Score(
                *(GROUPS, "evidence", None, None, None),
                *("head_teacher", "2026-11-22T08:30:00+00:00"),
            ),
        )
        assert len(scores(connection)) == score_number(connection) == 3
