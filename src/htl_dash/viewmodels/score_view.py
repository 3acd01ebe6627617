"""Alternatives beside each other on every criterion, each score with its origin."""

from collections.abc import Sequence

from htl_dash.domain.criterion import Criterion
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.term import Term
from htl_dash.priorities.value import Score
from htl_dash.services.score_sources import Filled, Origin
from htl_dash.services.score_table import ScoreTable
from htl_dash.text import HARD_SPACE, listing, t
from htl_dash.viewmodels.as_typed import as_typed
from htl_dash.viewmodels.priority_words import amount_text, titles, worst_and_best
from htl_dash.viewmodels.record_view import function_name, moment
from htl_dash.viewmodels.sources import SourceNote
from htl_dash.viewmodels.tables import Table, Value, columns
from htl_dash.viewmodels.terms import term_name
from htl_dash.viewmodels.values import between

_IN_FILES = (
    "alternative",
    "criterion",
    "score_unit",
    "value",
    "lower",
    "upper",
    "score_origin",
)


def score_text(score: Score, unit: str) -> str:
    """Return a score in its own unit: exact, with limits, a range, or unknown."""
    if score.is_unknown:
        return t("score.unknown")
    suffix = HARD_SPACE + unit
    if score.lower is None or score.upper is None:
        return amount_text(score.value) + suffix
    limits = between(amount_text(score.lower), amount_text(score.upper))
    if score.value is None:
        return limits + suffix
    return t(
        "score.with_limits", value=amount_text(score.value) + suffix, limits=limits
    )


def origin_text(cell: Filled, municipality: Municipality) -> str:
    """Say where a score comes from."""
    facts = dict(cell.facts)
    key = f"score_origin.{cell.origin}"
    match cell.origin:
        case Origin.FIGURE:
            names = {one.code: one.name for one in municipality.area_names}
            areas = [names.get(str(c), str(c)) for c in _many(facts["areas"])]
            facts["areas"] = listing(areas)
        case Origin.APPROACH:
            facts["approach"] = t(f"approach.{facts['approach']}").lower()
        case Origin.PEOPLE:
            facts["who"] = function_name(str(facts["who"]), municipality)
            facts["when"] = moment(str(facts["at"]))
            if not facts["note"]:
                key = "score_origin.people_bare"
        case Origin.CHILDREN | Origin.HIDDEN_CHILDREN:
            names = {s.unit_code: s.name for s in municipality.pilot_schools}
            facts["school"] = names.get(str(facts["school"]), "")
            facts["term"] = _terms([facts["term"]])
        case Origin.UNKNOWN:
            return t(key)
        case _:
            facts["terms"] = _terms(_many(facts["terms"]))
    return t(key, **facts)


def score_table(
    scores: ScoreTable, municipality: Municipality, sources: tuple[SourceNote, ...]
) -> Table:
    """Return every score: on screen a row per criterion, in files a row each.

    There are more criteria than alternatives, and in ten columns on a slide or on paper
    words break in the middle.
    """
    names = titles(scores.alternatives)
    shown, rows = [], []
    for one, cells in zip(scores.alternatives, scores.cells, strict=True):
        name = names[one.code]
        pairs = list(zip(scores.criteria, cells, strict=True))
        shown.append(tuple(_cell_text(f, c.scale.unit) for c, f in pairs))
        rows += [_row(name, c, filled, municipality) for c, filled in pairs]
    return Table(
        name=t("score.file"),
        title=t("score.table"),
        shown_columns=(
            *columns("criterion"),
            *(names[one.code] for one in scores.alternatives),
        ),
        shown=tuple(
            (one.title, *texts)
            for one, *texts in zip(scores.criteria, *shown, strict=True)
        ),
        columns=columns(*_IN_FILES),
        rows=tuple(rows),
        notes=tuple(as_typed(scale_text(one)) for one in scores.criteria),
        sources=sources,
    )


def origin_lines(scores: ScoreTable, municipality: Municipality) -> tuple[str, ...]:
    """Say where the numbers come from, each way of saying it once."""
    found: dict[str, list[str]] = {}
    for cells in scores.cells:
        for criterion, cell in zip(scores.criteria, cells, strict=True):
            said = found.setdefault(origin_text(cell, municipality), [])
            if criterion.title not in said:
                said.append(criterion.title)
    return tuple(
        t("score.origin_line", criteria=listing(names), origin=said)
        for said, names in found.items()
    )


def scale_text(one: Criterion) -> str:
    """Say what a criterion asks, and from what to what its scale goes."""
    worst, best = worst_and_best(one)
    return t(
        "score.scale",
        title=one.title,
        question=one.question,
        worst=worst,
        best=best,
        source=one.source,
    )


def _cell_text(cell: Filled, unit: str) -> str:
    if cell.origin is Origin.HIDDEN_CHILDREN:
        return t("figure.hidden")
    return score_text(cell.score, unit)


def _row(
    name: str, criterion: Criterion, cell: Filled, municipality: Municipality
) -> tuple[Value, ...]:
    score = cell.score
    amounts = (score.value, score.lower, score.upper)
    unit, said = criterion.scale.unit, origin_text(cell, municipality)
    return (name, criterion.title, unit, *amounts, said)


def _many(found: object) -> Sequence[object]:
    return found if isinstance(found, tuple) else (found,)


def _terms(found: Sequence[object]) -> str:
    return listing([term_name(one) for one in found if isinstance(one, Term)])
