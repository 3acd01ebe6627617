"""What the figures of a school's flow draw: steps, feedback and lead times."""

from collections.abc import Sequence
from dataclasses import dataclass

from htl_dash.domain.flow import LEADS, FlowCount
from htl_dash.stats.proportions import wilson
from htl_dash.text import HARD_SPACE, listing, number, t
from htl_dash.viewmodels.flow_counts import Count, Counted, CountState, count_name
from htl_dash.viewmodels.terms import term_name, term_short
from htl_dash.viewmodels.values import between

STEPS = (
    FlowCount.CONSULTATIONS,
    FlowCount.CONSENT_ASKED,
    FlowCount.CONSENT_GIVEN,
    FlowCount.TEAMS_STARTED,
    FlowCount.TEAMS_CLOSED,
)
"""The steps of the figure from left to right."""


@dataclass(frozen=True, slots=True)
class Group:
    """What stands side by side in a figure: one count in several terms."""

    name: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """The flow from left to right; `terms` names the counts in each group."""

    terms: tuple[str, ...]
    groups: tuple[Group, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """A term's share with feedback in time, in per cent with its limits.

    Without both counts `value` and the limits are None, and `label` says why.
    """

    term: str
    value: float | None
    lower: float | None
    upper: float | None
    label: str

    @property
    def in_words(self) -> str:
        """The row as a text alternative has it."""
        return t("flow.row", name=self.term, label=self.label)


@dataclass(frozen=True, slots=True)
class Feedback:
    """How many of those who raised a worry heard back in time, term by term."""

    heading: str
    measured: str
    rows: tuple[FeedbackRow, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Leads:
    """How long it took until the team met: a group for each band, of one term."""

    heading: str
    measured: str
    groups: tuple[Group, ...]
    alt: str


def steps(drawn: Sequence[Counted], heading: str, limit: str) -> Steps:
    """Return the steps of some terms, side by side."""
    groups = tuple(_group(step, drawn, limit) for step in STEPS)
    told = [
        t("flow.step", name=group.name, counts=listing([c.short for c in group.counts]))
        for group in groups
    ]
    alt = t(
        "flow.alt",
        heading=heading.rstrip("."),
        terms=listing([term_name(one.term) for one in drawn]),
        steps="; ".join(told),
    )
    return Steps(tuple(term_short(one.term) for one in drawn), groups, alt)


def feedback(drawn: Sequence[Counted], limit: str) -> Feedback:
    """Return the share of those who raised a worry that heard back in time."""
    rows = tuple(feedback_row(one) for one in drawn)
    told = "; ".join(row.in_words for row in rows)
    return Feedback(
        heading=t("flow.feedback", limit=limit),
        measured=t("flow.feedback_measured"),
        rows=rows,
        alt=t("flow.feedback_alt", limit=limit, rows=told),
    )


def feedback_row(one: Counted) -> FeedbackRow:
    """Return a term's share with its Wilson interval, where both counts are shown."""
    told, everyone = (
        one.count(name)
        for name in (FlowCount.FEEDBACK_IN_TIME, FlowCount.CONSULTATIONS)
    )
    term = term_short(one.term)
    if told.value is None or everyone.value is None:
        hidden = told if told.value is None else everyone
        return FeedbackRow(term, None, None, None, hidden.label)
    if not everyone.value:
        none = t("flow.consultations_none")
        return FeedbackRow(term, None, None, None, none)
    share = wilson(told.value / everyone.value, everyone.value)
    lower, upper = (100 * (one or 0.0) for one in (share.lower, share.upper))
    label = t(
        "flow.feedback_row",
        told=told.label,
        all=everyone.label,
        share=f"{number(100 * share.value)}{HARD_SPACE}{t('unit.percent')}",
        interval=between(number(lower), number(upper)),
    )
    return FeedbackRow(term, 100 * share.value, lower, upper, label)


def leads(drawn: Sequence[Counted], limit: str) -> Leads | None:
    """Return the lead times of the newest term that tells any; None if none does."""
    seen = (CountState.SHOWN, CountState.HIDDEN)
    newest = next(
        (
            one
            for one in reversed(drawn)
            if any(one.count(lead).state in seen for lead in LEADS)
        ),
        None,
    )
    if newest is None:
        return None
    groups = tuple(_group(lead, [newest], limit) for lead in LEADS)
    told = [t("flow.row", name=one.name, label=one.counts[0].label) for one in groups]
    term = term_name(newest.term)
    return Leads(
        heading=t("flow.leads", term=term),
        measured=t("flow.leads_measured"),
        groups=groups,
        alt=t("flow.leads_alt", term=term, rows="; ".join(told)),
    )


def _group(name: str, drawn: Sequence[Counted], limit: str) -> Group:
    counts = tuple(one.count(name) for one in drawn)
    return Group(count_name(name, limit), counts)
