"""From a table and a dataset to the parts that are asked for, and back to a reading."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from htl_dash.domain.fetching import Asked, FetchDataset, SourceName
from htl_dash.domain.received import Received
from htl_dash.sources.answers import refuse
from htl_dash.sources.cube import ReadError
from htl_dash.sources.pxweb_answer import (
    NO_NAMES,
    Question,
    read_all,
    read_answer,
)
from htl_dash.sources.pxweb_selection import Codes, cells_of, selections, split
from htl_dash.sources.pxweb_table import Table
from htl_dash.sources.source import Part, Reading
from htl_dash.sources.transport import Answer
from htl_dash.text import t


@contextmanager
def as_source_error(source: SourceName, url: str) -> Iterator[None]:
    """Tell what cannot be read as something that the source has answered."""
    try:
        yield
    except ReadError as error:
        refuse(source, url, t(error.text_key, **error.facts))


def parts_of(
    table: Table,
    version: int,
    dataset: FetchDataset,
    asked: Asked,
    codes: Codes,
    most_cells: int,
) -> tuple[Part, ...]:
    """Return what must be asked for, in parts that the source's limit allows.

    Raises:
        ReadError: Something that the dataset names is not there, or is not clear.
    """
    whole = selections(table, dataset, asked, codes)
    every = [part for one in whole for part in split(one, most_cells)]
    return tuple(
        Part(
            key=f"{table.id} {at}/{len(every)}",
            title=t("cubes.part", title=dataset.title, number=at, of=len(every)),
            request=Question(version, table.id, one, table.tells_versions).as_json(),
            cells=cells_of(one),
        )
        for at, one in enumerate(every, start=1)
    )


def kept(answer: Answer, question: Question, dataset: FetchDataset) -> Received:
    """Return an answer as it is to be kept, once it is seen to be whole.

    Raises:
        ReadError: It is not what was asked for.
    """
    read_answer(answer.content, question, dataset)
    return answer.received()


def reading_of(
    dataset: FetchDataset,
    answers: Sequence[tuple[Part, Sequence[Received]]],
    notes: tuple[str, ...],
    names: Mapping[str, str] = NO_NAMES,
) -> Reading:
    """Return what stands in the answers to all parts.

    `names` are those of the places, for answers that have only codes.

    Raises:
        ReadError: An answer is not what was asked for, or there is none.
    """
    pairs = []
    for part, pages in answers:
        if len(pages) != 1:
            raise ReadError("cubes.no_answer", part=part.title)
        pairs.append((Question.read(part.request), pages[0]))
    return read_all(dataset, pairs, notes, names)
