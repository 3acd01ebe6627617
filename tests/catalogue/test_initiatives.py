"""What the schools do and why is read as it is described, and nothing beside it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from htl_dash.catalogue.checking import check_catalogue
from htl_dash.catalogue.initiatives import (
    described_schools,
    school_description,
    school_file,
)
from htl_dash.domain.errors import CatalogueError
from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import (
    Approach,
    InitiativeKind,
    InitiativeStatus,
    InterventionLevel,
    Setting,
)
from htl_dash.domain.term import Season, Term

Edit = Callable[[str, str, str], None]
TJARNA, NYGARD = "34516710", "23251345"
FILE = school_file(TJARNA)
CHOSEN = 'title = "Föräldragrupper"'
ORDINARY, AUTUMN = InitiativeKind.ORDINARY, Term(2026, Season.AUTUMN)


def test_both_pilot_schools_are_described() -> None:
    assert {NYGARD, TJARNA} <= set(described_schools())


@pytest.mark.parametrize("code", [TJARNA, NYGARD])
def test_the_analysis_names_a_cause_for_health_safety_and_learning(code: str) -> None:
    causes = school_description(code).causes
    assert [one.dimension for one in causes] == list(Dimension)
    assert all(one.text for one in causes)


@pytest.mark.parametrize(
    ("code", "chosen"),
    [
        (TJARNA, "Föräldragrupper"),
        (NYGARD, "Aktivitetsdagar för meningsfull fritid"),
    ],
)
def test_each_school_has_the_initiative_it_chose_and_the_one_they_share(
    code: str, chosen: str
) -> None:
    titles = [one.title for one in school_description(code).initiatives]
    assert titles == [chosen, "Information om socialtjänsten och orosanmälan"]


@pytest.mark.parametrize("code", [TJARNA, NYGARD])
def test_nothing_is_said_that_has_not_been_published(code: str) -> None:
    for one in school_description(code).initiatives:
        assert one.expected_outcome is None
        assert one.indicators == ()
        assert (one.status, one.responsible) == (None, None)
        assert (one.first_term, one.last_term) == (None, None)
        assert (one.kind, one.plan, one.lessons) == (ORDINARY, None, None)
        assert one.actors == ()


@pytest.mark.parametrize("code", [TJARNA, NYGARD])
def test_every_classification_and_every_lack_of_one_has_its_reason(code: str) -> None:
    for one in school_description(code).initiatives:
        for found in (one.approach, one.level, one.setting):
            assert found.reason.endswith(".")
            assert ("Klassningen är vår" in found.reason) is (found.value is not None)


def test_what_the_description_allows_is_classified() -> None:
    groups, information = school_description(TJARNA).initiatives
    days, same = school_description(NYGARD).initiatives
    assert replace(information, code="") == replace(same, code="")
    assert groups.level.value is InterventionLevel.GROUP
    assert days.setting.value is Setting.LEISURE
    assert information.approach.value is Approach.PREVENTIVE
    assert (groups.approach.value, days.approach.value) == (None, None)


@pytest.mark.parametrize("code", [TJARNA, NYGARD])
def test_eligibility_is_no_effect_before_the_first_pupils_leave_grade_9(
    code: str,
) -> None:
    assert "2029" in school_description(code).indicators_note


def test_what_is_filled_in_is_read(edit: Edit) -> None:
    filled = """
