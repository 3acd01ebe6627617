"""What schools have registered is read with counts as they have been released."""

import numpy as np
import pytest
from registering import (
    AUTUMN,
    NORTH,
    OTHER,
    SOUTH,
    SPRING,
    consented,
    consulted,
    flow,
    initiative,
    stored,
    submit,
    volume,
    write,
)
from sqlalchemy import Engine
from store_rows import MORNING

from htl_dash.domain.flow import FlowPart, ReleasedCount
from htl_dash.domain.record import RecordKind
from htl_dash.domain.volume import Amounts, ReleasedAmounts
from htl_dash.services.leak_guard import guard
from htl_dash.services.register import Entry
from htl_dash.services.releases import publish_all, release_counts
from htl_dash.services.work import (
    flow_terms,
    handed_in_terms,
    registered_flow,
    work_items,
    work_version,
)
from htl_dash.store.database import writing

FIGURES = "obs_value\n59"


def reach(engine: Engine) -> list[tuple[int | None, bool]]:
    return [
        (o.volume.actual.reach, o.volume.actual.is_reach_hidden)
        for o in work_items(engine)
    ]


def counts(engine: Engine, unit: str | None, *names: str) -> list[int | None]:
    (term,) = [one for one in flow_terms(engine) if one.unit_code == unit]
    return [term.counts[name].value for name in names]


def change(engine: Engine, kind: RecordKind, **typed: str) -> None:
    """Write in the only record of its kind."""
    (now,) = stored(engine, kind)
    write(engine, Entry(kind, {}, now.revision, typed, now.id))


def next_vintage(engine: Engine) -> None:
    release_counts(engine.url.render_as_string(hide_password=False))


def test_a_term_of_an_initiative_is_told_with_its_plan_and_its_outcome(store):
    own = initiative(store)
    typed = {"planned_hours": "40", "planned_sek": "12 000", "planned_reach": "3"}
    typed |= {"actual_hours": "38,5", "follow_up": "Många kom."}
    volume(store, own.id, AUTUMN, **typed)
    volume(store, own.id, actual_sek="0")
    spring, autumn = work_items(store)
    assert (spring.volume.term, autumn.volume.term) == (SPRING, AUTUMN)
    assert (autumn.unit_code, autumn.initiative.title) == (NORTH, "Öppet hus")
    assert autumn.volume.planned == Amounts(40.0, 12000, 3)
    assert autumn.volume.actual == ReleasedAmounts(38.5, None, None, False)
    assert autumn.volume.follow_up == "Många kom."
    assert spring.volume.actual == ReleasedAmounts(None, 0, None, False)
    assert spring.volume.planned == Amounts(None, None, None)


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        ("24", (24, False)),
        ("5", (5, False)),
        ("4", (None, True)),
        ("1", (None, True)),
        ("0", (0, False)),
        ("?", (None, False)),
    ],
)
def test_reach_is_told_when_it_is_handed_in_and_large_enough(store, typed, after):
    volume(store, initiative(store).id, actual_reach=typed, planned_hours="1")
    assert reach(store) == [(None, False)]
    submit(store)
    assert reach(store) == [after]


def test_a_correction_waits_for_the_next_vintage(fill):
    engine = fill(scb=FIGURES)
    volume(engine, initiative(engine).id, actual_reach="7")
    flow(engine, **consulted(19, 7, 12))
    submit(engine)
    change(engine, RecordKind.VOLUME, actual_reach="30")
    change(engine, RecordKind.FLOW, **consulted(60, 40, 20))
    with writing(engine) as connection:
        publish_all(connection, MORNING)
    names = ("consultations", "feedback_in_time", "feedback_later")
    assert reach(engine) == [(7, False)]
    assert counts(engine, NORTH, *names) == [19, 7, 12]
    next_vintage(engine)
    assert reach(engine) == [(30, False)]
    assert counts(engine, NORTH, *names) == [60, 40, 20]
    assert guard(engine).unsafe == 0


def test_seven_that_became_eight_goes_on_as_seven(fill):
    engine = fill(scb=FIGURES)
    volume(engine, initiative(engine).id, actual_reach="7")
    submit(engine)
    change(engine, RecordKind.VOLUME, actual_reach="8")
    for _ in range(2):
        assert reach(engine) == [(7, False)]
        next_vintage(engine)
    assert reach(engine) == [(7, False)]
    assert guard(engine).unsafe == 0


def test_what_is_registered_late_waits_for_a_release_and_is_not_said_to_be_small(fill):
    engine = fill(scb=FIGURES)
    own = initiative(engine)
    volume(engine, own.id, planned_hours="4")
    submit(engine)
    change(engine, RecordKind.VOLUME, actual_reach="24")
    assert reach(engine) == [(None, False)]
    next_vintage(engine)
    assert reach(engine) == [(24, False)]


