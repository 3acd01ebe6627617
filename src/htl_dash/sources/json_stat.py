"""Read a JSON-stat dataset, version 2.0 or 1.x, into a cube.

Source: The JSON-stat format (json-stat.org/full). The values must be as many as the
dimensions make; in the sparse form a cell that is left out has no figure, as the format
says. A figure written as a text is refused: a reader would have to guess what it means.
"""

from collections.abc import Mapping, Sequence
from math import isfinite, prod

from htl_dash.sources.cube import MOST_CELLS, Cube, Dimension, ReadError
from htl_dash.sources.json_stat_parts import Json, read_dimensions
from htl_dash.sources.json_text import (
    a_list,
    a_text,
    an_object,
    load_json,
    malformed,
    texts,
)

_NUMBERS = {int, float, type(None)}


def read_json_stat(content: bytes) -> Cube:
    """Return the one dataset in JSON-stat, with codes, labels, units, marks and notes.

    Raises:
        ReadError: It is no JSON-stat, has several datasets, or is not whole.
    """
    found, pointer = _dataset(an_object(load_json(content), "/"))
    dimensions = read_dimensions(found)
    size = prod(len(one.categories) for one in dimensions)
    if size > MOST_CELLS:
        raise ReadError("cubes.too_many_cells", cells=size, most=MOST_CELLS)
    return Cube(
        title=a_text(found.get("label"), "label"),
        dimensions=dimensions,
        values=_values(found.get("value"), dimensions, size),
        statuses=_statuses(found.get("status"), size),
        notes=texts(found.get("note"), "note"),
        source=a_text(found.get("source"), "source"),
        updated=a_text(found.get("updated"), "updated"),
        pointer=pointer,
        table=_table(found),
    )


def _dataset(whole: Json) -> tuple[Json, str]:
    """Return the dataset and where its values lie: at the top, or under its name."""
    kind = whole.get("class", "dataset")
    if kind == "collection":
        return _only_one(whole)
    if kind != "dataset":
        raise ReadError("cubes.not_dataset", kind=kind)
    if "value" in whole and "dimension" in whole:
        return whole, "/value/{at}"
    inner = {
        name: one
        for name, one in whole.items()
        if isinstance(one, dict) and "value" in one and "dimension" in one
    }
    if not inner:
        raise ReadError("cubes.not_json_stat")
    if len(inner) > 1:
        raise ReadError("cubes.several", names=", ".join(inner))
    name, found = next(iter(inner.items()))
    return found, f"/{_escaped(name)}/value/{{at}}"


def _only_one(collection: Json) -> tuple[Json, str]:
    """Return the one dataset that a collection holds; those it only links to are none."""
    items = an_object(collection.get("link", {}), "link").get("item", [])
    inner = {
        at: one
        for at, one in enumerate(a_list(items, "link"))
        if isinstance(one, dict) and "value" in one and "dimension" in one
    }
    if not inner:
        raise ReadError("cubes.only_links")
    if len(inner) > 1:
        names = (str(one.get("label") or at + 1) for at, one in inner.items())
        raise ReadError("cubes.several", names=", ".join(names))
    at, found = next(iter(inner.items()))
    return found, f"/link/item/{at}/value/{{at}}"


def _escaped(name: str) -> str:
    """Return a name as a JSON pointer has it (RFC 6901), with braces kept as they are."""
    pointed = name.replace("~", "~0").replace("/", "~1")
    return pointed.replace("{", "{{").replace("}", "}}")


def _values(
    value: object, dimensions: Sequence[Dimension], size: int
) -> Sequence[float | None]:
    if isinstance(value, dict):
        cells: list[object] = [None] * size
        for key, one in value.items():
            cells[_index(key, size)] = one
    else:
        cells = list(a_list(value, "value"))
    if len(cells) != size:
        shape = " \u00d7 ".join(str(len(one.categories)) for one in dimensions)
        raise ReadError("cubes.not_whole", found=len(cells), wanted=size, shape=shape)
    _require_numbers(cells)
    return cells  # type: ignore[return-value]


def _require_numbers(cells: Sequence[object]) -> None:
    """Refuse what is no number or too large to be one; all are looked at in one go."""
    odd = set(map(type, cells)) - _NUMBERS
    if odd:
        at, found = next((n, v) for n, v in enumerate(cells) if type(v) in odd)
        raise ReadError("cubes.no_number", at=at + 1, found=repr(found)[:40])
    try:
        if all(map(isfinite, filter(None, cells))):  # type: ignore[arg-type]
            return
    except OverflowError:
        pass
    raise ReadError("cubes.too_large_number")


def _statuses(status: object, size: int) -> Mapping[int, str]:
    """Return marks by cell. One mark, alone or in a list, is for every cell."""
    if isinstance(status, str):
        status = [status]
    if isinstance(status, list) and len(status) == 1 and size != 1:
        status = status * size
    if isinstance(status, list):
        if len(status) != size:
            raise ReadError("cubes.marks_differ", found=len(status), wanted=size)
        pairs = enumerate(status)
        return {at: mark for at, one in pairs if (mark := a_text(one, "status"))}
    marks = an_object(status or {}, "status")
    return {
        _index(key, size): mark
        for key, one in marks.items()
        if (mark := a_text(one, "status"))
    }


def _index(key: str, size: int) -> int:
    """Return a flat index that is written as a key, in the one way that it is written."""
    if not (key.isascii() and key.isdigit()) or str(int(key[:12])) != key:
        raise malformed(f"value/{key[:20]}")
    if int(key) >= size:
        raise ReadError("cubes.outside", at=key, wanted=size)
    return int(key)


def _table(found: Json) -> str:
    extension = found.get("extension")
    px = extension.get("px") if isinstance(extension, dict) else None
    if not isinstance(px, dict):
        return ""
    return a_text(px.get("tableid") or px.get("matrix"), "extension/px/tableid")
