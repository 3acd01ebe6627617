"""What came of a decision is frozen with how sure it is, and what the scores mean."""

from dataclasses import replace

from decided import EXPECTED, TODAY
from registering import TOWN

from htl_dash.domain.indicator import Direction
from htl_dash.priorities import scoring
from htl_dash.services.reviews import Judged
from htl_dash.text import t
from htl_dash.viewmodels.chart_data import RowChart
from htl_dash.viewmodels.decision_document import Versions
from htl_dash.viewmodels.document import Paragraph
from htl_dash.viewmodels.frozen import freeze, is_whole
from htl_dash.viewmodels.review_document import frozen_review, outcome_section
from viewmodels.test_decision_view import DUE, TAKEN
from viewmodels.test_expectation_view import NOW


def judged(today=DUE, **came: float | None) -> Judged:
    outcome = replace(NOW, period="2027", **came) if came else None
    found = None
    if outcome:
        limits = (outcome.lower, outcome.upper)
        found = scoring.Outcome(outcome.value, *limits, today)
    better = Direction.LOWER_IS_BETTER
    return Judged(EXPECTED, outcome, scoring.review(EXPECTED, found, today, better))


def said(found: Judged) -> str:
    blocks = outcome_section(found).blocks
    return " ".join(one.text for one in blocks if isinstance(one, Paragraph))


def test_before_its_day_it_is_too_early_whatever_the_figures_say():
    section = outcome_section(judged(TODAY, value=54.0))
    assert section.heading == t("came.too_early")
    assert not [one for one in section.blocks if isinstance(one, RowChart)]


def test_an_outcome_is_told_with_its_certainty_and_scores():
    text = said(judged(value=57.0, lower=56.0, upper=58.0))
    assert t("decide.surely") in text
    assert t("decide.held") in text
    assert "0,64" in text
    assert "0,25" in text
    assert "25\u00a0%" in text
    unsure = said(judged(value=57.0, lower=54.0, upper=60.0))
    assert t("decide.not_surely") in unsure
    assert t("decide.held_unknown") in unsure
    assert t("decide.no_interval") in said(judged(value=57.0, lower=None, upper=None))
    up = said(judged(value=62.0, lower=61.0, upper=63.0))
    assert t("decide.not_held") in up


def test_no_outcome_is_told_as_unknown():
    section = outcome_section(judged())
    assert section.heading == t("came.not_measured")
    assert t("decide.not_measured") in said(judged())


def test_a_review_is_frozen_like_a_decision():
    versions = Versions("d4ta", "w0rk", {"stats": "abc"})
    found = judged(value=54.0, lower=51.0, upper=54.9)
    made = frozen_review(TOWN, TAKEN, found, "Bra.\nMer.", versions, "coordinator", DUE)
    text = freeze(made)
    assert is_whole(text)
    for words in ("Bra.", "Mer.", "d4ta", "abc", TAKEN.sha256, t("came.inside")):
        assert words in text
    assert made.document.day == DUE
