"""Which weights are reasonable: around those that are set, or between the groups'."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from htl_dash.priorities.weight_space import WeightSpace
from htl_dash.priorities.weights import Weights, put_together, swing_weights
from htl_dash.services.children import ReleasedChoices
from htl_dash.services.polls import Group

NEAR = 2.0
"""A weight that is near another is at most so many times as large, or as small."""


class Reasonable(StrEnum):
    """Which weights a result is looked at over."""

    NEAR = "near"
    GROUPS = "groups"
    EVERY = "every"


@dataclass(frozen=True, slots=True)
class Weighing:
    """Weights in the middle, and all that are reasonable around them.

    `middle` is None where nobody has said anything: every weight is as good then.
    """

    middle: Weights | None
    reasonable: Reasonable
    space: WeightSpace


def near(criteria: Sequence[str], middle: Weights) -> WeightSpace:
    """Return the weights of which each is from half to twice as large."""
    lower = tuple(one / NEAR for one in middle)
    upper = tuple(min(1.0, one * NEAR) for one in middle)
    return WeightSpace(tuple(criteria), lower, upper)


def own_weighing(
    criteria: Sequence[str], points: Mapping[str, float], asked: Reasonable
) -> Weighing:
    """Return the weighing of one set of swing points; none of them given says nothing."""
    middle = swing_weights([points.get(code, 0.0) for code in criteria])
    if middle is None or asked is Reasonable.EVERY:
        return Weighing(middle, Reasonable.EVERY, WeightSpace.every(criteria))
    return Weighing(middle, Reasonable.NEAR, near(criteria, middle))


def group_weighing(
    criteria: Sequence[str],
    by_group: Sequence[Weights],
    asked: Reasonable,
    also: Sequence[Weights] = (),
) -> Weighing:
    """Return the weighing of several groups, each with one voice.

    Between the groups there is room only where they are several and differ. `also` are
    weights that count as reasonable without a voice of their own.
    """
    middle = put_together(by_group)
    if middle is None or asked is Reasonable.EVERY:
        return Weighing(middle, Reasonable.EVERY, WeightSpace.every(criteria))
    if asked is Reasonable.GROUPS and len({*by_group}) > 1:
        space = WeightSpace.spanned(criteria, [*by_group, *also])
        return Weighing(middle, Reasonable.GROUPS, space)
    return Weighing(middle, Reasonable.NEAR, near(criteria, middle))


def mean_weights(criteria: Sequence[str], group: Group) -> Weights:
    """Return what a group weighs together: the mean of its people's weights."""
    given = [person_weights(criteria, one.weights) for one in group.ballots]
    together = put_together(given)
    if together is None:
        raise ValueError("a group has people")
    return together


def person_weights(criteria: Sequence[str], points: Mapping[str, float]) -> Weights:
    """Return one ballot as weights; criteria that it did not ask about weigh nothing."""
    found = swing_weights([points.get(code, 0.0) for code in criteria])
    return found or tuple(1 / len(criteria) for _ in criteria)


def children_weights(
    criteria: Sequence[str], adults: Weights, choices: Sequence[ReleasedChoices]
) -> tuple[Weights, ...]:
    """Return what children's choices make of the adults' weights; none without any.

    Children share out the weight of the criteria that they were asked about, in
    proportion to how many chose each; the others weigh as they do for the adults. Every
    school's children have one voice. Where a count is hidden it may be anything, and
    the ends of that are given one by one.
    """
    asked = [c for c in criteria if any(c in one.chosen for one in choices)]
    if not asked:
        return ()
    at = {code: place for place, code in enumerate(criteria)}
    mass = sum(adults[at[code]] for code in asked)
    found = []
    for shares in product(*(_ends(code, choices) for code in asked)):
        total = sum(shares)
        if not total:
            continue
        weights = list(adults)
        for code, share in zip(asked, shares, strict=True):
            weights[at[code]] = mass * share / total
        found.append(tuple(weights))
    return tuple(found)


def middle_of(ends: Sequence[Weights]) -> Weights:
    """Return the weights in the middle of all that something may mean."""
    return tuple(sum(one) / len(ends) for one in zip(*ends, strict=True))


def _ends(code: str, choices: Sequence[ReleasedChoices]) -> list[float]:
    """Return the share that chose a criterion; the least and the most where unsure."""
    told = [one for one in choices if code in one.chosen]
    least = most = 0.0
    for one in told:
        count = one.chosen[code]
        least += (0 if count is None else count) / one.asked
        most += (one.asked if count is None else count) / one.asked
    ends = (least / len(told), most / len(told))
    return [*dict.fromkeys(ends)]
