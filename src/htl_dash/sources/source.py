"""What every live source can do, whichever it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from htl_dash.domain.errors import HtlError
from htl_dash.domain.fetching import Asked, FetchDataset
from htl_dash.domain.geography import Area, School
from htl_dash.domain.observation import Incoming
from htl_dash.domain.received import Received


class SourceError(HtlError):
    """A source cannot be reached, refuses, or answers with something else than asked.

    Facts: `source` (its name in Swedish), `url`, `problem` and `cure` (Swedish), and
    where it is known `fault` (exchange.Fault) and `status`, the HTTP status.
    """

    text_key = "error.source"


class StoppedError(Exception):
    """Somebody has asked the work to stop. Nothing is wrong."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A hard-coded id that does not mean what the catalogue says.

    `wanted` are the words that should stand in `found`, the source's own title, label or
    unit; `found` is empty where the source does not know the id.
    """

    code: str
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to ask for: all of it comes, or the dataset is not stored.

    `key` is the same every time the same is asked, so that a run that stopped can go on.
    `cells` is how many figures are expected; 0 where that is not known.
    """

    key: str
    title: str
    request: str
    cells: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What stood in the answers.

    `figures` may be read only once. `areas` are those that the source names and that
    figures stand for. `updated` and `title` are the source's own words, `notes` too.
    `schools` are those that a register names, with their `statuses` by unit code, in the
    register's own words; only the school register gives them, and it gives no figures.
    """

    figures: Iterable[Incoming]
    areas: tuple[Area, ...] = ()
    notes: tuple[str, ...] = ()
    title: str = ""
    updated: str = ""
    schools: tuple[School, ...] = ()
    statuses: Mapping[str, str] = field(default_factory=dict)


class Source(Protocol):
    """A client of one source; made with a transport, a base address and nothing else."""

    def check(self, dataset: FetchDataset, asked: Asked) -> tuple[Mismatch, ...]:
        """Compare every id in the dataset with the source's own titles and units.

        `asked` says whose figures, where a source tells what it means only with them.
        """

    def parts(self, dataset: FetchDataset, asked: Asked) -> tuple[Part, ...]:
        """Return what must be asked for; the source's own limits are kept.

        Raises:
            SourceError: The source cannot say what there is to ask for.
        """

    def fetch(self, dataset: FetchDataset, part: Part) -> Iterator[Received]:
        """Give the answers to one part, a page at a time, as they are to be kept.

        Raises:
            SourceError: It cannot be had, or is not the whole of what was asked for.
            StoppedError: Somebody stopped it.
        """

    def read(
        self,
        dataset: FetchDataset,
        asked: Asked,
        answers: Sequence[tuple[Part, Sequence[Received]]],
    ) -> Reading:
        """Read all answers of a dataset.

        Raises:
            SourceError: An answer is not what was asked for, or only some of it.
        """
