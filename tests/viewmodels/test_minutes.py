"""The minutes as a document: everything that was said, decided and signed, as typed."""

from dataclasses import replace

import pytest
from made import HOME
from made_lifts import TODAY, ended, item, lift, meeting, numbered

from htl_dash.domain.meeting import Forum, ItemKind, KeptMinutes, Outcome
from htl_dash.exports.pdf import pdf
from htl_dash.services.decisions import fingerprint
from htl_dash.services.meetings import TakenDecision
from htl_dash.viewmodels.document import Listing, Paragraph, sealed
from htl_dash.viewmodels.frozen import FrozenError, freeze, is_whole
from htl_dash.viewmodels.minutes import closed_minutes, frozen_minutes, minutes

SHA = "ab" * 32
TAKEN = TakenDecision(
    4,
    "Öppna *nu*",
    "Tre kvällar.",
    SHA,
    ("coordinator", "head_teacher"),
    (1, 99),
    "coordinator",
    "2026-11-25T13:30:00+00:00",
)


def document(*items, **changes):
    return minutes(HOME, meeting(*items, **changes), numbered(lift()))


def texts(section) -> list[str]:
    found = []
    for block in section.blocks:
        match block:
            case Paragraph():
                found.append(block.text)
            case Listing():
                found += block.items
    return found


def test_minutes_name_the_forum_the_day_and_when_they_were_closed():
    found = document(item(), closed=True)
    assert found.title == "Protokoll: Utvecklingsgruppens möte 25 november 2026"
    facts = {one.label: one.value for one in found.facts}
    assert facts["Forum"] == "Utvecklingsgruppen"
    assert facts["Dag"] == "25 november 2026"
    assert facts["Stängt"].startswith("25 november 2026")
    assert (found.day, found.version) == (TODAY, "abc123")
    assert found.name == "protokoll_utvecklingsgruppen_2026-11-25"


def test_minutes_of_a_meeting_that_goes_on_say_that_they_are_not_done():
    facts = {one.label: one.value for one in document(item()).facts}
    assert facts["Stängt"].startswith("Pågår")


def test_every_item_has_its_outcome_its_words_as_typed_and_its_signature():
    found = document(ended(1, Outcome.RETURNED, "*Vilka?*"), item(2), closed=True)
    first, second, _ = found.sections
    assert first.heading == "1. Ingen plats att mötas"
    kind, outcome, note, signed = texts(first)
    assert (kind, outcome) == ("Lyft problem", "Tillbaka till skolan med en fråga")
    assert note == "*Vilka?*"
    assert signed.startswith("Rektor, 25 november 2026")
    assert texts(second)[1] == "Hann inte tas upp. Kommer igen nästa gång."


def test_an_item_that_is_open_is_open_while_the_meeting_goes_on():
    first, _ = document(item(kind=ItemKind.OTHER, ref=None, title="Datum")).sections
    assert texts(first) == ["Egen fråga", "Öppen"]


def test_a_decision_stands_with_who_what_it_answers_and_its_whole_fingerprint():
    *_, decisions = document(item(), decisions=(TAKEN,)).sections
    assert texts(decisions) == [
        "Beslut 4: Öppna *nu*",
        "Tre kvällar.",
        "Deltog: Samordnare och Rektor.",
        "Svarar på: Ingen plats att mötas.",
        f"Fingeravtryck (SHA-256): {SHA}",
    ]


def test_no_decision_and_no_item_are_said_to_be_so():
    items, decisions = document().sections
    assert texts(items) == ["Dagordningen var tom."]
    assert texts(decisions) == ["Inga beslut är fattade på mötet."]


def test_functions_sign_and_each_is_named_once():
    found = document(ended(1, Outcome.NOTED), ended(2, Outcome.NOTED))
    names = [one.function for one in found.signatures]
    assert names == ["Samordnare, öppnade mötet", "Rektor, skrev i protokollet"]


def test_minutes_are_sealed_over_all_that_stands_in_them_but_not_the_file_name():
    found = document(ended(1, Outcome.NOTED, "Ja."))
    sha = sealed(replace(found, name="")).fingerprint
    assert found.fingerprint == sha
    assert found.fingerprint != document(ended(1, Outcome.NOTED, "Nej.")).fingerprint


def kept(*items, **changes) -> KeptMinutes:
    held = meeting(*items, closed=True, **changes)
    content = freeze(frozen_minutes(HOME, held, numbered(lift())))
    return KeptMinutes(content, fingerprint(content))


def test_closed_minutes_are_read_from_what_was_frozen_and_from_nothing_else():
    held = meeting(ended(1, Outcome.NOTED, "Ja.\x07"), closed=True, decisions=(TAKEN,))
    then = kept(*held.meeting.items, decisions=held.decisions)
    assert is_whole(then.content)
    found = closed_minutes(held.meeting, then)
    assert found.name == "protokoll_utvecklingsgruppen_2026-11-25"
    assert found.fingerprint == fingerprint(then.content)
    now = replace(held.meeting, items=(item(title="Ett annat namn"),))
    assert pdf(closed_minutes(now, then)) == pdf(found)
    made_now = minutes(replace(HOME, name="Nystad"), held, {})
    assert made_now.sections != found.sections
    assert made_now.subtitle != found.subtitle


def test_the_file_may_be_called_something_else_with_the_same_fingerprint():
    held, then = meeting(item(), closed=True).meeting, kept(item())
    other = closed_minutes(replace(held, forum=Forum.POLITICS), then)
    assert other.name == "protokoll_politiken_2026-11-25"
    assert other.fingerprint == closed_minutes(held, then).fingerprint
    assert other.name not in then.content


def test_minutes_say_whether_they_were_locked_or_are_made_again():
    def said(made) -> str:
        return {one.label: one.value for one in made.facts}.get("Protokollet", "")

    held = meeting(item(), closed=True)
    locked = closed_minutes(held.meeting, kept(item()))
    assert said(locked) == "Ligger fast sedan mötet stängdes."
    assert said(document(item(), closed=True)).startswith("Är gjort på nytt")
    assert said(document(item())) == ""


def test_minutes_that_cannot_be_read_are_refused():
    held = meeting(item(), closed=True).meeting
    with pytest.raises(FrozenError):
        closed_minutes(held, KeptMinutes("{}", "ab" * 32))
