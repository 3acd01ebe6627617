"""Who puts what where: by function, never by person, and never as an order alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from htl_dash.domain.municipality import Municipality
from htl_dash.services.priority_result import Disagreement, GroupResult
from htl_dash.services.score_table import ScoreTable
from htl_dash.text import listing, number, plain_markdown, t
from htl_dash.viewmodels.priority_view import is_too_little, unknown_of
from htl_dash.viewmodels.priority_words import (
    functions_text,
    per_cent,
    titles,
    weights_text,
)
from htl_dash.viewmodels.tables import Table, columns

STRONG, FAIR, WEAK = 0.7, 0.5, 0.3
"""Kendall's W from where agreement is called strong, fair and weak (Schmidt 1997)."""
DIVIDED, MOST_PAIRS = 0.5, 3


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """What the page shows of how far people agree.

    Attributes:
        heading: The finding.
        measured: How many have answered, in which groups.
        groups: What each group weighs and puts first.
        surviving: What is among the first for every weighing between the groups'.
        divided: The pairs that people are most divided about.
        table: Each group's chances for each alternative.
    """

    heading: str
    measured: str
    groups: tuple[str, ...]
    surviving: tuple[str, ...]
    divided: tuple[str, ...]
    table: Table


def disagreement_view(
    scores: ScoreTable, found: Disagreement, among: int, municipality: Municipality
) -> DisagreementView:
    """Present who puts what where, with room for `among` alternatives."""
    names = titles(scores.alternatives)
    always = [r.alternative for r in found.ranges if r.is_always_among(among)]
    named = listing([plain_markdown(names[code]) for code in always])
    w = "" if found.concordance is None else number(found.concordance, 2)
    return DisagreementView(
        heading=_heading(scores, found, named, among),
        measured=t(
            "disagreement.measured" if w else "disagreement.measured_bare",
            people=found.people,
            groups=len(found.groups),
            w=w,
        ),
        groups=tuple(_group(scores, one, names, municipality) for one in found.groups),
        surviving=_surviving(scores, found, among),
        divided=_divided(names, found),
        table=_table(scores, found, among, municipality),
    )


def _heading(scores: ScoreTable, found: Disagreement, always: str, among: int) -> str:
    """Say how far people agree and what holds, or that too little is known to tell.

    `always` are the names of those that are among the first whatever the weights. What
    is unknown is worth the same to all, so that people seem to agree where it is most.
    """
    unknown, cells = unknown_of(scores)
    agrees = (found.concordance or 0.0) >= FAIR
    key = "disagreement.heading_but" if agrees else "disagreement.heading_none"
    key = "disagreement.heading" if always else key
    if is_too_little(unknown, cells):
        key = "disagreement.heading_unknown"
    return t(
        key,
        agreement=concordance_text(found.concordance),
        names=always,
        count=among,
        how=_how(found),
        unknown=number(unknown),
        all=number(cells),
    )


def concordance_text(w: float | None) -> str:
    """Return Kendall's W in words."""
    if w is None:
        return t("concordance.unknown")
    if w >= STRONG:
        return t("concordance.strong")
    if w >= FAIR:
        return t("concordance.fair")
    return t("concordance.weak" if w >= WEAK else "concordance.none")


def _group(
    scores: ScoreTable,
    one: GroupResult,
    names: Mapping[str, str],
    municipality: Municipality,
) -> str:
    top = max(one.chances, key=lambda each: each.ranks[0])
    return t(
        "disagreement.group",
        functions=functions_text(one.functions, municipality),
        size=one.size,
        weights=weights_text(scores.criteria, one.weights),
        name=plain_markdown(names[top.alternative]),
        share=per_cent(top.ranks[0]),
    )


def _surviving(scores: ScoreTable, found: Disagreement, among: int) -> tuple[str, ...]:
    """Say what holds between the groups; what is unknown may be all that decides."""
    names = titles(scores.alternatives)
    unknown, _ = unknown_of(scores)
    always = [r.alternative for r in found.ranges if r.is_always_among(among)]
    never = [r.alternative for r in found.ranges if not r.can_be_among(among)]
    key = "disagreement.no_always_unknown" if unknown else "disagreement.no_always"
    how = _how(found)
    lines = [] if always else [t(key, count=among, unknown=unknown, how=how)]
    for codes, key in (
        (always, "disagreement.always"),
        (never, "disagreement.never"),
    ):
        if codes:
            named = listing([f"**{plain_markdown(names[code])}**" for code in codes])
            lines.append(t(key, names=named, count=among, how=how))
    return tuple(lines)


def _how(found: Disagreement) -> str:
    """Say over which weights it is looked at: between the groups', or those of the one."""
    return t("disagreement.how" if len(found.groups) > 1 else "disagreement.how_one")


def _divided(names: Mapping[str, str], found: Disagreement) -> tuple[str, ...]:
    """Return the pairs that split people the most, if any splits them much."""
    return tuple(
        t(
            "disagreement.pair",
            one=plain_markdown(names[pair.one]),
            other=plain_markdown(names[pair.other]),
            for_one=per_cent(pair.for_one),
            for_other=per_cent(pair.for_other),
        )
        for pair in found.pairs[:MOST_PAIRS]
        if pair.division >= DIVIDED
    )


def _table(
    scores: ScoreTable, found: Disagreement, among: int, municipality: Municipality
) -> Table:
    """Return each group's chance of having each alternative among the first."""
    names = titles(scores.alternatives)
    groups = [
        t(
            "disagreement.column",
            functions=functions_text(one.functions, municipality),
            size=one.size,
        )
        for one in found.groups
    ]
    shown = tuple(
        (
            names[one.code],
            *(per_cent(g.chances[at].among_first(among)) for g in found.groups),
        )
        for at, one in enumerate(scores.alternatives)
    )
    rows = tuple(
        (
            names[one.code],
            functions_text(g.functions, municipality),
            g.size,
            g.chances[at].ranks[0],
            g.chances[at].among_first(among),
        )
        for at, one in enumerate(scores.alternatives)
        for g in found.groups
    )
    return Table(
        name=t("disagreement.file"),
        title=t("disagreement.table", count=among),
        shown_columns=(*columns("alternative"), *groups),
        shown=shown,
        columns=columns(
            "alternative", "group", "answers", "first_share", "among_share"
        ),
        rows=rows,
        notes=(t("disagreement.note_pooled"), t("method.disagreement")),
        sources=(),
    )
