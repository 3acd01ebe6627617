"""Whether everything in a store is made up for training, written down once."""

from sqlalchemy import Connection, insert, inspect, select

from htl_dash.store.faults import fault, place_of
from htl_dash.store.work_tables import nature


def claim(connection: Connection, *, is_training: bool) -> None:
    """Mark a new store; StoreError if it is marked as the other kind already."""
    found = connection.scalar(select(nature.c.training))
    if found is None:
        connection.execute(insert(nature).values(training=int(is_training)))
    else:
        require(connection, is_training=is_training)


def require(connection: Connection, *, is_training: bool) -> None:
    """Check what a store is marked as; StoreError if it is the other kind."""
    found = connection.scalar(select(nature.c.training))
    if found is not None and bool(found) is not is_training:
        key = "is_training" if found else "is_real"
        raise fault(key, place_of(connection.engine.url))


def is_marked_training(connection: Connection) -> bool:
    """Whether a store is marked as training; no where it has no mark or no tables."""
    if not inspect(connection).has_table(nature.name):
        return False
    return bool(connection.scalar(select(nature.c.training)))
