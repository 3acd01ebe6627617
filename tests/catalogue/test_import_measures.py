"""A measure in a file is one of ours by the words that the catalogue declares."""

import shutil
from pathlib import Path

import pytest

from htl_dash.catalogue.import_measures import declared, declared_tables
from htl_dash.domain.errors import CatalogueError
from htl_dash.settings import ROOT

FINAL = "Grundskola - Slutbetyg årskurs 9, samtliga elever"
LOW = "Låg ekonomisk standard, procent"
HELP = "Ekonomiskt bistånd, Dalarnas län"


@pytest.mark.parametrize(
    ("family", "title", "measure", "category", "indicator"),
    [
        ("siris", FINAL, "Andel (%) elever behöriga till yrkesprog.", "_T", "elig"),
        ("siris", FINAL, "Andel (%) behörig yrkesprog.", "_T", "elig"),
        ("siris", FINAL, "Andel som uppnått kunskapskraven i alla ämnen", "_T", "all"),
        (
            "siris",
            FINAL,
            "Andel (%) uppfyllt betygskriterierna i alla ämnen",
            "_T",
            "all",
        ),
        ("siris", FINAL, "Genomsnittligt meritvärde (17)", "_T", "merit_value_17"),
        ("siris", FINAL, "Antal elever", "_T", "pupils_grade_9"),
        ("cube", "", LOW, "_T", "low_economic_standard"),
        ("cube", "", LOW, "0\u201319 år", "low_economic_standard_0_19"),
        ("pxweb", "", LOW, "0-19 år", "low_economic_standard_0_19"),
        ("cube", "", "Low economic standard, percent", "0-19 years", "low_econ"),
        ("cube", "", "Persons eligible for upper secondary school", "_T", "upper_s"),
        ("kolada", "", "N02904", "_T", "child_poverty"),
        ("kolada", "", "Barn i utsatta hushåll (N02904)", "_T", "child_poverty"),
    ],
)
def test_a_measure_is_found_by_words_or_by_id(
    family, title, measure, category, indicator
):
    found = declared(family, title, measure, category, "2024")
    assert found is not None
    assert found.indicator.startswith(indicator)
    assert found.category == "_T"


@pytest.mark.parametrize(
    ("family", "title", "measure", "category"),
    [
        ("siris", "Grundskolan - Salsa", "Genomsnittligt meritvärde (17)", "_T"),
        ("siris", f"{FINAL} exkl. nyinvandrade", "Antal elever", "_T"),
        ("siris", FINAL, "Andel (%) elever behöriga till estetiskt program", "_T"),
        ("siris", FINAL, "Antal elever", "Engelska"),
        ("cube", "", "Hög ekonomisk standard, procent", "_T"),
        ("cube", "", "Låg ekonomisk standard, 0-19 år", "_T"),
        ("cube", "", LOW, "20-64 år"),
        ("kolada", "", "N00000", "_T"),
        ("plain", "", LOW, "_T"),
        ("siris", FINAL, "Förändring meritvärde (17 ämnen)", "_T"),
        ("siris", FINAL, "Meritvärde (17 ämnen), kommunen", "_T"),
        ("siris", FINAL, "Andel alla ämnen: Residual R=(F-B)", "_T"),
        ("pxweb", "", "Rangordning låg ekonomisk standard", "_T"),
        ("pxweb", "", "Låg ekonomisk standard, nedre gräns", "_T"),
        ("pxweb", "", "Varaktigt låg ekonomisk standard", "_T"),
        ("pxweb", "", "Låg ekonomisk standard (50 procent)", "_T"),
        ("pxweb", "Låg ekonomisk standard, utrikes födda", LOW, "_T"),
        ("pxweb", "", "Andel ej gymnasiebehöriga", "_T"),
        ("pxweb", "", "Andel utan behörighet till gymnasiet", "_T"),
        ("pxweb", "", "Andel behöriga lärare i gymnasiet", "_T"),
        ("siris", FINAL, "Spridning meritvärde (17)", "_T"),
        ("siris", FINAL, "Antal elever med studiehandledning", "_T"),
        ("pxweb", "", "Låg ekonomisk standard, 65 år och äldre", "_T"),
        ("pxweb", "", "Låg ekonomisk standard, barnfamiljer", "_T"),
        ("pxweb", "", "Låg ekonomisk standard, indexerat (2011=100)", "_T"),
        ("pxweb", "", "Låg ekonomisk standard efter boendekostnad", "_T"),
    ],
)
def test_what_is_nearly_the_same_is_not_the_same(family, title, measure, category):
    assert declared(family, title, measure, category, "2024") is None


@pytest.mark.parametrize(
    ("family", "title", "measure", "category", "indicator"),
    [
        ("forsakringskassan", "", "Ohälsotalet", "Samtliga 16-64 år", "sickness_days"),
        ("pxweb", "", "arbetslöshet", "20-64 år", "unemployment_month"),
        ("socialstyrelsen", HELP, "Antal hushåll", "_T", "social_assistance_hous"),
        (
            "socialstyrelsen",
            HELP,
            "Utbetalt bistånd tkr",
            "_T",
            "social_assistance_paid",
        ),
    ],
)
def test_a_measure_of_months_is_none_of_years(
    family, title, measure, category, indicator
):
    found = declared(family, title, measure, category, "2024-09")
    assert found is not None
    assert found.indicator.startswith(indicator)
    assert declared(family, title, measure, category, "2024") is None


@pytest.mark.parametrize(
    ("family", "title", "measure", "indicator"),
    [
        ("pxweb", "", "Gymnasiebehörighet, andel (%)", "upper_secondary_eligibility_areas"),
        ("siris", FINAL, "Meritvärde 17 ämnen, genomsnitt", "merit_value_17"),
    ],
)  # fmt: skip
def test_a_heading_in_other_usual_words_is_known(family, title, measure, indicator):
    found = declared(family, title, measure, "_T", "2024")
    assert found is not None
    assert found.indicator == indicator


def test_a_word_in_the_list_of_variables_does_not_make_a_group():
    title = f"{LOW} efter region, utländsk bakgrund och år"
    assert declared("pxweb", title, LOW, "_T", "2024") is not None


def test_a_key_figure_of_kolada_is_known_by_its_id_whatever_its_title_says():
    name = "Förändring av barn i utsatta hushåll, utrikes födda (N02904)"
    assert declared("kolada", "", name, "_T", "2024") is not None


def test_who_runs_the_schools_is_the_part():
    found = declared("siris", FINAL, "Antal elever", "Enskild", "2024/25")
    assert found is not None
    assert found.category == "independent"


def test_every_declaration_can_be_read():
    assert len(declared_tables()) >= 9


def test_an_indicator_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "catalogue"
    shutil.copytree(ROOT / "data" / "catalogue", folder)
    file = folder / "imports" / "siris_final_grades.toml"
    text = file.read_text("utf-8").replace("pupils_grade_9", "no_such")
    file.write_text(text, "utf-8")
    monkeypatch.setenv("HTL_CATALOGUE", str(folder))
    with pytest.raises(CatalogueError):
        declared_tables()
