"""Read what PxWeb 1 calls "json": rows with a key for each variable and texts as values.

The format gives codes but no labels for them, and no list of what there should be: every
combination of the codes that occur must be there, once. Nothing is filled in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite, prod

from htl_dash.domain.mark import REASONS
from htl_dash.sources.cube import MOST_CELLS, Category, Cube, Dimension, ReadError
from htl_dash.sources.json_stat_parts import Json
from htl_dash.sources.json_text import a_list, a_text, an_object, load_json, malformed

MEASURES = "ContentsCode"
"""The dimension that the measures make: as the newer formats call it."""
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?", re.ASCII)


def read_pxweb(content: bytes) -> Cube:
    """Return the table in an answer from PxWeb 1; the measures are its last dimension.

    Raises:
        ReadError: It is in another format, or a combination is missing or there twice.
    """
    whole = an_object(load_json(content), "/")
    columns = [
        an_object(one, "columns") for one in a_list(whole.get("columns"), "columns")
    ]
    by_key = [one for one in columns if one.get("type") != "c"]
    measures = [one for one in columns if one.get("type") == "c"]
    rows = a_list(whole.get("data"), "data")
    if not rows or not measures:
        raise ReadError("cubes.no_rows")
    keys, texts = _split(rows, len(by_key), len(measures))
    codes = [tuple(dict.fromkeys(column)) for column in zip(*keys, strict=True)]
    order = _order(keys, codes)
    values, statuses = _read_cells(texts[row] for row in order)
    notes = _notes(whole)
    dimensions = [
        _dimension(one, found, notes) for one, found in zip(by_key, codes, strict=True)
    ]
    meta = _metadata(whole)
    return Cube(
        title=a_text(meta.get("label"), "metadata/label"),
        dimensions=(*dimensions, _measures(measures)),
        values=values,
        statuses=statuses,
        source=a_text(meta.get("source"), "metadata/source"),
        updated=a_text(meta.get("updated"), "metadata/updated"),
        pointer="/data/{row}/values/{column}",
        columns=len(measures),
        rows=() if list(order) == list(range(len(order))) else tuple(order),
    )


def _split(
    rows: Sequence[object], keys: int, values: int
) -> tuple[Sequence[tuple[str, ...]], Sequence[Sequence[str]]]:
    """Return the keys and the values of every row; all are texts, as many as columns."""
    every_key: list[tuple[str, ...]] = []
    every_value: list[Sequence[str]] = []
    for at, one in enumerate(rows):
        row = an_object(one, f"data/{at}")
        key, value = row.get("key"), row.get("values")
        if not _are_texts(key, keys) or not _are_texts(value, values):
            raise malformed(f"data/{at}")
        every_key.append(tuple(key))  # type: ignore[arg-type]
        every_value.append(value)  # type: ignore[arg-type]
    return every_key, every_value


def _are_texts(found: object, count: int) -> bool:
    return (
        isinstance(found, list)
        and len(found) == count
        and all(isinstance(one, str) for one in found)
    )


def _order(
    keys: Sequence[tuple[str, ...]], codes: Sequence[tuple[str, ...]]
) -> Sequence[int]:
    """Return for each combination the row that it is; every one must be there once."""
    wanted = prod(len(one) for one in codes)
    if wanted > MOST_CELLS:
        raise ReadError("cubes.too_many_cells", cells=wanted, most=MOST_CELLS)
    if len(keys) != wanted:
        shape = " \u00d7 ".join(str(len(one)) for one in codes)
        raise ReadError("cubes.not_whole", found=len(keys), wanted=wanted, shape=shape)
    places = [{code: at for at, code in enumerate(one)} for one in codes]
    order = [-1] * wanted
    for row, key in enumerate(keys):
        at = 0
        for code, place in zip(key, places, strict=True):
            at = at * len(place) + place[code]
        if order[at] >= 0:
            raise ReadError("cubes.row_twice", found=", ".join(key)[:80])
        order[at] = row
    return order


def _read_cells(
    rows: Iterator[Sequence[str]],
) -> tuple[Sequence[float | None], Mapping[int, str]]:
    values: list[float | None] = []
    statuses: dict[int, str] = {}
    for text in (one for row in rows for one in row):
        if _NUMBER.fullmatch(text):
            value = float(text)
            if not isfinite(value):
                raise ReadError("cubes.too_large_number")
            values.append(value)
        elif text in REASONS or not text.strip("."):
            statuses[len(values)] = text
            values.append(None)
        else:
            raise ReadError("cubes.no_number", at=len(values) + 1, found=text[:40])
    return values, statuses


def _notes(whole: Json) -> Mapping[tuple[str, str], str]:
    found = [
        an_object(one, "comments") for one in a_list(whole.get("comments") or [], "")
    ]
    return {
        (
            a_text(one.get("variable"), "comments"),
            a_text(one.get("value"), "comments"),
        ): (a_text(one.get("comment"), "comments").strip())
        for one in found
    }


def _metadata(whole: Json) -> Json:
    found = a_list(whole.get("metadata") or [], "metadata")
    return an_object(found[0], "metadata") if found else {}


def _dimension(
    column: Json, codes: Sequence[str], notes: Mapping[tuple[str, str], str]
) -> Dimension:
    code = a_text(column.get("code"), "columns")
    categories = tuple(
        Category(one, one, note=notes.get((code, one), "")) for one in codes
    )
    role = "time" if column.get("type") == "t" else ""
    note = a_text(column.get("comment"), "columns").strip()
    return Dimension(
        code, a_text(column.get("text"), "columns"), categories, role, note
    )


def _measures(columns: Sequence[Json]) -> Dimension:
    categories = tuple(
        Category(
            a_text(one.get("code"), "columns"),
            a_text(one.get("text"), "columns"),
            note=a_text(one.get("comment"), "columns").strip(),
        )
        for one in columns
    )
    return Dimension(MEASURES, MEASURES, categories, "metric")
