"""What is lifted is told with its age, oldest first, in the words that were typed."""

from datetime import date, timedelta

import pytest
from made import HOME
from made_flow import UNIT

from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import InterventionLevel
from htl_dash.domain.problem_area import ProblemArea, ProblemStatus
from htl_dash.exports.csv_file import csv_file
from htl_dash.text import t
from htl_dash.viewmodels.problem_view import age_text, lifted_table, lifted_view

TODAY = date(2026, 11, 22)


def problem(age: int, **changes) -> ProblemArea:
    known = {
        "id": 1,
        "unit_code": UNIT,
        "title": "Ingen plats att mötas",
        "description": "Lokalen stänger klockan 17.",
        "dimensions": (Dimension.SAFETY, Dimension.LEARNING),
        "level": InterventionLevel.AREA,
        "evidence": "Tio konsultationer.",
        "raised_by": "coordinator",
        "status": ProblemStatus.LIFTED,
        "lifted_on": TODAY - timedelta(days=age),
        "revision": 1,
    }
    return ProblemArea(**(known | changes))


@pytest.mark.parametrize(
    ("days", "said"),
    [(43, "43 dagar"), (1, "1 dag"), (0, "sedan i dag"), (-1, "sedan i dag")],
)
def test_an_age_is_told_in_days(days, said):
    assert age_text(days) == said


@pytest.mark.parametrize(
    ("ages", "heading"),
    [
        ((43, 7, 0), "3 lyfta problem väntar. Det äldsta har väntat i 43 dagar."),
        ((1,), "Ett lyft problem väntar. Det har väntat i 1 dag."),
        ((0, 0), "2 lyfta problem väntar, alla lyfta i dag."),
        ((0,), "Ett problem är lyft i dag."),
        ((), "Inget lyft problem väntar."),
    ],
)
def test_the_finding_is_how_many_wait_and_for_how_long(ages, heading):
    found = lifted_view(HOME, [problem(age) for age in ages], TODAY)
    assert found.heading == heading
    assert len(found.problems) == len(ages)


def test_a_problem_is_told_with_school_part_level_function_and_evidence():
    (found,) = lifted_view(HOME, [problem(43)], TODAY).problems
    assert found.age == "43 dagar"
    assert found.facts == "Tjärnaskolan. Trygghet och lärande. Nivå: Område."
    assert found.raised == "Lyft 10 oktober 2026, i funktionen Samordnare."
    assert found.evidence == "**Underlag:** Tio konsultationer."
    assert "väntat i 43 dagar" in found.line
    assert found.title in found.line


def test_what_nobody_has_told_is_said_to_be_so():
    (found,) = lifted_view(
        HOME, [problem(0, level=None, evidence=None)], TODAY
    ).problems
    assert "Nivå: inte angiven." in found.facts
    assert found.evidence_begins == found.evidence == "**Underlag:** inte angivet."
    assert "lyft i dag" in found.line


def test_what_was_typed_is_shown_as_it_was_typed():
    typed = problem(1, title="*Nu*", description="Se [här](x)", evidence="1. `a`")
    (found,) = lifted_view(HOME, [typed], TODAY).problems
    assert found.title == r"\*Nu\*"
    assert found.description == r"Se \[här\](x)"
    assert r"\`a\`" in found.evidence
    table = lifted_table(HOME, [typed], TODAY)
    assert r"\*Nu\*" in table.shown[0]
    assert "*Nu*" in table.rows[0]


def test_a_long_evidence_begins_on_the_card_and_is_whole_behind_it():
    long = "Vi har sett det varje vecka. " * 20
    (found,) = lifted_view(HOME, [problem(1, evidence=long)], TODAY).problems
    assert found.evidence_begins.endswith("…")
    assert len(found.evidence_begins) < 140
    assert len(found.evidence) > 500


def test_a_school_or_function_that_is_gone_is_shown_by_its_code():
    gone = problem(1, unit_code="1", raised_by="librarian")
    (found,) = lifted_view(HOME, [gone], TODAY).problems
    assert found.facts.startswith("1. ")
    assert "librarian" in found.raised


def test_the_table_has_the_age_as_a_number_and_every_text():
    table = lifted_table(HOME, [problem(43), problem(0, level=None)], TODAY)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [row[t("column.waited_days")] for row in rows] == [43, 0]
    assert rows[1][t("column.level")] is None
    shown = dict(zip(table.shown_columns, table.shown[1], strict=True))
    assert shown[t("column.level")] == "–"
    assert shown[t("column.waited")] == "sedan i dag"
    assert csv_file(table).decode("utf-8-sig").count("Lokalen stänger") == 2
