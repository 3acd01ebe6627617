"""Use case: take in a file of figures that a colleague has sent, all of it or nothing.

A file is read, compared with what the store holds and shown before anything is written.
Figures that a file does not speak of stay as they were, so that next year's file adds
a year. What the columns were taken to be can be changed, and is remembered.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine

from htl_dash.disclosure.free_text import inspect
from htl_dash.domain.finding import Finding
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.period import span
from htl_dash.domain.received import Arrival, Received
from htl_dash.domain.record import Signature, Via
from htl_dash.domain.table_choice import TableChoices
from htl_dash.services.given_file import IdentityNumberError
from htl_dash.services.import_effect import Effect
from htl_dash.services.import_merge import carried, content_hash, merged
from htl_dash.services.import_prepare import Prepared, prepare
from htl_dash.services.import_reading import ReadFile, read_data_file
from htl_dash.services.quality import checks
from htl_dash.services.register import signed
from htl_dash.sources.office_file import FileError
from htl_dash.store.database import writing
from htl_dash.store.import_choices import (
    Act,
    Remembered,
    note_act,
    remember,
    remembered,
)
from htl_dash.store.notes import Note
from htl_dash.store.received import is_kept, keep
from htl_dash.store.registers import current_snapshots
from htl_dash.store.schema import observation
from htl_dash.store.snapshots import Ingested, Outcome, ingest
from htl_dash.text import t

__all__ = ["FileError", "IdentityNumberError"]

COMMAND_LINE = "htl"
"""Who signs where no function is named: the one who runs the commands."""
PROTECTION = "publisher"
LONGEST_NAME = 120


@dataclass(frozen=True)
class Preview:
    """What a file was taken to be and would change, without anything being written.

    `remembered` is what somebody has said of such files before, if it was used here.
    """

    file: ReadFile
    choices: TableChoices
    remembered: Remembered | None
    prepared: Prepared


@dataclass(frozen=True)
class ImportReport:
    """What became of a file.

    Either everything is stored or, where `prepared` has problems, nothing: `dataset`
    is empty then. `stored` counts the figures of the file that were written: none where
    the store has them all from such a file before.
    """

    file: ReadFile
    prepared: Prepared
    dataset: str = ""
    sequence: int = 0
    stored: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def effect(self) -> Effect:
        """What the file changed, or would have."""
        return self.prepared.effect


def preview(
    engine: Engine,
    home: Municipality,
    name: str,
    content: bytes,
    choices: TableChoices | None = None,
) -> Preview:
    """Return what a file would change.

    Without `choices` those that are remembered for its source are used.

    Raises:
        IdentityNumberError: It holds something shaped like an identity number.
        FileError: It cannot be read, or holds no table that can be recognised.
    """
    file = _read(home, name, content)
    with engine.connect() as connection:
        used, known = _choices(connection, file, choices)
        prepared = prepare(connection, home, file, used)
    return Preview(file, used, known, prepared)


def import_data(
    engine: Engine,
    home: Municipality,
    name: str,
    content: bytes,
    choices: TableChoices | None = None,
    who: str = COMMAND_LINE,
) -> ImportReport:
    """Store everything in a file that concerns us in one transaction, or nothing.

    The bytes are kept as they came, and each figure leads to its cell in them. The same
    file once more changes nothing.

    Raises:
        UnsignedError: `who` is no function.
        IdentityNumberError: It holds something shaped like an identity number; not
            even its bytes are kept.
        FileError: It cannot be read, or holds no table that can be recognised.
    """
    by = signature(who)
    file = _read(home, name, content)
    with writing(engine) as connection:
        used, _ = _choices(connection, file, choices)
        prepared = prepare(connection, home, file, used)
        if prepared.problems:
            return ImportReport(file, prepared)
        done = _store(connection, file, content, prepared, by)
        if choices is not None:
            remember(connection, file.recognised.signature, choices, by)
        found = (
            checks(connection, done) if done.outcome is not Outcome.UNCHANGED else ()
        )
    written = len(prepared.figures)
    stored = 0 if done.outcome is Outcome.UNCHANGED else written
    return ImportReport(file, prepared, done.dataset, done.sequence, stored, found)


def signature(who: str) -> Signature:
    """Return the signature of a function, or of the one who runs commands, now."""
    if who == COMMAND_LINE:
        return Signature(COMMAND_LINE, datetime.now(UTC), Via.FILE)
    return signed(who, Via.FILE)


def _read(home: Municipality, name: str, content: bytes) -> ReadFile:
    """Read a file; real figures never come among those made up for training."""
    if home.is_training:
        raise FileError("data_file.is_training")
    return read_data_file(name, content)


def _choices(
    connection: Connection, file: ReadFile, given: TableChoices | None
) -> tuple[TableChoices, Remembered | None]:
    known = remembered(connection, file.recognised.signature)
    if given is not None:
        return given, known if known and known.choices == given else None
    return (known.choices, known) if known else (TableChoices(), None)


def _store(
    connection: Connection,
    file: ReadFile,
    content: bytes,
    prepared: Prepared,
    by: Signature,
) -> Ingested:
    moment = by.at.isoformat(timespec="seconds")
    name = told_name(file.name)
    before = next(
        (
            one
            for one in current_snapshots(connection)
            if one.dataset == prepared.dataset
        ),
        None,
    )
    rows = merged(carried(connection, before.id) if before else (), prepared.figures)
    note = Note(
        dataset=prepared.dataset,
        title=file.recognised.title or file.recognised.table or name,
        publisher=prepared.publisher,
        table=file.recognised.table,
        url="",
        period=span(one.time_period for one in rows),
        retrieved=by.at.date().isoformat(),
        licence=t("data_file.licence"),
        protection=PROTECTION,
        derived=False,
        cautions=(t("data_file.from_file", file=name),),
        rows=len(rows),
        sha256=content_hash(rows),
    )
    if before and before.sha256 == note.sha256:
        # Nothing is new: the note of the file that was first with it stays too.
        title, sequence = before.title, before.sequence
        return Ingested(note.dataset, title, Outcome.UNCHANGED, sequence, len(rows))
    one = Received(name, content, moment, "", file.media_type, file.encoding)
    if not is_kept(connection, one.checksum):
        keep(connection, one)
    done = ingest(connection, note, observation, rows, by.at, Arrival.FILE)
    note_act(connection, done.dataset, Act.IMPORTED, done.sequence, name, by)
    return done


def told_name(name: str) -> str:
    """Return the name of a file, unless the name itself points out somebody."""
    as_words = name.replace("_", " ")
    return t("data_file.unnamed") if inspect(as_words) else name[-LONGEST_NAME:]
