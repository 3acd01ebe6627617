"""The organisation is shown as it is declared, and what is unknown says so."""

from dataclasses import replace

from made import MODEL

from htl_dash.domain.team_model import ConsentFor, Rhythm
from htl_dash.text import t
from htl_dash.viewmodels.organisation import models_table, organisation

MISSING = t("organisation.not_published")
KNOWN = replace(
    MODEL,
    code="known",
    name="HLT",
    age_from=6,
    age_to=16,
    rhythm=Rhythm.MONTHLY,
    consent=ConsentFor.CHILD,
    feedback_days=7,
    tests_cases=None,
    actors=(),
    levels=(),
)


def column(table, name: str) -> dict[str, str]:
    at = table.shown_columns.index(name)
    return {row[0]: row[at] for row in table.shown}


def test_the_model_opens_with_what_it_is_and_whose_words_that_is():
    first = organisation(MODEL)[0]
    assert first.heading == "Arbetsmodell: HTL"
    assert first.text == "Team kring barn. Källa: Kommunens beskrivning."


def test_every_level_follows_and_says_where_members_are_not_published():
    level = organisation(MODEL)[-1]
    assert level.heading == "Skola"
    assert t("data.members_unknown") in level.text
    assert level.text.endswith("Källa: Kommunen.")


def test_settings_that_are_not_known_are_not_published_and_never_none():
    settings = organisation(MODEL)[1].text.splitlines()
    assert f"- Barnens ålder: {MISSING}" in settings
    assert f"- Teamet möts: {MISSING}" in settings
    assert f"- Samtycket gäller: {MISSING}" in settings
    assert f"- Svar till den som lyfte oron: {MISSING}" in settings
    assert "- Testcykler: 5 verkliga fall i varje cykel" in settings


def test_the_municipality_s_own_model_stands_first_beside_the_others():
    table = models_table(MODEL, [KNOWN, MODEL])
    assert table.shown_columns == (t("column.fact"), "HTL", "HLT")
    found = column(table, "HLT")
    assert found[t("column.model_ages")] == "6–16 år"
    assert found[t("column.model_rhythm")] == "varje månad"
    assert found[t("column.model_consent")] == "varje barn för sig"
    assert found[t("column.model_feedback")] == "inom 7 dagar"
    assert found[t("column.model_tests")] == MISSING
    assert found[t("column.actors")] == MISSING
    assert found[t("column.model_levels")] == MISSING
    assert column(table, "HTL")[t("column.actors")] == "Skolan och IFO"
    assert all(cell for row in table.shown for cell in row)


def test_one_known_age_is_told_without_the_other():
    ages = t("column.model_ages")
    youngest = replace(KNOWN, age_to=None)
    assert column(models_table(youngest, []), "HLT")[ages] == "från 6 år"
    oldest = replace(KNOWN, age_from=None)
    assert column(models_table(oldest, []), "HLT")[ages] == "till och med 16 år"
    newborn = replace(KNOWN, age_from=0)
    assert column(models_table(newborn, []), "HLT")[ages] == "0–16 år"
