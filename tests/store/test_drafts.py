"""A draft is kept until it is replaced, dropped or old, and found by its token alone."""

from datetime import timedelta

import pytest
from store_rows import MORNING

from htl_dash.store.database import writing
from htl_dash.store.drafts import (
    Draft,
    draft_of,
    drop_draft,
    drop_drafts_before,
    keep_draft,
)


def test_a_draft_is_found_as_it_was_kept(connection):
    keep_draft(
        connection, "t1", "volume", "3 vt2026", 2, {"follow_up": "Bra å ☀"}, MORNING
    )
    moment = MORNING.isoformat()
    kept = Draft("t1", "volume", "3 vt2026", 2, {"follow_up": "Bra å ☀"}, moment)
    assert draft_of(connection, "t1") == kept


@pytest.mark.parametrize("token", ["", "t", "t11", "T1", "%", "t_", "' OR '1'='1"])
def test_another_token_finds_nothing(connection, token):
    keep_draft(connection, "t1", "flow", "", 0, {}, MORNING)
    assert draft_of(connection, token) is None


def test_a_draft_takes_the_place_of_the_one_before_and_no_other(connection):
    keep_draft(connection, "t1", "flow", "a", 0, {"x": "1"}, MORNING)
    keep_draft(connection, "t2", "flow", "b", 0, {"x": "2"}, MORNING)
    keep_draft(connection, "t1", "volume", "c", 4, {"y": "3"}, MORNING)
    first, second = draft_of(connection, "t1"), draft_of(connection, "t2")
    assert (first.form, first.about, first.seen, first.values) == (
        *("volume", "c", 4),
        {"y": "3"},
    )
    assert second.values == {"x": "2"}


def test_a_dropped_draft_is_gone_and_dropping_it_again_is_no_fault(connection):
    keep_draft(connection, "t1", "flow", "", 0, {}, MORNING)
    drop_draft(connection, "t1")
    drop_draft(connection, "t1")
    assert draft_of(connection, "t1") is None


def test_drafts_that_nobody_has_touched_are_dropped(connection):
    for token, days in [("old", 31), ("young", 29)]:
        keep_draft(connection, token, "flow", "", 0, {}, MORNING - timedelta(days))
    drop_drafts_before(connection, MORNING - timedelta(30))
    assert draft_of(connection, "old") is None
    assert draft_of(connection, "young") is not None


def test_a_draft_that_fails_leaves_the_one_before(store):
    with writing(store) as connection:
        keep_draft(connection, "t1", "flow", "", 0, {"x": "1"}, MORNING)

    def fail() -> None:
        with writing(store) as connection:
            keep_draft(connection, "t1", "flow", "", 0, {"x": "2"}, MORNING)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.connect() as connection:
        assert draft_of(connection, "t1").values == {"x": "1"}
