"""What is said about an own indicator is guarded before anybody is shown it."""

import pytest
from made import HOME
from made_own import FACTS

from htl_dash.domain.goal import Dimension
from htl_dash.domain.indicator import Direction
from htl_dash.services.own_facts import file_words, read_facts
from htl_dash.sources.own_layout import Fact
from htl_dash.sources.own_workbook import Answer
from htl_dash.sources.sheet_rows import Place
from htl_dash.text import t


def read(accepted: bool = False, **said: str):
    texts = {fact: said.get(fact.value, FACTS[fact]) for fact in Fact}
    answers = {
        fact: Answer(text, Place("Om måttet", at, "B", "Ert svar"))
        for at, (fact, text) in enumerate(texts.items(), start=5)
    }
    return read_facts(answers, HOME, accepted=accepted)


def keys(**said: str) -> list[tuple[str, int | None]]:
    _, refused = read(**said)
    return [(one.text_key, one.place.row) for one in refused]


def test_what_is_said_is_read_in_the_fields_own_terms():
    facts, refused = read()
    assert refused == ()
    assert facts.direction is Direction.HIGHER_IS_BETTER
    assert facts.dimensions == (Dimension.HEALTH, Dimension.SAFETY)
    assert facts.cautions == ("Andra kommuners verksamhet är inte med.",)


def test_dimensions_and_cautions_may_be_left_empty():
    facts, refused = read(dimensions="", cautions="")
    assert refused == ()
    assert (facts.dimensions, facts.cautions) == ((), ())


@pytest.mark.parametrize("fact", [one for one in Fact if not one.is_optional])
def test_everything_else_must_be_said(fact):
    facts, refused = read(**{fact.value: "  "})
    assert facts is None
    assert [one.text_key for one in refused] == ["own.fact_missing"]
    assert fact.label in t("own.fact_missing", **refused[0].facts)


@pytest.mark.parametrize(
    ("said", "key", "row"),
    [
        ({"short_title": "x" * 46}, "written.long", 6),
        ({"title": "x" * 121}, "written.long", 5),
        ({"direction": "Uppåt"}, "own.wrong_choice", 11),
        ({"dimensions": "Hälsa, Fritid"}, "own.wrong_choice", 12),
        ({"contact": "Anna"}, "own.wrong_choice", 15),
        ({"question": "Hur många [här](//x)?"}, "own.strange_sign", 7),
        ({"title": "Barn *ute*"}, "own.strange_sign", 5),
        ({"title": "![x](https:x)"}, "own.strange_sign", 5),
        ({"source": "https://x.se"}, "own.strange_sign", 13),
        ({"source": "www.x.se"}, "own.strange_sign", 13),
        ({"finding": "<b>"}, "own.strange_sign", 8),
        ({"finding": "kostar $5$"}, "own.strange_sign", 8),
        ({"title": "{x}"}, "own.strange_sign", 5),
        ({"source": "x@borlange.se"}, "free_text.email", 13),
        ({"numerator": "en flicka i 3B"}, "free_text.class_description", 9),
    ],
)
def test_what_cannot_be_shown_is_refused_with_its_cell(said, key, row):
    assert (key, row) in keys(**said)
    assert read(**said)[0] is None


def test_a_text_that_may_hold_a_name_can_be_accepted():
    facts, refused = read(source="Annas lista")
    (warning,) = refused
    assert warning.can_be_accepted
    assert facts is not None
    assert read(accepted=True, source="Annas lista")[1] == ()


@pytest.mark.parametrize(
    "title", ["Låg ekonomisk standard, alla åldrar", "låg  ekonomisk standard"]
)
def test_a_published_indicators_title_cannot_be_taken(title):
    assert ("own.title_taken", 5) in keys(title=title)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("närvaro_2025.xlsx", "närvaro_2025.xlsx"),
        (r"C:\Users\kommun\Desktop\tal.xlsx", "tal.xlsx"),
        ("/home/x/[tal](http).xlsx", "-tal-(http).xlsx"),
        ("Anna Andersson.xlsx", t("own.a_file")),
        ("x" * 90 + ".xlsx", t("own.a_file")),
        ("", t("own.a_file")),
    ],
)
def test_a_files_name_is_told_unless_it_points_out_somebody(name, told):
    assert file_words(name) == told
