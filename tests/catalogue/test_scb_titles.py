"""SCB's own titles and labels, as they were in 2026, are taken for what is declared."""

from collections.abc import Mapping

import pytest

from htl_dash.catalogue.datasets import fetch_datasets
from htl_dash.domain.fetching import FetchDataset
from htl_dash.sources.cube import Category, Dimension
from htl_dash.sources.pxweb_table import Table, Variable, mismatches

SEX = {"1+2": "totalt", "1": "män", "2": "kvinnor"}
POOR = {
    "000008AC": "Låg ekonomisk standard, procent",
    "000008AD": "Hög ekonomisk standard, procent",
}
TITLES = {
    "scb_low_economic_standard": (
        "Låg respektive hög ekonomisk standard efter region och ålder",
        {"Alder": {"tot": "totalt ålder", "0-19": "0-19 år"}, "ContentsCode": POOR},
    ),
    "scb_low_economic_standard_0_19": (
        "Låg respektive hög ekonomisk standard efter region och ålder",
        {"Alder": {"tot": "totalt ålder", "0-19": "0-19 år"}, "ContentsCode": POOR},
    ),
    "scb_population": (
        "Folkmängden per region efter ålder och kön",
        {"ContentsCode": {"000007Y7": "Antal"}},
    ),
    "scb_eligibility_areas": (
        "Behörighet till gymnasieskolan och högskolan efter region och kön",
        {
            "ContentsCode": {
                "000004VC": "Andel behöriga till gymnasieskola, procent",
                "000004VD": "Andel behöriga till högskola, procent",
            }
        },
    ),
    "scb_labour_status": (
        "Arbetsmarknadsstatus efter bostadens belägenhet, region (DeSO/RegSO), kön och ålder",
        {
            "Kon": SEX,
            "Alder": {"20-64": "20-64 år", "20-65": "20-65 år"},
            "ContentsCode": {
                "0000089X": "antal sysselsatta",
                "0000089W": "antal arbetslösa",
                "0000089V": "antal sysselsatta och arbetslösa (arbetskraften)",
                "0000089Z": "antal utanför arbetskraften",
                "0000089Y": "antal totalt",
            },
        },
    ),
    "scb_education_25_65": (
        "Befolkning 25\N{EN DASH}65 år efter region och utbildningsnivå",
        {
            "UtbildningsNiva": {
                "21": "förgymnasial utbildning",
                "3+4": "gymnasial utbildning",
                "5": "eftergymnasial utbildning, mindre än 3 år",
                "6": "eftergymnasial utbildning, 3 år eller mer",
                "US": "uppgift om utbildningsnivå saknas",
            },
            "ContentsCode": {"000007Z6": "Befolkning"},
        },
    ),
    "scb_foreign_background": (
        "Folkmängden efter region, utländsk/svensk bakgrund och kön",
        {
            "UtlBakgrund": {
                "1": "utländsk bakgrund",
                "2": "svensk bakgrund",
                "SA": "totalt",
            },
            "Kon": SEX,
            "ContentsCode": {"000007Y4": "Antal"},
        },
    ),
    "scb_households": (
        "Antal hushåll efter region, hushållstyp",
        {
            "Hushallstyp": {
                "ESMB": "ensamstående med barn",
                "ESUB": "ensamstående utan barn",
                "TOTALT": "totalt antal hushåll",
            },
            "ContentsCode": {"000007Y1": "Antal hushåll"},
        },
    ),
    "scb_aged_20_34": (
        "Folkmängden efter region, ålder och kön",
        {
            "Alder": {
                "totalt": "totalt",
                "20-24": "20-24 år",
                "25-29": "25-29 år",
                "30-34": "30-34 år",
            },
            "Kon": SEX,
            "ContentsCode": {"000007Y7": "Antal"},
        },
    ),
    "scb_net_income": (
        "Inkomststruktur nettoinkomst efter region och kön",
        {
            "Inkomstkomponenter": {"240": "nettoinkomst", "170": "ekonomiskt bistånd"},
            "Kon": SEX,
            "ContentsCode": {"000008A4": "Medelvärde för samtliga, tkr"},
        },
    ),
    "scb_capital_income": (
        "Inkomststruktur nettoinkomst efter region och kön",
        {
            "Inkomstkomponenter": {"230": "kapitalinkomst", "240": "nettoinkomst"},
            "Kon": SEX,
            "ContentsCode": {"000008A2": "Andel med inkomstslag, procent"},
        },
    ),
}
"""As other users of the tables have written them down; only SCB itself can tell for sure."""


def table(title: str, labels: Mapping[str, Mapping[str, str]]) -> Table:
    variables = []
    for name, values in labels.items():
        categories = tuple(Category(code, label) for code, label in values.items())
        role = "metric" if name == "ContentsCode" else ""
        variables.append(Variable(Dimension(name, name, categories, role)))
    return Table("TAB", title, tuple(variables))


def unlike(one: FetchDataset, changed: Mapping[str, Mapping[str, str]]) -> set[str]:
    title, labels = TITLES[one.name]
    both = {name: values | changed.get(name, {}) for name, values in labels.items()}
    return {found.code for found in mismatches(table(title, both), one)}


def test_every_table_of_scb_is_here():
    named = {one.name for one in fetch_datasets().values() if one.source == "scb"}
    assert named == TITLES.keys()


@pytest.mark.parametrize("name", TITLES)
def test_the_titles_and_labels_are_what_is_declared(name):
    assert unlike(fetch_datasets()[name], {}) == set()


@pytest.mark.parametrize(
    ("name", "changed", "code"),
    [
        ("scb_labour_status", ("Alder", "20-64", "20-65 år"), "20-64"),
        ("scb_labour_status", ("Kon", "1+2", "kvinnor"), "1+2"),
        (
            "scb_labour_status",
            ("ContentsCode", "0000089V", "antal utanför arbetskraften"),
            "0000089V",
        ),
        (
            "scb_labour_status",
            ("ContentsCode", "0000089X", "antal sysselsatta och arbetslösa"),
            "0000089X",
        ),
        (
            "scb_education_25_65",
            ("UtbildningsNiva", "3+4", "eftergymnasial utbildning"),
            "3+4",
        ),
        (
            "scb_education_25_65",
            ("UtbildningsNiva", "6", "eftergymnasial utbildning, mindre än 3 år"),
            "6",
        ),
        ("scb_foreign_background", ("UtlBakgrund", "1", "svensk bakgrund"), "1"),
        ("scb_households", ("Hushallstyp", "ESUB", "ensamstående med barn"), "ESUB"),
        ("scb_net_income", ("Inkomstkomponenter", "240", "löneinkomst"), "240"),
        ("scb_low_economic_standard", ("Alder", "tot", "0-19 år"), "tot"),
    ],
)
def test_a_code_that_has_got_another_meaning_is_not_taken(name, changed, code):
    variable, value, label = changed
    assert unlike(fetch_datasets()[name], {variable: {value: label}}) == {code}


def test_an_older_population_of_other_ages_is_another_table():
    one = fetch_datasets()["scb_education_25_65"]
    _, labels = TITLES[one.name]
    older = table("Befolkning 25-64 år efter region och utbildningsnivå", labels)
    assert "TAB" in {found.code for found in mismatches(older, one)}
