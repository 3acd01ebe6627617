"""A school's volumes as a table: hours, kronor, reach and what was learnt."""

from collections.abc import Sequence

from htl_dash.domain.municipality import Municipality, PilotSchool
from htl_dash.domain.term import Term
from htl_dash.domain.trail import Registered, Trail
from htl_dash.domain.volume import Amounts, ReleasedAmounts
from htl_dash.services.mix import WorkItem
from htl_dash.text import HARD_SPACE, number, plain_markdown, t
from htl_dash.viewmodels.flow_tables import own_source
from htl_dash.viewmodels.tables import NOTHING, Table, Value, columns
from htl_dash.viewmodels.terms import term_short
from htl_dash.viewmodels.volume_view import hours_text, notes, own_items
from htl_dash.viewmodels.ways import Ways

_AMOUNTS = (
    "planned_hours",
    "actual_hours",
    "planned_sek",
    "actual_sek",
    "planned_reach",
    "actual_reach",
)
_SHOWN = ("initiative", "term", *_AMOUNTS, "follow_up")
_FIRST_AMOUNT = _SHOWN.index("planned_hours")
_PLACE = ("school", "register_name", "unit_code")
_IN_FILES = (*_PLACE, "initiative", "term", *_AMOUNTS, "reach_absence", "follow_up")


def volume_table(
    municipality: Municipality,
    school: PilotSchool,
    items: Sequence[WorkItem],
    handed_in: frozenset[Term],
) -> Table:
    """Return every term of every initiative, a row each; reach is never summed.

    `handed_in` are the terms that the school has handed in.
    """
    own = own_items(school, items)
    terms = sorted({one.volume.term for one in own}, key=lambda one: one.number)
    ends = dict.fromkeys(term_short(one) for one in (*terms[:1], *terms[-1:]))
    title = t("volume.table", school=school.name)
    return Table(
        name=t("volume.file", unit_code=school.unit_code),
        title=title,
        shown_columns=columns(*_SHOWN),
        shown=tuple(_shown(one, handed_in) for one in own),
        columns=columns(*_IN_FILES),
        rows=tuple(_numbers(school, one, handed_in) for one in own),
        notes=notes(),
        sources=(own_source(municipality, title, "\u2013".join(ends)),),
    )


def volume_ways(school: PilotSchool, items: Sequence[WorkItem]) -> Ways:
    """Return the way of each amount in `volume_table` to where it was registered."""
    found: dict[tuple[int, int], Trail | Registered] = {}
    for at, one in enumerate(own_items(school, items)):
        planned, actual = one.volume.planned, one.volume.actual
        pairs = ((p, a) for p, a in zip(_told(planned), _told(actual), strict=True))
        amounts = (amount for pair in pairs for amount in pair)
        way = Registered(school.unit_code, one.initiative.code, one.volume.term.code)
        for column, amount in enumerate(amounts, start=_FIRST_AMOUNT):
            if amount is not None:
                found[at, column] = way
    return found


def _told(amounts: Amounts | ReleasedAmounts) -> tuple[float | None, ...]:
    return amounts.hours, amounts.sek, amounts.reach


def _shown(one: WorkItem, handed_in: frozenset[Term]) -> tuple[str, ...]:
    volume = one.volume
    planned, actual = volume.planned, volume.actual
    return (
        plain_markdown(one.initiative.title),
        term_short(volume.term).replace(" ", HARD_SPACE),
        hours_text(planned.hours),
        hours_text(actual.hours),
        _whole(planned.sek),
        _whole(actual.sek),
        _whole(planned.reach),
        reach_text(actual, is_handed_in=volume.term in handed_in),
        plain_markdown(volume.follow_up) if volume.follow_up else NOTHING,
    )


def _numbers(
    school: PilotSchool, one: WorkItem, handed_in: frozenset[Term]
) -> tuple[Value, ...]:
    volume = one.volume
    planned, actual = volume.planned, volume.actual
    is_in = volume.term in handed_in
    absence = reach_text(actual, is_handed_in=is_in) if actual.reach is None else None
    return (
        school.name,
        school.register_name,
        school.unit_code,
        one.initiative.title,
        term_short(volume.term),
        planned.hours,
        actual.hours,
        planned.sek,
        actual.sek,
        planned.reach,
        actual.reach,
        absence,
        volume.follow_up,
    )


def reach_text(actual: ReleasedAmounts, *, is_handed_in: bool) -> str:
    """Return how many were reached, or why it is not shown.

    Before a term is handed in nobody is told even whether a count is registered.
    """
    if actual.reach is not None:
        return number(actual.reach)
    if actual.is_reach_hidden:
        return t("figure.hidden")
    return t("volume.not_then") if is_handed_in else t("volume.waiting")


def _whole(amount: int | None) -> str:
    return t("volume.missing") if amount is None else number(amount)
