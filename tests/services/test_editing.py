"""A form is opened with what stands in the record, but never with a count of children."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import HOME
from registering import (
    AUTUMN,
    NORTH,
    OTHER,
    SPRING,
    WHO,
    consulted,
    flow,
    initiative,
    problem,
    teamed,
    volume,
    write,
)

from htl_dash.domain.record import FIELDS, Change, RecordKind, Via, field
from htl_dash.services.editing import (
    Opened,
    changes,
    forget,
    keep,
    kept,
    open_by_keys,
    open_record,
    open_volume,
    written,
)
from htl_dash.services.register import NOT_YET, Entry
from htl_dash.services.written import MOST, read_values

INITIATIVE, VOLUME = RecordKind.INITIATIVE, RecordKind.VOLUME
FLOW, PROBLEM = RecordKind.FLOW, RecordKind.PROBLEM
NOBODY = Opened(None, NOT_YET, {}, frozenset())
REFUSED = "Ring 830101-9801."


def test_a_form_is_opened_with_what_is_typed_in_every_field(store):
    own = initiative(store, dimensions="learning health", first_term="ht2026")
    found = open_record(store, INITIATIVE, own.id)
    assert (found.record_id, found.seen) == (own.id, 1)
    assert found.written.keys() == {one.name for one in FIELDS[INITIATIVE]}
    assert found.written["dimensions"] == "health learning"
    assert found.written["need"] == ""
    assert found.is_kept == frozenset()


def test_a_count_is_said_to_be_there_and_never_what_it_is(store):
    own = initiative(store)
    made = volume(
        store, own.id, planned_reach="3", actual_reach="4", actual_hours="2,5"
    )
    found = open_record(store, VOLUME, made.id)
    assert found.is_kept == {"actual_reach"}
    assert "actual_reach" not in found.written
    assert found.written["planned_reach"] == "3"
    assert found.written["actual_hours"] == "2,5"
    counted = flow(store, **consulted(4, 3, 1))
    opened = open_record(store, FLOW, counted.id)
    assert opened.written == {}
    assert opened.is_kept == {*consulted(0, 0, 0)}


def test_what_is_not_there_is_opened_empty(store):
    assert open_by_keys(store, FLOW, {"unit_code": NORTH, "term": "vt2026"}) == NOBODY
    with pytest.raises(LookupError):
        open_record(store, VOLUME, 7)


def test_a_record_is_opened_by_its_keys(store):
    made = flow(store, **teamed(1, 1, 0, 0, 0, 0))
    found = open_by_keys(store, FLOW, {"unit_code": NORTH, "term": "vt2026"})
    assert found == open_record(store, FLOW, made.id)


def test_a_new_term_begins_from_the_plan_of_the_term_before(store):
    own = initiative(store)
    typed = {"planned_hours": "40", "actual_hours": "38", "actual_reach": "4"}
    volume(store, own.id, **typed, follow_up="Bra.")
    begun = open_volume(store, own.id, AUTUMN)
    plan = {"planned_hours": "40", "planned_sek": "", "planned_reach": ""}
    assert begun == Opened(None, NOT_YET, plan, frozenset())
    assert open_volume(store, own.id, SPRING).written["follow_up"] == "Bra."
    assert open_volume(store, own.id, AUTUMN.later(1)) == NOBODY


def test_a_form_that_is_saved_as_it_was_opened_changes_nothing(store):
    own = initiative(
        store,
        dimensions="health safety",
        activities="Lek\n\nSång",
        indicators="safety_grade_5 reported_theft",
        first_term="ht2026",
        actors="school region",
    )
    made = volume(
        store,
        own.id,
        planned_hours="40,25",
        planned_sek="12000",
        planned_reach="0",
        actual_reach="3",
    )
    counted = flow(store, **consulted(4, 3, 1))
    lifted = problem(store, evidence="Föräldramöte i mars.")
    for kind, record in [
        (INITIATIVE, own),
        (VOLUME, made),
        (FLOW, counted),
        (PROBLEM, lifted),
    ]:
        opened = open_record(store, kind, record.id)
        empty = dict.fromkeys(opened.is_kept, "")
        entry = Entry(kind, {}, 1, {**opened.written, **empty}, record.id)
        assert write(store, entry).revision == 1


@given(st.integers(0, MOST[field(VOLUME, "planned_hours").kind] * 100))
def test_hours_are_read_back_as_they_were_written(hundredths):
    hours = hundredths / 100
    typed = written(field(VOLUME, "planned_hours"), hours)
    found = read_values(VOLUME, {"planned_hours": typed}, HOME, {})
    assert found["planned_hours"] == pytest.approx(hours, abs=1e-9)


@pytest.mark.parametrize(
    ("value", "typed"),
    [(None, ""), (0, "0"), (40.0, "40"), (100.0, "100"), (0.0, "0"), (12.5, "12,5")]
    + [(0.25, "0,25"), (1_000_000_000, "1000000000"), ("Text.", "Text.")],
)
def test_a_value_is_written_as_people_type_it(value, typed):
    assert written(field(VOLUME, "planned_sek"), value) == typed


def test_the_history_comes_latest_first_without_counts(store):
    own = initiative(store)
    made = volume(store, own.id, actual_reach="3")
    entry = Entry(VOLUME, {}, 1, {"actual_reach": "4", "follow_up": "Bra."}, made.id)
    write(store, entry, OTHER)
    found = changes(store, VOLUME, made.id)
    told = [(one.revision, one.field, one.before, one.after, one.who) for one in found]
    assert told[-1] == (1, "actual_reach", None, None, WHO)
    assert sorted(told[:2], key=str) == [
        (2, "actual_reach", None, None, OTHER),
        (2, "follow_up", None, "Bra.", OTHER),
    ]
    secret = [one for one in found if one.is_secret]
    assert secret == [
        Change(n, "actual_reach", None, None, who, Via.FORM, one.at, is_secret=True)
        for (n, who), one in zip([(2, OTHER), (1, WHO)], secret, strict=True)
    ]


def draft(store, token="t1", kind=VOLUME, about="1 vt2026", seen=0, **values):
    keep(store, token, kind, about, seen, values)


def test_what_is_being_written_is_found_by_token_and_form(store):
    draft(store, follow_up="Många", seen=3)
    found = kept(store, "t1", VOLUME, "1 vt2026")
    assert (found.values, found.seen) == ({"follow_up": "Många"}, 3)
    age = datetime.now(UTC) - datetime.fromisoformat(found.saved_at)
    assert timedelta(-1) < age < timedelta(1)


@pytest.mark.parametrize(
    ("token", "kind", "about"),
    [
        ("t2", VOLUME, "1 vt2026"),
        ("", VOLUME, "1 vt2026"),
        ("t1", FLOW, "1 vt2026"),
        ("t1", VOLUME, "1 ht2026"),
        ("t1", VOLUME, ""),
    ],
)
def test_another_token_or_form_finds_nothing(store, token, kind, about):
    draft(store, follow_up="Många")
    assert kept(store, token, kind, about) is None


def test_what_is_written_later_takes_its_place_until_it_is_forgotten(store):
    draft(store, follow_up="Många")
    draft(store, follow_up="Många barn", planned_hours="4")
    values = kept(store, "t1", VOLUME, "1 vt2026").values
    assert values == {"follow_up": "Många barn", "planned_hours": "4"}
    forget(store, "t1")
    assert kept(store, "t1", VOLUME, "1 vt2026") is None


@pytest.mark.parametrize("name", ["follow_up", "planned_hours", "actual_reach"])
def test_what_the_guard_refuses_is_not_kept_in_any_field(store, name):
    draft(store, **{"planned_sek": "12 000", name: REFUSED})
    assert kept(store, "t1", VOLUME, "1 vt2026").values == {"planned_sek": "12 000"}
    draft(store, **{"child": "Anna", name: "4"})
    assert kept(store, "t1", VOLUME, "1 vt2026").values == {name: "4"}


def test_a_draft_is_no_record(store):
    draft(store, follow_up="Många")
    assert open_by_keys(store, VOLUME, {"term": "vt2026"}) == NOBODY
