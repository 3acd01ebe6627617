"""What a file would become: everything that stops it is told at once, with its cell."""

import pytest
from made_own import AREAS, CODE, COUNTS, PLACE, WHO, own_book
from small_store import Fill, fill, migrated
from sqlalchemy import Engine

from htl_dash.services.own_indicators import import_own, preview_own
from htl_dash.services.own_plan import refused_for_good
from htl_dash.sources.own_layout import Fact

__all__ = ["fill", "migrated"]


@pytest.fixture
def engine(fill: Fill) -> Engine:
    return fill(areas=AREAS)


def told(engine: Engine, counts: str = COUNTS, **said: str) -> list[tuple]:
    facts = {Fact(name): text for name, text in said.items()}
    plan = preview_own(engine, PLACE, "tal.xlsx", own_book(engine, counts, facts))
    return [
        (one.text_key, one.place.sheet, one.place.row, one.place.column, one.value)
        for one in plan.refused
    ]


def test_everything_wrong_on_both_sheets_is_told_at_once(engine):
    counts = """
        area     | period | numerator | denominator
        2081R009 | 2025   | 3         | 40
        2081R002 | snart  | 30        | 90
        2081R003 | 2025   | 145       | 120
    """
    assert told(engine, counts, finding="", contact="Anna") == [
        ("own.fact_missing", "Om måttet", 8, "B", ""),
        ("own.wrong_choice", "Om måttet", 15, "B", ""),
        ("own.unknown_area", "Antal", 5, "A", "2081R009"),
        ("own.wrong_period", "Antal", 6, "B", "snart"),
        ("own.larger", "Antal", 7, "D", "145"),
    ]


def test_a_file_without_counts_says_so(engine):
    empty = "area | period | numerator | denominator\n2081R001 | 2025 | |"
    assert told(engine, empty) == [("own.no_counts", "Antal", None, "", "")]


@pytest.mark.parametrize("title", ["Elever", "Låg ekonomisk standard, alla åldrar"])
def test_a_title_of_the_catalogues_is_refused(engine, title):
    assert ("own.title_taken", "Om måttet", 5, "B", "") in told(engine, title=title)


def test_a_title_without_letters_has_no_code(engine):
    assert ("own.no_letters", "Om måttet", 5, "B", "") in told(engine, title="!?")


def test_a_code_that_the_catalogue_has_is_refused(engine, monkeypatch):
    from htl_dash.catalogue.indicators import all_indicators

    taken = all_indicators()
    taken[CODE] = taken["pupils"]
    monkeypatch.setattr("htl_dash.services.own_plan.all_indicators", lambda: taken)
    assert ("own.title_taken", "Om måttet", 5, "B", "") in told(engine)


def test_two_titles_that_give_one_code_are_not_taken_for_one(engine):
    import_own(engine, PLACE, "tal.xlsx", own_book(engine), WHO, accepted=False)
    other = "Barn i öppen fritidsverksamhet!"
    assert told(engine, title=other) == [("own.title_taken", "Om måttet", 5, "B", "")]
    assert told(engine) == []


def test_another_division_than_before_is_refused(engine):
    import_own(engine, PLACE, "tal.xlsx", own_book(engine), WHO, accepted=False)
    fine = COUNTS.replace("2081R001", "2081A0010").replace("2081R002", "2081A0030")
    fine = fine.replace("2081R003", "2081A0040").replace("2025", "2026")
    assert [one[0] for one in told(engine, fine)] == ["own.other_shape"]


def test_a_warning_alone_can_be_accepted(engine):
    book = own_book(engine, facts={Fact.SOURCE: "Annas lista"})
    plan = preview_own(engine, PLACE, "tal.xlsx", book)
    assert [one.can_be_accepted for one in plan.refused] == [True]
    assert not refused_for_good(plan.refused)
    refused = import_own(engine, PLACE, "tal.xlsx", book, WHO, accepted=False)
    assert (refused.stored, len(refused.refused)) == (0, 1)
    assert import_own(engine, PLACE, "tal.xlsx", book, WHO, accepted=True).stored == 3


def test_what_cannot_be_read_in_a_cell_is_told_with_it(engine):
    def spoil(book) -> None:
        book["Antal"]["D6"] = "=SUM(D5:D5)"
        book["Antal"]["E7"] = True
        book["Antal"]["G20"] = "bredvid"

    content = own_book(engine, change=spoil)
    plan = preview_own(engine, PLACE, "tal.xlsx", content)
    found = {(one.text_key, one.place.column) for one in plan.refused}
    assert {
        ("term_file.no_result", "D"),
        ("term_file.truth", "E"),
        ("term_file.stray", "G"),
    } <= found
