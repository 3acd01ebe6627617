"""The chain as a table has every step, and says what is not published."""

from dataclasses import replace

import pytest
from made import HOME
from made_schools import DESCRIBED, GROUPS, SCHOOL

from htl_dash.catalogue.approaches import approach_definitions
from htl_dash.domain.initiative import InitiativeStatus
from htl_dash.domain.term import Term
from htl_dash.exports.csv_file import csv_file
from htl_dash.exports.workbook import workbook
from htl_dash.text import plain_markdown, t
from htl_dash.viewmodels.chain_tables import (
    chain_table,
    definition_passages,
    facts_table,
)
from htl_dash.viewmodels.chain_view import chain_view

MISSING = t("chain.not_published")


def made(described=DESCRIBED):
    view = chain_view(HOME, SCHOOL, described, {})
    return chain_table(HOME, SCHOOL, described, view)


def rows(table) -> list[dict[str, str]]:
    return [dict(zip(table.shown_columns, row, strict=True)) for row in table.shown]


def test_an_initiative_stands_beside_its_cause_or_beside_all_when_none_is_known():
    found = [
        (row[t("column.initiative")], row[t("column.dimension")], row[t("column.link")])
        for row in rows(made())
    ]
    groups = plain_markdown("Föräldragrupper: vårdnadshavare")
    link = t("chain.link_known")
    assert found == [
        (groups, "Hälsa", MISSING),
        (groups, "Trygghet", MISSING),
        (groups, "Lärande", MISSING),
        ("Information", "Trygghet", link),
    ]


def test_a_step_that_is_not_published_says_so_and_is_never_empty():
    last = rows(made())[-1]
    assert last[t("column.need")] == "Familjer saknar tillit"
    assert last[t("column.activities")] == "Berätta. Lyssna"
    assert last[t("column.outcome")] == last[t("column.indicators")] == MISSING
    assert all(cell for row in made().rows for cell in row)


def test_files_have_both_names_of_the_school_every_fact_and_the_source():
    table = made()
    assert len(set(table.columns)) == len(table.columns)
    assert all(len(row) == len(table.columns) for row in table.rows)
    last = dict(zip(table.columns, table.rows[-1], strict=True))
    assert last[t("column.register_name")] == SCHOOL.register_name
    assert last[t("column.unit_code")] == SCHOOL.unit_code
    assert last[t("column.actors")] == "Skolan och IFO"
    assert last[t("column.approach")] == "Förebyggande. Vår klassning."
    text = csv_file(table).decode("utf-8-sig")
    assert text.count(DESCRIBED.source) == len(table.rows)
    assert workbook(table).startswith(b"PK")


def test_a_school_without_initiatives_has_a_table_without_rows():
    assert made(replace(DESCRIBED, initiatives=())).shown == ()


def test_the_facts_stand_one_a_row_with_a_column_for_each_initiative():
    table = facts_table(HOME, SCHOOL, DESCRIBED)
    assert table.shown_columns == (t("column.fact"), "Föräldragrupper", "Information")
    facts = {name: cells for name, *cells in table.shown}
    assert facts[t("column.target_group")] == ["Vårdnadshavare", MISSING]
    assert facts[t("column.approach")][0] == "Inte klassat. Det är inte sagt."


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (None, None, MISSING),
        ("ht2026", None, "från höstterminen 2026"),
        (None, "vt2027", "till och med vårterminen 2027"),
        ("ht2026", "vt2027", "höstterminen 2026 till och med vårterminen 2027"),
        ("ht2026", "ht2026", "höstterminen 2026"),
    ],
)
def test_the_terms_are_told_as_far_as_they_are_known(first, last, said):
    read = {key: Term.read(code) for key, code in (("f", first), ("l", last)) if code}
    one = replace(GROUPS, first_term=read.get("f"), last_term=read.get("l"))
    assert facts_of(one)[t("column.initiative_period")] == said


def test_status_and_functions_are_told_by_name_and_never_by_code():
    facts = facts_of(
        replace(
            GROUPS,
            status=InitiativeStatus.ONGOING,
            responsible="coordinator",
            actors=("school", "family_services"),
        )
    )
    assert facts[t("column.status")] == "Pågår"
    assert facts[t("column.responsible")] == "Samordnare"
    assert facts[t("column.actors")] == "Skolan och IFO"


def test_a_code_that_the_model_no_longer_has_is_shown_as_it_is():
    facts = facts_of(replace(GROUPS, actors=("school", "library")))
    assert facts[t("column.actors")] == "Skolan och library"


def facts_of(initiative) -> dict[str, str]:
    described = replace(DESCRIBED, initiatives=(initiative,))
    return dict(facts_table(HOME, SCHOOL, described).shown)


def test_every_approach_is_defined_with_whose_words_they_are():
    found = definition_passages(approach_definitions())
    assert [one.heading for one in found] == [
        "Främjande",
        "Förebyggande",
        "Åtgärdande",
    ]
    assert "vår egen" in found[-1].text
