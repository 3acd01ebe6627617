"""What a set of initiatives must hold to."""

from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import TypeAlias


class Amount(StrEnum):
    """What a quota is counted in."""

    COUNT = "count"
    SHARE_OF_COST = "share_of_cost"


@dataclass(frozen=True, slots=True)
class Frame:
    """What the set may cost, in the mean over the scenarios."""

    sek: float


@dataclass(frozen=True, slots=True)
class Quota:
    """How much of the set must or may be of one kind (an approach, a school).

    `least` and `most` are numbers of initiatives or shares, 0-1, of what the set costs.
    """

    code: str
    members: tuple[str, ...]
    amount: Amount
    least: float = 0.0
    most: float = inf


@dataclass(frozen=True, slots=True)
class Requires:
    """One initiative that cannot be without another."""

    code: str
    needs: str


@dataclass(frozen=True, slots=True)
class Excludes:
    """Two initiatives that cannot both be."""

    one: str
    other: str


Rule: TypeAlias = Frame | Quota | Requires | Excludes


def named_in(rule: Rule) -> tuple[str, ...]:
    """Return the candidates that a rule names."""
    match rule:
        case Frame():
            return ()
        case Quota():
            return rule.members
        case Requires():
            return (rule.code, rule.needs)
        case Excludes():
            return (rule.one, rule.other)
