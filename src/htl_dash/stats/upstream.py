"""The upstream test: is less remedial work done, or only a smaller share of more work?

A share falls when its denominator grows. Only when the amount of remedial work falls
too has the need that it answers to fallen, as far as amounts can tell.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from math import isinf
from typing import TypeAlias

from htl_dash.stats.estimate import Certainty, compare
from htl_dash.stats.proportions import difference, wilson
from htl_dash.stats.rates import count_ratio

TOLERANCE = 0.05
"""A total that moves by no more than this part of itself is unchanged."""
_LIMIT = TOLERANCE + 1e-12

PartAndWhole: TypeAlias = tuple[float, float]


class Change(StrEnum):
    """How something stands to what it was.

    NOT_SURE is a count whose change chance alone may have made; UNKNOWN is what cannot
    be told, since something is not registered, hidden or not classified.
    """

    FELL = "fell"
    UNCHANGED = "unchanged"
    ROSE = "rose"
    NOT_SURE = "not_sure"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """What the share and the amount of remedial work say together."""

    SHARE_AND_NEED_FELL = "share_and_need_fell"
    ONLY_SHARE_FELL = "only_share_fell"
    SHARE_FELL_NEED_UNSURE = "share_fell_need_unsure"
    NEED_ROSE_UNDER_FALLING_SHARE = "need_rose_under_falling_share"
    NEED_FELL = "need_fell"
    NEED_ROSE = "need_rose"
    ONLY_SHARE_ROSE = "only_share_rose"
    UNCHANGED = "unchanged"
    NOTHING_SURE = "nothing_sure"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Span:
    """The least and the most something can be; `upper` is infinite without a limit."""

    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Side:
    """The work of one term.

    Attributes:
        need: All that is or may be remedial: also work that nobody has classified.
        remedial: What is classified as remedial.
        other: What is classified as something else.
    """

    need: Span
    remedial: Span
    other: Span

    @property
    def ends(self) -> tuple[PartAndWhole, ...]:
        """Remedial and all classified work, where the share is least and most."""
        remedial, other = self.remedial, self.other
        least = (remedial.lower, remedial.lower + other.upper)
        most = (remedial.upper, remedial.upper + other.lower)
        return tuple(end for end in (least, most) if end[1])

    @property
    def share(self) -> Span | None:
        """Remedial work in per cent of what is classified; None where nothing is."""
        found = [_per_cent(*end) for end in self.ends]
        return Span(min(found), max(found)) if found else None


@dataclass(frozen=True, slots=True)
class UpstreamTest:
    """How the share and the amount moved, and what that means."""

    share: Change
    need: Change
    verdict: Verdict


def upstream_test(earlier: Side, later: Side, *, is_count: bool) -> UpstreamTest:
    """Compare two terms.

    Args:
        earlier: The term to compare with.
        later: The term that is judged.
        is_count: Whether amounts are counts, that chance moves, and not totals.

    The municipality's aim is to lower the need for remedial work over time; the method
    is our own. Its tests of counts have their sources below.
    """
    kind = count_change if is_count else total_change
    need = kind(earlier.need, later.need)
    share = _share_change(earlier, later, is_count=is_count)
    return UpstreamTest(share, need, verdict(share, need))


def total_change(earlier: Span, later: Span) -> Change:
    """Return how a total without sampling moved, whatever is true within the spans."""
    less, more = 1 - _LIMIT, 1 + _LIMIT
    if later.upper < less * earlier.lower:
        return Change.FELL
    if later.lower > more * earlier.upper:
        return Change.ROSE
    if less * earlier.upper <= later.lower and later.upper <= more * earlier.lower:
        return Change.UNCHANGED
    return Change.UNKNOWN


def count_change(earlier: Span, later: Span) -> Change:
    """Return how a count moved beyond chance, whatever is true within the spans.

    Both terms are taken as equally long. The exact test of two Poisson counts given
    their sum: see `htl_dash.stats.rates.count_ratio`.
    """
    pairs = product((earlier.lower, earlier.upper), (later.lower, later.upper))
    return _agreed(_count_moved(before, after) for before, after in pairs)


def _count_moved(before: float, after: float) -> Change:
    if isinf(before):
        return Change.FELL
    if isinf(after):
        return Change.ROSE
    ratio = count_ratio(after, before)
    return _read(compare(ratio, 1.0)) if ratio else Change.NOT_SURE


def _share_change(earlier: Side, later: Side, *, is_count: bool) -> Change:
    """Return how the share of classified work moved.

    For counts each share has its Wilson interval, and their difference Newcombe's
    (1998), Stat. Med. 17: 873-890.
    """
    if earlier.share is None or later.share is None:
        return Change.UNKNOWN
    if not is_count:
        return total_change(earlier.share, later.share)
    if any(isinf(whole) for _, whole in (*earlier.ends, *later.ends)):
        return Change.UNKNOWN
    return _agreed(_share_moved(*pair) for pair in product(earlier.ends, later.ends))


def _share_moved(before: PartAndWhole, after: PartAndWhole) -> Change:
    first, second = (wilson(part / whole, whole) for part, whole in (after, before))
    return _read(compare(difference(first, second), 0.0))


def _per_cent(part: float, whole: float) -> float:
    """Return a share; what has no limit is all there is."""
    return 100.0 if isinf(part) else 100 * part / whole


def _read(certainty: Certainty | None) -> Change:
    if certainty is Certainty.SURELY_LOWER:
        return Change.FELL
    return Change.ROSE if certainty is Certainty.SURELY_HIGHER else Change.NOT_SURE


def _agreed(found: Iterable[Change]) -> Change:
    """Return what is so at every end of the spans, or that it cannot be told."""
    different = set(found)
    return different.pop() if len(different) == 1 else Change.UNKNOWN


def verdict(share: Change, need: Change) -> Verdict:
    """Return what the two changes say together; the need decides."""
    if need is Change.UNKNOWN:
        return Verdict.CANNOT_TELL
    fell, rose = share is Change.FELL, share is Change.ROSE
    if need is Change.FELL:
        return Verdict.SHARE_AND_NEED_FELL if fell else Verdict.NEED_FELL
    if need is Change.ROSE:
        falling = Verdict.NEED_ROSE_UNDER_FALLING_SHARE
        return falling if fell else Verdict.NEED_ROSE
    if need is Change.NOT_SURE:
        return Verdict.SHARE_FELL_NEED_UNSURE if fell else Verdict.NOTHING_SURE
    if fell:
        return Verdict.ONLY_SHARE_FELL
    return Verdict.ONLY_SHARE_ROSE if rose else Verdict.UNCHANGED
