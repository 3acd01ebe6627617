"""Models of early coordinated support load as declared; what is unknown stays unknown."""

from collections.abc import Callable

import pytest

from htl_dash.catalogue.checking import check_catalogue
from htl_dash.catalogue.team_models import (
    team_model,
    team_model_codes,
    team_model_file,
)
from htl_dash.domain.errors import CatalogueError
from htl_dash.domain.team_model import ConsentFor, Rhythm

Edit = Callable[[str, str, str], None]
KRAMFORS = team_model_file("kramfors")
BORLANGE = team_model_file("borlange")


def test_four_models_can_be_set() -> None:
    assert team_model_codes() == ("borlange", "kramfors", "skr", "umea")


def test_borlange_has_four_levels_and_unknown_members_are_none() -> None:
    levels = team_model("borlange").levels
    assert [level.name for level in levels] == [
        "Bildningssektorns ledningsgrupp",
        "HTL-team utvecklingsgrupp",
        "HTL-team skola",
        "HTL-team barn",
    ]
    assert levels[3].members is None
    for level in levels[:3]:
        assert "Årtal är inte känt" in (level.members or "")


def test_what_borlange_has_not_published_is_unknown() -> None:
    found = team_model("borlange")
    assert (found.age_from, found.age_to, found.feedback_days) == (None, None, None)
    assert found.rhythm is Rhythm.UNKNOWN
    assert found.consent is ConsentFor.UNKNOWN


def test_the_test_cycle_that_borlange_borrows_is_said_to_be_borrowed() -> None:
    borrowed, own = team_model("borlange"), team_model("skr")
    assert borrowed.tests_cases == own.tests_cases == 5
    assert "inte beslutat" in borrowed.source
    assert "inte beslutat" not in own.source


def test_everyone_in_borlanges_groups_can_weigh_and_sign() -> None:
    named = {one.name for one in team_model("borlange").functions}
    assert {"Strateg", "Samordnare", "Elevhälsan", "AME", "Rektor"} <= named
    assert {"IFO", "Kultur och fritid", "Region Dalarna", "Följeforskare"} <= named
    assert {"Sektorchef", "VUX", "Förskolan", "Grundskolan", "Gymnasiet"} <= named
    assert "Politiker" in named


def test_actors_and_functions_have_a_code_and_a_name() -> None:
    found = team_model("borlange")
    actors = {one.code: one.name for one in found.actors}
    functions = {one.code: one.name for one in found.functions}
    assert len(actors) == 8
    assert actors["social_services"] == "Socialtjänsten/ESI"
    assert len(functions) == 19
    assert functions["coordinator"] == "Samordnare"
    assert functions["analyst"] == "Den som sköter HTL Dash"


def test_kramfors_is_for_ages_6_to_16_monthly_with_consent_for_each_child() -> None:
    found = team_model("kramfors")
    assert (found.age_from, found.age_to) == (6, 16)
    assert (found.rhythm, found.consent) == (Rhythm.MONTHLY, ConsentFor.CHILD)
    assert [one.code for one in found.actors] == [
        "school",
        "social_services",
        "health_centre",
    ]
    assert (found.feedback_days, found.tests_cases, found.levels) == (None, None, ())


def test_umea_is_for_ages_0_to_16_with_feedback_within_a_week() -> None:
    found = team_model("umea")
    assert (found.age_from, found.age_to, found.feedback_days) == (0, 16, 7)
    assert (found.rhythm, found.consent) == (Rhythm.UNKNOWN, ConsentFor.UNKNOWN)


@pytest.mark.parametrize("code", team_model_codes())
def test_every_model_says_what_it_is_in_whose_words_and_who_can_sign(code) -> None:
    found = team_model(code)
    assert found.description.endswith(".")
    assert found.source
    assert "analyst" in [one.code for one in found.functions]


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "cure"),
    [
        (KRAMFORS, "source =", "origin =", "origin", "De som får finnas"),
        (KRAMFORS, "name =", "#", "name", "Lägg till nyckeln name."),
        (KRAMFORS, "age_to = 16", "age_to = 5", "age_to", "6 till 20"),
        (KRAMFORS, "age_from = 6", "age_from = -1", "age_from", "0 till 20"),
        (KRAMFORS, '"monthly"', '"daily"', "rhythm", "weekly, monthly"),
        (KRAMFORS, '"child"', '"barn"', "consent", "child, family"),
        (KRAMFORS, "age_to", "feedback_days = 0\nage_to", "feedback_days", "från 1"),
        (BORLANGE, "tests_cases = 5", "tests_cases = 0", "tests_cases", "från 1"),
        (
            BORLANGE,
            'code = "region"',
            'code = "Region Dalarna"',
            "actors[7].code",
            "små bokstäver",
        ),
        (
            BORLANGE,
            'code = "region"',
            'code = "school"',
            "actors[7].code",
            "en annan kod",
        ),
        (
            BORLANGE,
            'name = "Region Dalarna"',
            "",
            "actors[7].name",
            "Lägg till nyckeln name.",
        ),
        (BORLANGE, "task =", "aim =", "levels[1].aim", "De som får finnas"),
    ],
)
def test_damage_is_refused_with_file_key_and_cure(
    edit: Edit, file: str, old: str, new: str, key: str, cure: str
) -> None:
    edit(file, old, new)
    with pytest.raises(CatalogueError) as caught:
        check_catalogue()
    assert (caught.value.facts["file"], caught.value.facts["key"]) == (file, key)
    assert cure in str(caught.value.facts["cure"])


def test_a_file_with_a_name_that_is_no_code_is_refused(copy) -> None:
    name = copy / "team_models" / "Umeå.toml"
    name.write_bytes((copy / KRAMFORS).read_bytes())
    with pytest.raises(CatalogueError) as caught:
        check_catalogue()
    assert caught.value.facts["file"] == "team_models/Umeå.toml"


def test_a_model_that_is_not_declared_names_the_missing_file() -> None:
    with pytest.raises(CatalogueError) as caught:
        team_model("norrbotten")
    assert caught.value.facts["file"] == "team_models/norrbotten.toml"
