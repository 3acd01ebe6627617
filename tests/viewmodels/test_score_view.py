"""Every score in its own unit, with where it comes from; unknown is said to be."""

from dataclasses import replace

import pytest
from made_priorities import scored
from registering import SPRING, TOWN

from htl_dash.domain.initiative import Approach
from htl_dash.priorities.value import Score
from htl_dash.services.score_sources import UNKNOWN, Filled, Origin
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.score_view import (
    origin_lines,
    origin_text,
    scale_text,
    score_table,
    score_text,
)

AREA = TOWN.area_names[0]
FACTS = {
    Origin.FIGURE: {"indicator": "Mått", "period": "2024", "areas": (AREA.code,)},
    Origin.RELEASED_REACH: {"terms": (SPRING,)},
    Origin.PLANNED_REACH: {"terms": (SPRING,)},
    Origin.HIDDEN_REACH: {"terms": (SPRING,)},
    Origin.WHOLE_YEAR: {"terms": (SPRING.later(-1), SPRING)},
    Origin.ONE_TERM: {"terms": (SPRING,)},
    Origin.APPROACH: {"approach": Approach.PROMOTIVE},
    Origin.CHILDREN: {
        "asked": 40,
        "term": SPRING,
        "school": TOWN.pilot_schools[0].unit_code,
    },
    Origin.HIDDEN_CHILDREN: {
        "asked": 12,
        "term": SPRING,
        "school": TOWN.pilot_schools[0].unit_code,
    },
    Origin.PEOPLE: {
        "who": "coordinator",
        "at": "2026-11-25T08:00:00+00:00",
        "note": "Två studier",
    },
    Origin.UNKNOWN: {},
}


@pytest.mark.parametrize(
    ("score", "text"),
    [
        (Score(), "uppgift saknas"),
        (Score(50.0), "50 poäng"),
        (Score(None, 20, 60.5), "20–60,5 poäng"),
        (Score(58.9, 57.0, 61.2), "58,9 poäng (57–61,2)"),
    ],
)
def test_a_score_is_exact_a_range_with_limits_or_unknown(score, text):
    assert score_text(score, "poäng").replace(HARD_SPACE, " ") == text


@pytest.mark.parametrize("origin", Origin)
def test_every_origin_has_its_words(origin):
    said = origin_text(Filled(Score(1.0), origin, FACTS[origin]), TOWN)
    assert "{" not in said
    assert len(said) > 20


def test_a_judgement_without_a_note_says_so():
    facts = {**FACTS[Origin.PEOPLE], "note": ""}
    said = origin_text(Filled(Score(1.0), Origin.PEOPLE, facts), TOWN)
    assert said.startswith("Bedömt av Samordnare")
    assert said.endswith("utan motivering.")


def test_the_table_shows_unknown_as_unknown_and_leaves_it_empty_in_files():
    table = score_table(scored(a=(90, None), b=((10, 20), 5)), TOWN, ())
    assert table.shown_columns[1:] == ("a", "b")
    assert [len(row) for row in table.shown] == [3, 3]
    assert table.shown[1][1] == t("score.unknown")
    assert table.rows[1][3:6] == (None, None, None)
    assert table.rows[1][6] == origin_text(UNKNOWN, TOWN)
    assert table.rows[2][3:6] == (None, 10, 20)
    assert len(table.notes) == 2
    assert not any("*" in one for one in table.notes)


def test_a_protected_share_reads_as_protected_and_not_as_missing():
    found = scored(a=(90, None), b=(10, 5))
    hidden = Filled(Score(), Origin.HIDDEN_CHILDREN, FACTS[Origin.HIDDEN_CHILDREN])
    first, second = found.cells
    table = score_table(replace(found, cells=((first[0], hidden), second)), TOWN, ())
    assert table.shown[1][1] == t("figure.hidden")
    assert table.rows[1][3:6] == (None, None, None)
    assert "för att skydda enskilda" in table.rows[1][6]


def test_what_comes_from_the_same_place_is_said_once():
    lines = origin_lines(scored(a=(90, None), b=(10, None)), TOWN)
    assert len(lines) == 2
    assert lines[1].startswith("Kunskap om verkan: Uppgift saknas.")


def test_a_scale_says_its_question_its_ends_and_whose_it_is():
    found = scored(a=(1,), b=(2,))
    text = scale_text(found.criteria[0])
    assert "Når insatsen främst de barn" in text
    assert "Vår egen skala." in text
