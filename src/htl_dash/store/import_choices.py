"""What people have said that the columns of a source's files mean, and what they took in.

Nothing is changed or removed: the last that was said holds, and may be that nothing is.
"""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum

from sqlalchemy import Connection, insert, select

from htl_dash.domain.record import Signature
from htl_dash.domain.table_choice import ColumnRole, TableChoices
from htl_dash.store.source_tables import import_choice

_ACT = "dataset "
"""What the signature of an act begins with; that of a file has no space so early."""


class Act(StrEnum):
    """What somebody did with a dataset."""

    IMPORTED = "imported"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Remembered:
    """What somebody has said of a source's files; `at` is UTC, ISO 8601."""

    choices: TableChoices
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Acted:
    """A file that was taken in, or taken back: `sequence` is what it made current."""

    dataset: str
    act: Act
    sequence: int
    file: str
    who: str
    at: str


def remember(
    connection: Connection, signature: str, choices: TableChoices, by: Signature
) -> None:
    """Remember choices for a source's files, unless they are remembered already."""
    before = remembered(connection, signature)
    if (before.choices if before else TableChoices()) != choices:
        _add(connection, signature, asdict(choices), by)


def forget(connection: Connection, signature: str, by: Signature) -> None:
    """Take the files of a source as they are recognised from now on."""
    remember(connection, signature, TableChoices(), by)


def remembered(connection: Connection, signature: str) -> Remembered | None:
    """Return what was last said of a source's files; None where nothing is."""
    c = import_choice.c
    query = (
        select(c.choices, c.who, c.at)
        .where(c.signature == signature)
        .order_by(c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    choices = _choices(json.loads(row.choices))
    return None if choices == TableChoices() else Remembered(choices, row.who, row.at)


def note_act(
    connection: Connection,
    dataset: str,
    act: Act,
    sequence: int,
    file: str,
    by: Signature,
) -> None:
    """Write down who took a file in, or took it back."""
    said = {"act": act, "sequence": sequence, "file": file}
    _add(connection, _ACT + dataset, said, by)


def acts(connection: Connection) -> tuple[Acted, ...]:
    """Return everything that was taken in and taken back, the latest first."""
    c = import_choice.c
    query = (
        select(c.signature, c.choices, c.who, c.at)
        .where(c.signature.startswith(_ACT, autoescape=True))
        .order_by(c.id.desc())
    )
    return tuple(_acted(*row) for row in connection.execute(query))


def _acted(signature: str, said: str, who: str, at: str) -> Acted:
    facts = json.loads(said)
    dataset = signature.removeprefix(_ACT)
    return Acted(dataset, Act(facts["act"]), facts["sequence"], facts["file"], who, at)


def _add(
    connection: Connection, signature: str, said: dict[str, object], by: Signature
) -> None:
    row = {
        "signature": signature,
        "choices": json.dumps(said, ensure_ascii=False, sort_keys=True),
        "who": by.who,
        "at": by.at.isoformat(timespec="seconds"),
    }
    connection.execute(insert(import_choice).values(row))


def _choices(said: dict[str, dict[str, str]]) -> TableChoices:
    """Make choices of what was stored; a role that is no longer known is left out."""
    known = {one.value: one for one in ColumnRole}
    roles = said.get("roles", {}).items()
    return TableChoices(
        roles={key: known[role] for key, role in roles if role in known},
        indicators=said.get("indicators", {}),
        publisher=str(said.get("publisher", "")),
        period=str(said.get("period", "")),
    )