kind = "test_cycle"
status = "ongoing"
first_term = "ht2026"
last_term = "vt2027"
responsible = "head_teacher"
actors = ["student_health", "social_services"]
plan = "Fem möten"
lessons = "Kvällar passar bättre"
expected_outcome = "Fler kommer"
indicators = ["school_safety_index"]
dimensions = ["health", "learning"]
"""
    edit(FILE, CHOSEN, CHOSEN + filled)
    check_catalogue()
    one = school_description(TJARNA).initiatives[0]
    assert one.kind is InitiativeKind.TEST_CYCLE
    assert one.status is InitiativeStatus.ONGOING
    assert (one.first_term, one.last_term) == (AUTUMN, AUTUMN.later(1))
    assert one.responsible == "head_teacher"
    assert one.actors == ("student_health", "social_services")
    assert (one.plan, one.lessons) == ("Fem möten", "Kvällar passar bättre")
    assert one.expected_outcome == "Fler kommer"
    assert one.indicators == ("school_safety_index",)
    assert one.dimensions == (Dimension.HEALTH, Dimension.LEARNING)


def test_every_initiative_has_a_code_of_its_own() -> None:
    codes = [
        one.code
        for school in described_schools()
        for one in school_description(school).initiatives
    ]
    assert {"parent_groups", "activity_days"} < set(codes)
    assert len(set(codes)) == len(codes)


def test_a_cause_that_is_left_out_is_not_there(edit: Edit) -> None:
    edit(FILE, "health = ", "# ")
    found = [one.dimension for one in school_description(TJARNA).causes]
    assert found == [Dimension.SAFETY, Dimension.LEARNING]


@pytest.mark.parametrize(
    ("old", "new", "key", "cure"),
    [
        ("background =", "history =", "history", "De som får finnas"),
        ("source =", "#", "source", "Lägg till nyckeln source."),
        ("health =", "economy =", "causes.economy", "health, safety, learning"),
        (CHOSEN, "", "initiatives[1].title", "Lägg till nyckeln title."),
        (CHOSEN, f"{CHOSEN}\nstat = 1", "initiatives[1].stat", "Menade du status?"),
        (CHOSEN, f"{CHOSEN}\nperiod = 1", "initiatives[1].period", "De som får finnas"),
        ("code =", "#", "initiatives[1].code", "Lägg till nyckeln code."),
        ('"parent_groups"', '"1 Föräldrar"', "initiatives[1].code", "små bokstäver"),
        (
            CHOSEN,
            f'{CHOSEN}\nstatus = "removed"',
            "initiatives[1].status",
            "planned, ongoing, paused, ended.",
        ),
        (
            CHOSEN,
            f'{CHOSEN}\nkind = "cykel"',
            "initiatives[1].kind",
            "ordinary, test_cycle",
        ),
        (
            CHOSEN,
            f'{CHOSEN}\nfirst_term = "hösten 2026"',
            "initiatives[1].first_term",
            "ht2026",
        ),
        (
            "[initiatives.level]",
            "[initiatives.levels]",
            "initiatives[1].levels",
            "Menade du level?",
        ),
        (
            'value = "group"',
            'value = "grupp"',
            "initiatives[1].level.value",
            "societal, area, group, individual",
        ),
        (
            'dimensions = ["safety"]',
            'dimensions = ["trygghet"]',
            "initiatives[2].dimensions[1]",
            "health, safety, learning",
        ),
        ('reason = "', '# "', "initiatives[1].approach.reason", "nyckeln reason"),
        (
            CHOSEN,
            f'{CHOSEN}\nindicators = ["happiness"]',
            "initiatives[1].indicators[1]",
            "finns i mappen indicators",
        ),
    ],
)
def test_damage_is_refused_with_file_key_and_cure(
    edit: Edit, old: str, new: str, key: str, cure: str
) -> None:
    edit(FILE, old, new)
    with pytest.raises(CatalogueError) as caught:
        check_catalogue()
    assert caught.value.facts["file"] == FILE
    assert caught.value.facts["key"] == key
    assert cure in str(caught.value.facts["cure"])


def test_a_school_that_is_no_pilot_school_is_refused(copy: Path) -> None:
    (copy / school_file("11406792")).write_bytes((copy / FILE).read_bytes())
    with pytest.raises(CatalogueError) as caught:
        check_catalogue()
    assert caught.value.facts["file"] == school_file("11406792")
    assert f"{TJARNA}, {NYGARD}" in str(caught.value.facts["cure"])


def test_a_pilot_school_without_its_file_is_refused(copy: Path) -> None:
    (copy / FILE).unlink()
    with pytest.raises(CatalogueError) as caught:
        check_catalogue()
    assert caught.value.facts["file"] == FILE
