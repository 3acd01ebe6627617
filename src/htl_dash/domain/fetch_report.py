"""What became of a run of fetching, dataset by dataset; kept as JSON with the run."""

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Self

from htl_dash.domain.fetching import SourceName


class RunState(StrEnum):
    """How a run stands. INTERRUPTED: the process ended in the middle of it."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"


class DatasetState(StrEnum):
    """What became of one dataset. PLANNED is for a run that only looks.

    SKIPPED: its source did not answer for another dataset, and was not asked again.
    """

    WAITING = "waiting"
    PLANNED = "planned"
    NEW = "new"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    MISMATCH = "mismatch"
    FAILED = "failed"
    SKIPPED = "skipped"
    STOPPED = "stopped"

    @property
    def is_taken(self) -> bool:
        """Whether the store now holds what the source has."""
        return self in _TAKEN

    @property
    def is_failure(self) -> bool:
        """Whether somebody has to look at it."""
        return self in _FAILURES


_TAKEN = (DatasetState.NEW, DatasetState.REVISED, DatasetState.UNCHANGED)
_FAILURES = (DatasetState.MISMATCH, DatasetState.FAILED, DatasetState.SKIPPED)


@dataclass(frozen=True, slots=True)
class Unlike:
    """An id that means something else at the source; `found` is empty if unknown."""

    code: str
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class DatasetReport:
    """What became of one dataset.

    Attributes:
        rows: How many figures the store's version has.
        new: Of them, how many the store did not have before.
        revised: Of them, how many had another value, or another mark.
        unchanged: Of them, how many stand as before.
        carried: Of them, how many were not asked about and stand from before.
        gone: How many figures the source no longer gives.
        requests: How many parts there are to ask for.
        resumed: Of them, how many had come in a run that did not end.
        cells: How many figures were expected; 0 where nobody knows.
        findings: How many things the checks found that somebody should look at.
        mismatches: Measures that were left out, since the source means something else
            by their ids or does not have them; all of them where `state` is MISMATCH.
        problem, cure: Why nothing was stored, in Swedish.
    """

    dataset: str
    title: str
    source: SourceName
    state: DatasetState
    rows: int = 0
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    carried: int = 0
    gone: int = 0
    requests: int = 0
    resumed: int = 0
    cells: int = 0
    findings: int = 0
    mismatches: tuple[Unlike, ...] = ()
    notes: tuple[str, ...] = ()
    problem: str = ""
    cure: str = ""

    @property
    def is_failure(self) -> bool:
        """Whether somebody has to look at it: not all of it could be had."""
        return self.state.is_failure or bool(self.mismatches)

    @classmethod
    def read(cls, found: dict[str, Any]) -> Self:
        """Make a report of what was kept of it."""
        return cls(
            **found
            | {
                "source": SourceName(found["source"]),
                "state": DatasetState(found["state"]),
                "mismatches": tuple(Unlike(**one) for one in found["mismatches"]),
                "notes": tuple(found["notes"]),
            }
        )


@dataclass(frozen=True, slots=True)
class RunReport:
    """A run of fetching. Times are UTC, ISO 8601; `ended_at` is empty until it ends.

    `number` is 0 for a run that only looks.
    """

    number: int
    state: RunState
    started_at: str
    ended_at: str
    datasets: tuple[DatasetReport, ...]

    @property
    def has_failures(self) -> bool:
        """Whether some dataset, or a measure in it, could not be had."""
        return any(one.is_failure for one in self.datasets)

    @property
    def has_changes(self) -> bool:
        """Whether the store holds something else than before."""
        changed = (DatasetState.NEW, DatasetState.REVISED)
        return any(one.state in changed for one in self.datasets)

    def having(self, one: DatasetReport) -> "RunReport":
        """Return the report with one dataset's put in its place."""
        rest = {known.dataset: known for known in self.datasets}
        return replace(self, datasets=tuple((rest | {one.dataset: one}).values()))


def as_json(datasets: tuple[DatasetReport, ...]) -> str:
    """Return the reports as they are kept."""
    return json.dumps([asdict(one) for one in datasets], ensure_ascii=False)


def from_json(text: str) -> tuple[DatasetReport, ...]:
    """Return reports as they were kept."""
    return tuple(DatasetReport.read(one) for one in json.loads(text))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: which dataset of how many, and which part of it.

    `failed` is how many times the question has failed and is to be asked again.
    """

    title: str
    dataset: int
    datasets: int
    part: int
    parts: int
    failed: int = 0

    @property
    def done(self) -> float:
        """How much has been done, 0-1, if all datasets were equally large."""
        inside = self.part / self.parts if self.parts else 0.0
        return (self.dataset + inside) / self.datasets if self.datasets else 1.0
