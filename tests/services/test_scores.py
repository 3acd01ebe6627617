"""A judgement is a range with its note, kept with all that were before it."""

import pytest

from htl_dash.domain.criterion import Basis, Criterion, Preferred, ValueScale
from htl_dash.services.register import UnsignedError
from htl_dash.services.scores import (
    ScoreError,
    judge,
    judged_before,
    judgements,
    scores_version,
)
from htl_dash.services.written import WrittenError
from htl_dash.text import t

GROUPS, WHO = "initiative.parent_groups", "coordinator"
POINTS = ValueScale("poäng", (0.0, 100.0), (0.0, 1.0))
EVIDENCE = Criterion(
    "evidence", "Stöd", "Hur säkert?", Basis.PEOPLE, Preferred.MORE, POINTS, "Prov"
)


def test_the_last_judgement_counts_and_the_earlier_are_still_there(store):
    versions = [scores_version(store)]
    for span in ((20, 60), (30, 50)):
        judge(store, GROUPS, EVIDENCE, span, "Två  studier\n", WHO)
        versions.append(scores_version(store))
    now = judgements(store)[GROUPS, "evidence"]
    assert (now.lower, now.upper, now.note, now.who) == (30, 50, "Två  studier", WHO)
    assert [one.lower for one in judged_before(store, GROUPS)] == [30, 20]
    assert len({*versions}) == 3


def test_a_judgement_that_is_taken_back_is_unknown_again(store):
    judge(store, GROUPS, EVIDENCE, (20, 60), "", WHO)
    judge(store, GROUPS, EVIDENCE, None, "", WHO)
    assert judgements(store) == {}
    assert len(judged_before(store, GROUPS)) == 2


@pytest.mark.parametrize(
    "span", [(-1, 50), (0, 101), (60, 40), (float("nan"), 50)], ids=str
)
def test_what_is_no_range_on_the_scale_is_refused(store, span):
    with pytest.raises(ScoreError) as caught:
        judge(store, GROUPS, EVIDENCE, span, "", WHO)
    assert t(caught.value.text_key, **caught.value.facts)
    assert judgements(store) == {}


def test_nobody_judges_without_signing(store):
    with pytest.raises(UnsignedError):
        judge(store, GROUPS, EVIDENCE, (20, 60), "", "")


def test_a_note_that_points_out_a_person_is_saved_nowhere(store):
    note = "Det gäller 830101-9801."
    with pytest.raises(WrittenError) as caught:
        judge(store, GROUPS, EVIDENCE, (20, 60), note, WHO, {"note": note})
    assert [one.text_key for one in caught.value.problems] == [
        "free_text.identity_number"
    ]
    assert judged_before(store, GROUPS) == ()


def test_a_warning_may_be_accepted_for_exactly_that_text(store):
    note = "Mötet var i Svensson-salen."
    with pytest.raises(WrittenError):
        judge(store, GROUPS, EVIDENCE, (20, 60), note, WHO)
    judge(store, GROUPS, EVIDENCE, (20, 60), note, WHO, {"note": note})
    assert judgements(store)[GROUPS, "evidence"].note == note
