"""Use case: take back a file that was taken in, and see what has been taken in and back.

Nothing is removed: the version before becomes current again as a new version, and both
the file and that it was taken back stay in the history. It is one transaction.
"""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine

from htl_dash.domain.errors import StaleError
from htl_dash.domain.period import span
from htl_dash.domain.received import Arrival
from htl_dash.domain.table_choice import TableChoices
from htl_dash.services.import_data import signature
from htl_dash.services.import_merge import carried, content_hash
from htl_dash.services.import_reading import ReadFile
from htl_dash.store.database import writing
from htl_dash.store.import_choices import (
    Act,
    Acted,
    acts,
    forget,
    note_act,
    remember,
    remembered,
)
from htl_dash.store.notes import Note, Snapshot
from htl_dash.store.registers import current_snapshots
from htl_dash.store.revisions import snapshot_at
from htl_dash.store.schema import observation
from htl_dash.store.snapshots import Ingested, ingest
from htl_dash.text import t

__all__ = ["Acted"]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A dataset that files have given, and what was last done with it.

    `rows` counts its figures now. `sequence` is its version, which `undo_import` needs.
    """

    dataset: str
    title: str
    publisher: str
    sequence: int
    rows: int
    last: Acted | None


def taken_in(engine: Engine) -> tuple[TakenIn, ...]:
    """Return the datasets that files have given, the latest first."""
    with engine.connect() as connection:
        snapshots = _from_files(connection)
        done = acts(connection)
    last: dict[str, Acted] = {}
    for one in done:
        last.setdefault(one.dataset, one)
    found = (
        TakenIn(
            one.dataset,
            one.title,
            one.publisher,
            one.sequence,
            one.rows,
            last.get(one.dataset),
        )
        for one in snapshots.values()
    )
    return tuple(sorted(found, key=lambda one: one.last.at if one.last else "")[::-1])


def history(engine: Engine) -> tuple[Acted, ...]:
    """Return every file that was taken in and taken back, the latest first."""
    with engine.connect() as connection:
        return acts(connection)


def undo_import(engine: Engine, dataset: str, sequence: int, who: str) -> Ingested:
    """Make the version before the current one current again; undone twice, redone.

    Raises:
        UnsignedError: `who` is no function.
        StaleError: `sequence` is not the current version: something came between.
    """
    by = signature(who)
    with writing(engine) as connection:
        now = _from_files(connection).get(dataset)
        current = now.sequence if now else 0
        if now is None or current != sequence:
            raise StaleError(seen=sequence, revision=current)
        before = snapshot_at(connection, dataset, sequence - 1)
        rows = carried(connection, before.id) if before else ()
        file = next(one.file for one in acts(connection) if one.dataset == dataset)
        note = replace(
            _note(before or now),
            period=span(one.time_period for one in rows),
            cautions=(t("data_file.undone", file=file),),
            rows=len(rows),
            sha256=content_hash(rows),
        )
        done = ingest(connection, note, observation, rows, by.at, Arrival.FILE)
        note_act(connection, dataset, Act.UNDONE, done.sequence, file, by)
    return done


def choices_for(engine: Engine, file: ReadFile) -> TableChoices:
    """Return what is remembered of a file's source, or that nothing is chosen."""
    with engine.connect() as connection:
        known = remembered(connection, file.recognised.signature)
    return known.choices if known else TableChoices()


def remember_choices(
    engine: Engine, signature_of_file: str, choices: TableChoices, who: str
) -> None:
    """Take the files of a source as somebody says from now on.

    Raises:
        UnsignedError: `who` is no function.
    """
    by = signature(who)
    with writing(engine) as connection:
        remember(connection, signature_of_file, choices, by)


def forget_choices(engine: Engine, signature_of_file: str, who: str) -> None:
    """Take the files of a source as they are recognised from now on.

    Raises:
        UnsignedError: `who` is no function.
    """
    by = signature(who)
    with writing(engine) as connection:
        forget(connection, signature_of_file, by)


def _from_files(connection: Connection) -> dict[str, Snapshot]:
    return {
        one.dataset: one
        for one in current_snapshots(connection)
        if one.arrival is Arrival.FILE
    }


def _note(one: Snapshot) -> Note:
    return Note(
        one.dataset,
        one.title,
        one.publisher,
        one.table,
        one.url,
        one.period,
        one.retrieved,
        one.licence,
        one.protection,
        one.derived,
        one.cautions,
        one.rows,
        one.sha256,
    )
