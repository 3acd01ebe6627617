"""The store knows which pack was read last."""

from store_rows import MORNING

from htl_dash.store.readings import add_reading, last_reading


def test_only_the_last_reading_counts(connection):
    assert last_reading(connection) is None
    for fingerprint in ("first", "second", "first"):
        add_reading(connection, fingerprint, MORNING)
        assert last_reading(connection) == fingerprint
