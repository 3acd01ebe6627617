"""How often each initiative belongs within a frame, in bars and in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from htl_dash.domain.initiative import Approach
from htl_dash.domain.municipality import Municipality
from htl_dash.services.budget import Asked, Portfolio, Standing, standing
from htl_dash.services.budget_candidates import Candidate
from htl_dash.text import listing, number, t
from htl_dash.viewmodels.budget_sentences import (
    binding_sentences,
    effect_sentence,
    note_sentences,
    step_sentences,
)
from htl_dash.viewmodels.budget_words import (
    approach_text,
    cost_text,
    effect_text,
    rule_text,
    share_text,
    titles_of,
)
from htl_dash.viewmodels.statement import Statement


@dataclass(frozen=True, slots=True)
class InclusionBar:
    """One initiative: how often it belongs, 0-1, and all of it in words.

    `title` is as its writer typed it.
    """

    code: str
    title: str
    approach: Approach | None
    approach_name: str
    share: float
    text: str
    cost: str
    effect: str


@dataclass(frozen=True, slots=True)
class BarGroup:
    """Initiatives that stand alike, those that belong most often first."""

    standing: Standing
    name: str
    bars: tuple[InclusionBar, ...]


@dataclass(frozen=True, slots=True)
class BudgetView:
    """What the page shows of a budget that has been worked out.

    `guidance` says what to do first; empty where there is nothing to do.
    """

    heading: str
    measured: str
    guidance: str
    groups: tuple[BarGroup, ...]
    reading: str
    alt: str
    statement: Statement
    steps: tuple[str, ...]
    binding: tuple[str, ...]
    notes: tuple[str, ...]
    source: str


def budget_view(
    municipality: Municipality,
    asked: Asked,
    found: Portfolio,
    unpriced: Sequence[Candidate] = (),
) -> BudgetView:
    """Present how often each initiative belongs, and what the frame changes.

    `unpriced` cannot be chosen, since nobody has registered what they cost.
    """
    titles = titles_of(municipality, asked.candidates)
    groups = _groups(asked, found, titles)
    heading, measured = _heading(asked, found, titles)
    bars = [bar for group in groups for bar in group.bars]
    told = [t("budget.bar", title=bar.title, share=bar.text) for bar in bars]
    return BudgetView(
        heading=heading,
        measured=measured,
        guidance=_guidance(asked),
        groups=groups,
        reading=_reading(groups),
        alt=t("budget.alt", heading=heading, bars="; ".join(told)),
        statement=Statement(effect_sentence(asked, found), ("portfolio",)),
        steps=step_sentences(asked, found, titles),
        binding=binding_sentences(asked, found, titles),
        notes=note_sentences(asked, found, titles, unpriced),
        source=t("budget.source", place=municipality.name),
    )


def _guidance(asked: Asked) -> str:
    """Ask for judgements where there are none: then costs alone decide."""
    is_judged = any(one.effect is not None for one in asked.candidates)
    return "" if is_judged else t("budget.judge_first")


def _groups(
    asked: Asked, found: Portfolio, titles: Mapping[str, str]
) -> tuple[BarGroup, ...]:
    bars = [
        _bar(one, titles[one.code], found.inclusion.shares[one.code])
        for one in asked.candidates
    ]
    bars.sort(key=lambda bar: -bar.share)
    groups = [
        BarGroup(
            one,
            t(f"standing.{one}"),
            tuple(bar for bar in bars if standing(bar.share) is one),
        )
        for one in Standing
    ]
    return tuple(group for group in groups if group.bars)


def _bar(one: Candidate, title: str, share: float) -> InclusionBar:
    return InclusionBar(
        one.code,
        title,
        one.approach,
        approach_text(one.approach),
        share,
        share_text(share),
        cost_text(one.cost),
        effect_text(one.effect),
    )


def _heading(
    asked: Asked, found: Portfolio, titles: Mapping[str, str]
) -> tuple[str, str]:
    """Say how many belong almost always, or that nothing fits."""
    frame, shares = number(asked.frame_sek), found.inclusion.shares.values()
    if not any(shares):
        cheapest = min(one.cost.sek for one in asked.candidates if one.cost)
        if asked.rules and cheapest <= asked.frame_sek:
            # Shares of nothing are met by nothing, so to the program this is an answer.
            told = [rule_text(one, titles) for one in asked.rules]
            rules = listing([one[:1].lower() + one[1:] for one in told])
            measured = t("budget.measured_ruled_out", rules=rules)
            return t("budget.heading_ruled_out", frame=frame), measured
        measured = t("budget.measured_empty", cost=number(cheapest))
        return t("budget.heading_empty", frame=frame), measured
    count = sum(standing(one) is Standing.ALMOST_ALWAYS for one in shares)
    measured = t("budget.measured", worlds=found.inclusion.worlds)
    if not count:
        return t("budget.heading_none", frame=frame), measured
    key = "budget.one_of" if count == 1 else "budget.some_of"
    key = "budget.all_of" if count == len(shares) > 1 else key
    words = t(key, count=count, all=len(shares))
    return t("budget.heading", frame=frame, count=words), measured


def _reading(groups: Sequence[BarGroup]) -> str:
    """Count those that stand alike, which is also the key to the groups."""
    sizes = {group.standing: len(group.bars) for group in groups}
    counts = [t(f"standing_count.{one}", count=sizes.get(one, 0)) for one in Standing]
    return t("budget.reading", counts=listing(counts))
