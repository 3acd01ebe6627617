"""The upstream test speaks in one sentence, with the numbers behind it."""

import pytest
from made_work import LAST_YEAR, NOW, SPRING, work

from htl_dash.domain.flow import FlowTerm, ReleasedCount
from htl_dash.domain.volume import Measure
from htl_dash.text import t
from htl_dash.viewmodels.data_view import METHODS
from htl_dash.viewmodels.upstream_view import UpstreamView, upstream_view


def view(
    drawn: str, measure=Measure.HOURS, earlier=LAST_YEAR, flows=()
) -> UpstreamView:
    return upstream_view(work(drawn), flows, measure, None, earlier, NOW)


def two_terms(then: str, now: str, before: str = "ht2025") -> str:
    cells = [one.split() for one in (then, now)]
    return f"""
        name | approach  | term     | hours
        a    | remedial  | {before} | {cells[0][0]}
        b    | promotive | {before} | {cells[0][1]}
        a    | remedial  | ht2026   | {cells[1][0]}
        b    | promotive | ht2026   | {cells[1][1]}
        """


@pytest.mark.parametrize(
    ("now", "verdict", "share", "amount"),
    [
        ("60 140", "share_and_need_fell", 30, 60),
        ("100 300", "only_share_fell", 25, 100),
        ("150 350", "need_rose_under_falling_share", 30, 150),
    ],
)
def test_the_three_constructed_cases_read_right(now, verdict, share, amount):
    said = view(two_terms("100 100", now)).statement.text.replace("\u00a0", " ")
    assert said == (
        f"**{t(f'verdict.{verdict}')}:** andelen gick från 50 % till {share} % av "
        f"timmarna och mängden från 100 till {amount} timmar, från höstterminen 2025 "
        "till höstterminen 2026."
    )


def test_where_only_the_denominator_moves_the_page_says_that_the_need_did_not_fall():
    said = view(two_terms("100 100", "100 300")).statement.text
    assert "inte behovet" in said


def test_what_cannot_be_told_says_what_is_lacking():
    drawn = """
        name | approach | term   | hours
        a    | remedial | ht2025 | 100
        b    | remedial | ht2025 | 50
        c    |          | ht2026 | 5
        a    | remedial | ht2026 | 60
        """
    said = view(drawn).statement.text
    assert t("verdict.cannot_tell") in said
    assert "1 insats saknar utfall för höstterminen 2026" in said
    assert t("upstream.unclassified", term="höstterminen 2026") in said


def test_one_term_is_too_few():
    found = view(two_terms("1 1", "1 1"), earlier=None)
    assert "behöver två terminer" in found.statement.text


def test_the_limit_of_what_counts_as_a_change_is_told():
    notes = " ".join(view(two_terms("1 1", "1 1")).notes)
    assert "högst 5\u00a0%" in notes
    assert "närmaste mått på behovet" in notes


def test_different_seasons_and_different_coverage_are_told():
    drawn = """
        name | approach  | term   | hours | first
        a    | remedial  | vt2026 | 10    |
        a    | remedial  | ht2026 | 10    |
        b    | promotive | ht2026 | 10    | ht2026
        """
    notes = view(drawn, earlier=SPRING).notes
    assert t("upstream.seasons") in notes
    assert any("1 insats har utfall för vårterminen 2026" in one for one in notes)
    same = view(two_terms("1 1", "1 1")).notes
    assert not any("Underlaget" in one for one in same)


def test_an_answer_that_holds_in_spite_of_something_unknown_says_what():
    drawn = """
        name | approach  | term   | hours | first
        a    | remedial  | ht2025 | 100   |
        a    | remedial  | ht2026 | 60    |
        b    | promotive | ht2026 |       | ht2026
        """
    found = view(drawn)
    assert t("verdict.need_fell") in found.statement.text
    assert any(one.startswith("Svaret håller") for one in found.notes)


def test_a_share_that_something_unknown_can_only_lower_is_said_to_be_at_most():
    drawn = """
        name | approach  | term   | hours | first
        a    | remedial  | ht2025 | 100   |
        b    | promotive | ht2025 | 100   |
        a    | remedial  | ht2026 | 50    |
        b    | promotive | ht2026 | 100   |
        c    | promotive | ht2026 |       | ht2026
        """
    said = view(drawn).statement.text.replace("\u00a0", " ")
    assert t("verdict.share_and_need_fell") in said
    assert "från 50 % till högst 33 %" in said


def test_a_setting_without_remedial_work_says_so():
    drawn = """
        name | approach  | term   | hours
        a    | promotive | ht2025 | 100
        a    | promotive | ht2026 | 50
        """
    assert view(drawn).statement.text == t("upstream.none")


def test_reach_has_a_sentence_for_each_setting_with_the_most_remedial_work_first():
    drawn = """
        name | approach | setting | term   | reach
        a    | remedial | school  | ht2025 | 10
        a    | remedial | school  | ht2026 | 12
        b    | remedial | leisure | ht2025 | 90
        b    | remedial | leisure | ht2026 | 30
        """
    found = view(drawn, Measure.REACH)
    assert found.statement.text.startswith("På fritiden: **")
    assert found.others[0].startswith("I skolan: **")
    assert {*found.statement.methods} - {"newcombe"} <= {*METHODS}


def test_reach_without_settings_cannot_be_tested():
    drawn = "name | approach | setting | reach\na | remedial | | 10"
    found = view(drawn, Measure.REACH)
    assert found.statement.text == t("upstream.no_setting")


def test_counts_of_the_flow_are_signs_beside_the_amount():
    flows = tuple(
        FlowTerm(None, term, {"teams_started": ReleasedCount(count)})
        for term, count in ((LAST_YEAR, 7), (NOW, 9))
    )
    notes = view(two_terms("1 1", "1 1"), flows=flows).notes
    assert any("7 då och 9 nu (ingen säker skillnad)" in one for one in notes)
