"""The tables that the migrations make are the tables that the code reads."""

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from htl_dash.store.database import open_database, upgrade
from htl_dash.store.engine import engine_for, parse
from htl_dash.store.migrations import HEAD, REVISIONS
from htl_dash.store.schema import metadata


def test_migrating_from_nothing_gives_exactly_the_declared_tables(database_url):
    engine = engine_for(parse(database_url))
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_every_revision_is_listed_in_order():
    config = Config()
    config.set_main_option("script_location", "htl_dash.store:migrations")
    config.set_main_option("path_separator", "os")
    scripts = list(ScriptDirectory.from_config(config).walk_revisions())
    assert tuple(script.revision for script in reversed(scripts)) == REVISIONS
    assert scripts[0].revision == HEAD


def test_observations_lie_without_rowid_on_sqlite(tmp_path):
    url = f"sqlite:///{tmp_path / 'htl.db'}"
    engine = engine_for(parse(url))
    upgrade(engine)
    with open_database(url).connect() as connection:
        made = connection.scalar(
            text("SELECT sql FROM sqlite_schema WHERE name = 'observation'")
        )
    assert "WITHOUT ROWID" in made
