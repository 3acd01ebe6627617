"""A budget as a table: what each costs, what it is judged to give, how often it belongs."""

from collections.abc import Mapping, Sequence

from htl_dash.domain.municipality import Municipality
from htl_dash.services.budget import Asked, Beside, Portfolio, standing
from htl_dash.services.budget_candidates import Candidate
from htl_dash.text import number, t
from htl_dash.viewmodels.budget_words import (
    approach_text,
    cost_text,
    effect_text,
    share_text,
    titles_of,
)
from htl_dash.viewmodels.mix_tables import registered_source
from htl_dash.viewmodels.mix_words import school_name
from htl_dash.viewmodels.tables import NOTHING, Table, Value, columns
from htl_dash.viewmodels.terms import term_name

_KIND = ("budget_title", "budget_school", "budget_approach")
_SHOWN = (
    *_KIND,
    "budget_cost",
    "budget_effect",
    "budget_share",
    "budget_standing",
    "budget_smaller",
    "budget_larger",
)
_IN_FILES = (
    *_KIND,
    "budget_cost_sek",
    "budget_cost_basis",
    "budget_effect_lower",
    "budget_effect_upper",
    "budget_share_per_cent",
    "budget_smaller_per_cent",
    "budget_larger_per_cent",
    "budget_standing",
)


def budget_table(
    municipality: Municipality,
    asked: Asked,
    found: Portfolio,
    unpriced: Sequence[Candidate] = (),
) -> Table:
    """Return every initiative, those without a known cost last and without a share."""
    titles = titles_of(municipality, (*asked.candidates, *unpriced))
    shares = found.inclusion.shares
    known = sorted(asked.candidates, key=lambda one: -shares[one.code])
    every = [*known, *unpriced]
    smaller, larger = _sides(asked, found.beside)
    frame = number(asked.frame_sek)
    title = t("budget.table", frame=frame)
    coming = max((one.cost.term for one in known if one.cost), default=None)
    period = term_name(coming) if coming else ""
    return Table(
        name=t("budget.file", frame=round(asked.frame_sek)),
        title=title,
        shown_columns=columns(*_SHOWN),
        shown=tuple(
            (
                *_kind(municipality, one, titles[one.code]),
                cost_text(one.cost),
                effect_text(one.effect),
                _text(shares, one),
                t(f"standing.{standing(shares[one.code])}")
                if one.code in shares
                else NOTHING,
                _text(smaller, one),
                _text(larger, one),
            )
            for one in every
        ),
        columns=columns(*_IN_FILES),
        rows=tuple(
            (
                *_kind(municipality, one, titles[one.code]),
                *_figures(one),
                *(_per_cent(one, by) for by in (shares, smaller, larger)),
                t(f"standing.{standing(shares[one.code])}")
                if one.code in shares
                else None,
            )
            for one in every
        ),
        notes=(t("budget.note_effect"),),
        sources=(registered_source(municipality, title, period),),
    )


def _sides(
    asked: Asked, beside: Sequence[Beside]
) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Return the shares with the smaller and with the larger frame."""
    found: dict[bool, Mapping[str, float]] = {}
    for one in beside:
        if one.inclusion is not None:
            found[one.frame_sek > asked.frame_sek] = one.inclusion.shares
    return found.get(False, {}), found.get(True, {})


def _kind(municipality: Municipality, one: Candidate, title: str) -> tuple[str, ...]:
    school = school_name(municipality, one.unit_code)
    return title, school, approach_text(one.approach)


def _text(shares: Mapping[str, float], one: Candidate) -> str:
    return share_text(shares[one.code]) if one.code in shares else NOTHING


def _per_cent(one: Candidate, shares: Mapping[str, float]) -> Value:
    return 100 * shares[one.code] if one.code in shares else None


def _figures(one: Candidate) -> tuple[Value, ...]:
    cost: tuple[Value, ...] = (None, None)
    if one.cost is not None:
        cost = (one.cost.sek, cost_text(one.cost))
    return (*cost, *(one.effect or (None, None)))
