"""The definitions agree with each other, and what does not is refused."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from htl_dash.catalogue.checking import check_catalogue
from htl_dash.domain.errors import CatalogueError

Edit = Callable[[str, str, str], None]
LOW = "indicators/low_economic_standard.toml"
OUT_OF_WORK = "indicators/unemployment_20_64.toml"
ELIGIBLE = "indicators/university_eligibility_4_years.toml"
BORLANGE = "municipalities/2081.toml"
ORDER = "reading_order.toml"


def test_the_catalogue_that_ships_agrees_with_itself() -> None:
    check_catalogue()


def target(indicator: str) -> str:
    """Return a target as it is declared."""
    return f"""[[targets]]
indicator = "{indicator}"
value = 90.5
year = 2030
source = "Strategisk plan"
"""


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "cure"),
    [
        (
            OUT_OF_WORK,
            'within = "employment_20_64"',
            'within = "employment"',
            "denominator.within",
            "finns i mappen indicators",
        ),
        (ELIGIBLE, 'period = "2016"', 'period = "2022"', "breaks", "tidigaste"),
        (ELIGIBLE, 'period = "2016"', 'period = "2021"', "breaks", "dubbletter"),
        (LOW, "finding = ", 'finding = "" #', "finding", "lever med låg"),
        (LOW, "levels = [", "levels = [] #", "levels", "minst en nivå"),
        (LOW, "limits = []", "limits = [20, 10]", "map.class_limits", "stigande"),
        (ELIGIBLE, "reason = ", 'reason = "" #', "uncertainty.reason", "skälet"),
        (LOW, 'unit = "percent"', 'unit = "index"', "uncertainty.method", "none"),
        (LOW, "age_to = 120", "", "denominator.age_to", "både age_from och age_to"),
        (LOW, "age_from = 0", "age_from = 3", "denominator.age_from", "0, 5, 10"),
        (LOW, "age_to = 120", "age_to = 65", "denominator.age_from", "4, 9, 14"),
        (
            "indicators/mean_net_income.toml",
            "decimals = 0",
            "decimals = 1",
            "decimals",
            "Sätt decimals till 0",
        ),
        (
            BORLANGE,
            'areas = ["2081R004"]',
            'areas = ["2081R018"]',
            "pilot_schools[2].areas",
            "under [[areas]]",
        ),
        (
            BORLANGE,
            'code = "2081R002"',
            'code = "2081R001"',
            "areas[2].code",
            "Ta bort den ena",
        ),
        (
            ORDER,
            '  "unemployment_20_64",',
            '  "unemployment",',
            "reading_order[2]",
            "ta bort den ur listan",
        ),
        (
            "municipalities/0000.toml",
            '  "unemployment_20_64",',
            '  "low_economic_standard",',
            "reading_order[3]",
            "Ta bort den ena ur listan",
        ),
        (
            BORLANGE,
            "[[areas]]",
            f"{target('unemployment')}\n[[areas]]",
            "targets[1].indicator",
            "ta bort den ur listan",
        ),
        (
            BORLANGE,
            "[[areas]]",
            f"{target('foreign_background')}\n[[areas]]",
            "targets[1].indicator",
            "Ta bort målvärdet",
        ),
        (
            BORLANGE,
            "[[areas]]",
            f"{target('merit_value_17') * 2}\n[[areas]]",
            "targets[2].indicator",
            "Behåll det målvärde som gäller nu",
        ),
        ("goals/safety.toml", "title =", "name =", "name", "De som får finnas"),
        ("goals/safety.toml", '"2081"', '"9999"', "municipality", "2081, 2282, 2480"),
    ],
)
def test_a_contradiction_is_refused_with_file_key_and_cure(
    edit: Edit, file: str, old: str, new: str, key: str, cure: str
) -> None:
    edit(file, old, new)
    with pytest.raises(CatalogueError) as caught:
        check_catalogue()
    assert (caught.value.facts["file"], caught.value.facts["key"]) == (file, key)
    assert cure in str(caught.value.facts["cure"])


def test_an_interval_needs_a_denominator(copy: Path) -> None:
    text = (copy / LOW).read_text(encoding="utf-8")
    start, end = text.index("[denominator]"), text.index("[uncertainty]")
    (copy / LOW).write_text(text[:start] + text[end:], encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        check_catalogue()
    assert caught.value.facts["key"] == "denominator"


def test_the_home_municipality_must_be_declared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTL_MUNICIPALITY", "2080")
    with pytest.raises(CatalogueError) as caught:
        check_catalogue()
    assert caught.value.facts["file"] == "municipalities/2080.toml"


@pytest.mark.parametrize(
    "kind", ["indicators", "municipalities", "goals", "team_models"]
)
def test_a_missing_folder_is_refused(copy: Path, kind: str) -> None:
    shutil.rmtree(copy / kind)
    with pytest.raises(CatalogueError) as caught:
        check_catalogue()
    assert caught.value.facts["file"] == kind


def test_a_catalogue_folder_that_does_not_exist_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTL_CATALOGUE", str(tmp_path / "nowhere"))
    with pytest.raises(CatalogueError) as caught:
        check_catalogue()
    assert "HTL_CATALOGUE" in str(caught.value.facts["cure"])
