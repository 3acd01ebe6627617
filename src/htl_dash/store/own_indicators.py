"""What the municipality itself has declared as indicators: added to, never changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from htl_dash.store.source_tables import own_indicator


@dataclass(frozen=True, slots=True)
class Declared:
    """One revision of an own indicator. `at` is UTC, ISO 8601.

    `definition` is TOML as in the catalogue, and empty where this took it back.
    """

    code: str
    revision: int
    definition: str
    who: str
    at: str

    @property
    def is_withdrawn(self) -> bool:
        """Whether this revision says that the indicator is no longer in use."""
        return not self.definition


def declare(
    connection: Connection, code: str, definition: str, who: str, at: datetime
) -> int:
    """Add a revision of an indicator, signed by a function; return its number."""
    newest = select(func.max(own_indicator.c.revision)).where(
        own_indicator.c.code == code
    )
    revision = (connection.scalar(newest) or 0) + 1
    row = Declared(code, revision, definition, who, at.isoformat(timespec="seconds"))
    values = {
        "code": row.code,
        "revision": row.revision,
        "definition": row.definition,
        "who": row.who,
        "at": row.at,
    }
    connection.execute(insert(own_indicator).values(values))
    return revision


def declared(connection: Connection) -> tuple[Declared, ...]:
    """Return every revision of every own indicator, by code and number."""
    columns = [column for column in own_indicator.c if column.name != "id"]
    query = select(*columns).order_by(own_indicator.c.code, own_indicator.c.revision)
    return tuple(Declared(*row) for row in connection.execute(query))
