"""The upstream test in one sentence, and what it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isinf

from htl_dash.domain.flow import FlowTerm
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Measure
from htl_dash.services.mix import WorkItem
from htl_dash.services.upstream import Sign, TermWork, Upstream, signs, upstream
from htl_dash.stats.estimate import Method
from htl_dash.stats.mix import Share
from htl_dash.stats.upstream import TOLERANCE, Side, Verdict
from htl_dash.text import listing, number, t
from htl_dash.viewmodels.mix_words import bare_span, initiatives, share_range, span_text
from htl_dash.viewmodels.statement import Statement
from htl_dash.viewmodels.terms import term_name


@dataclass(frozen=True, slots=True)
class UpstreamView:
    """The test in a sentence, and what to know when reading it.

    For reach every setting has its own: the one with the most remedial work stands
    first, and the `others` after it.
    """

    statement: Statement
    others: tuple[str, ...]
    notes: tuple[str, ...]


def upstream_view(
    items: Sequence[WorkItem],
    flows: Iterable[FlowTerm],
    measure: Measure,
    unit_code: str | None,
    earlier: Term | None,
    later: Term,
) -> UpstreamView:
    """Present the test between two terms; `earlier` is None where there is no other."""
    methods: tuple[str, ...] = ("upstream",)
    if earlier is None:
        said = t("upstream.one_term", term=term_name(later))
        return UpstreamView(Statement(said, methods), (), ())
    if measure is Measure.REACH:
        methods = (*methods, Method.COUNT_RATIO, Method.NEWCOMBE)
    found = sorted(
        upstream(items, measure, unit_code, earlier, later), key=_remedial, reverse=True
    )
    if not found:
        return UpstreamView(Statement(t("upstream.no_setting"), methods), (), ())
    first, *others = (_sentence(one) for one in found)
    notes = [t(f"upstream_limit.{measure}", limit=number(100 * TOLERANCE))]
    notes += [note for one in found for note in _coverage(one)]
    if earlier.season is not later.season:
        notes.append(t("upstream.seasons"))
    notes += [_sign(one) for one in signs(flows, unit_code, earlier, later)]
    notes.append(t("upstream.nearest"))
    return UpstreamView(Statement(first, methods), tuple(others), tuple(notes))


def _remedial(one: Upstream) -> float:
    """Return how much remedial work is known in the two terms together."""
    return one.earlier.side.remedial.lower + one.later.side.remedial.lower


def _sentence(one: Upstream) -> str:
    """Say the verdict and the numbers behind it in one sentence."""
    verdict = one.test.verdict
    where = _where(one)
    said = t(f"verdict.{verdict}")
    if verdict is Verdict.CANNOT_TELL:
        why = listing(_doubts(one.earlier) + _doubts(one.later))
        return where + t("upstream.cannot", verdict=said, why=why)
    before, after = one.earlier, one.later
    if not before.side.need.upper + after.side.need.upper:
        return where + t("upstream.none")
    shares = [_share(work.side) for work in (before, after)]
    return where + t(
        "upstream.sentence" if all(shares) else "upstream.no_shares",
        verdict=said,
        share_before=shares[0],
        share_after=shares[1],
        of=t(f"mix_of.{one.measure}"),
        amount_before=bare_span(*_limits(before)),
        amount_after=span_text(one.measure, *_limits(after)),
        earlier=term_name(before.term),
        later=term_name(after.term),
    )


def _where(one: Upstream) -> str:
    """Return the setting as an opening; empty where all settings are tested at once."""
    if one.setting is None:
        return ""
    setting = t(f"in_setting.{one.setting}")
    return t("upstream.where", where=setting[:1].upper() + setting[1:])


def _doubts(work: TermWork) -> list[str]:
    """Say what is not known of a term, or that it has no doubts of its own."""
    when = term_name(work.term)
    found = []
    if work.missing:
        found.append(
            t("upstream.missing", initiatives=initiatives(work.missing), term=when)
        )
    if work.hidden:
        found.append(t("upstream.hidden", hidden=work.hidden, term=when))
    if work.unclassified:
        found.append(t("upstream.unclassified", term=when))
    return found


def _share(side: Side) -> str:
    """Return the share as far as it is known; empty where nothing is told of it."""
    share, is_open = side.share, isinf(side.other.upper)
    if share is None or (is_open and isinf(side.remedial.upper)):
        return ""
    if is_open:
        most = share_range(Share(share.upper, share.upper))
        return t("mix.at_most", amount=most)
    if isinf(side.remedial.upper):
        least = share_range(Share(share.lower, share.lower))
        return t("mix.at_least", amount=least)
    return share_range(Share(share.lower, share.upper))


def _limits(work: TermWork) -> tuple[float, float]:
    """Return the least and the most work that is classified as remedial."""
    return work.side.remedial.lower, work.side.remedial.upper


def _coverage(one: Upstream) -> list[str]:
    """Warn where a verdict rests on less than all, or the terms on different many."""
    before, after = one.earlier, one.later
    if one.test.verdict is Verdict.CANNOT_TELL:
        return []
    if found := [*_doubts(before), *_doubts(after)]:
        return [_where(one) + t("upstream.doubts", doubts=listing(found))]
    if before.registered == after.registered:
        return []
    words = {
        "before": initiatives(before.registered),
        "after": initiatives(after.registered),
        "earlier": term_name(before.term),
        "later": term_name(after.term),
    }
    return [_where(one) + t("upstream.coverage", **words)]


def _sign(one: Sign) -> str:
    return t(
        "upstream.sign",
        count=t(f"upstream_sign.{one.count}"),
        before=number(one.earlier),
        after=number(one.later),
        change=t(f"upstream_change.{one.change}"),
    )
