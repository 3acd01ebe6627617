"""Registered counts become series to release once a school has handed in the term."""

import numpy as np
import pytest
from disclosure.oracle import explanations
from registering import (
    AUTUMN,
    NORTH,
    SOUTH,
    SPRING,
    TOWN,
    consented,
    consulted,
    flow,
    initiative,
    stored,
    submit,
    teamed,
    volume,
)
from sqlalchemy import Engine

from htl_dash.disclosure.design import TOTAL
from htl_dash.disclosure.frozen import CountSeries, Frozen
from htl_dash.domain.flow import FLOW_PARTS, FlowPart
from htl_dash.domain.record import RecordKind
from htl_dash.services.counted_work import (
    DERIVED,
    REACH,
    RULE,
    flow_series,
    leaf_counts,
    work_series,
)
from htl_dash.services.releases import read_release
from htl_dash.store.releases import last_releases

CONSULTATIONS, CONSENT, TEAMS = FlowPart
LATER = SPRING.later(-1)


def series(engine: Engine) -> dict[str, CountSeries]:
    with engine.connect() as connection:
        found = tuple(work_series(connection, TOWN))
    assert {rule for _, rule in found} <= {RULE}
    return {one.name: one for one, _ in found}


def released(engine: Engine, name: str) -> Frozen:
    with engine.connect() as connection:
        return read_release(last_releases(connection)[name])


def test_nothing_is_in_a_series_before_its_term_is_handed_in(store):
    volume(store, initiative(store).id, actual_reach="24")
    flow(
        store, **consulted(9, 5, 2), **consented(7, 4, 3, 1), **teamed(1, 1, 0, 0, 0, 0)
    )
    assert series(store) == {}
    submit(store)
    assert {*series(store)} == {REACH, *(flow_series(part) for part in FlowPart)}


def test_only_the_school_and_term_that_is_handed_in_is_there(store):
    north, south = initiative(store), initiative(store, SOUTH)
    for own in (north, south):
        volume(store, own.id, actual_reach="24")
        volume(store, own.id, AUTUMN, actual_reach="25")
    for unit in (NORTH, SOUTH):
        flow(store, unit, **consulted(9, 5, 2))
        flow(store, unit, AUTUMN, **consulted(19, 5, 2))
    submit(store)
    found = series(store)
    assert found[REACH].values() == {(north.keys["code"], "vt2026"): 24}
    cells = found[flow_series(CONSULTATIONS)].values()
    assert {cell[:2] for cell in cells} == {(NORTH, "vt2026")}


def test_what_nobody_has_registered_is_not_there_and_is_not_nought(store):
    one, other = initiative(store), initiative(store)
    volume(store, one.id, actual_reach="0")
    volume(store, other.id, planned_reach="20", actual_hours="3")
    flow(store, **consulted(0, 0, 0))
    submit(store)
    found = series(store)
    assert found[REACH].values() == {(one.keys["code"], "vt2026"): 0}
    assert {*found} == {REACH, flow_series(CONSULTATIONS)}


def test_reach_is_never_summed(store):
    for unit in (NORTH, SOUTH):
        for _ in range(2):
            own = initiative(store, unit)
            volume(store, own.id, actual_reach="24")
            volume(store, own.id, LATER, actual_reach="24")
    for unit in (NORTH, SOUTH):
        submit(store, unit)
        submit(store, unit, LATER)
    cells = series(store)[REACH].design
    assert not [cell for cell in cells.cells if TOTAL in cell]
    assert {int(n) for n in np.asarray(cells.matrix.sum(axis=1)).ravel()} == {1}


