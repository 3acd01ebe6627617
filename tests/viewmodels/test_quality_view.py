"""What the checks found is told in words, the gravest first, and in files with codes."""

import pytest
from made import HOME, SHARE

from htl_dash.domain.finding import Check, Finding
from htl_dash.domain.geography import Geography
from htl_dash.services.quality import QualityReport
from htl_dash.viewmodels.quality_view import flag, quality_view, sentence

FACTS = {
    Check.RANGE: {"value": 101.0},
    Check.FRACTION: {"value": 59.0, "share": 40.0},
    Check.BETWEEN_SEXES: {"value": 58.3, "low": 59.0, "high": 59.5},
    Check.SUM_OF_SEXES: {"value": 100.0, "parts": 99.0},
    Check.SUM_OF_PARTS: {"value": 100.0, "parts": 99.0},
    Check.SUM_OF_AREAS: {"value": 100.0, "parts": 99.0},
    Check.JUMP: {"value": 41.0, "before": 20.6, "usual": 0.2},
    Check.OUTLIER: {"value": 201.0, "before": 20.1, "after": 20.6},
    Check.CONTRADICTED: {
        "value": 17.26,
        "title": "Inkomst",
        "other": 17.34,
        "other_title": "[x](y)",
    },
    Check.MISSING_PLACES: {"places": "2081R002"},
    Check.MISSING_PERIOD: {"periods": "2019"},
    Check.STALE: {"years": 4.0},
    Check.RENAMED: {"words": "Ny definition."},
    Check.MANY_REVISED: {"changed": 20.0, "of": 40.0},
}


def finding(check: Check, place: str = "2081R001") -> Finding:
    facts = tuple(FACTS[check].items())
    where = (Geography.REGSO_2025, place, "2024", "_T", "_T")
    return Finding(check, "scb_one", SHARE.code, *where, facts)


def view(*found: Finding):
    return quality_view(HOME, QualityReport(found, 12583, 36), {SHARE.code: SHARE})


@pytest.mark.parametrize("check", Check)
def test_every_check_has_its_sentence(check):
    said = sentence(finding(check))
    assert said.endswith((".", "2081R002."))
    assert "{" not in said


def test_the_heading_counts_what_to_look_at_and_not_what_is_good_to_know():
    assert view().heading.startswith("Kontrollerna hittade inget")
    one = view(finding(Check.JUMP), finding(Check.STALE))
    assert one.heading.startswith("En sak bör någon titta på bland 12\u00a0583")
    assert "1 upplysning" in one.remark
    two = view(finding(Check.JUMP), finding(Check.JUMP))
    assert two.heading.startswith("2 saker")
    assert "inget är säkert fel" in two.heading


def test_the_heading_says_first_what_cannot_be_so():
    both = view(finding(Check.JUMP), finding(Check.RANGE))
    assert (
        both.heading
        == "1 av 12\u00a0583 tal kan inte stämma, och 1 till bör någon titta på"
    )
    assert view(finding(Check.RANGE)).heading == "1 av 12\u00a0583 tal kan inte stämma"


def test_a_contradiction_says_both_values_so_that_they_are_told_apart():
    said = sentence(finding(Check.CONTRADICTED))
    assert said == "17,26 visas, ur Inkomst. 17,34 visas inte, ur [x](y)."


def test_what_a_file_calls_itself_is_text_on_screen_and_as_it_stands_in_files():
    one = finding(Check.CONTRADICTED)
    table = view(one).table
    assert "[x](y)" in str(table.rows[0][5])
    assert "[x](y)" not in table.shown[0][5]
    assert "[x](y)" not in flag(HOME, QualityReport((one,), 1, 1), one).text


def test_the_first_figure_of_a_series_has_only_one_beside_it():
    first = Finding(
        *(Check.OUTLIER, "scb_one", SHARE.code, Geography.REGSO_2025, "2081R001"),
        "2015",
        facts=(("value", 201.0), ("after", 20.6)),
    )
    said = (
        "Värdet är 201, men 20,6 perioden efter. Så mycket brukar det inte ändras här."
    )
    assert sentence(first) == said


def test_a_row_says_what_where_and_when_and_the_file_also_the_codes():
    table = view(finding(Check.JUMP)).table
    (shown,), (row,) = table.shown, table.rows
    assert shown[:5] == (
        "Bör ses över",
        "Ovanligt hopp",
        "Låg ekonomisk standard",
        "Bullermyren–Hagalund",
        "2024",
    )
    assert "20,6" in shown[5]
    assert {"scb_one", SHARE.code, "2081R001"} <= {*row}


def test_a_finding_about_more_than_one_figure_says_so():
    whole = finding(Check.MISSING_PLACES, place="")
    assert view(whole).table.shown[0][3] == "Hela indelningen"
    of_dataset = Finding(
        Check.RENAMED, "scb_one", "", None, facts=(("words", "Nytt."),)
    )
    assert view(of_dataset).table.shown[0][2:4] == ("scb_one", "Hela datamängden")


def test_a_flag_says_where_and_what_and_whether_it_cannot_be_so():
    one = finding(Check.RANGE)
    said = flag(HOME, QualityReport((one,), 1, 1), one)
    assert said.is_wrong
    assert not flag(HOME, QualityReport((), 1, 1), finding(Check.JUMP)).is_wrong
    assert said.text.startswith("[Bullermyren–Hagalund](./data?avsnitt=spar")
    assert ") 2024: utanför skalan." in said.text


def test_many_of_a_kind_are_one_row_on_screen_and_all_are_in_the_file():
    table = view(finding(Check.JUMP), finding(Check.JUMP, "2081R002")).table
    assert len(table.rows) == 2
    ((*_, said),) = table.shown
    assert said.endswith("Och 1 till av samma slag: alla finns i filerna.")
