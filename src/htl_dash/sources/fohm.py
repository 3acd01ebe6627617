"""The Public Health Agency: PxWeb 1 with at most 100 000 cells in an answer.

Its tables have no measures; json-stat2 then invents one, "EliminatedValue", which is what
the catalogue gives as the measure's code. Surveys are pooled over years, as 2021-2024.
"""

from collections.abc import Iterator, Sequence

from htl_dash.domain.fetching import Asked, FetchDataset, SourceName
from htl_dash.domain.received import Received
from htl_dash.sources.cube import Category
from htl_dash.sources.pxweb_1 import PxWeb1
from htl_dash.sources.pxweb_answer import Question
from htl_dash.sources.pxweb_parts import as_source_error, kept, parts_of, reading_of
from htl_dash.sources.pxweb_table import Table, mismatches
from htl_dash.sources.source import Mismatch, Part, Reading, SourceError
from htl_dash.sources.transport import Transport
from htl_dash.sources.wording import shown

MOST_CELLS = 100_000
_NOT_THERE = {404, 410}


class Fohm:
    """A client of the Public Health Agency. A dataset's table is its path there."""

    def __init__(self, transport: Transport, url: str) -> None:
        """Take the way out, and the address."""
        self._url = url
        self._server = PxWeb1(transport, SourceName.FOHM, url, MOST_CELLS)
        self._tables: dict[str, Table] = {}

    def check(self, dataset: FetchDataset, asked: Asked) -> tuple[Mismatch, ...]:
        """Compare the table's title, and each measure, with the catalogue."""
        try:
            return mismatches(self._table(dataset), dataset)
        except SourceError as error:
            if error.facts.get("status") not in _NOT_THERE:
                raise
        return (Mismatch(dataset.table, shown(dataset.title_words), ""),)

    def parts(self, dataset: FetchDataset, asked: Asked) -> tuple[Part, ...]:
        """Return what must be asked for, within the limit."""
        table = self._table(dataset)
        with as_source_error(SourceName.FOHM, self._url):
            return parts_of(table, 1, dataset, asked, _no_lists, MOST_CELLS)

    def fetch(self, dataset: FetchDataset, part: Part) -> Iterator[Received]:
        """Give the one answer to a part, once it is seen to be whole."""
        question = Question.read(part.request)
        answer = self._server.ask(question)
        with as_source_error(SourceName.FOHM, answer.origin):
            yield kept(answer, question, dataset)

    def read(
        self,
        dataset: FetchDataset,
        asked: Asked,
        answers: Sequence[tuple[Part, Sequence[Received]]],
    ) -> Reading:
        """Read all answers."""
        with as_source_error(SourceName.FOHM, self._url):
            return reading_of(dataset, answers, ())

    def _table(self, dataset: FetchDataset) -> Table:
        if dataset.table not in self._tables:
            with as_source_error(SourceName.FOHM, self._url):
                self._tables[dataset.table] = self._server.table(dataset.table)[1]
        return self._tables[dataset.table]


def _no_lists(code_list: str) -> tuple[Category, ...]:
    return ()
