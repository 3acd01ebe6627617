"""A budget in sentences: what the frame gives, what would change it, what to know."""

from collections.abc import Mapping, Sequence
from math import ceil, sqrt

from htl_dash.priorities.portfolio_rules import Quota
from htl_dash.services.budget import Asked, Beside, Portfolio
from htl_dash.services.budget_candidates import FEWEST_PAIRS, Candidate, CostSpread
from htl_dash.text import listing, number, plain_markdown, t
from htl_dash.viewmodels.budget_words import rule_text, sek_text, share_text
from htl_dash.viewmodels.values import between

CLEARLY = 0.1
"""From this change in how often it belongs, an initiative is named."""
MOST_MOVES = 4
ROUGH_SEK = 1_000
"""No sum that is worked out is told finer than this."""
_Z = 1.96


def effect_sentence(asked: Asked, found: Portfolio) -> str:
    """Say what the frame is expected to give of what all would give together."""
    ends = (number(100 * one) for one in (found.lower, found.upper))
    return t(
        "budget.effect",
        effect=share_text(found.effect),
        interval=t("mix.per_cent", share=between(*ends)),
        count=len(asked.candidates),
    )


def step_sentences(
    asked: Asked, found: Portfolio, titles: Mapping[str, str]
) -> tuple[str, ...]:
    """Say what less and more money would change, and the least more that matters."""
    steps = [_step(asked, found, one, titles) for one in found.beside]
    return (*steps, *_margin(found))


def _step(
    asked: Asked, found: Portfolio, one: Beside, titles: Mapping[str, str]
) -> str:
    change = one.frame_sek - asked.frame_sek
    key = "budget.more" if change > 0 else "budget.less"
    words = {
        "frame": number(one.frame_sek),
        "change": t(key, change=number(abs(change))),
    }
    if one.effect is None or one.inclusion is None:
        return t("budget.step_none", **words)
    moves = _moves(found.inclusion.shares, one.inclusion.shares, titles)
    told = t("budget.moves", moves=listing(moves)) if moves else t("budget.no_moves")
    effects = {"effect": share_text(one.effect), "now": share_text(found.effect)}
    return t("budget.step", **words, **effects, moves=told)


def _moves(
    before: Mapping[str, float], after: Mapping[str, float], titles: Mapping[str, str]
) -> list[str]:
    """Name the initiatives whose place changes clearly, the largest change first."""
    changed = [code for code in before if abs(after[code] - before[code]) >= CLEARLY]
    changed.sort(key=lambda code: -abs(after[code] - before[code]))
    return [
        t(
            "budget.move",
            title=plain_markdown(titles[code]),
            before=share_text(before[code]),
            after=share_text(after[code]),
        )
        for code in changed[:MOST_MOVES]
    ]


def _margin(found: Portfolio) -> list[str]:
    """Say the least more that matters, and how much of the frame does not."""
    margin = found.margin
    if margin is None:
        return []
    told = [t("budget.next_none")]
    if margin.next_sek is not None:
        told = [t("budget.next", sek=number(_up(margin.next_sek)))]
    if margin.spare_sek >= ROUGH_SEK:
        told.append(t("budget.spare", sek=sek_text(margin.spare_sek)))
    return told


def _up(sek: float) -> int:
    """Return kronor rounded up to what is surely enough."""
    return ROUGH_SEK * max(1, ceil(sek / ROUGH_SEK))


def binding_sentences(
    asked: Asked, found: Portfolio, titles: Mapping[str, str]
) -> tuple[str, ...]:
    """Say which rules cost an effect; empty where there are no rules."""
    if not asked.rules:
        return ()
    lines = [
        t("budget.binds", rule=rule_text(one.rule, titles), gain=share_text(one.gain))
        for one in found.binding
    ]
    return tuple(lines or [t("budget.no_binding")])


def note_sentences(
    asked: Asked,
    found: Portfolio,
    titles: Mapping[str, str],
    unpriced: Sequence[Candidate],
) -> tuple[str, ...]:
    """Say what to know: what is left out, what is assumed and how sure shares are."""
    inclusion = found.inclusion
    unjudged = [titles[one.code] for one in asked.candidates if one.effect is None]
    loose = [titles[one.code] for one in asked.candidates if one.approach is None]
    has_quota = any(isinstance(rule, Quota) for rule in asked.rules)
    error = ceil(100 * _Z * sqrt(0.25 / max(inclusion.worlds, 1)))
    told = [t("budget.unpriced", titles=_named([one.title for one in unpriced]))]
    notes = told if unpriced else []
    if unjudged:
        notes.append(t("budget.unjudged", titles=_named(unjudged)))
    notes += [_spread(asked.spread), t("budget.note_effect")]
    notes.append(t("budget.note_worlds", worlds=inclusion.worlds, error=error))
    if inclusion.without:
        notes.append(t("budget.note_without", count=inclusion.without))
    if loose and has_quota:
        notes.append(t("budget.note_unclassified", titles=_named(loose)))
    return tuple(notes)


def _named(titles: Sequence[str]) -> str:
    """Return titles in running text, as they were typed."""
    return listing([plain_markdown(one) for one in dict.fromkeys(titles)])


def _spread(spread: CostSpread) -> str:
    """Say how far costs may miss, and whose figure that is."""
    ends = {"least": number(100 * spread.least), "most": number(100 * spread.most)}
    if not spread.pairs:
        return t("budget.spread_assumed", **ends, fewest=FEWEST_PAIRS)
    return t("budget.spread_own", **ends, pairs=spread.pairs)
