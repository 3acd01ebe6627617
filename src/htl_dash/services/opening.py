"""Use case: open the store for reading, and name the version of what is in it."""

from sqlalchemy import Connection, Engine

from htl_dash.catalogue.municipalities import municipality
from htl_dash.settings import municipality_code
from htl_dash.store.database import data_version, open_database
from htl_dash.store.faults import fault, place_of
from htl_dash.store.nature import require
from htl_dash.store.registers import current_snapshots


def open_store(url: str) -> Engine:
    """Return an engine on a store with figures in it; StoreError otherwise.

    So is one with made-up figures for a real municipality, or the other way round.
    """
    engine = open_database(url)
    try:
        with engine.connect() as connection:
            if not current_snapshots(connection):
                raise fault("empty", place_of(engine.url))
            require_our_kind(connection)
    except BaseException:
        engine.dispose()
        raise
    return engine


def require_our_kind(connection: Connection) -> None:
    """Check that a store is a training exactly if our municipality is; StoreError."""
    home = municipality(municipality_code())
    require(connection, is_training=home.is_training)


def store_version(engine: Engine) -> str:
    """Return a short hash that changes with every new version of any dataset."""
    return data_version(engine)
