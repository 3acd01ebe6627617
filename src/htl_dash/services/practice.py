"""Use case: see in the store what has been done of a vignette since it was begun.

The one who practises ticks off what she has read. What she has done ticks itself off,
whoever did it and on whichever screen: the history tells.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Engine

from htl_dash.domain.meeting import ItemKind
from htl_dash.domain.problem_area import ProblemStatus
from htl_dash.domain.record import RecordKind, Via
from htl_dash.domain.training import Check, Step, Vignette
from htl_dash.store.decisions import decisions
from htl_dash.store.meetings import meetings
from htl_dash.store.recent_changes import RecentChange, changes_since
from htl_dash.store.records import one_record
from htl_dash.store.submissions import Submission, submissions

REACH = "actual_reach"
_BY_HAND = (Via.FORM, Via.FILE)


class Progress(StrEnum):
    """How it is with a step of doing.

    DONE_BEFORE is what can be done only once and was done before the vignette was begun.
    """

    WAITING = "waiting"
    DONE = "done"
    DONE_BEFORE = "done_before"


def progress(
    engine: Engine, vignette: Vignette, since: datetime
) -> tuple[Progress | None, ...]:
    """Return how it is with each step; None for those that the reader ticks off."""
    with engine.connect() as connection:
        return tuple(_progress(connection, one, since) for one in vignette.steps)


def _progress(connection: Connection, step: Step, since: datetime) -> Progress | None:
    match step.check:
        case None:
            return None
        case Check.TERM_HANDED_IN:
            return _handed_in(_submissions(connection, step), since)
        case Check.VOLUME_SAVED:
            is_done = any(_volume_changes(connection, step, since))
        case Check.REACH_CORRECTED:
            is_done = _is_corrected(connection, step, since)
        case Check.INITIATIVE_CHANGED:
            found = _by_hand(connection, RecordKind.INITIATIVE, since)
            is_done = any(_is_at(connection, RecordKind.INITIATIVE, step, found))
        case Check.PROBLEM_LIFTED:
            is_done = bool(_lifted(connection, step, since))
        case Check.MEETING_OPENED:
            is_done = _is_on_agenda(connection, step, since)
        case Check.DECISION_TAKEN:
            is_done = _is_decided(connection, step, since)
    return Progress.DONE if is_done else Progress.WAITING


def _by_hand(
    connection: Connection, kind: RecordKind, since: datetime
) -> Iterator[RecentChange]:
    """Give what people have written: not what is published, nor what is taken back."""
    found = changes_since(connection, kind, since)
    return (one for one in found if one.via in _BY_HAND)


def _is_at(
    connection: Connection,
    kind: RecordKind,
    step: Step,
    found: Iterable[RecentChange],
) -> Iterator[bool]:
    for one in found:
        record = one_record(connection, kind, one.record_id)
        yield step.unit_code in (None, record.keys["unit_code"])


def _volume_changes(
    connection: Connection, step: Step, since: datetime
) -> Iterator[RecentChange]:
    """Give what has been written about the school's volumes in the step's term."""
    for one in _by_hand(connection, RecordKind.VOLUME, since):
        volume = one_record(connection, RecordKind.VOLUME, one.record_id)
        own = int(str(volume.keys["initiative_id"]))
        initiative = one_record(connection, RecordKind.INITIATIVE, own)
        is_school = step.unit_code in (None, initiative.keys["unit_code"])
        is_term = step.term is None or step.term.code == volume.keys["term"]
        if is_school and is_term:
            yield one


def _lifted(connection: Connection, step: Step, since: datetime) -> set[int]:
    """Return what the school has lifted since then, but for what it took back.

    What has been answered meanwhile counts: the later steps of a vignette do that.
    """
    found = set()
    for one in _by_hand(connection, RecordKind.PROBLEM, since):
        record = one_record(connection, RecordKind.PROBLEM, one.record_id)
        is_school = step.unit_code in (None, record.keys["unit_code"])
        is_lifted = record.values["status"] != ProblemStatus.WITHDRAWN
        if one.revision == 1 and is_school and is_lifted:
            found.add(one.record_id)
    return found


def _is_on_agenda(connection: Connection, step: Step, since: datetime) -> bool:
    """Whether what the school has lifted since then is before a meeting.

    The meeting may have been opened before: a forum holds one at a time, so the second
    vignette of an afternoon goes into the first one's.
    """
    own = _lifted(connection, step, since)
    return any(
        item.kind is ItemKind.PROBLEM and item.ref in own
        for one in meetings(connection)
        for item in one.items
    )


def _is_decided(connection: Connection, step: Step, since: datetime) -> bool:
    """Whether a decision answers what the school has lifted, and expects something."""
    own = _lifted(connection, step, since)
    return any(
        one.expectation and own.intersection(one.problems)
        for one in decisions(connection)
    )


def _is_corrected(connection: Connection, step: Step, since: datetime) -> bool:
    """Whether reach has been written anew after its term was handed in."""
    handed_in = [one.at for one in _submissions(connection, step)]
    written = _volume_changes(connection, step, since)
    return any(
        one.field == REACH and one.at > moment
        for one in written
        for moment in handed_in
    )


def _submissions(connection: Connection, step: Step) -> tuple[Submission, ...]:
    return tuple(
        one
        for one in submissions(connection)
        if step.unit_code in (None, one.unit_code) and step.term in (None, one.term)
    )


def _handed_in(found: tuple[Submission, ...], since: datetime) -> Progress:
    moment = since.isoformat(timespec="seconds")
    if any(one.at >= moment for one in found):
        return Progress.DONE
    return Progress.DONE_BEFORE if found else Progress.WAITING
