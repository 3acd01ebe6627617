"""The mix in full as a table: approach, level, dimensions and actors together."""

from collections.abc import Sequence

from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import Setting
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Measure
from htl_dash.services.mix import WorkItem
from htl_dash.services.mix_rows import MixRow, mix_rows
from htl_dash.stats.mix import Share
from htl_dash.text import listing, number, t
from htl_dash.viewmodels.chain_tables import NONE
from htl_dash.viewmodels.mix_words import amount_text, school_name, share_texts
from htl_dash.viewmodels.sources import SourceNote
from htl_dash.viewmodels.tables import NOTHING, Table, Value, columns
from htl_dash.viewmodels.terms import term_name

_KIND = ("setting", "approach", "level", "dimension", "actors")
_SHOWN = (*_KIND, "mix_amount", "mix_share", "mix_missing")
_IN_FILES = (
    "school",
    "mix_term",
    "mix_measure",
    *_KIND,
    "mix_amount_lower",
    "mix_amount_upper",
    "mix_share_lower",
    "mix_share_upper",
    "mix_registered",
    "mix_planned",
    "mix_missing",
)


def mix_table(
    municipality: Municipality,
    items: Sequence[WorkItem],
    measure: Measure,
    unit_code: str | None,
    term: Term,
) -> Table:
    """Return all work of a term: no initiative is in two rows, and shares sum to 100.

    For reach they do so within each setting.
    """
    rows = mix_rows(items, measure, unit_code, term)
    shown_shares = _shares(rows, measure)
    school = t("mix.all_schools")
    if unit_code is not None:
        school = school_name(municipality, unit_code)
    own = (school, term_name(term), t(f"measure.{measure}"))
    kinds = [_kind(municipality, row) for row in rows]
    shown = tuple(
        (*kind, _amount(measure, row), share, number(row.coverage.missing))
        for kind, row, share in zip(kinds, rows, shown_shares, strict=True)
    )
    title = t("mix.table", measure=t(f"measure.{measure}"), term=term_name(term))
    scope = t("mix.file_all") if unit_code is None else unit_code
    return Table(
        name=t("mix.file", measure=measure, scope=scope, term=term.code),
        title=title,
        shown_columns=columns(*_SHOWN),
        shown=shown,
        columns=columns(*_IN_FILES),
        rows=tuple(
            (*own, *kind, *_figures(row)) for kind, row in zip(kinds, rows, strict=True)
        ),
        notes=(t(f"mix_table_note.{measure}"), t(f"mix_note.{measure}")),
        sources=(registered_source(municipality, title, term_name(term)),),
    )


def registered_source(
    municipality: Municipality, title: str, period: str
) -> SourceNote:
    """Return the origin of what schools register: a living record, no published file."""
    line = t("mix.source", place=municipality.name)
    return SourceNote(
        dataset="",
        title=title,
        publisher=t("chain.publisher", place=municipality.name),
        table=t("menu.schools"),
        url="",
        period=period,
        retrieved=t("sources.retrieved_unknown"),
        loaded="",
        licence=t("chain.not_published"),
        cautions=(),
        rows="",
        sha256="",
        version="",
        derived=False,
        line=line,
        text="",
    )


def _kind(municipality: Municipality, row: MixRow) -> tuple[str, ...]:
    names = {one.code: one.name for one in municipality.team_model.actors}
    return (
        t(f"setting.{row.setting or NONE}"),
        t(f"approach.{row.approach or NONE}"),
        t(f"level.{row.level or NONE}"),
        listing(_in_a_row(row.dimensions)) or t("mix.untold"),
        listing([names.get(one, one) for one in row.actors]) or t("mix.untold"),
    )


def _in_a_row(dimensions: Sequence[Dimension]) -> list[str]:
    """Return the dimensions' names with a capital for the first alone."""
    names = [t(f"dimension.{one}") for one in dimensions]
    return [*names[:1], *(one.lower() for one in names[1:])]


def _amount(measure: Measure, row: MixRow) -> str:
    """Return the amount, that it is hidden, or that nobody has registered any."""
    if not row.coverage.registered:
        return t("figure.missing")
    if row.part.hidden and not row.part.known:
        return t("figure.hidden")
    return amount_text(measure, row.part)


def _figures(row: MixRow) -> tuple[Value, ...]:
    coverage = row.coverage
    amounts: tuple[Value, ...] = (row.part.known, row.part.most)
    if not coverage.registered:
        amounts = (None, None)
    share = row.share if coverage.registered else None
    limits = (share.lower, share.upper) if share else (None, None)
    counts = (coverage.registered, coverage.planned, coverage.missing)
    return (*amounts, *limits, *counts)


def _shares(rows: Sequence[MixRow], measure: Measure) -> tuple[str, ...]:
    """Return the shares in words, those of one whole rounded together."""
    wholes: dict[Setting | None, list[tuple[int, Share]]] = {}
    for at, row in enumerate(rows):
        if row.share and row.coverage.registered:
            whole = row.setting if measure is Measure.REACH else None
            wholes.setdefault(whole, []).append((at, row.share))
    texts = [NOTHING] * len(rows)
    for members in wholes.values():
        said = share_texts([share for _, share in members])
        for (at, _), text in zip(members, said, strict=True):
            texts[at] = text
    return tuple(texts)
