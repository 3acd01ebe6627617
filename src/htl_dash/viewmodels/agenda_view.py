"""A meeting as it is held: its agenda, and each item with its evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from htl_dash.domain.meeting import AgendaItem, ItemKind, Meeting, Outcome
from htl_dash.domain.municipality import Municipality
from htl_dash.services.lifts import Lift
from htl_dash.services.meetings import Held
from htl_dash.services.outcomes import outcomes_of
from htl_dash.text import long_date, plain_markdown, t
from htl_dash.viewmodels.lift_view import LiftView, lift_view
from htl_dash.viewmodels.record_view import function_name, moment

MOST_READ = 2
"""Lines of an item that are read from the back of the room."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link to a page of ours, and what stands after the question mark there."""

    label: str
    page: str
    address: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item on the agenda; what people wrote is safe to show.

    Attributes:
        item: The item as it lies in the minutes, to be ended as it was seen.
        place: 'Item 2 of 7'.
        kind: What kind of item it is.
        title: What it is about.
        age_label: What the age is an age of; empty without one.
        age: How old it is.
        sentence: Its evidence in a sentence.
        lines: More about it, a line each.
        lift: The problem it is about, with its whole path; None for other items.
        ends_in: How it may end, but for decisions.
        decides: The way to deciding it, or to reviewing what was decided.
        ways: The ways to its evidence.
        outcome: How it ended; empty while it is open.
        note: What was said in words.
        signed: Who wrote that, and when.
        can_reopen: Whether its outcome may be taken back here.
    """

    item: AgendaItem
    place: str
    kind: str
    title: str
    age_label: str
    age: str
    sentence: str
    lines: tuple[str, ...]
    lift: LiftView | None
    ends_in: tuple[Outcome, ...]
    decides: Way | None
    ways: tuple[Way, ...]
    outcome: str
    note: str
    signed: str
    can_reopen: bool

    @property
    def is_open(self) -> bool:
        """Whether it has not ended."""
        return self.item.outcome is None


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting: its finding, what it is, its items, and what was decided."""

    number: int
    name: str
    heading: str
    measured: str
    is_open: bool
    items: tuple[ItemView, ...]
    decisions: tuple[str, ...]

    @property
    def first_open(self) -> int:
        """The position of the first item that has not ended, else of the last."""
        found = (one.item.position for one in self.items if one.is_open)
        return next(found, len(self.items))


@dataclass(frozen=True, slots=True)
class Around:
    """What a meeting's items are about: every problem by number, what is new, today."""

    lifts: Mapping[int, Lift] = field(hash=False)
    news: tuple[str, ...]
    today: date


def meeting_name(meeting: Meeting) -> str:
    """Return what a meeting is called: whose it is, and its day."""
    forum = t(f"forum_of.{meeting.forum}")
    return t("agenda.name", forum=forum, day=long_date(meeting.held_on))


def meeting_page(municipality: Municipality, held: Held, around: Around) -> MeetingView:
    """Present a meeting that goes on, or one that is read again."""
    meeting = held.meeting
    return MeetingView(
        number=meeting.id,
        name=meeting_name(meeting),
        heading=_heading(held),
        measured=_measured(municipality, held),
        is_open=held.is_open,
        items=tuple(_item(municipality, held, one, around) for one in meeting.items),
        decisions=tuple(
            t(
                "agenda.decision",
                number=one.id,
                title=plain_markdown(one.title),
                sha=one.sha256[:12],
            )
            for one in held.decisions
        ),
    )


def _heading(held: Held) -> str:
    name, left, count = (
        meeting_name(held.meeting),
        len(held.left),
        len(held.meeting.items),
    )
    if not held.is_open:
        return t("agenda.heading_closed", meeting=name)
    if not count:
        return t("agenda.heading_empty", meeting=name)
    if left > 1:
        return t("agenda.heading", meeting=name, left=left, count=count)
    return t("agenda.heading_one" if left else "agenda.heading_last", meeting=name)


