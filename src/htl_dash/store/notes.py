"""What the store remembers of where figures came from."""

import json
from dataclasses import dataclass, fields
from typing import Any, Self

from sqlalchemy import RowMapping

from htl_dash.domain.received import Arrival


@dataclass(frozen=True, slots=True)
class Note:
    """The origin of one dataset. `retrieved` is an ISO date, empty where unknown.

    `protection` is the name of a rule in the catalogue. `derived` marks own calculations.
    """

    dataset: str
    title: str
    publisher: str
    table: str
    url: str
    period: str
    retrieved: str
    licence: str
    protection: str
    derived: bool
    cautions: tuple[str, ...]
    rows: int
    sha256: str

    def columns(self) -> dict[str, Any]:
        """Return the note as values for the columns of the snapshot table."""
        values = {field.name: getattr(self, field.name) for field in fields(Note)}
        values["source_table"] = values.pop("table")
        values["cautions"] = json.dumps(self.cautions, ensure_ascii=False)
        return values


@dataclass(frozen=True, slots=True)
class Snapshot(Note):
    """One version of a dataset in the store. `loaded_at` is UTC, ISO 8601.

    `arrival` is how it came.
    """

    id: int
    sequence: int
    loaded_at: str
    arrival: Arrival

    @classmethod
    def read(cls, row: RowMapping) -> Self:
        """Make a snapshot of a whole row of the snapshot table."""
        values: dict[str, Any] = {str(name): value for name, value in row.items()}
        values["table"] = values.pop("source_table")
        values["cautions"] = tuple(json.loads(values["cautions"]))
        values["arrival"] = Arrival(values["arrival"])
        return cls(**values)
