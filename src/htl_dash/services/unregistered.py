"""Initiatives that may have run in a term for which nobody has registered anything."""

from collections.abc import Collection, Iterable

from htl_dash.domain.initiative import Initiative, InitiativeStatus
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Amounts, ReleasedAmounts, Volume
from htl_dash.services.initiatives import RegisteredInitiative
from htl_dash.services.mix import WorkItem


def with_unregistered(
    items: Iterable[WorkItem], own: Iterable[RegisteredInitiative]
) -> tuple[WorkItem, ...]:
    """Return the items, and an empty one for each initiative that lacks a term.

    Terms in which nobody at all has registered anything are left out.
    """
    known = tuple(items)
    terms = sorted({one.volume.term for one in known})
    by_code: dict[str, set[Term]] = {}
    for one in known:
        by_code.setdefault(one.initiative.code, set()).add(one.volume.term)
    added = [
        WorkItem(each.unit_code, each.initiative, _nothing(each.initiative.code, term))
        for each in own
        if each.initiative.status is not InitiativeStatus.REMOVED
        for term in terms
        if term not in (there := by_code.get(each.initiative.code, set()))
        and may_have_run(each.initiative, there, term)
    ]
    return (*known, *added)


def may_have_run(one: Initiative, registered: Collection[Term], term: Term) -> bool:
    """Whether an initiative may have run in a term, for all that anybody has told.

    It is not known to have begun later, to have ended before, or to be no more than a
    plan. `registered` are the terms in which something is registered for it.
    """
    if one.first_term is not None and term < one.first_term:
        return False
    if one.last_term is not None:
        return not one.last_term < term
    is_over = all(there < term for there in registered)
    has_ended = one.status is InitiativeStatus.ENDED and is_over
    return not has_ended and one.status is not InitiativeStatus.PLANNED


def _nothing(code: str, term: Term) -> Volume:
    return Volume(code, term, Amounts(), ReleasedAmounts(None, None, None, False), None)
