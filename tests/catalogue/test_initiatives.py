"""What the schools do and why is read as it is described, and nothing beside it."""

from collections.abc import Callable
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
from htl_dash.domain.initiative import Approach, InterventionLevel, Setting

Edit = Callable[[str, str, str], None]
TJARNA, NYGARD = "34516710", "23251345"
FILE = school_file(TJARNA)
CHOSEN = 'title = "Föräldragrupper"'


def test_both_pilot_schools_are_described() -> None:
    assert described_schools() == (NYGARD, TJARNA)


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
        assert (one.status, one.period, one.responsible) == (None, None, None)
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
    assert information == same
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
status = "Pågår"
period = "Höstterminen 2026"
responsible = "Rektor"
actors = ["Elevhälsan", "IFO"]
expected_outcome = "Fler kommer"
indicators = ["school_safety_index"]
dimensions = ["health", "learning"]
"""
    edit(FILE, CHOSEN, CHOSEN + filled)
    check_catalogue()
    one = school_description(TJARNA).initiatives[0]
    assert (one.status, one.period) == ("Pågår", "Höstterminen 2026")
    assert (one.responsible, one.actors) == ("Rektor", ("Elevhälsan", "IFO"))
    assert one.expected_outcome == "Fler kommer"
    assert one.indicators == ("school_safety_index",)
    assert one.dimensions == (Dimension.HEALTH, Dimension.LEARNING)


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
