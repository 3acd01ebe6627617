"""Use case: open the store for reading, and name the version of what is in it."""

from sqlalchemy import Engine

from htl_dash.store.database import data_version, open_database


def open_store(url: str) -> Engine:
    """Return an engine on a store that is ready to read; StoreError otherwise."""
    return open_database(url)


def store_version(engine: Engine) -> str:
    """Return a short hash that changes with every new version of any dataset."""
    return data_version(engine)
