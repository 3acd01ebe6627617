"""Use case: say what the store holds, how old it is, and which version it is."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine

from htl_dash.domain.received import Arrival
from htl_dash.services.opening import require_our_kind
from htl_dash.store.database import data_version, open_database
from htl_dash.store.notes import Snapshot
from htl_dash.store.registers import current_snapshots


@dataclass(frozen=True, slots=True)
class DatasetStatus:
    """The current version of one dataset; `id` is its snapshot's.

    `retrieved` is an ISO date, empty where unknown; `age_days` is None then.
    `loaded_at` is UTC, ISO 8601.
    """

    id: int
    dataset: str
    title: str
    publisher: str
    table: str
    url: str
    period: str
    retrieved: str
    age_days: int | None
    loaded_at: str
    licence: str
    derived: bool
    cautions: tuple[str, ...]
    rows: int
    sha256: str
    sequence: int
    arrival: Arrival

    @property
    def is_from_pack(self) -> bool:
        """Whether the data pack gave it."""
        return self.arrival is Arrival.PACK


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """All datasets by name, their rows together, and the short data version."""

    data_version: str
    rows: int
    datasets: tuple[DatasetStatus, ...]


def store_status(engine: Engine, today: date) -> StoreStatus:
    """Return the status of every dataset; ages are counted to `today`."""
    with engine.connect() as connection:
        snapshots = current_snapshots(connection)
    datasets = tuple(_dataset_status(snapshot, today) for snapshot in snapshots)
    rows = sum(dataset.rows for dataset in datasets)
    return StoreStatus(data_version(engine), rows, datasets)


def status_of(url: str, today: date) -> StoreStatus:
    """Open the store at `url` and return its status.

    StoreError if it cannot be read, or is a training and we are not.
    """
    engine = open_database(url)
    try:
        with engine.connect() as connection:
            require_our_kind(connection)
        return store_status(engine, today)
    finally:
        engine.dispose()


def _dataset_status(snapshot: Snapshot, today: date) -> DatasetStatus:
    retrieved = snapshot.retrieved
    age = (today - date.fromisoformat(retrieved)).days if retrieved else None
    return DatasetStatus(
        id=snapshot.id,
        dataset=snapshot.dataset,
        title=snapshot.title,
        publisher=snapshot.publisher,
        table=snapshot.table,
        url=snapshot.url,
        period=snapshot.period,
        retrieved=retrieved,
        age_days=age,
        loaded_at=snapshot.loaded_at,
        licence=snapshot.licence,
        derived=snapshot.derived,
        cautions=snapshot.cautions,
        rows=snapshot.rows,
        sha256=snapshot.sha256,
        sequence=snapshot.sequence,
        arrival=snapshot.arrival,
    )
