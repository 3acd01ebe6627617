"""Alembic runs this file. It migrates on the connection and in the transaction given."""

from alembic import context

from htl_dash.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # holds for SQLite too, since the engine says BEGIN itself
)
with context.begin_transaction():
    context.run_migrations()
