"""Use case: make the store hold what the data pack holds."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection

from htl_dash.catalogue.checking import check_catalogue
from htl_dash.catalogue.fingerprint import catalogue_fingerprint
from htl_dash.catalogue.indicators import all_indicators
from htl_dash.catalogue.municipalities import municipality
from htl_dash.catalogue.protection import protection_rules
from htl_dash.domain.errors import CatalogueError, PackError
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.observation import Incoming
from htl_dash.domain.received import Received
from htl_dash.services.publishing import publish_descriptions
from htl_dash.services.releases import Released, publish_all
from htl_dash.settings import municipality_code, pack_folder
from htl_dash.sources.pack import Dataset, Pack, PackRow, read_pack
from htl_dash.store.building import building
from htl_dash.store.database import data_version, migrate, place, writing
from htl_dash.store.drafts import drop_drafts_before
from htl_dash.store.nature import claim
from htl_dash.store.notes import Note
from htl_dash.store.readings import add_reading, last_reading
from htl_dash.store.received import is_kept, keep
from htl_dash.store.registers import current_snapshots
from htl_dash.store.schema import area, observation, school
from htl_dash.store.snapshots import Ingested, Outcome, doubled, ingest
from htl_dash.text import t

_COLUMNS = tuple(one.name for one in fields(PackRow))
_VALUE = 1 + _COLUMNS.index("obs_value")
DRAFTS_LAST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class InitialiseReport:
    """What happened to the tables and to each dataset, and the data version now.

    `described` counts initiatives whose published description is new or has changed.
    """

    place: str
    tables_changed: bool
    datasets: tuple[Ingested, ...]
    released: tuple[Released, ...]
    described: int
    data_version: str

    @property
    def has_changes(self) -> bool:
        """Whether anything at all was written."""
        unchanged = len(self._with(Outcome.UNCHANGED))
        released = any(one.is_new for one in self.released)
        fewer = unchanged < len(self.datasets)
        return self.tables_changed or released or bool(self.described) or fewer

    @property
    def new(self) -> tuple[Ingested, ...]:
        """Return the datasets that came for the first time."""
        return self._with(Outcome.NEW)

    @property
    def revised(self) -> tuple[Ingested, ...]:
        """Return the datasets that came in a new version."""
        return self._with(Outcome.REVISED)

    @property
    def corrected(self) -> tuple[Ingested, ...]:
        """Return the datasets whose note was corrected, with the same figures."""
        return self._with(Outcome.NOTE_CORRECTED)

    def _with(self, outcome: Outcome) -> tuple[Ingested, ...]:
        return tuple(d for d in self.datasets if d.outcome is outcome)


def initialise(url: str, loaded_at: datetime | None = None) -> InitialiseReport:
    """Check the definitions and the data pack, then fill the store at `url` with it.

    Everything is one transaction, and a new SQLite file gets its name only when it is
    complete. Doing it again changes nothing, and takes no time while the files are
    the same. `loaded_at` (UTC) is now by default.

    Raises:
        CatalogueError: A definition is faulty, or an indicator has none.
        PackError: The data pack is faulty, or gives the same figure twice.
        StoreError: The database cannot be opened or written.
    """
    fingerprint = _fingerprint()
    moment = loaded_at or datetime.now(UTC)
    with building(url) as engine:
        with writing(engine) as connection:
            tables_changed = migrate(connection)
            home = municipality(municipality_code())
            claim(connection, is_training=home.is_training)
            drop_drafts_before(connection, moment - DRAFTS_LAST)
            released: tuple[Released, ...] = ()
            described = 0
            if not tables_changed and last_reading(connection) == fingerprint:
                datasets = _unchanged(connection)
            else:
                datasets = _ingest(connection, _sound_pack(), moment)
                released = publish_all(connection, moment)
                described = publish_descriptions(connection, home, moment)
                add_reading(connection, fingerprint, moment)
        version = data_version(engine)
    return InitialiseReport(
        place(url), tables_changed, datasets, released, described, version
    )


def _fingerprint() -> str:
    """Return a hash over every file that `_sound_pack` and `_ingest` go by."""
    digest = sha256(f"{catalogue_fingerprint()} {municipality_code()}".encode())
    folder = pack_folder()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder)} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _sound_pack() -> Pack:
    """Return the pack, after the checks that must hold before anything is stored."""
    check_catalogue()
    pack = read_pack(pack_folder())
    _refuse_mixing(pack, municipality(municipality_code()))
    for file, code in undeclared(pack):
        raise CatalogueError(
            file=f"indicators/{code}.toml",
            key=code,
            problem=t("initialise.undeclared", file=file, code=code),
            cure=t("initialise.undeclared_cure", code=code),
        )
    for note in (*pack.register_notes, *(one.note for one in pack.datasets)):
        if note.protection not in protection_rules():
            raise CatalogueError(
                file=f"protection/{note.protection}.toml",
                key=note.dataset,
                problem=t("initialise.unknown_rule", rule=note.protection),
                cure=t("initialise.unknown_rule_cure", rule=note.protection),
            )
    return pack


def _refuse_mixing(pack: Pack, home: Municipality) -> None:
    """Made-up figures are only for the made-up municipality, and real for real."""
    if pack.is_training and not home.is_training:
        problem = t("initialise.training_pack", name=home.name)
        cure = t("initialise.training_pack_cure")
    elif home.is_training and not pack.is_training:
        problem = t("initialise.real_pack", name=home.name)
        cure = t("initialise.real_pack_cure")
    else:
        return
    raise PackError(file=str(pack_folder()), problem=problem, cure=cure)


def undeclared(pack: Pack) -> Iterator[tuple[str, str]]:
    """Give file and code, once, for each indicator in the pack without definition."""
    known = set(all_indicators())
    for dataset in pack.datasets:
        for code in sorted({row.indicator for row in dataset.rows} - known):
            yield f"series/{dataset.note.dataset}.csv", code


def _unchanged(connection: Connection) -> tuple[Ingested, ...]:
    return tuple(
        Ingested(s.dataset, s.title, Outcome.UNCHANGED, s.sequence, s.rows)
        for s in current_snapshots(connection)
    )


def _ingest(
    connection: Connection, pack: Pack, loaded_at: datetime
) -> tuple[Ingested, ...]:
    registers = {"areas": (area, pack.areas), "schools": (school, pack.schools)}
    done = [
        ingest(connection, Note(**asdict(note)), *registers[note.dataset], loaded_at)
        for note in pack.register_notes
    ]
    done += [_ingest_series(connection, one, loaded_at) for one in pack.datasets]
    if any(part.outcome in (Outcome.NEW, Outcome.REVISED) for part in done):
        _refuse_doubles(connection)
    return tuple(done)


def _ingest_series(
    connection: Connection, dataset: Dataset, loaded_at: datetime
) -> Ingested:
    """Take in one series, with its file kept so that each figure leads to its cell."""
    note = Note(**asdict(dataset.note))
    file = Received(
        origin=f"series/{note.dataset}.csv",
        content=dataset.content,
        received_at=loaded_at.isoformat(timespec="seconds"),
        media_type="text/csv",
        encoding="utf-8",
    )
    checksum = file.checksum  # a pass through the whole file, so once and not per row
    if not is_kept(connection, checksum):
        keep(connection, file)
    rows = (
        Incoming(
            **{name: getattr(row, name) for name in _COLUMNS},
            received=checksum,
            source_cell=f"R{at}C{_VALUE}",
        )
        for at, row in enumerate(dataset.rows, start=2)
    )
    return ingest(connection, note, observation, rows, loaded_at)


def _refuse_doubles(connection: Connection) -> None:
    """A page must never find two current figures where it asked for one."""
    found = doubled(connection)
    if found is None:
        return
    one, other = found.datasets
    raise PackError(
        file=f"series/{other}.csv",
        problem=t(
            "initialise.twice",
            other=one,
            code=found.indicator,
            area=found.ref_area,
            period=found.time_period,
        ),
        cure=t("initialise.twice_cure"),
    )
