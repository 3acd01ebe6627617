"""Use case: open the store for reading, and name the version of what is in it."""

from sqlalchemy import Engine

from htl_dash.store.database import data_version, open_database
from htl_dash.store.faults import fault, place_of
from htl_dash.store.registers import current_snapshots


def open_store(url: str) -> Engine:
    """Return an engine on a store with figures in it; StoreError otherwise."""
    engine = open_database(url)
    with engine.connect() as connection:
        if not current_snapshots(connection):
            place = place_of(engine.url)
            engine.dispose()
            raise fault("empty", place)
    return engine


def store_version(engine: Engine) -> str:
    """Return a short hash that changes with every new version of any dataset."""
    return data_version(engine)
