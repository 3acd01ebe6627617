"""A source with made-up figures on a shelf, for tests of the fetching around it.

It does what a real client does: checks, parts (one for each period), answers as bytes,
and figures read out of those bytes.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from drawn import table
from store_rows import COLUMNS

from htl_dash.domain.fetching import Asked, FetchDataset, SourceName
from htl_dash.domain.geography import Area, Geography, School
from htl_dash.domain.mark import read_mark
from htl_dash.domain.observation import Incoming
from htl_dash.domain.received import Received
from htl_dash.services.fetching import Client, IsStopped, Log
from htl_dash.sources.exchange import Attempt
from htl_dash.sources.source import Mismatch, Part, Reading, Source, SourceError

AT = "2026-11-25T12:00:00+00:00"


def unreachable(source: str = "SCB") -> SourceError:
    """What a client says when its source does not answer."""
    problem, cure = "Källan svarar inte.", "Försök igen om en stund."
    return SourceError(source=source, url="https://x.se", problem=problem, cure=cure)


@dataclass
class Shelf:
    """A source. `drawn` are figures by dataset; what is left out is as in COLUMNS.

    `before_part` runs before each answer and may raise; `fetched` lists what was asked.
    """

    drawn: dict[str, str]
    unlike: dict[str, tuple[Mismatch, ...]] = field(default_factory=dict)
    areas: tuple[Area, ...] = ()
    schools: tuple[School, ...] = ()
    before_part: Callable[[str], None] = lambda key: None
    fetched: list[str] = field(default_factory=list)
    log: Log = lambda attempt: None

    def check(self, dataset: FetchDataset, asked: Asked) -> tuple[Mismatch, ...]:
        """Return what has been said to be unlike."""
        return self.unlike.get(dataset.name, ())

    def parts(self, dataset: FetchDataset, asked: Asked) -> tuple[Part, ...]:
        """Return one part for each period."""
        rows = self._rows(dataset)
        periods = sorted({row["time_period"] for row in rows})
        return tuple(
            Part(f"{dataset.name} {period}", period, period, len(rows))
            for period in periods
            if period >= asked.since
        )

    def fetch(self, dataset: FetchDataset, part: Part) -> Iterator[Received]:
        """Give the first row on a page of its own, and then the rest."""
        self.before_part(part.key)
        self.fetched.append(part.key)
        rows = [r for r in self._rows(dataset) if r["time_period"] == part.request]
        url = f"https://made.se/{dataset.name}/{part.request}"
        self.log(Attempt(AT, "GET", url, 1, 200, 12, 345, ""))
        for page in (rows[:1], rows[1:]):
            yield Received(url, json.dumps(page).encode(), AT, "", "application/json")

    def read(
        self,
        dataset: FetchDataset,
        asked: Asked,
        answers: Sequence[tuple[Part, Sequence[Received]]],
    ) -> Reading:
        """Read the figures out of the bytes."""
        figures = [
            figure(row, page.checksum, f"/{at}/obs_value")
            for _, pages in answers
            for page in pages
            for at, row in enumerate(json.loads(page.content))
        ]
        return Reading(figures, self.areas, schools=self.schools)

    def _rows(self, dataset: FetchDataset) -> list[dict[str, str]]:
        wanted = {one.indicator for one in dataset.measures}
        first = dataset.measures[0].indicator if dataset.measures else ""
        like = COLUMNS | {"indicator": first, "time_period": "2023"}
        like |= {"geography": dataset.divisions[0] if dataset.divisions else "school"}
        rows = [like | row for row in table(self.drawn[dataset.name])]
        return [row for row in rows if row["indicator"] in wanted or not wanted]

    @contextmanager
    def opened(self, log: Log, is_stopped: IsStopped) -> Iterator[Client]:
        """Give this source, whichever is asked for."""
        self.log = log
        yield self._any

    def _any(self, name: SourceName) -> Source:
        return self


def figure(row: dict[str, str], checksum: str, cell: str) -> Incoming:
    """Return a drawn figure as it comes in, with its mark read."""
    mark = read_mark(row["obs_value"])
    assert mark is not None
    return Incoming(
        row["indicator"],
        Geography(row["geography"]),
        row["ref_area"],
        row["time_period"],
        row["sex"],
        row["category"],
        mark.value,
        None,
        None,
        mark.obs_status,
        mark.conf_status,
        mark.symbol,
        checksum,
        cell,
    )
