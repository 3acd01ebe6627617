"""What has been written since a moment, to the second, without what was written."""

from datetime import UTC, datetime, timedelta

from htl_dash.domain.record import RecordKind, Signature, Via
from htl_dash.store.recent_changes import changes_since, written_after
from htl_dash.store.records import add_record, change_record, work_number

NINE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
KEYS = {"unit_code": "34516710", "term": "ht2026"}


def at(minutes: int, via: Via = Via.FORM) -> Signature:
    return Signature("coordinator", NINE + timedelta(minutes=minutes), via)


def test_only_what_is_new_and_of_the_kind_comes_back(connection):
    flow = RecordKind.FLOW
    record = add_record(connection, flow, KEYS, {"teams_closed": 5}, at(0))
    change_record(connection, flow, record.id, 1, {"teams_closed": 6}, at(10, Via.FILE))
    found = changes_since(connection, flow, NINE + timedelta(minutes=5))
    (one,) = found
    assert (one.record_id, one.revision, one.field) == (record.id, 2, "teams_closed")
    assert one.via is Via.FILE
    assert one.at == "2026-11-20T09:10:00+00:00"
    assert not hasattr(one, "after")
    assert len(changes_since(connection, flow, NINE)) == 2
    assert changes_since(connection, RecordKind.VOLUME, NINE) == ()


def test_what_was_written_in_the_same_second_is_there(connection):
    add_record(connection, RecordKind.FLOW, KEYS, {"teams_closed": 5}, at(0))
    moment = NINE + timedelta(milliseconds=900)
    assert len(changes_since(connection, RecordKind.FLOW, moment)) == 1


def test_what_was_written_after_a_change_is_told_with_its_kind(connection):
    flow = RecordKind.FLOW
    record = add_record(connection, flow, KEYS, {"teams_closed": 5}, at(0))
    number = work_number(connection)
    assert written_after(connection, number) == ()
    change_record(connection, flow, record.id, 1, {"teams_closed": 6}, at(1, Via.FILE))
    ((kind, one),) = written_after(connection, number)
    assert (kind, one.record_id, one.revision, one.via) == (
        flow,
        record.id,
        2,
        Via.FILE,
    )
    assert not hasattr(one, "after")