def _measured(municipality: Municipality, held: Held) -> str:
    closed = held.meeting.closed_at
    if closed is None:
        return t("agenda.measured")
    who = function_name(held.meeting.who, municipality)
    return t("agenda.measured_closed", when=moment(closed), who=who)


def _item(
    municipality: Municipality, held: Held, one: AgendaItem, around: Around
) -> ItemView:
    found = around.lifts.get(one.ref or 0) if one.kind is ItemKind.PROBLEM else None
    lift = lift_view(municipality, found, around.lifts, around.today) if found else None
    lines = tuple(_lines(held, one, around, lift))
    place = t("agenda.place", position=one.position, count=len(held.meeting.items))
    who = function_name(one.who, municipality)
    return ItemView(
        item=one,
        place=place,
        kind=t(f"item_kind.{one.kind}"),
        title=plain_markdown(one.title),
        age_label=lift.age_label if lift else "",
        age=lift.age if lift else "",
        sentence=lift.evidence_begins if lift else _begins(lines),
        lines=lines,
        lift=lift,
        ends_in=_ends_in(held, one, found),
        decides=_decides(held, one),
        ways=tuple(_ways(municipality, one, found)),
        outcome=t(f"outcome.{one.outcome}") if one.outcome else "",
        note=plain_markdown(one.note or ""),
        signed=t("agenda.signed", who=who, when=moment(one.at)) if one.at else "",
        can_reopen=held.is_open and bool(one.outcome) and one.id not in held.told,
    )


def _begins(lines: Sequence[str]) -> str:
    """Return the first lines, and how many there are beside them."""
    said, left = " ".join(lines[:MOST_READ]), len(lines) - MOST_READ
    return t("agenda.and_more", said=said, left=left) if left > 0 else said


def _ends_in(held: Held, one: AgendaItem, lift: Lift | None) -> tuple[Outcome, ...]:
    """Return how an item may end here; an own matter also in a decision of its own."""
    usual = outcomes_of(one.kind, lift.problem.status if lift else None)
    is_own = one.kind is ItemKind.OTHER
    if is_own and any(not taken.problems for taken in held.decisions):
        return (Outcome.DECIDED, *usual)
    return usual


def _lines(
    held: Held, one: AgendaItem, around: Around, lift: LiftView | None
) -> Iterator[str]:
    match one.kind:
        case ItemKind.PROBLEM if lift is None:
            yield t("agenda.gone")
        case ItemKind.REVIEW:
            for due in held.due:
                if due.id == one.ref:
                    key = "agenda.due_measure" if due.measure_title else "agenda.due"
                    yield t(key, day=long_date(due.due), measure=due.measure_title)
        case ItemKind.CHANGE:
            yield from around.news
        case ItemKind.OTHER:
            yield t("agenda.own")


def _decides(held: Held, one: AgendaItem) -> Way | None:
    meeting = {"mote": str(held.meeting.id)}
    match one.kind:
        case ItemKind.PROBLEM:
            address = {"flik": "nytt", "problem": str(one.ref), **meeting}
            return Way(t("agenda.to_decide"), "decisions", address)
        case ItemKind.REVIEW:
            address = {"flik": "uppfoljning", "beslut": str(one.ref), **meeting}
            return Way(t("agenda.to_review"), "decisions", address)
        case ItemKind.OTHER:
            return Way(t("agenda.to_decide"), "decisions", {"flik": "nytt", **meeting})
        case _:
            return None


def _ways(
    municipality: Municipality, one: AgendaItem, lift: Lift | None
) -> Iterator[Way]:
    if one.kind is ItemKind.CHANGE:
        yield Way(t("agenda.to_data"), "data", {})
    if lift:
        unit = lift.problem.unit_code
        school = {"skola": unit}
        yield Way(t("agenda.to_lift"), "schools", {"flik": "lyft", **school})
        yield Way(t("agenda.to_chain"), "schools", {"flik": "kedjan", **school})
        own = {each.unit_code: each.areas for each in municipality.pilot_schools}
        area = {"omrade": own[unit][0]} if own.get(unit) else {}
        yield Way(t("agenda.to_areas"), "areas", {"visa": "laget", **area})