def test_the_flow_is_told_by_school_and_for_all_when_all_have_handed_in(store):
    flow(store, **consulted(29, 15, 7))
    flow(store, SOUTH, **consulted(19, 10, 9))
    assert flow_terms(store) == ()
    submit(store)
    (north,) = flow_terms(store)
    assert (north.unit_code, north.term) == (NORTH, SPRING)
    assert north.counts["feedback_none"] == ReleasedCount(7)
    submit(store, SOUTH)
    assert [one.unit_code for one in flow_terms(store)] == [
        None,
        *sorted((NORTH, SOUTH)),
    ]
    names = ("consultations", "feedback_in_time", "feedback_later", "feedback_none")
    assert counts(store, None, *names) == [48, 25, 16, 7]
    assert counts(store, SOUTH, *names) == [19, 10, 9, 0]


def test_the_sum_of_the_schools_goes_by_what_was_handed_in(store):
    made = flow(store, **consulted(29, 15, 7))
    flow(store, SOUTH, **consulted(19, 10, 9))
    submit(store)
    write(store, Entry(RecordKind.FLOW, {}, 1, consulted(30, 16, 7), made.id))
    submit(store, SOUTH)
    assert counts(store, NORTH, "consultations", "feedback_in_time") == [29, 15]
    assert counts(store, None, "consultations", "feedback_in_time") == [48, 25]


def test_a_few_are_hidden_together_with_what_would_give_them_away(store):
    flow(store, **consulted(29, 20, 6), **consented(0, 0, 0, 0))
    submit(store)
    names = ("consultations", "feedback_in_time", "feedback_later", "feedback_none")
    found = counts(store, NORTH, *names)
    assert found[3] is None
    assert found.count(None) == 2
    assert counts(store, NORTH, "consent_asked", "consent_open") == [0, 0]
    assert guard(store).unsafe == 0


def test_terms_and_parts_that_nobody_has_registered_are_not_there(store):
    flow(store, **consulted(29, 20, 9))
    flow(store, term=AUTUMN, **consulted(29, 20, 9))
    submit(store)
    (only,) = flow_terms(store)
    assert only.term == SPRING
    assert "consent_asked" not in only.counts


def test_the_oldest_term_comes_first(store):
    for term in (AUTUMN, SPRING):
        flow(store, term=term, **consulted(29, 20, 9))
        submit(store, term=term)
    assert [one.term for one in flow_terms(store)] == [SPRING, AUTUMN]
    assert [one.term for one in handed_in_terms(store)] == [AUTUMN, SPRING]


def test_which_parts_are_registered_is_told_without_any_count(store):
    flow(store, **consulted(9, 5, 2))
    flow(store, SOUTH, AUTUMN, **consulted(9, 5, 2), **consented(1, 1, 0, 0))
    assert registered_flow(store) == {
        (NORTH, SPRING): {FlowPart.CONSULTATIONS},
        (SOUTH, AUTUMN): {FlowPart.CONSULTATIONS, FlowPart.CONSENT},
    }


def test_the_version_changes_with_all_that_is_registered_handed_in_or_released(fill):
    engine = fill(scb=FIGURES)
    versions = [work_version(engine)]
    own = initiative(engine)
    versions.append(work_version(engine))
    volume(engine, own.id, actual_reach="7")
    versions.append(work_version(engine))
    submit(engine)
    versions.append(work_version(engine))
    change(engine, RecordKind.VOLUME, actual_reach="30")
    versions.append(work_version(engine))
    next_vintage(engine)
    versions.append(work_version(engine))
    assert len({*versions}) == len(versions)
    assert work_version(engine) == versions[-1]
    assert OTHER not in "".join(versions)


@pytest.mark.parametrize("seed", range(4))
def test_many_terms_corrections_and_late_schools_give_nobody_away(fill, seed):
    random = np.random.default_rng(seed)
    engine = fill(scb=FIGURES)
    own = {unit: initiative(engine, unit).id for unit in (NORTH, SOUTH)}

    def typed() -> dict[str, str]:
        in_time, later, none = (int(n) for n in random.integers(0, 12, 3))
        standing, gone, declined, opened = (int(n) for n in random.integers(0, 9, 4))
        given = standing + gone
        return consulted(in_time + later + none, in_time, later) | consented(
            given + declined + opened, given, declined, gone
        )

    terms = [SPRING.later(n) for n in range(3)]
    for unit in (NORTH, SOUTH):
        for term in terms:
            flow(engine, unit, term, **typed())
            amount = str(random.integers(0, 12))
            volume(engine, own[unit], term, actual_reach=amount)
    for unit, term in [(NORTH, 0), (NORTH, 1), (SOUTH, 1), (SOUTH, 0), (NORTH, 2)]:
        submit(engine, unit, terms[term])
        assert guard(engine).unsafe == 0
    for now in stored(engine, RecordKind.FLOW)[:3]:
        write(engine, Entry(RecordKind.FLOW, {}, now.revision, typed(), now.id))
    next_vintage(engine)
    submit(engine, SOUTH, terms[2])
    report = guard(engine)
    assert report.hidden > 0
    assert report.unsafe == 0
    assert [one.unit_code for one in flow_terms(engine)].count(None) == 3
