"""The test goes by outcomes, and knows which initiatives have not been heard of."""

import pytest
from made_work import LAST_YEAR, NOW, SPRING, work

from htl_dash.domain.flow import FlowCount, FlowTerm, ReleasedCount
from htl_dash.domain.initiative import Setting
from htl_dash.domain.volume import Measure
from htl_dash.services.upstream import comparable_terms, signs, upstream
from htl_dash.stats.upstream import Change, Verdict


def two_terms(then: str, now: str, measure: Measure = Measure.HOURS) -> Verdict:
    """Return the verdict of `then` against `now`, remedial and promotive amounts."""
    cells = [one.split() for one in (then, now)]
    items = work(
        f"""
        name | approach  | term   | {measure}
        a    | remedial  | ht2025 | {cells[0][0]}
        b    | promotive | ht2025 | {cells[0][1]}
        a    | remedial  | ht2026 | {cells[1][0]}
        b    | promotive | ht2026 | {cells[1][1]}
        """
    )
    (found,) = upstream(items, measure, None, LAST_YEAR, NOW)
    return found.test.verdict


@pytest.mark.parametrize("measure", [Measure.HOURS, Measure.SEK])
def test_the_three_constructed_cases(measure):
    both_fall = two_terms("100 100", "60 140", measure)
    assert both_fall is Verdict.SHARE_AND_NEED_FELL
    only_the_denominator = two_terms("100 100", "100 300", measure)
    assert only_the_denominator is Verdict.ONLY_SHARE_FELL
    need_rises = two_terms("100 100", "150 350", measure)
    assert need_rises is Verdict.NEED_ROSE_UNDER_FALLING_SHARE


def test_the_three_constructed_cases_as_counts():
    reach = Measure.REACH
    assert two_terms("100 100", "60 140", reach) is Verdict.SHARE_AND_NEED_FELL
    assert two_terms("100 100", "100 300", reach) is Verdict.SHARE_FELL_NEED_UNSURE
    rises = two_terms("100 100", "150 450", reach)
    assert rises is Verdict.NEED_ROSE_UNDER_FALLING_SHARE


def judged(drawn: str):
    (found,) = upstream(work(drawn), Measure.HOURS, None, LAST_YEAR, NOW)
    return found


def test_an_initiative_that_was_not_heard_of_again_leaves_the_need_open():
    found = judged(
        """
        name | approach  | term   | hours
        a    | remedial  | ht2025 | 100
        b    | remedial  | ht2025 | 50
        a    | remedial  | ht2026 | 60
        """
    )
    assert found.test.verdict is Verdict.CANNOT_TELL
    assert (found.later.registered, found.later.missing) == (1, 1)


@pytest.mark.parametrize(
    "own", ["vt2026 | ended", "vt2026 |", "| ended"], ids=["both", "term", "status"]
)
def test_an_initiative_that_has_ended_is_no_longer_there(own):
    found = judged(
        f"""
        name | approach  | term   | hours | last | status
        a    | remedial  | ht2025 | 100   |      |
        b    | remedial  | ht2025 | 50    | {own}
        a    | remedial  | ht2026 | 60    |      |
        """
    )
    assert found.test.need is Change.FELL
    assert found.later.missing == 0


def test_an_initiative_that_began_later_was_not_there_before():
    drawn = """
        name | approach  | term   | hours | first
        a    | remedial  | ht2025 | 100   |
        a    | remedial  | ht2026 | 100   |
        b    | remedial  | ht2026 | 50    | {first}
        """
    assert judged(drawn.format(first="vt2026")).test.need is Change.ROSE
    assert judged(drawn.format(first="")).test.verdict is Verdict.CANNOT_TELL


def test_a_plan_is_no_need():
    found = judged(
        """
        name | approach | term   | hours | planned_hours
        a    | remedial | ht2025 | 100   |
        a    | remedial | ht2026 |       | 20
        """
    )
    assert found.test.verdict is Verdict.CANNOT_TELL


def test_unclassified_work_is_told_of_and_may_be_remedial():
    found = judged(
        """
        name | approach | term   | hours
        a    | remedial | ht2025 | 100
        a    | remedial | ht2026 | 60
        b    |          | ht2026 | 40
        b    |          | ht2025 | 0
        """
    )
    assert found.later.unclassified == 40
    assert found.test.verdict is Verdict.CANNOT_TELL


def test_reach_is_tested_in_each_setting_and_never_over_them():
    items = work(
        """
        name | approach | setting | term   | reach
        a    | remedial | school  | ht2025 | 90
        a    | remedial | school  | ht2026 | 40
        b    | remedial | leisure | ht2025 | *
        b    | remedial | leisure | ht2026 | 40
        c    | remedial |         | ht2026 | 40
        """
    )
    found = upstream(items, Measure.REACH, None, LAST_YEAR, NOW)
    assert [one.setting for one in found] == [Setting.SCHOOL, Setting.LEISURE]
    school, leisure = found
    assert school.test.need is Change.FELL
    assert leisure.earlier.hidden == 1
    assert leisure.test.need is Change.ROSE


def test_the_same_season_a_year_before_is_best_and_else_the_earliest():
    items = work(
        """
        name | approach | term   | hours
        a    | remedial | ht2024 | 1
        a    | remedial | ht2025 | 1
        a    | remedial | vt2026 | 1
        a    | remedial | ht2026 | 1
        """
    )
    autumns = [one.code for one in comparable_terms(items, None, NOW)]
    assert autumns == ["ht2025", "ht2024", "vt2026"]
    springs = [one.code for one in comparable_terms(items, None, SPRING)]
    assert springs == ["ht2024", "ht2025"]
    assert comparable_terms(items[:1], None, NOW.later(-4)) == ()


def test_released_counts_are_signs_and_hidden_ones_are_none():
    def flow(term, **counts: int | None) -> FlowTerm:
        return FlowTerm(
            None, term, {name: ReleasedCount(n) for name, n in counts.items()}
        )

    flows = [
        flow(LAST_YEAR, consultations=40, teams_started=12),
        flow(NOW, consultations=15, teams_started=None),
    ]
    (found,) = signs(flows, None, LAST_YEAR, NOW)
    assert (found.count, found.change) == (FlowCount.CONSULTATIONS, Change.FELL)
    assert signs(flows, "34516710", LAST_YEAR, NOW) == ()
