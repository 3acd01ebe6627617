"""Repeated measurements of one thing, and the two figures quoted of them."""

from collections.abc import Sequence
from statistics import median


def p50(values: Sequence[float]) -> float:
    """Return the median, in the unit of `values`; nan when there are none."""
    return float(median(values)) if values else float("nan")


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 % lie at or under (nearest rank); nan when none."""
    if not values:
        return float("nan")
    return float(sorted(values)[min(len(values) - 1, int(len(values) * 0.95))])