@pytest.mark.parametrize(
    ("part", "typed", "leaves"),
    [
        (
            CONSULTATIONS,
            consulted(9, 5, 2),
            {"feedback_in_time": 5, "feedback_later": 2, "feedback_none": 2},
        ),
        (
            CONSENT,
            consented(9, 5, 3, 1),
            {
                "consent_standing": 4,
                "consent_withdrawn": 1,
                "consent_declined": 3,
                "consent_open": 1,
            },
        ),
        (
            TEAMS,
            teamed(6, 1, 2, 3, 0, 4),
            {
                "lead_2_weeks": 1,
                "lead_4_weeks": 2,
                "lead_12_weeks": 3,
                "lead_longer": 0,
                "teams_closed": 4,
            },
        ),
    ],
)
def test_what_is_left_of_a_whole_is_a_count_too(store, part, typed, leaves):
    made = flow(store, **typed)
    (record,) = stored(store, RecordKind.FLOW)
    assert leaf_counts(part, record) == leaves
    submit(store)
    values = {
        count: n
        for (_, _, count), n in series(store)[flow_series(part)].values().items()
    }
    told = {name: int(count) for name, count in typed.items()}
    assert values == {n: v for n, v in (told | leaves).items()}
    assert made.revision == 1


def test_every_count_that_is_registered_is_shown_and_so_is_what_is_left(store):
    flow(
        store, **consulted(9, 5, 2), **consented(7, 4, 3, 1), **teamed(1, 1, 0, 0, 0, 0)
    )
    submit(store)
    shown = {
        cell[2]
        for part in FlowPart
        for cell in series(store)[flow_series(part)].design.cells
    }
    counts = {count for part in FLOW_PARTS.values() for count in part}
    assert shown == counts | {*DERIVED}


def test_the_schools_are_summed_when_all_have_handed_in(store):
    flow(store, **consulted(9, 5, 2))
    flow(store, SOUTH, **consulted(19, 15, 1))
    submit(store)
    name = flow_series(CONSULTATIONS)
    assert TOTAL not in {cell[0] for cell in series(store)[name].design.cells}
    submit(store, SOUTH)
    values = series(store)[name].values()
    assert values[TOTAL, "vt2026", "consultations"] == 28
    assert {cell[0] for cell in released(store, name).readable} >= {TOTAL}


# The attacker of the tests shares no code with the product: it tries every table there
# could be and sees what is the same in all of them.

RULED = 5
"""Counts of one to four must be able to be one, and five."""


def seeds(part: FlowPart) -> list[int]:
    return list(range(12 if part is CONSULTATIONS else 6))


@pytest.mark.parametrize(
    ("part", "seed"),
    [(part, seed) for part in (CONSULTATIONS, CONSENT) for seed in seeds(part)],
)
def test_no_table_of_flow_gives_a_few_children_away(fill, part, seed):
    engine, random = fill(), np.random.default_rng(seed)
    for unit in (NORTH, SOUTH):
        flow(engine, unit, **drawn(part, random))
    submit(engine, NORTH)
    exposed(released(engine, flow_series(part)))
    submit(engine, SOUTH)
    release = released(engine, flow_series(part))
    assert exposed(release)


def drawn(part: FlowPart, random: np.random.Generator) -> dict[str, str]:
    if part is CONSULTATIONS:
        in_time, later, none = random.integers(0, 7, 3)
        return consulted(in_time + later + none, in_time, later)
    withdrawn, standing, declined, open_ = random.integers(0, 4, 4)
    given = withdrawn + standing
    return consented(given + declined + open_, given, declined, withdrawn)


def exposed(release: Frozen) -> int:
    """Try every table that would look the same; return how many small sums there are."""
    matrix = release.design.matrix.toarray().astype(int)
    told = np.array([cell in release.shown for cell in release.design.cells])
    values = np.array([release.shown.get(cell, 0) for cell in release.design.cells])
    atoms = matrix.any(axis=0)
    tables = explanations(matrix[told][:, atoms], values[told])
    true = release.design.counts(release.counts)[atoms]
    small = 0
    for row in matrix[~told][:, atoms]:
        count = int(row @ true)
        if 0 < count < RULED:
            possible = tables @ row
            assert possible.min() <= 1
            assert possible.max() >= RULED
            small += 1
    for row in matrix[told][:, atoms]:
        assert not 0 < row @ true < RULED
    return small
