"""What cannot be worked out of a budget: what stands in the way, and how to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from htl_dash.domain.initiative import Approach
from htl_dash.domain.municipality import Municipality
from htl_dash.priorities.portfolio_rules import Frame, Quota, Rule
from htl_dash.services.budget import Asked, Impossible
from htl_dash.text import number, t
from htl_dash.viewmodels.budget_words import approach_text, rule_text, titles_of
from htl_dash.viewmodels.mix_words import initiatives

_STEP_SEK = 1_000


@dataclass(frozen=True, slots=True)
class RefusalView:
    """Why there is no answer: the rules that clash, and one way out for each kind."""

    heading: str
    measured: str
    rules: tuple[str, ...]
    cures: tuple[str, ...]


def refusal_view(
    municipality: Municipality, asked: Asked, found: Impossible
) -> RefusalView:
    """Present the rules that no set can meet together."""
    titles = titles_of(municipality, asked.candidates)
    return RefusalView(
        t("budget.impossible"),
        t("budget.impossible_measured"),
        tuple(rule_text(one, titles) for one in found.rules),
        tuple(dict.fromkeys(_cures(asked, found))),
    )


def _cures(asked: Asked, found: Impossible) -> list[str]:
    return [_cure(asked, found, rule) for rule in found.rules]


def _cure(asked: Asked, found: Impossible, rule: Rule) -> str:
    if isinstance(rule, Frame):
        if found.least_frame_sek is None:
            return t("budget.cure_frame_unknown")
        # Rounded up, so that the frame that is told is enough.
        least = _STEP_SEK * ceil(found.least_frame_sek / _STEP_SEK)
        return t("budget.cure_frame", sek=number(least))
    if isinstance(rule, Quota):
        approach = approach_text(Approach(rule.code)).lower()
        count = initiatives(len(_members(asked, rule.members)))
        return t("budget.cure_quota", approach=approach, count=count)
    return t("budget.cure_tie")


def _members(asked: Asked, codes: Sequence[str]) -> list[str]:
    return [one.code for one in asked.candidates if one.code in codes]
