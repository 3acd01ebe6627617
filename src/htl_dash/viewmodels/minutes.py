"""The minutes of a meeting as a document: items, outcomes, decisions and who wrote.

They are frozen when the meeting is closed, and read from that text alone ever after.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from htl_dash.domain.meeting import AgendaItem, KeptMinutes, Meeting
from htl_dash.domain.municipality import Municipality
from htl_dash.services.lifts import Lift
from htl_dash.services.meetings import Held, TakenDecision
from htl_dash.text import listing, long_date, t
from htl_dash.viewmodels.agenda_view import meeting_name
from htl_dash.viewmodels.document import (
    Block,
    Document,
    Fact,
    Listing,
    Paragraph,
    Section,
    Signature,
    cleaned,
    sealed,
)
from htl_dash.viewmodels.frozen import thaw
from htl_dash.viewmodels.frozen_parts import Frozen
from htl_dash.viewmodels.record_view import function_name, moment


def minutes(
    municipality: Municipality, held: Held, lifts: Mapping[int, Lift]
) -> Document:
    """Return the minutes as they stand now; `lifts` are the problems by number.

    Those of a closed meeting say that they are made again.
    """
    again = () if held.is_open else (_kept_fact("minutes.made_again"),)
    made = sealed(_document(municipality, held, lifts, again))
    return replace(made, name=_file_name(held.meeting))


def frozen_minutes(
    municipality: Municipality, held: Held, lifts: Mapping[int, Lift]
) -> Frozen:
    """Return the minutes of a meeting as they are frozen when it is closed."""
    kept = (_kept_fact("minutes.locked"),)
    document = cleaned(_document(municipality, held, lifts, kept))
    meeting = held.meeting
    work = str(meeting.work_number)
    return Frozen(document, (), meeting.data_version, work, ())


def closed_minutes(meeting: Meeting, kept: KeptMinutes) -> Document:
    """Return frozen minutes as they go on screen and paper: with file and fingerprint.

    Raises:
        FrozenError: The text cannot be read.
    """
    own = thaw(kept.content).document
    return replace(own, name=_file_name(meeting), fingerprint=kept.sha256)


def _document(
    municipality: Municipality,
    held: Held,
    lifts: Mapping[int, Lift],
    kept: tuple[Fact, ...],
) -> Document:
    """Return the minutes without a file name: it is no part of what is fingerprinted."""
    meeting = held.meeting
    return Document(
        name="",
        title=t("minutes.title", meeting=meeting_name(meeting)),
        subtitle=t("minutes.subtitle", place=municipality.name),
        facts=(*_facts(municipality, held), *kept),
        sections=(
            *_items(municipality, held),
            _decisions(municipality, held, lifts),
        ),
        sources=(),
        notes=(t("minutes.note_functions"), t("minutes.note_signed")),
        signatures=tuple(_signatures(municipality, held)),
        day=meeting.held_on,
        version=meeting.data_version,
    )


def _kept_fact(key: str) -> Fact:
    return Fact(t("minutes.kept"), t(key))


def _file_name(meeting: Meeting) -> str:
    named = t(f"forum.{meeting.forum}").lower()
    return t("minutes.file", forum=named, day=meeting.held_on.isoformat())


def _facts(municipality: Municipality, held: Held) -> Iterator[Fact]:
    meeting = held.meeting
    yield Fact(t("minutes.forum"), t(f"forum.{meeting.forum}"))
    yield Fact(t("minutes.held_on"), long_date(meeting.held_on))
    who = function_name(meeting.who, municipality)
    opened = t("agenda.signed", who=who, when=moment(meeting.opened_at))
    yield Fact(t("minutes.opened"), opened)
    closed = meeting.closed_at
    told = moment(closed) if closed else t("minutes.not_closed")
    yield Fact(t("minutes.closed"), told)


def _items(municipality: Municipality, held: Held) -> Iterator[Section]:
    for one in held.meeting.items:
        heading = t("minutes.item", position=one.position, title=one.title)
        yield Section(heading, tuple(_blocks(municipality, held, one)))
    if not held.meeting.items:
        empty = Paragraph(t("minutes.empty"))
        yield Section(t("minutes.items"), (empty,))


def _blocks(municipality: Municipality, held: Held, one: AgendaItem) -> Iterator[Block]:
    yield Paragraph(t(f"item_kind.{one.kind}"), is_muted=True)
    if one.outcome is None:
        left = "agenda.open" if held.is_open else "agenda.not_treated"
        yield Paragraph(t(left))
        return
    yield Paragraph(t(f"outcome.{one.outcome}"))
    if one.note:
        yield Paragraph(one.note)
    who = function_name(one.who, municipality)
    yield Paragraph(t("agenda.signed", who=who, when=moment(one.at)), is_muted=True)


def _decisions(
    municipality: Municipality, held: Held, lifts: Mapping[int, Lift]
) -> Section:
    blocks: list[Block] = []
    for one in held.decisions:
        blocks += [
            Paragraph(t("minutes.decision", number=one.id, title=one.title)),
            Paragraph(one.decided),
            Listing(tuple(_about(municipality, one, lifts))),
        ]
    none = Paragraph(t("minutes.no_decisions"))
    return Section(t("minutes.decisions"), tuple(blocks) or (none,))


def _about(
    municipality: Municipality, one: TakenDecision, lifts: Mapping[int, Lift]
) -> Iterator[str]:
    functions = [function_name(code, municipality) for code in one.functions]
    yield t("minutes.functions", functions=listing(functions))
    titles = [lifts[n].problem.title for n in one.problems if n in lifts]
    if titles:
        yield t("minutes.answers", problems=listing(titles))
    yield t("minutes.sha", sha=one.sha256)


def _signatures(municipality: Municipality, held: Held) -> Iterator[Signature]:
    """Give who opened the meeting, and then every function that wrote in its minutes."""
    meeting = held.meeting
    opened = t("minutes.opened_role")
    name = function_name(meeting.who, municipality)
    signed = t("minutes.signature", function=name, role=opened)
    yield Signature(signed, moment(meeting.opened_at))
    last = {one.who: one.at for one in meeting.items if one.outcome is not None}
    for who, at in last.items():
        wrote = t(
            "minutes.signature",
            function=function_name(who, municipality),
            role=t("minutes.wrote_role"),
        )
        yield Signature(wrote, moment(at))
