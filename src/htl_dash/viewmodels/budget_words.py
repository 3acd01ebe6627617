"""How costs, effects, shares and rules of a budget are written."""

from collections.abc import Mapping

from htl_dash.domain.initiative import Approach
from htl_dash.domain.municipality import Municipality
from htl_dash.priorities.portfolio_rules import (
    Amount,
    Excludes,
    Frame,
    Quota,
    Requires,
    Rule,
)
from htl_dash.services.budget_candidates import Candidate, Cost, CostBasis
from htl_dash.text import number, plain_markdown, t
from htl_dash.viewmodels.chain_tables import NONE
from htl_dash.viewmodels.mix_words import initiatives, school_name
from htl_dash.viewmodels.terms import term_short
from htl_dash.viewmodels.values import between

_LARGE_SEK, _ROUGH_SEK, _SMALL_SEK = 10_000, 1_000, 100


def sek_text(sek: float) -> str:
    """Return worked-out kronor, no finer than they are known."""
    step = _ROUGH_SEK if abs(sek) >= _LARGE_SEK else _SMALL_SEK
    return number(step * round(sek / step))


def share_text(share: float) -> str:
    """Return a share, 0-1, in whole per cent; almost none and almost all say so."""
    if 0 < share < 0.005:
        return t("chance.least")
    if 0.995 < share < 1:
        return t("chance.most")
    return t("mix.per_cent", share=number(100 * share))


def cost_text(cost: Cost | None) -> str:
    """Return what an initiative costs, and whether that is planned or was so."""
    if cost is None:
        return t("figure.missing")
    key = "budget.cost_planned"
    if cost.basis is CostBasis.ACTUAL:
        key = "budget.cost_actual"
    basis = t(key, term=term_short(cost.term))
    return t("budget.cost", sek=number(cost.sek), basis=basis)


def effect_text(effect: tuple[float, float] | None) -> str:
    """Return the span that people have judged, or that nobody has."""
    if effect is None:
        return t("budget.not_judged")
    lower, upper = (number(one) for one in effect)
    span = lower if lower == upper else between(lower, upper)
    return t("budget.judged", interval=span)


def approach_text(approach: Approach | None) -> str:
    """Return an approach's name, or that an initiative is not classified."""
    return t(f"approach.{approach or NONE}")


def titles_of(
    municipality: Municipality, found: tuple[Candidate, ...]
) -> dict[str, str]:
    """Return what each is called, with its school where two have the same title."""
    titles = [one.title for one in found]
    return {
        one.code: one.title
        if titles.count(one.title) == 1
        else t(
            "budget.with_school",
            title=one.title,
            school=school_name(municipality, one.unit_code),
        )
        for one in found
    }


def rule_text(rule: Rule, titles: Mapping[str, str]) -> str:
    """Return a rule as the beginning of a sentence, for markdown."""
    match rule:
        case Frame(sek):
            return t("budget.rule_frame", sek=number(sek))
        case Quota(code, _, amount, least, _):
            approach = approach_text(Approach(code)).lower()
            if amount is Amount.COUNT:
                count = initiatives(round(least))
                return t("budget.rule_quota_count", least=count, approach=approach)
            share = share_text(least)
            return t("budget.rule_quota_share", least=share, approach=approach)
        case Requires(one, other):
            return t("budget.rule_requires", **_pair(one, other, titles))
        case Excludes(one, other):
            return t("budget.rule_excludes", **_pair(one, other, titles))


def _pair(one: str, other: str, titles: Mapping[str, str]) -> dict[str, str]:
    return {"one": plain_markdown(titles[one]), "other": plain_markdown(titles[other])}
