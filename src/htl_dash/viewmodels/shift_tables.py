"""A shift as tables: the difference year by year, and all that it rests on."""

from htl_dash.catalogue.shift_assumptions import ShiftAssumptions
from htl_dash.domain.assumption import Assumption, Quantity
from htl_dash.services.shift import Shift
from htl_dash.text import number, plain_markdown, t
from htl_dash.viewmodels.budget_words import share_text
from htl_dash.viewmodels.shift_view import signed, span_text
from htl_dash.viewmodels.tables import NOTHING, Table, Value, columns
from htl_dash.viewmodels.values import between

_SHOWN = ("shift_year", "shift_median", "shift_interval", "shift_fewer")
_IN_FILES = (
    "shift_year",
    "shift_median",
    "shift_lower",
    "shift_upper",
    "shift_fewer_per_cent",
)
_ASSUMED = (
    "assumption",
    "assumption_value",
    "assumption_limits",
    "assumption_source",
)
_DECIMALS = 1


def shift_table(found: Shift) -> Table:
    """Return the difference after each year."""
    return Table(
        name=t("shift.file"),
        title=t("shift.table"),
        shown_columns=columns(*_SHOWN),
        shown=tuple(
            (
                str(one.years),
                signed(one.median),
                span_text(one),
                share_text(one.fewer),
            )
            for one in found.years
        ),
        columns=columns(*_IN_FILES),
        rows=tuple(
            (one.years, one.median, one.lower, one.upper, 100 * one.fewer)
            for one in found.years
        ),
        notes=(t("shift.note_not_saved"), t("shift.note_model")),
        sources=(),
    )


def assumptions_table(found: Shift, stated: ShiftAssumptions) -> Table:
    """Return every assumption with its limits and where it is from."""
    names = columns(*_ASSUMED)
    spending = stated.spending
    sek = found.asked.sek_per_child
    source = spending.source
    if sek != spending.value:
        value = number(spending.value)
        source = t("shift.chosen_source", value=value, source=spending.source)
    rows = tuple(
        (one.title, _value(one), _limits(one), one.source)
        for one in found.assumed.values()
    )
    own: tuple[tuple[str, ...], ...] = (
        (t("shift.spending"), number(sek), NOTHING, source),
        (
            t("shift.phased"),
            number(stated.phased_in_years),
            NOTHING,
            t("shift.own_source"),
        ),
    )
    shown = (*rows, *own)
    written: tuple[tuple[Value, ...], ...] = shown
    title = t("shift.assumptions_table")
    return Table(title, title, names, shown, names, written, (), ())


def assumption_lines(content: Table) -> tuple[str, ...]:
    """Return the assumptions as sentences: they are too many words for a narrow table."""
    return tuple(
        t(
            "shift.assumption" if limits == NOTHING else "shift.assumption_between",
            title=plain_markdown(title),
            value=value,
            limits=limits,
            source=plain_markdown(source),
        )
        for title, value, limits, source in content.shown
    )


def _value(one: Assumption) -> str:
    plain = _plain(one.quantity, one.value)
    return t("mix.per_cent", share=plain) if _is_part(one.quantity) else plain


def _limits(one: Assumption) -> str:
    if one.lower == one.upper:
        return NOTHING
    span = between(*(_plain(one.quantity, end) for end in (one.lower, one.upper)))
    return t("mix.per_cent", share=span) if _is_part(one.quantity) else span


def _is_part(quantity: Quantity) -> bool:
    """Whether people read it in per cent."""
    return quantity.is_share or quantity.is_effect


def _plain(quantity: Quantity, value: float) -> str:
    """Return a number without its unit, with a decimal where it needs one."""
    shown = round(100 * value, _DECIMALS) if _is_part(quantity) else value
    return number(shown, 0 if float(shown).is_integer() else _DECIMALS)
