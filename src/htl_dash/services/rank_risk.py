"""Use case: is the highest area really highest, and are the map's colours right?"""

from collections.abc import Sequence
from dataclasses import dataclass

from htl_dash.services.area_comparison import AreaComparison
from htl_dash.stats.ranks import (
    RankRisk,
    class_probabilities,
    posterior,
    rank_probabilities,
    rank_risks,
)

FEWEST_AREAS = 2
"""A single area has no rank."""


@dataclass(frozen=True, slots=True)
class AreaRisk:
    """What is known of one area's true rank, and of its true map class.

    `classes` is the chance of each class, 0-1, lowest class first.
    """

    code: str
    rank: RankRisk
    classes: tuple[float, ...]


def area_risks(
    compared: AreaComparison, class_limits: Sequence[float]
) -> tuple[AreaRisk, ...]:
    """Return the risk of each area that is a share of known people, in their order.

    Hidden and missing areas are left out, and so are not counted in the ranks. Empty
    unless `FEWEST_AREAS` are left. Ranks and classes rest on the same posterior.

    Args:
        compared: Areas of one division in one period.
        class_limits: The map's, 0-1, from lowest to highest.
    """
    counted = compared.counted
    if len(counted) < FEWEST_AREAS:
        return ()
    known = posterior(
        [one.share for one in counted],
        [one.people for one in counted],
        compared.indicator.rounding,
    )
    ranks = rank_risks(rank_probabilities(known))
    classes = class_probabilities(known, class_limits)
    return tuple(
        AreaRisk(one.area.code, rank, tuple(map(float, chances)))
        for one, rank, chances in zip(counted, ranks, classes, strict=True)
    )
