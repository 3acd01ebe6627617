"""Each vignette can be run from start to end, and ticks itself off only when it is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from decided import CONTENT, EXPECTED
from practised import practised, seeded_url
from registering import lifted_problems
from sqlalchemy import Engine
from training import training_url

from htl_dash.catalogue.municipalities import municipality
from htl_dash.catalogue.vignettes import vignettes
from htl_dash.domain.meeting import Forum
from htl_dash.domain.record import RecordKind, Signature, Via
from htl_dash.domain.term import Term
from htl_dash.domain.training import Check, Vignette
from htl_dash.services.decisions import Proposal, take_decision
from htl_dash.services.editing import open_volume
from htl_dash.services.initiatives import registered_initiatives
from htl_dash.services.meetings import add_missing, open_meeting
from htl_dash.services.practice import Progress, progress
from htl_dash.services.register import Entry, save, take_in, undo
from htl_dash.services.releases import release_log
from htl_dash.services.work import work_items
from htl_dash.services.written import WrittenError
from htl_dash.settings import training_folder
from htl_dash.store.database import writing
from htl_dash.store.records import Record

__all__ = ["practised", "seeded_url", "training_url"]

BEGUN = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
NORTH, SOUTH = "00000001", "00000002"
AUTUMN = Term.read("ht2026")
WAITING = [Progress.WAITING] * 3
"""At the meeting nothing is done yet."""
PROBLEM = {
    "title": "Oroliga kvällar vid torget",
    "description": "Det är bråk på kvällarna. Vi har varit ute men räcker inte till.",
    "dimensions": "safety",
    "raised_by": "outreach_worker",
    "status": "lifted",
}


def vignette(code: str) -> Vignette:
    return next(one for one in vignettes(training_folder()) if one.code == code)


AT_THE_MEETING = (Check.PROBLEM_LIFTED, Check.MEETING_OPENED, Check.DECISION_TAKEN)


def done(engine: Engine, code: str, since: datetime = BEGUN) -> list[Progress]:
    """What the store tells of the steps of doing before the meeting."""
    return _told(engine, code, since, is_at_meeting=False)


def at_meeting(engine: Engine, code: str, since: datetime = BEGUN) -> list[Progress]:
    """What the store tells of lifting, meeting and deciding."""
    return _told(engine, code, since, is_at_meeting=True)


def _told(
    engine: Engine, code: str, since: datetime, *, is_at_meeting: bool
) -> list[Progress]:
    own = vignette(code)
    rows = zip(own.steps, progress(engine, own, since), strict=True)
    return [
        told
        for step, told in rows
        if told and (step.check in AT_THE_MEETING) is is_at_meeting
    ]


def by(who: str, minutes: int, via: Via = Via.FORM) -> Signature:
    return Signature(who, BEGUN + timedelta(minutes=minutes), via)


def initiative(engine: Engine, code: str) -> int:
    own = registered_initiatives(engine)
    return next(one.id for one in own if one.initiative.code == code)


def save_volume(
    engine: Engine, code: str, by: Signature, term: Term = AUTUMN, **written: str
) -> Record:
    own = initiative(engine, code)
    opened = open_volume(engine, own, term)
    keys = {"initiative_id": own, "term": term.code}
    entry = Entry(RecordKind.VOLUME, keys, opened.seen, written, opened.record_id)
    return save(engine, municipality("0000"), entry, by)


def save_problem(engine: Engine, unit: str, by: Signature, **written: str) -> Record:
    keys = {"unit_code": unit, "lifted_on": date(2026, 11, 20)}
    entry = Entry(RecordKind.PROBLEM, keys, 0, PROBLEM | written)
    return save(engine, municipality("0000"), entry, by)


def save_initiative(engine: Engine, code: str, by: Signature, **written: str) -> Record:
    own = registered_initiatives(engine)
    found = next(one for one in own if one.initiative.code == code)
    keys = {"unit_code": found.unit_code}
    kind = RecordKind.INITIATIVE
    entry = Entry(kind, keys, found.revision, written, found.id)
    return save(engine, municipality("0000"), entry, by)


def take_in_term(engine: Engine, unit: str, by: Signature) -> None:
    with writing(engine) as connection:
        take_in(connection, municipality("0000"), unit, AUTUMN, by)


def reach(engine: Engine, code: str) -> tuple[int | None, bool]:
    found = next(
        one.volume.actual
        for one in work_items(engine)
        if one.initiative.code == code and one.volume.term == AUTUMN
    )
    return found.reach, found.is_reach_hidden


@pytest.mark.parametrize("code", [one.code for one in vignettes(training_folder())])
def test_nothing_is_done_when_a_vignette_begins(practised, code):
    found = progress(practised, vignette(code), BEGUN)
    assert len(found) == len(vignette(code).steps)
    assert set(found) <= {None, Progress.WAITING}


def test_a_term_of_parent_groups_is_registered(practised):
    code = "registrera-en-termin"
    assert vignette(code).plays == "coordinator"
    written = {"actual_hours": "68", "actual_sek": "31 000", "actual_reach": "21"}
    parents = "training_parent_circles"
    save_volume(practised, parents, by("coordinator", 2), **written)
    assert done(practised, code) == [Progress.DONE]
    assert reach(practised, parents) == (None, False)


def test_another_school_another_term_and_what_is_taken_back_do_not_count(practised):
    code = "registrera-en-termin"
    library, parents = "training_homework_library", "training_parent_circles"
    save_volume(practised, library, by("coordinator", 1), actual_hours="7")
    spring = Term.read("vt2026")
    save_volume(practised, parents, by("coordinator", 2), spring, actual_hours="7")
    assert done(practised, code) == [Progress.WAITING]
    save_volume(practised, parents, by("coordinator", -5), actual_hours="7")
    assert done(practised, code) == [Progress.WAITING]
    assert done(practised, code, BEGUN - timedelta(hours=1)) == [Progress.DONE]


def test_an_undone_change_is_no_change_of_its_own(practised):
    parents = "training_parent_circles"
    record = save_volume(practised, parents, by("coordinator", -9), actual_hours="7")
    now = datetime.now(UTC)
    undo(practised, RecordKind.VOLUME, record.id, record.revision, "coordinator")
    assert done(practised, "registrera-en-termin", now) == [Progress.WAITING]


def test_what_comes_from_a_file_counts_too(practised):
    signature = by("coordinator", 2, Via.FILE)
    save_volume(practised, "training_parent_circles", signature, actual_hours="7")
    assert done(practised, "registrera-en-termin") == [Progress.DONE]


def test_the_head_teacher_only_reads_before_the_meeting(practised):
    assert vignette("skolans-omraden").plays == "head_teacher"
    assert done(practised, "skolans-omraden") == []


def test_an_initiative_without_approach_is_classified(practised):
    code = "andel-eller-behov"
    save_initiative(
        practised,
        "training_culture_days",
        by("strategist", 15),
        approach="promotive",
        approach_reason="Dagarna är till för alla i årskursen.",
    )
    assert done(practised, code) == [Progress.DONE]


def test_a_problem_is_lifted_when_it_points_out_nobody(practised):
    code = "lyft-ett-problem"
    pointing = "En flicka i 3B är rädd på kvällarna."
    with pytest.raises(WrittenError):
        save_problem(practised, SOUTH, by("outreach_worker", 1), description=pointing)
    assert at_meeting(practised, code) == WAITING
    save_problem(practised, NORTH, by("outreach_worker", 2))
    assert at_meeting(practised, code) == WAITING
    record = save_problem(practised, SOUTH, by("outreach_worker", 3))
    assert at_meeting(practised, code) == [Progress.DONE, *WAITING[1:]]
    assert lifted_problems(practised)[-1].id == record.id
    undo(practised, RecordKind.PROBLEM, record.id, 1, "outreach_worker")
    assert at_meeting(practised, code) == WAITING


def test_only_what_was_lifted_since_counts_at_the_meeting(practised):
    code, forum = "lyft-ett-problem", Forum.DEVELOPMENT_GROUP
    meeting = open_meeting(practised, forum, date(2026, 11, 20), "strategist")
    assert at_meeting(practised, code) == WAITING
    before = lifted_problems(practised)[0]
    take(practised, before.id, expectation=EXPECTED)
    own = save_problem(practised, SOUTH, by("outreach_worker", 3))
    assert at_meeting(practised, code) == [Progress.DONE, *WAITING[1:]]
    add_missing(practised, meeting, "strategist")
    assert at_meeting(practised, code) == [Progress.DONE] * 2 + WAITING[2:]
    take(practised, own.id)
    assert at_meeting(practised, code) == [Progress.DONE] * 2 + WAITING[2:]
    take(practised, own.id, expectation=EXPECTED)
    assert at_meeting(practised, code) == [Progress.DONE] * 3


def take(engine: Engine, problem: int, **more: object) -> None:
    """Take a decision about a problem: without an expectation if none is given."""
    proposal = Proposal("Kvällar", "Vi går ut.", "Det behövs.", "", ("coordinator",))
    proposal = replace(proposal, problems=(problem,), **more)
    signature = by("coordinator", 9)
    day = date(2026, 11, 20)
    take_decision(engine, municipality("0000"), proposal, CONTENT, signature, day)


def test_a_term_is_handed_in_and_corrected_and_the_correction_waits(practised):
    code, guide = "lamna-in-terminen", "training_family_guide"
    save_volume(practised, guide, by("coordinator", 1), actual_reach="4")
    assert done(practised, code) == [Progress.WAITING, Progress.WAITING]
    take_in_term(practised, SOUTH, by("coordinator", 2))
    assert done(practised, code) == [Progress.DONE, Progress.WAITING]
    assert reach(practised, guide) == (None, True)
    before = len(release_log(practised))
    save_volume(practised, guide, by("coordinator", 3), follow_up="Bra termin.")
    assert done(practised, code) == [Progress.DONE, Progress.WAITING]
    save_volume(practised, guide, by("coordinator", 4), actual_reach="7")
    assert done(practised, code) == [Progress.DONE, Progress.DONE]
    assert reach(practised, guide) == (None, True)
    assert len(release_log(practised)) == before


def test_what_can_be_done_once_was_done_before_when_one_begins_anew(practised):
    take_in_term(practised, SOUTH, by("coordinator", 2))
    anew = BEGUN + timedelta(hours=1)
    found = done(practised, "lamna-in-terminen", anew)
    assert found == [Progress.DONE_BEFORE, Progress.WAITING]


def test_every_check_is_practised_somewhere():
    steps = [step for one in vignettes(training_folder()) for step in one.steps]
    assert {step.check for step in steps} == {None, *Check}
