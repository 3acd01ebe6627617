"""Every indicator definition loads, says what it must and never says what it is not."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from htl_dash.catalogue.indicators import all_indicators, indicator
from htl_dash.domain.errors import CatalogueError
from htl_dash.domain.geography import AREA_GEOGRAPHIES, OLDER_DIVISIONS, Geography
from htl_dash.domain.indicator import Direction, Uncertainty
from htl_dash.domain.units import Unit
from htl_dash.settings import ROOT

Edit = Callable[[str, str, str], None]
FILE = "indicators/child_poverty.toml"
CONDITIONS = (
    "foreign_background",
    "rental_dwellings",
    "multi_dwelling_residents",
    "single_person_households",
    "share_aged_20_34",
    "population_change",
)


def test_every_file_is_an_indicator_ordered_by_code() -> None:
    files = (ROOT / "data" / "catalogue" / "indicators").glob("*.toml")
    assert list(all_indicators()) == sorted(path.stem for path in files)


def test_adding_one_file_adds_one_indicator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, copy: Path
) -> None:
    before = all_indicators()
    more = tmp_path / "more"
    shutil.copytree(copy, more)
    shutil.copy(copy / FILE, more / "indicators" / "a_new_one.toml")
    monkeypatch.setenv("HTL_CATALOGUE", str(more))
    assert set(all_indicators()) - set(before) == {"a_new_one"}
    assert list(all_indicators()) == sorted(all_indicators())
    assert indicator("a_new_one").title == before["child_poverty"].title


def test_low_economic_standard_is_never_called_child_poverty() -> None:
    for code in ("low_economic_standard", "low_economic_standard_0_19"):
        one = indicator(code)
        words = f"{one.title} {one.short_title} {one.question} {one.finding}".lower()
        assert "barnfattig" not in words
        assert "ekonomiskt utsatt" not in words


def test_the_ended_series_names_its_successor_and_that_they_differ() -> None:
    said = " ".join(indicator("child_poverty").cautions)
    assert "avslutades 2021" in said
    assert "låg ekonomisk standard, 0–19 år" in said
    assert "definierad på ett annat sätt" in said


def test_both_eligibility_measures_say_how_they_differ() -> None:
    for code in ("upper_secondary_eligibility", "eligibility_grade_9_schools"):
        said = " ".join(indicator(code).cautions)
        assert "77,2" in said
        assert "75,3" in said


@pytest.mark.parametrize(
    ("code", "periods"),
    [
        ("child_poverty", ["2011"]),
        ("upper_secondary_eligibility", ["2012"]),
        ("university_eligibility_4_years", ["2016", "2021"]),
        ("upper_secondary_degree_4_years", ["2021"]),
    ],
)
def test_series_breaks_stand_where_the_source_puts_them(
    code: str, periods: list[str]
) -> None:
    assert [one.period for one in indicator(code).breaks] == periods


@pytest.mark.parametrize("code", CONDITIONS)
def test_conditions_are_described_and_not_judged(code: str) -> None:
    one = indicator(code)
    assert one.direction is Direction.NEUTRAL
    assert (
        "Visas för att förstå villkoren, inte för att bedöma människor." in one.cautions
    )


@pytest.mark.parametrize("code", ["reported_theft", "reported_vandalism"])
def test_crimes_are_per_100_000_whatever_the_title_at_the_source_says(
    code: str,
) -> None:
    assert indicator(code).unit is Unit.PER_100_000
    assert any("per 1 000 invånare, men" in one for one in indicator(code).cautions)


def test_every_interval_comes_with_what_it_can_tell() -> None:
    for one in all_indicators().values():
        if one.uncertainty is Uncertainty.WILSON:
            assert any("slumpen ensam" in caution for caution in one.cautions), one.code


def test_no_interval_is_computed_for_figures_without_known_counts() -> None:
    for one in all_indicators().values():
        if one.source.publisher == "Kolada (RKA)":
            assert one.uncertainty is Uncertainty.NONE, one.code


def test_figures_not_in_the_data_pack_say_how_to_get_them() -> None:
    waiting = {code for code, one in all_indicators().items() if one.how_to_get}
    fetched = {"low_economic_standard_0_19", "upper_secondary_eligibility_areas"}
    assert fetched <= waiting
    for code in fetched:
        assert indicator(code).source.table in indicator(code).how_to_get
        assert "Data och metod" in indicator(code).how_to_get
        assert f"htl fetch --indicator {code}" in indicator(code).how_to_get


def test_unemployment_rests_on_the_employed_part_of_the_age_band() -> None:
    rule = indicator("unemployment_20_64").denominator
    assert rule is not None
    assert (rule.age_from, rule.age_to) == (20, 64)
    assert rule.within == "employment_20_64"


def test_eligibility_per_area_rests_on_a_fifth_of_a_band_the_year_before() -> None:
    one = indicator("upper_secondary_eligibility_areas")
    rule = one.denominator
    assert rule is not None
    assert (rule.age_from, rule.age_to, rule.approximate) == (15, 19, True)
    assert (rule.one_in, rule.years_before) == (5, 1)
    everyone = indicator("low_economic_standard").denominator
    assert everyone is not None
    assert (everyone.one_in, everyone.years_before) == (1, 0)


def test_what_can_be_fetched_per_area_has_its_older_divisions_among_the_levels() -> (
    None
):
    for code in ("low_economic_standard_0_19", "population"):
        assert {*AREA_GEOGRAPHIES, *OLDER_DIVISIONS} <= {*indicator(code).levels}
    levels = indicator("upper_secondary_eligibility_areas").levels
    assert levels == (Geography.REGSO_2020,)


def test_the_areas_have_indicators_on_both_divisions() -> None:
    for geography in AREA_GEOGRAPHIES:
        assert geography in indicator("low_economic_standard").levels
    assert indicator("socioeconomic_index").levels == (Geography.REGSO_2025,)


def test_grades_and_providers_add_up_and_nothing_else_is_promised() -> None:
    sums = {code: dict(one.sums) for code, one in all_indicators().items() if one.sums}
    providers = {"_T": ("municipal", "independent")}
    assert sums.pop("pupils") == {"_T": tuple("123456789")}
    assert sums == {
        "all_subjects_passed_grade_6": providers,
        "all_subjects_passed_grade_9": providers,
        "eligibility_grade_9_schools": providers,
        "pupils_grade_9": providers,
    }


@pytest.mark.parametrize(
    ("old", "new", "key", "cure"),
    [
        ("_T = [", '_T = "', "rad", "citattecken"),
        ('"1"', "1", "sums._T[1]", "till exempel"),
        ('"1"', '""', "sums._T[1]", "mellan citattecknen"),
        ("[sums]", "[summor]", "summor", "Menade du sums?"),
    ],
)
def test_sums_that_cannot_be_read_are_refused(
    edit: Edit, old: str, new: str, key: str, cure: str
) -> None:
    edit("indicators/pupils.toml", old, new)
    with pytest.raises(CatalogueError) as caught:
        all_indicators()
    assert str(caught.value.facts["key"]).startswith(key)
    assert cure in str(caught.value.facts["cure"])


def test_an_unknown_code_names_the_file_it_would_stand_in() -> None:
    with pytest.raises(CatalogueError) as caught:
        indicator("happiness")
    assert caught.value.facts["file"] == "indicators/happiness.toml"


@pytest.mark.parametrize(
    ("old", "new", "key", "cure"),
    [
        ("title =", "titel =", "titel", "Menade du title?"),
        ('question = "', '#question = "', "question", "Lägg till nyckeln question."),
        ("decimals = 1", 'decimals = "1"', "decimals", "utan citattecken"),
        ("decimals = 1", "decimals = 3", "decimals", "från 0 till 1"),
        ('unit = "percent"', 'unit = "procent"', "unit", "percent_per_year"),
        ('"lower_is_better"', '"lower"', "direction", "higher_is_better"),
        ('"safety"', '"trygghet"', "dimensions[1]", "health, safety, learning"),
        ('"distribution"', '"nation"', "levels[2]", "regso2025, deso2025"),
        ('method = "none"', 'method = "byar"', "uncertainty.method", "wilson, none"),
        ("[source]", "[kalla]", "kalla", "De som får finnas"),
        ('"https://', '"ftp://', "source.url", "börjar med https://"),
        ('period = "2011"', "period = 2011", "breaks[1].period", "till exempel"),
        ("approximate = false", "", "denominator.approximate", "Lägg till nyckeln"),
        ("class_limits = []", 'class_limits = ["1"]', "map.class_limits[1]", "60.485"),
        ('text = "Alla', 'text = Alla"', "rad", "citattecken"),
    ],
)
def test_damage_is_refused_with_file_key_and_cure(
    edit: Edit, old: str, new: str, key: str, cure: str
) -> None:
    edit(FILE, old, new)
    with pytest.raises(CatalogueError) as caught:
        all_indicators()
    assert caught.value.facts["file"] == FILE
    assert str(caught.value.facts["key"]).startswith(key)
    assert cure in str(caught.value.facts["cure"])


def test_a_file_name_that_is_no_code_is_refused(copy: Path) -> None:
    folder = copy / "indicators"
    shutil.copy(folder / "child_poverty.toml", folder / "Kopia av pupils.toml")
    with pytest.raises(CatalogueError) as caught:
        all_indicators()
    assert caught.value.facts["file"] == "indicators/Kopia av pupils.toml"
    assert caught.value.facts["key"] == "filnamnet"


@pytest.mark.parametrize(
    ("code", "rounding"),
    [
        ("low_economic_standard", 0.01),
        ("employment_20_64", 0.0),
        ("mean_net_income", 0.0),
    ],
)
def test_only_shares_in_whole_per_cent_are_rounded(code: str, rounding: float) -> None:
    assert all_indicators()[code].rounding == rounding


def test_the_last_break_is_the_newest_and_none_is_empty() -> None:
    found = all_indicators()
    assert found["university_eligibility_4_years"].last_break == "2021"
    assert found["merit_value_17"].last_break == ""
