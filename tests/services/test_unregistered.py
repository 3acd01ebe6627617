"""What nobody has registered is unknown, and is counted as that."""

from dataclasses import replace

import pytest
from made_schools import GROUPS

from htl_dash.domain.initiative import InitiativeStatus
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Amounts, Measure, ReleasedAmounts, Volume
from htl_dash.services.initiatives import RegisteredInitiative
from htl_dash.services.mix import WorkItem, registered
from htl_dash.services.unregistered import may_have_run, with_unregistered

SPRING, AUTUMN = Term.read("vt2026"), Term.read("ht2026")
OTHER = replace(GROUPS, code="other", title="Andra")


def own(*initiatives) -> tuple[RegisteredInitiative, ...]:
    return tuple(
        RegisteredInitiative(number, 1, "34516710", one, False)
        for number, one in enumerate(initiatives)
    )


def item(initiative, term) -> WorkItem:
    actual = ReleasedAmounts(10.0, None, None, False)
    return WorkItem("34516710", initiative, Volume("x", term, Amounts(), actual, None))


def test_an_initiative_without_a_term_gets_an_empty_one_for_each():
    known = (item(GROUPS, SPRING), item(GROUPS, AUTUMN))
    added = with_unregistered(known, own(GROUPS, OTHER))[2:]
    assert [(one.initiative.code, one.volume.term) for one in added] == [
        ("other", SPRING),
        ("other", AUTUMN),
    ]
    for measure in Measure:
        assert all(registered(one.volume, measure) is None for one in added)


def test_where_nobody_has_registered_anything_nothing_is_added():
    assert with_unregistered((), own(GROUPS, OTHER)) == ()


@pytest.mark.parametrize("status", [InitiativeStatus.REMOVED, InitiativeStatus.PLANNED])
def test_what_is_removed_or_only_planned_lacks_nothing(status):
    gone = replace(OTHER, status=status)
    known = (item(GROUPS, AUTUMN),)
    assert with_unregistered(known, own(GROUPS, gone)) == known


@pytest.mark.parametrize(
    ("first", "last", "status", "there", "ran"),
    [
        (None, None, None, (), True),
        ("ht2026", None, None, (), False),
        ("vt2026", None, None, (), True),
        (None, "ht2025", None, (), False),
        (None, "vt2026", InitiativeStatus.ENDED, (), True),
        (None, None, InitiativeStatus.ENDED, ("ht2025",), False),
        (None, None, InitiativeStatus.ENDED, ("ht2026",), True),
        (None, None, InitiativeStatus.PAUSED, ("ht2025",), True),
        (None, None, InitiativeStatus.PLANNED, (), False),
    ],
)
def test_it_may_have_run_unless_somebody_has_told_otherwise(
    first, last, status, there, ran
):
    one = replace(
        GROUPS,
        first_term=Term.read(first) if first else None,
        last_term=Term.read(last) if last else None,
        status=status,
    )
    assert may_have_run(one, {Term.read(term) for term in there}, SPRING) is ran
