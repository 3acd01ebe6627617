"""The views that a form about a decision offers as evidence: each page's, as last seen."""

from collections.abc import Mapping

from htl_dash.ui import cached, evidence_views, seen_views
from htl_dash.ui.choice import Choice
from htl_dash.ui.evidence_address import (
    AREAS,
    GOALS,
    MIX,
    PRIORITIES,
    SCHOOLS,
    AddressError,
    read_address,
)
from htl_dash.ui.evidence_priorities import WORDS as PRIORITY_WORDS
from htl_dash.viewmodels.decision_document import Evidence

WORDS = {
    AREAS: (
        Choice.VIEW,
        Choice.GEOGRAPHY,
        Choice.INDICATOR,
        Choice.AREA,
        Choice.PERIOD,
        Choice.SCHOOL_INDICATOR,
    ),
    SCHOOLS: (Choice.SCHOOL, Choice.SCHOOL_TAB),
    MIX: (Choice.MEASURE, Choice.MIX_SCHOOL, Choice.MIX_TERM, Choice.COMPARE),
    GOALS: (Choice.GOAL, Choice.GOAL_INDICATOR, Choice.TARGET, Choice.TARGET_YEAR),
    PRIORITIES: PRIORITY_WORDS,
}
"""The words of each page's address that say what is shown there."""


def last_seen(page: str) -> Evidence | None:
    """Return a page's view as it was last looked at; None where it was not.

    After a reload it is the one that was offered before. Of a part that is a form, the
    first part is offered. What is not there any more is as if it had not been seen.
    """
    seen = seen_views.words_of(page)
    words = {one.value: seen[one] for one in WORDS[page] if one in seen}
    if words:
        first = {name: words[name] for name in words if name != Choice.TAB}
        return _at(page, words) or _at(page, first)
    before = seen_views.kept().get(page)
    try:
        return _at(page, read_address(before, ()).words) if before else None
    except AddressError:
        return None


def first_shown(page: str) -> Evidence | None:
    """Return a page's view as it is when nothing is chosen; None where it has none."""
    return _at(page, {})


def _at(page: str, words: Mapping[str, str]) -> Evidence | None:
    try:
        return _shown(cached.work_version(), page, tuple(sorted(words.items())))
    except AddressError:
        return None


@cached.shared
def _shown(version: str, page: str, words: tuple[tuple[str, str], ...]) -> Evidence:
    """Keep it: a form about a decision offers every page's view, at every choice in it."""
    return evidence_views.MAKERS[page](dict(words))
