"""Use case: say what is new since a forum last met, in the figures and in the work."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine

from htl_dash.domain.meeting import Forum, Meeting
from htl_dash.domain.record import RecordKind, Via
from htl_dash.domain.term import Term
from htl_dash.services.changes import DatasetChange, data_changes
from htl_dash.services.seen_in_meeting import FIRST, is_news, seen_in
from htl_dash.services.taken_over import TakenOver, taken_over
from htl_dash.store.database import data_version
from htl_dash.store.meetings import meetings
from htl_dash.store.recent_changes import RecentChange, written_after
from htl_dash.store.registers import current_snapshots, sequences_at
from htl_dash.store.releases import released_after
from htl_dash.store.submissions import submissions


@dataclass(frozen=True, slots=True)
class Since:
    """What is new since the last meeting, without what that meeting did itself.

    Attributes:
        held_on: The day of that meeting.
        datasets: What new versions of datasets changed.
        added: Titles of datasets that there were none of.
        released: Series of own counts that have been released anew.
        handed_in: Terms that schools have handed in, as unit code and term.
        lifted: Numbers of problems that have been lifted.
        moved: Numbers of problems that have taken a step, without those just lifted.
        new_initiatives: How many initiatives are new.
        changed_initiatives: How many others have been changed.
        taken_over: Figures that one dataset has taken over from another.
    """

    held_on: date
    datasets: tuple[DatasetChange, ...]
    added: tuple[str, ...]
    released: tuple[str, ...]
    handed_in: tuple[tuple[str, Term], ...]
    lifted: tuple[int, ...]
    moved: tuple[int, ...]
    new_initiatives: int
    changed_initiatives: int
    taken_over: tuple[TakenOver, ...] = ()

    @property
    def has_data(self) -> bool:
        """Whether any figures are new, revised or gone."""
        changed = (self.datasets, self.added, self.released, self.taken_over)
        return any(changed)

    @property
    def has_any(self) -> bool:
        """Whether anything at all is new."""
        work = (self.handed_in, self.lifted, self.moved)
        counted = self.new_initiatives + self.changed_initiatives
        return self.has_data or any(work) or counted > 0


def last_meeting(
    connection: Connection, forum: Forum, before: int | None = None
) -> Meeting | None:
    """Return the meeting that a forum closed last, of those opened before another."""
    found = (
        one
        for one in meetings(connection)
        if one.forum is forum
        and one.closed_at is not None
        and (before is None or one.id < before)
    )
    return next(found, None)


def since_last(engine: Engine, forum: Forum, before: int | None = None) -> Since | None:
    """Return what is new since a forum's last meeting; None where it has had none.

    `before` is the number of the meeting that it is asked for, once that is open.
    """
    with engine.connect() as connection:
        last = last_meeting(connection, forum, before)
    return since(engine, last) if last else None


def since(engine: Engine, last: Meeting) -> Since:
    """Return what is new since a meeting was opened, but for what it did itself."""
    is_same = last.data_version == data_version(engine)
    changed = () if is_same else data_changes(engine, last.opened_at)
    with engine.connect() as connection:
        written = written_after(connection, last.work_number)
        seen = seen_in(connection, last)
        by_hand = [
            (kind, one)
            for kind, one in written
            if one.via is not Via.PUBLISHED and is_news(seen, kind, one)
        ]
        lifted = _new(by_hand, RecordKind.PROBLEM)
        own = _new(by_hand, RecordKind.INITIATIVE)
        moved = _others(by_hand, RecordKind.PROBLEM, lifted)
        return Since(
            held_on=last.held_on,
            datasets=changed,
            added=() if is_same else _added(connection, last.opened_at),
            released=() if is_same else released_after(connection, last.opened_at),
            handed_in=tuple(
                (one.unit_code, one.term)
                for one in submissions(connection)
                if one.at > last.opened_at
            ),
            lifted=lifted,
            moved=moved,
            new_initiatives=len(own),
            changed_initiatives=len(_others(by_hand, RecordKind.INITIATIVE, own)),
            taken_over=() if is_same else taken_over(connection, last.opened_at),
        )


Written = list[tuple[RecordKind, RecentChange]]


def _new(written: Written, kind: RecordKind) -> tuple[int, ...]:
    found = (r.record_id for k, r in written if k is kind and r.revision == FIRST)
    return tuple(dict.fromkeys(found))


def _others(
    written: Written, kind: RecordKind, new: tuple[int, ...]
) -> tuple[int, ...]:
    found = (r.record_id for k, r in written if k is kind and r.record_id not in new)
    return tuple(dict.fromkeys(found))


def _added(connection: Connection, moment: str) -> tuple[str, ...]:
    then = sequences_at(connection, moment)
    found = current_snapshots(connection)
    return tuple(one.title for one in found if not then[one.dataset])
