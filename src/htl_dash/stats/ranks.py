"""Chance of every rank and of every map class, from one posterior.

A rank printed bare claims too much: among areas that are all alike somebody is still
last. Everything here is worked out by quadrature, without random draws, so the same
figures always give the same answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.polynomial.legendre import leggauss, legint, legval, legvander
from scipy.special import betainc, betaincinv, betaln, log_expit, logit

from htl_dash.stats.estimate import CONFIDENCE
from htl_dash.stats.scale import Floats
from htl_dash.stats.shrinkage import beta_binomial

# Rounding is three parts at Gauss-Legendre nodes of its interval: a density varies too
# little over half a per cent to need more.
_ROUNDED = leggauss(3)
_UNROUNDED = (np.zeros(1), np.full(1, 2.0))

_NODES, _WEIGHTS = leggauss(10)
# Turns a density at the nodes of a panel into its integral from the panel's left edge.
_UP_TO_NODE = legval(_NODES, legint(np.linalg.inv(legvander(_NODES, 9)), lbnd=-1))
# Panels end at these quantiles, from below and from above, of every area: narrow where
# a density is, wide in its tails.
_TAILS = np.array([1e-14, 1e-8, 1e-4, 0.01, 0.1, 0.3])


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """What is known of each area's true share: a mixture of beta distributions.

    `a` and `b` have shape (areas, parts) and are at least one half; `weights` has shape
    (parts,) and sum 1.
    """

    a: Floats
    b: Floats
    weights: Floats

    def cdf(self, shares: Floats) -> Floats:
        """Return P(true share <= share), shape (areas, shares)."""
        parts = betainc(self.a[:, :, None], self.b[:, :, None], shares)
        return np.asarray(np.einsum("apx,p->ax", parts, self.weights))


@dataclass(frozen=True, slots=True)
class RankRisk:
    """One area's place among the others, counted from the lowest share.

    `lowest` and `highest` are the chances of being the one furthest down and furthest
    up; the true rank is within `first` to `last` (1 = lowest) with 95 % probability.
    """

    lowest: float
    highest: float
    first: int
    last: int


def posterior(
    shares: Sequence[float], sizes: Sequence[float], rounding: float = 0.0
) -> Posterior:
    """Return what the figures say of the areas' true shares.

    Each area's own figure is combined with how areas like these vary (beta-binomial).
    A rounded figure may have been anything that rounds to it, all equally likely.

    Args:
        shares: One per area, 0-1; at least one.
        sizes: People behind each share, positive, in the same order.
        rounding: Width of the publisher's rounding (0.01 for whole per cent).

    References:
        Beta-binomial ranks: Laird & Louis (1989), J. Educ. Stat. 14: 29-46.
    """
    prior = beta_binomial(shares, sizes)
    n = np.asarray(sizes, dtype=float)[:, None]
    share = np.asarray(shares, dtype=float)[:, None]
    offsets, weights = _ROUNDED if rounding else _UNROUNDED
    least = np.maximum(0.0, share - rounding / 2)
    most = np.minimum(1.0, share + rounding / 2)
    nodes = (least + most) / 2 + (most - least) / 2 * offsets
    return Posterior(prior.a + n * nodes, prior.b + n * (1 - nodes), weights / 2)


def rank_probabilities(known: Posterior) -> Floats:
    """Return P(area has rank), shape (areas, areas): a row per area, rank 0 = lowest.

    At a given true share of one area, the number of the others below it is a sum of
    independent yes-or-no events (Poisson-binomial); that is averaged over where the
    area's true share may be. Rows and columns sum to 1.
    """
    panels = _panels(known)
    middle, half = panels[:-1] + np.diff(panels) / 2, np.diff(panels) / 2
    points = middle[:, None] + half[:, None] * _NODES
    density = _density(known, points) * half[:, None]
    mass = density * _WEIGHTS
    before = np.cumsum(mass.sum(axis=2), axis=1) - mass.sum(axis=2)
    below = np.clip(before[:, :, None] + density @ _UP_TO_NODE, 0.0, 1.0)
    areas = len(below)
    below, mass = below.reshape(areas, -1), mass.reshape(areas, -1)
    nobody = np.ones((1, below.shape[1]))
    chances = np.empty((areas, areas))
    for area, others in _leaving_out(range(areas), below, nobody):
        chances[area] = others @ mass[area]
    return chances


def _panels(known: Posterior) -> Floats:
    """Return panel edges on the log odds scale, ascending, shape (panels + 1,).

    On that scale every beta density is smooth, also one that has no bound at 0 or 1.
    """
    a, b = known.a.reshape(-1, 1), known.b.reshape(-1, 1)
    low, high = logit(betaincinv(a, b, _TAILS)), -logit(betaincinv(b, a, _TAILS))
    return np.unique(np.concatenate([low, high]))


def _density(known: Posterior, points: Floats) -> Floats:
    """Return each area's density over log odds, shape (areas, *points.shape)."""
    logs = np.stack([log_expit(points), log_expit(-points)])
    density = np.zeros((len(known.a), *points.shape))
    for a, b, weight in zip(known.a.T, known.b.T, known.weights, strict=True):
        powers = np.stack([a, b], axis=1)
        log_density = np.tensordot(powers, logs, axes=1)
        density += weight * np.exp(log_density - betaln(a, b)[:, None, None])
    return density


def _leaving_out(
    areas: Sequence[int], below: Floats, counted: Floats
) -> Iterator[tuple[int, Floats]]:
    """Yield each area with P(number of the others below), shape (areas, points).

    `counted` holds the areas already counted. Half of the areas are counted at a time
    and the other half then left out in turn, which saves counting all the others anew
    for every area.
    """
    if len(areas) == 1:
        yield areas[0], counted
        return
    half = len(areas) // 2
    for left_out, others in (
        (areas[:half], areas[half:]),
        (areas[half:], areas[:half]),
    ):
        more = counted
        for other in others:
            more = _count(more, below[other])
        yield from _leaving_out(left_out, below, more)


def _count(counted: Floats, below: Floats) -> Floats:
    """Return the distribution of a count after one more yes-or-no event."""
    more = np.zeros((len(counted) + 1, counted.shape[1]))
    more[:-1] = counted * (1 - below)
    more[1:] += counted * below
    return more


def rank_risks(ranks: Floats) -> tuple[RankRisk, ...]:
    """Return each area's risk of being at either end, and its 95 % rank interval.

    Args:
        ranks: As from `rank_probabilities`.
    """
    tail = (1 - CONFIDENCE) / 2
    upto = np.cumsum(ranks, axis=1)
    # The last column is 1 up to rounding errors: never search for more than there is.
    first = (upto < tail).sum(axis=1) + 1
    last = np.minimum((upto < 1 - tail).sum(axis=1) + 1, len(ranks))
    rows = zip(ranks[:, 0], ranks[:, -1], first, last, strict=True)
    return tuple(RankRisk(float(a), float(b), int(c), int(d)) for a, b, c, d in rows)


def class_probabilities(known: Posterior, limits: Sequence[float]) -> Floats:
    """Return P(true share in map class), shape (areas, classes); rows sum to 1.

    Args:
        known: The same posterior as the ranks rest on.
        limits: On the 0-1 scale from lowest to highest, one more than there are
            classes. The lowest class is open downwards and the highest upwards.
    """
    within = known.cdf(np.asarray(limits[1:-1], dtype=float))
    return np.diff(within, prepend=0.0, append=1.0, axis=1)
