"""The meeting that ends each vignette: lifted, decided, reviewed, and verified after.

With days of its own, so that the review's day has come; the browser plays the same.
"""

import json
from datetime import UTC, date, datetime, time, timedelta

import pytest
from played import DUE, LIFTED, MEETS, PLAYS, Play, decide, lift, on, versions
from practised import practised, seeded_url
from sqlalchemy import Engine
from training import training_url

from htl_dash.catalogue.municipalities import municipality
from htl_dash.catalogue.vignettes import vignettes
from htl_dash.cli import main
from htl_dash.domain.decision import Decision, Review, Verdict
from htl_dash.domain.meeting import Forum
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.problem_area import ProblemStatus
from htl_dash.domain.record import RecordKind
from htl_dash.domain.term import Term
from htl_dash.domain.training import Check, Place, Step, Vignette
from htl_dash.services.alternatives import alternatives
from htl_dash.services.editing import open_volume
from htl_dash.services.initiatives import registered_initiatives
from htl_dash.services.lifts import Lift, by_id, lifts
from htl_dash.services.meetings import due_for_review, held, open_meeting
from htl_dash.services.practice import Progress, progress
from htl_dash.services.register import Entry, save
from htl_dash.services.reviews import Reviewed, TooEarlyError, add_review, judge
from htl_dash.settings import training_folder
from htl_dash.viewmodels.frozen import freeze
from htl_dash.viewmodels.review_document import frozen_review

__all__ = ["practised", "seeded_url", "training_url"]

BEGUN = datetime.combine(LIFTED, time(9, tzinfo=UTC))
SPRING = Term.read("vt2027")
AT_THE_MEETING = (Check.PROBLEM_LIFTED, Check.MEETING_OPENED, Check.DECISION_TAKEN)
VIGNETTES = {one.code: one for one in vignettes(training_folder())}


@pytest.fixture
def home(practised: Engine) -> Municipality:
    return municipality("0000")


def register_spring(engine: Engine, home: Municipality, play: Play) -> None:
    """Write the hours of the spring after the decision, if anybody does."""
    if play.came is None:
        return
    own = registered_initiatives(engine)
    found = next(one.id for one in own if one.initiative.code == play.against[0])
    opened = open_volume(engine, found, SPRING)
    keys = {"initiative_id": found, "term": SPRING.code}
    told = {"actual_hours": play.came}
    entry = Entry(RecordKind.VOLUME, keys, opened.seen, told, opened.record_id)
    save(engine, home, entry, on(date(2027, 6, 10), "coordinator"))


def review(
    engine: Engine, home: Municipality, play: Play, taken: Decision, today: date
) -> Review:
    assert taken.expectation
    judged = judge(engine, home, taken.expectation, today)
    frozen = frozen_review(
        home, taken, judged, play.note, versions(engine), play.who, today
    )
    made = Reviewed(taken, judged, play.note, freeze(frozen))
    return add_review(engine, made, on(today, play.who), today)


def lifted(engine: Engine, problem: int) -> Lift:
    return by_id(lifts(engine))[problem]


def step_of(vignette: Vignette, check: Check) -> Step:
    return next(one for one in vignette.steps if one.check is check)


def test_every_vignette_ends_at_the_meeting_in_the_same_order():
    assert [one.code for one in PLAYS] == [*VIGNETTES]
    for vignette in VIGNETTES.values():
        checks = [one.check for one in vignette.steps if one.check in AT_THE_MEETING]
        assert checks == [*AT_THE_MEETING], vignette.code
        assert vignette.steps[-1].address["flik"] == "uppfoljning"


@pytest.mark.parametrize("play", PLAYS, ids=lambda one: one.code)
def test_what_is_played_is_what_the_vignette_asks_for(play):
    vignette = VIGNETTES[play.code]
    for check in AT_THE_MEETING:
        assert step_of(vignette, check).unit_code == play.unit_code
    assert step_of(vignette, Check.PROBLEM_LIFTED).address["roll"] == play.who
    assert step_of(vignette, Check.DECISION_TAKEN).address["roll"] == play.who
    asked = next(
        one.address["alternativ"]
        for one in vignette.steps
        if one.place is Place.PRIORITIES
    )
    expected = {f"initiative.{one}" for one in play.against}
    assert {*asked.split("~")} == expected


def test_all_five_are_lifted_decided_and_reviewed_and_nothing_differs(
    practised, home, capsys
):
    problems = [lift(practised, home, play) for play in PLAYS]
    weighed = {one.code for one in alternatives(practised, home, ())}
    assert {f"problem.{number}" for number in problems} <= weighed
    meeting = open_meeting(practised, Forum.DEVELOPMENT_GROUP, MEETS, "strategist")
    decided = [
        decide(practised, home, play, number, meeting)
        for play, number in zip(PLAYS, problems, strict=True)
    ]
    left = {one.ref for one in held(practised, meeting).left}
    assert not left & {*problems}
    for play, number in zip(PLAYS, problems, strict=True):
        assert lifted(practised, number).problem.status is ProblemStatus.ANSWERED
        found = progress(practised, VIGNETTES[play.code], BEGUN)
        told = dict(zip(VIGNETTES[play.code].steps, found, strict=True))
        at_it = [told[step_of(VIGNETTES[play.code], one)] for one in AT_THE_MEETING]
        assert at_it == [Progress.DONE] * 3, play.code
        register_spring(practised, home, play)
    with pytest.raises(TooEarlyError):
        review(practised, home, PLAYS[0], decided[0], DUE - timedelta(days=1))
    due = [one.id for one in due_for_review(practised, DUE)]
    assert due == [one.id for one in decided]
    for play, number, taken in zip(PLAYS, problems, decided, strict=True):
        made = review(practised, home, play, taken, DUE)
        assert made.verdict is play.verdict, play.code
        assert (made.brier_score is None) == (play.verdict is Verdict.NOT_MEASURED)
        assert play.note in lifted(practised, number).steps[-1].note
    assert due_for_review(practised, DUE) == ()
    assert main(["verify-decisions", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["decisions"], found["reviews"], found["differing"]) == (5, 5, 0)
    assert main(["audit", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["unsafe"] == 0
