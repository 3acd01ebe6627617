"""A table of any number of dimensions, as PxWeb, JSON-stat and PX files give it."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from math import prod
from operator import mul

from htl_dash.domain.errors import HtlError

MOST_CELLS = 2_000_000
"""More cells than any table that a source gives in one answer (1 250 000)."""


class ReadError(HtlError):
    """A table cannot be read, or is not whole. `text_key` says why."""

    def __init__(self, text_key: str, **facts: object) -> None:
        """Keep what is wrong, and its facts."""
        super().__init__(**facts)
        self.text_key = text_key


@dataclass(frozen=True, slots=True)
class Category:
    """One value of a dimension, with the source's own code, label and unit."""

    code: str
    label: str
    unit: str = ""
    decimals: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension. `role` is 'time', 'metric', 'geo' or empty, where the source says."""

    code: str
    label: str
    categories: tuple[Category, ...]
    role: str = ""
    note: str = ""


@dataclass(frozen=True)
class Cube:
    """A whole table. Every cell is there; a partial answer is refused by the readers.

    Attributes:
        title: The source's own title.
        dimensions: In the order that the cells lie.
        values: One per cell, the last dimension fastest; None where there is no figure.
        statuses: Marks by flat index, on cells with or without a figure.
        notes: Footnotes of the whole table.
        source: Who publishes it; empty where it is not said.
        updated: As the source writes it; empty where it is not said.
        pointer: Where a cell lies in the bytes: {at} is its flat index; {row} and
            {column} its row and column where the bytes have rows. See `place`.
        missing: Marks that the file itself explains, such as '..' in a PX file.
        table: The source's own id of the table; empty where it is not said.
        unit: Of a table that has no dimension with the measures; empty otherwise.
        columns: How many cells a row in the bytes has.
        rows: The number of each row in the bytes, where they lie in another order.
        kept: Of a table that is a part of the bytes, each cell's flat index in the whole.
    """

    title: str
    dimensions: tuple[Dimension, ...]
    values: Sequence[float | None]
    statuses: Mapping[int, str]
    notes: tuple[str, ...] = ()
    source: str = ""
    updated: str = ""
    pointer: str = "/value/{at}"
    missing: Mapping[str, str] | None = None
    table: str = ""
    unit: str = ""
    columns: int = 1
    rows: Sequence[int] = ()
    kept: Sequence[int] = ()

    @cached_property
    def size(self) -> int:
        """How many cells the dimensions make."""
        return prod(len(one.categories) for one in self.dimensions)

    def dimension(self, code: str) -> Dimension | None:
        """Return the dimension with a code, or None."""
        return next((one for one in self.dimensions if one.code == code), None)

    def place(self, at: int) -> str:
        """Return where in the bytes the cell with a flat index lies."""
        at = self.kept[at] if self.kept else at
        row, column = divmod(at, self.columns)
        row = self.rows[row] if self.rows else row
        return self.pointer.format(at=at, row=row, column=column)

    def texts(self) -> Iterator[str]:
        """Give every text as it was understood, however it was written in the bytes."""
        yield from (self.title, *self.notes, self.source, self.table, self.unit)
        for one in self.dimensions:
            yield from (one.code, one.label, one.note)
            for category in one.categories:
                yield from (category.code, category.label, category.unit, category.note)

    def cells(self) -> Iterator[tuple[tuple[Category, ...], float | None, str, int]]:
        """Give categories (in the order of the dimensions), figure, mark and index."""
        every = product(*(one.categories for one in self.dimensions))
        for at, (categories, value) in enumerate(zip(every, self.values, strict=True)):
            yield categories, value, self.statuses.get(at, ""), at


def narrowed(cube: Cube, codes: Mapping[str, Container[str]]) -> Cube:
    """Return only the cells with some codes, each with its place in the bytes as before.

    `codes` are those to keep, by dimension; a dimension that is not named is kept whole.
    """
    steps, step = [], 1
    for one in reversed(cube.dimensions):
        steps.append(step)
        step *= len(one.categories)
    wanted = [
        [at for at, c in enumerate(one.categories) if c.code in codes[one.code]]
        if one.code in codes
        else list(range(len(one.categories)))
        for one in cube.dimensions
    ]
    kept = [sum(map(mul, place, reversed(steps))) for place in product(*wanted)]
    dimensions = tuple(
        replace(one, categories=tuple(one.categories[at] for at in some))
        for one, some in zip(cube.dimensions, wanted, strict=True)
    )
    marks = {n: m for n, at in enumerate(kept) if (m := cube.statuses.get(at))}
    values = [cube.values[at] for at in kept]
    return replace(
        cube, dimensions=dimensions, values=values, statuses=marks, kept=kept
    )
