"""A text that names the page about data leads there."""

import pytest

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.text import catalogue
from htl_dash.viewmodels.page_links import SECTIONS, linked

PLAIN = {
    *("menu.data", "fetch.line_finding", "fetch.line_findings", "paper.trace"),
    *("meeting.to_data", "agenda.to_data", "own.unknown", "own.how_to_get"),
    "risk.no_people",
}
"""Names of the page itself, what a terminal or paper says, and what is linked when shown."""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Det görs under Data och metod, Hämta. Sedan",
            "Det görs under [Data och metod, Hämta](./data?avsnitt=hamta). Sedan",
        ),
        (
            "Data och metod, Läs in filer, eller",
            "[Data och metod, Läs in filer](./data?avsnitt=filer), eller",
        ),
        ("Se Data och metod: där.", "Se [Data och metod](./data): där."),
        (
            "Se [Data och metod, Hämta](./data?avsnitt=hamta).",
            "Se [Data och metod, Hämta](./data?avsnitt=hamta).",
        ),
        ("[Allt under Data och metod](./data)", "[Allt under Data och metod](./data)"),
        ("Metod, och data.", "Metod, och data."),
    ],
)
def test_the_page_and_its_section_become_a_link_once(text, shown):
    assert linked(text) == shown
    assert linked(shown) == shown


def test_what_analysts_have_written_names_sections_that_there_are():
    texts = [
        text
        for one in all_indicators().values()
        for text in (one.how_to_get, one.uncertainty_reason)
        if text and "Data och metod" in text
    ]
    assert texts
    for text in texts:
        assert text.count("Data och metod") == linked(text).count("](./data?avsnitt=")


def test_every_other_text_that_names_the_page_has_the_way_in_it():
    known = catalogue()
    assert set(SECTIONS) <= set(known["section"])
    named = {
        f"{section}.{key}": text
        for section, texts in known.items()
        for key, text in texts.items()
        if "Data och metod" in text
    }
    assert {key for key, text in named.items() if "](" not in text} <= PLAIN
