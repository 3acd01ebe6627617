"""Stores as earlier versions left them, for tests of what an upgrade keeps."""

from sqlalchemy import Connection, text

from htl_dash.store.schema import metadata

TABLES = {
    "0001": {"snapshot", "observation", "area", "school", "reading"},
    "0002": {"snapshot", "observation", "area", "school", "reading", "release"},
    "0005": {*metadata.tables} - {"minutes"},
}
"""The tables that there were, by revision."""
NEW_COLUMNS = ("observation.symbol", "observation.received_id")
NEW_COLUMNS += ("observation.source_cell", "snapshot.arrival")


def go_back(connection: Connection, revision: str) -> None:
    """Take away what later versions have added to a store."""
    for column in NEW_COLUMNS if revision < "0005" else ():
        table, name = column.split(".")
        connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {name}"))
    for one in reversed(metadata.sorted_tables):
        if one.name not in TABLES[revision]:
            one.drop(connection)
    set_revision = text("UPDATE alembic_version SET version_num = :revision")
    connection.execute(set_revision, {"revision": revision})
