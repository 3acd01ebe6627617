"""SCB: PxWebApi 2, and the older version for tables that it does not know."""

from collections.abc import Iterator, Mapping, Sequence

from htl_dash.domain.fetching import Asked, FetchDataset, SourceName
from htl_dash.domain.received import Received
from htl_dash.sources.cube import Category, ReadError
from htl_dash.sources.pxweb_1 import PxWeb1
from htl_dash.sources.pxweb_2 import Found, PxWeb2
from htl_dash.sources.pxweb_answer import Question
from htl_dash.sources.pxweb_parts import as_source_error, kept, parts_of, reading_of
from htl_dash.sources.pxweb_table import Table, is_said, mismatches
from htl_dash.sources.source import Mismatch, Part, Reading, SourceError
from htl_dash.sources.transport import Transport
from htl_dash.sources.wording import EITHER, shown
from htl_dash.text import t

MOST_CELLS_1 = 150_000
_NOT_THERE = {404, 410}
_TABLE_ID = "TAB"
_MOST_LOOKED_AT = 10


class Scb:
    """A client of SCB. What it learns of the tables lasts as long as it does."""

    def __init__(self, transport: Transport, url: str, url_1: str) -> None:
        """Take the way out, and the addresses of both versions."""
        self._url = url
        self._new = PxWeb2(transport, SourceName.SCB, url)
        self._old = PxWeb1(transport, SourceName.SCB, url_1, MOST_CELLS_1)
        self._tables: dict[tuple[str, str], tuple[int, Table] | None] = {}

    def check(self, dataset: FetchDataset, asked: Asked) -> tuple[Mismatch, ...]:
        """Compare the table's title, and each measure, with the catalogue."""
        with as_source_error(SourceName.SCB, self._url):
            found = self._table(dataset)
        if found is None:
            wanted = shown(dataset.title_words)
            return (Mismatch(dataset.table, wanted, ""),)
        return mismatches(found[1], dataset)

    def parts(self, dataset: FetchDataset, asked: Asked) -> tuple[Part, ...]:
        """Return what must be asked for, within the limits that SCB tells."""
        with as_source_error(SourceName.SCB, self._url):
            found = self._table(dataset)
            if found is None:
                raise ReadError("cubes.no_table", table=dataset.table)
            version, table = found
            most = self._new.most_cells if version == 2 else MOST_CELLS_1
            return parts_of(table, version, dataset, asked, self._codes, most)

    def fetch(self, dataset: FetchDataset, part: Part) -> Iterator[Received]:
        """Give the one answer to a part, once it is seen to be whole."""
        question = Question.read(part.request)
        with as_source_error(SourceName.SCB, self._url):
            if question.version == 2:
                _ = self._new.most_cells  # the pace is told before anything is asked
                answer = self._new.ask(question)
            else:
                answer = self._old.ask(question)
        with as_source_error(SourceName.SCB, answer.origin):
            yield kept(answer, question, dataset)

    def read(
        self,
        dataset: FetchDataset,
        asked: Asked,
        answers: Sequence[tuple[Part, Sequence[Received]]],
    ) -> Reading:
        """Read all answers; the notes say where another table or version was used."""
        with as_source_error(SourceName.SCB, self._url):
            ways = tuple(_ways(dataset, answers))
            return reading_of(dataset, answers, ways, self._names(dataset))

    def _codes(self, code_list: str) -> tuple[Category, ...]:
        return self._new.codes(code_list)

    def _names(self, dataset: FetchDataset) -> Mapping[str, str]:
        """Return what the places are called, for answers that have only codes."""
        found = self._tables.get((dataset.table, dataset.legacy_path))
        region = found[1].region if found else None
        places = region.dimension.categories if region else ()
        return {one.code: one.label for one in places}

    def _table(self, dataset: FetchDataset) -> tuple[int, Table] | None:
        """Return a table and the version that has it; None where neither has."""
        key = dataset.table, dataset.legacy_path
        if key not in self._tables:
            self._tables[key] = self._find(dataset)
        return self._tables[key]

    def _find(self, dataset: FetchDataset) -> tuple[int, Table] | None:
        table = self._newer(dataset)
        if table is not None:
            return 2, table
        if not dataset.legacy_path:
            return None
        try:
            return 1, self._old.table(dataset.legacy_path)[1]
        except SourceError as error:
            if error.facts.get("status") in _NOT_THERE:
                return None
            raise

    def _newer(self, dataset: FetchDataset) -> Table | None:
        """Return a table in version 2; None where it, or the version, is not there."""
        try:
            _ = self._new.most_cells
        except SourceError as error:
            if error.facts.get("status") in _NOT_THERE and dataset.legacy_path:
                return None
            raise
        if dataset.table.startswith(_TABLE_ID):
            return self._known(dataset.table)
        return self._searched(dataset)

    def _known(self, table: str) -> Table | None:
        try:
            return self._new.table(table)[1]
        except SourceError as error:
            if error.facts.get("status") in _NOT_THERE:
                return None
            raise

    def _searched(self, dataset: FetchDataset) -> Table | None:
        """Return the one table that is what the dataset says, among those found."""
        title = (word.split(EITHER)[0] for word in dataset.title_words)
        for words in (dataset.table, " ".join(title)):
            found = [
                one
                for one in self._search(words)
                if is_said(dataset.title_words, one.label)
            ]
            tables = (self._known(one.id) for one in found[:_MOST_LOOKED_AT])
            fitting = [one for one in tables if one and _is_it(one, dataset)]
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _search(self, words: str) -> tuple[Found, ...]:
        """Return the tables that a search finds; none where there is no search."""
        try:
            return self._new.search(words)
        except SourceError as error:
            if error.facts.get("status") in _NOT_THERE:
                return ()
            raise


def _is_it(table: Table, dataset: FetchDataset) -> bool:
    return not mismatches(table, dataset) and all(map(table.has, dataset.divisions))


def _ways(
    dataset: FetchDataset, answers: Sequence[tuple[Part, Sequence[Received]]]
) -> Iterator[str]:
    for part, _ in answers[:1]:
        question = Question.read(part.request)
        if question.version == 1:
            yield t("cubes.older_version", table=dataset.table)
        elif question.table != dataset.table:
            yield t("cubes.found_as", table=dataset.table, found=question.table)
