"""A meeting's page: what is left, each item's evidence, and how it may end."""

from datetime import date

import pytest
from made import HOME
from made_flow import UNIT
from made_lifts import TODAY, ended, item, lift, meeting, numbered

from htl_dash.domain.meeting import ItemKind, Outcome
from htl_dash.services.meetings import DueDecision, TakenDecision
from htl_dash.viewmodels.agenda_view import Around, meeting_page

NAME = "Utvecklingsgruppens möte 25 november 2026"
REVIEW, CHANGE, OTHER = ItemKind.REVIEW, ItemKind.CHANGE, ItemKind.OTHER
DUE = DueDecision(5, "Fritidsgård", date(2026, 11, 1), "Trygghet")


def page(held, *lifts, news=("Lyft: A.", "Ny datamängd: B.")):
    return meeting_page(HOME, held, Around(numbered(*lifts), news, TODAY))


def taken(number: int, *problems: int) -> TakenDecision:
    return TakenDecision(
        number, "*Nu*", "Så.", "ab" * 32, ("coordinator",), problems, "coordinator", ""
    )


@pytest.mark.parametrize(
    ("held", "heading"),
    [
        (meeting(item(1), item(2), ended(3, Outcome.NOTED)), "2 av 3 punkter återstår"),
        (meeting(item(1), ended(2, Outcome.NOTED)), "en punkt återstår"),
        (meeting(ended(1, Outcome.NOTED)), "alla punkter är klara"),
        (meeting(), "dagordningen är tom"),
        (meeting(item(1), closed=True), "protokollet"),
    ],
)
def test_the_finding_is_how_much_is_left(held, heading):
    assert page(held, lift()).heading == f"{NAME}: {heading}"


def test_how_the_agenda_is_ordered_is_said_in_words():
    assert "äldst först" in page(meeting(item())).measured
    closed = page(meeting(item(), closed=True)).measured
    assert closed.startswith("Mötet öppnades i funktionen Samordnare och stängdes")


def test_an_item_about_a_problem_has_its_age_evidence_path_and_ways_on():
    (found,) = page(meeting(item()), lift()).items
    assert (found.place, found.kind) == ("Punkt 1 av 1", "Lyft problem")
    assert (found.age_label, found.age) == ("Har väntat", "43 dagar")
    assert found.sentence == "**Underlag:** Tio konsultationer."
    assert len(found.lift.stations) == 4
    ways = {way.page: dict(way.address) for way in found.ways}
    assert ways["schools"] == {"flik": "kedjan", "skola": UNIT}
    assert ways["areas"] == {"visa": "laget"}
    assert (found.decides.page, dict(found.decides.address)) == (
        "decisions",
        {"flik": "nytt", "problem": "1", "mote": "3"},
    )
    assert found.is_open


def test_an_item_ends_only_as_its_problem_can():
    (lifted,) = page(meeting(item()), lift()).items
    assert Outcome.ESCALATED in lifted.ends_in
    (done,) = page(meeting(item()), lift("to | day\nclosed | 2026-11-24")).items
    assert done.ends_in == (Outcome.POSTPONED, Outcome.NOTED)


def test_a_problem_that_there_is_none_of_is_said_to_be_gone():
    (found,) = page(meeting(item())).items
    assert found.lift is None
    assert found.sentence == "Problemet finns inte längre."


def test_a_review_says_when_it_was_due_and_what_was_to_be_seen():
    held = meeting(item(kind=REVIEW, ref=5, title="Fritidsgård"), due=(DUE,))
    (found,) = page(held).items
    assert found.sentence == (
        "Skulle följas upp 1 november 2026. Det som ska synas: Trygghet."
    )
    assert dict(found.decides.address) == {
        "flik": "uppfoljning",
        "beslut": "5",
        "mote": "3",
    }


def test_what_is_new_is_its_own_evidence():
    (found,) = page(meeting(item(kind=CHANGE, ref=None, title="Nytt"))).items
    assert found.lines == ("Lyft: A.", "Ny datamängd: B.")
    assert found.decides is None
    assert [way.page for way in found.ways] == ["data"]


def test_on_the_wall_no_news_is_left_out_without_a_word():
    held = meeting(item(kind=CHANGE, ref=None, title="Nytt"))
    (two,) = page(held).items
    assert two.sentence == "Lyft: A. Ny datamängd: B."
    (four,) = page(held, news=("A.", "B.", "C.", "D.")).items
    assert four.sentence == "A. B. Och 2 till."


def test_an_own_matter_ends_in_a_decision_only_where_there_is_one_of_its_own():
    own = item(kind=OTHER, ref=None, title="Datum")
    (without,) = page(meeting(own, decisions=(taken(1, 7),))).items
    assert Outcome.DECIDED not in without.ends_in
    (found,) = page(meeting(own, decisions=(taken(1),))).items
    assert found.ends_in[0] is Outcome.DECIDED


def test_an_ended_item_says_how_in_which_words_and_by_whom():
    one = ended(1, Outcome.RETURNED, "*Vilka?*")
    (found,) = page(meeting(one), lift("to | day\nreturned | 2026-11-25")).items
    assert found.outcome == "Tillbaka till skolan med en fråga"
    assert found.note == r"\*Vilka?\*"
    assert found.signed.startswith("Rektor, 25 november 2026")
    assert found.can_reopen


def test_what_follows_from_a_decision_is_not_opened_again_nor_a_closed_meeting():
    one = ended(1, Outcome.DECIDED)
    (told,) = page(meeting(one, told=frozenset({one.id})), lift()).items
    (closed,) = page(meeting(ended(1, Outcome.NOTED), closed=True), lift()).items
    assert not told.can_reopen
    assert not closed.can_reopen


def test_the_first_item_that_is_open_is_the_one_to_take_up():
    held = meeting(ended(1, Outcome.NOTED), item(2), item(3))
    assert page(held, lift()).first_open == 2
    assert page(meeting(ended(1, Outcome.NOTED)), lift()).first_open == 1


def test_a_decision_is_told_with_its_number_and_fingerprint():
    found = page(meeting(item(), decisions=(taken(4),)), lift())
    assert found.decisions == (r"Beslut 4: \*Nu\*. Fingeravtryck abababababab",)
