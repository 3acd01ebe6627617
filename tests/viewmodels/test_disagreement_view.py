"""Who puts what where is told by function, never by person."""

import pytest
from made_priorities import CODES, ballots, group, scored
from registering import TOWN

from htl_dash.services.polls import Group, pooled
from htl_dash.services.priority_result import disagreement
from htl_dash.text import t
from htl_dash.viewmodels.disagreement_view import concordance_text, disagreement_view

SPLIT = {"dear": (100, 0, 0), "cheap": (0, 100, 0), "slow": (0, 0, 100)}
CARES = group("employment_office", (100, 0, 0), (90, 5, 0), (80, 0, 10))
SAVES = group("strategist", (0, 100, 0), (0, 90, 10), (10, 100, 0))


def view(groups: tuple[Group, ...], among=2, rows=SPLIT):
    found = scored(**rows)
    made = disagreement(found.table, groups)
    return disagreement_view(found, made, among, TOWN)


@pytest.mark.parametrize(
    ("w", "name"),
    [
        (1.0, "strong"),
        (0.7, "strong"),
        (0.5, "fair"),
        (0.3, "weak"),
        (0.29, "none"),
        (0.0, "none"),
        (None, "unknown"),
    ],
)
def test_kendalls_w_is_told_in_words(w, name):
    assert concordance_text(w) == t(f"concordance.{name}")


def test_those_who_disagree_are_told_of_group_by_group():
    found = view((CARES, SAVES))
    assert [one.split("**")[1] for one in found.groups] == ["AME", "Strateg"]
    assert "dear kommer först i 100" in found.groups[0]
    assert "cheap kommer först i 100" in found.groups[1]
    assert found.measured.startswith("Antal svar: 6. Grupper som kan visas: 2.")
    assert found.divided[0].startswith("dear före cheap: 50")


def test_what_holds_between_all_groups_is_in_the_heading():
    rows = {"best": (90, 90, 90), "b": (50, 40, 50), "c": (10, 50, 10)}
    found = view((CARES, SAVES), among=1, rows=rows)
    assert "best är bland de 1 första" in found.heading
    assert "**best**" in found.surviving[0]


def test_agreement_on_next_to_nothing_is_no_finding():
    rows = {"a": (90, None, None), "b": (50, None, None), "c": (10, None, None)}
    found = view((CARES, SAVES), rows=rows)
    assert found.heading.startswith("För lite är känt: 6 av 9 uppgifter saknas")
    half = {"a": (90, 80, None), "b": (50, 40, None), "c": (10, None, 5)}
    assert not view((CARES, SAVES), rows=half).heading.startswith("För lite")


def test_where_nothing_holds_that_is_the_finding():
    found = view((CARES, SAVES), among=1)
    assert "och inget alternativ är säkert" in found.heading
    how = t("disagreement.how")
    assert found.surviving[0] == t("disagreement.no_always", count=1, how=how)


def test_one_group_has_no_weights_of_others_to_be_held_against():
    rows = {"best": (90, 90, 90), "b": (50, 40, 50), "c": (10, 50, 10)}
    found = view((CARES,), rows=rows)
    assert found.surviving[0].endswith("första med gruppens vikter.")
    assert "mer, och" in found.groups[0]
    assert "än om allt vägde lika" in found.groups[0]


def test_no_answer_of_a_single_person_is_in_anything_that_is_told():
    cast = ballots("employment_office", (100, 0, 0), (0, 100, 0), (0, 0, 100))
    lonely = ballots("strategist", (73, 11, 0))
    found = view(pooled((*cast, *lonely)))
    (only,) = found.groups
    assert "AME och Strateg tillsammans" in only
    assert only.count("(4 svar)") == 1
    assert {row[2] for row in found.table.rows} == {4}
    assert "73" not in f"{found}"
    assert CODES
