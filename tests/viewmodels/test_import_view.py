"""What a file would change, and what is wrong in it, in words with a place."""

from made import HOME

from htl_dash.domain.record import RecordKind
from htl_dash.domain.term import Season, Term
from htl_dash.services.given_file import Refusal
from htl_dash.services.import_term import Place, Preview
from htl_dash.services.register import Entry
from htl_dash.services.term_plan import PlannedChange, PlannedRow
from htl_dash.viewmodels.import_view import (
    SheetProblems,
    by_sheet,
    place_words,
    preview_table,
    refusal_words,
)

CELL = Place("Volymer", 7, "D", "Utförda timmar")
ENTRY = Entry(RecordKind.VOLUME, {}, 0, {})
FLOW_ENTRY = Entry(RecordKind.FLOW, {}, 0, {})


def planned(*changes: PlannedChange, **facts: object) -> PlannedRow:
    known = {"place": Place("Volymer", 7), "title": "Grupper", "is_new": False}
    known |= {"replaces": False, "entry": ENTRY}
    return PlannedRow(changes=changes, **(known | facts))


def told(*rows: PlannedRow) -> list[tuple[str, ...]]:
    found = Preview("34516710", Term(2026, Season.AUTUMN), len(rows), rows, 0, (), ())
    return list(preview_table(found, HOME).shown)


def test_a_place_is_told_as_far_as_it_is_known():
    assert place_words(CELL) == "rad 7, kolumn D (Utförda timmar)"
    assert place_words(Place("Volymer", 7)) == "rad 7"
    assert place_words(Place("Volymer", 7, "L")) == "rad 7, kolumn L"
    assert place_words(Place("Volymer")) == "bladet"


def test_a_problem_is_told_with_place_value_and_cure():
    told = refusal_words(Refusal(CELL, "term_file.negative", {}, "-3"))
    cure = "Talet är mindre än noll. Skriv 0 eller mer, eller ? om det inte är känt."
    assert told == f"rad 7, kolumn D (Utförda timmar), ”-3”: {cure}"
    assert "”" not in refusal_words(Refusal(CELL, "term_file.negative"))


def test_problems_stand_sheet_by_sheet_from_the_top_and_the_left():
    places = [
        ("Volymer", 9, "B"),
        ("Flöde", 5, "D"),
        ("Volymer", 7, "AA"),
        ("Volymer", 7, "I"),
    ]
    refused = [Refusal(Place(*one), "term_file.stray") for one in places]
    flow, volumes = by_sheet(refused)
    assert (flow.sheet, len(flow.lines)) == ("Flöde", 1)
    assert volumes.sheet == "Volymer"
    begins = ["rad 7, kolumn I:", "rad 7, kolumn AA:", "rad 9, kolumn B:"]
    for line, begin in zip(volumes.lines, begins, strict=True):
        assert line.startswith(begin)
    assert by_sheet([]) == ()
    assert isinstance(flow, SheetProblems)


def test_a_change_is_told_with_before_and_after_and_a_count_with_neither():
    row = planned(
        PlannedChange("planned_hours", None, 12.5, is_secret=False),
        PlannedChange("actual_sek", 900, 1200, is_secret=False),
        PlannedChange("planned_sek", 900, None, is_secret=False),
        PlannedChange("actual_reach", None, None, is_secret=True),
        PlannedChange("follow_up", None, "Anna kom", is_secret=False),
    )
    ((where, title, words),) = told(row)
    assert (where, title) == ("Volymer, rad 7", "Grupper")
    assert words.split("; ") == [
        "Planerade timmar: 12,5",
        "Använda kronor: 900 blir 1200",
        "Planerade kronor: 900 blir okänt",
        "Nått antal: antal registreras",
        "Uppföljning: ny text, 8 tecken",
    ]


def test_the_flow_is_one_row_and_a_replaced_row_says_so():
    change = PlannedChange("consultations", None, None, is_secret=True)
    flow = planned(change, place=Place("Flöde"), title="", entry=FLOW_ENTRY)
    again = planned(replaces=True)
    (where, title, words), (_, _, replaced) = told(flow, again)
    assert (where, title) == ("Flöde", "Flödet")
    assert words == "Anonyma konsultationer: antal registreras"
    assert replaced.startswith("Ersätter")


def test_a_title_cannot_become_a_link():
    ((_, title, _),) = told(planned(title="[läs](https://example.se)"))
    assert title.startswith("\\[")
