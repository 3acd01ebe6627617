"""Read a PX file into a cube.

Source: The PX file format 2013. Where a file has several languages, Swedish is read. Rows
that a file with KEYS leaves out hold only zeros by the format; they come out as '-' and
not as 0, since nobody has written a figure there.
"""

import re
from collections.abc import Mapping, Sequence
from math import prod

from htl_dash.sources.cube import MOST_CELLS, Cube, Dimension, ReadError
from htl_dash.sources.px_encoding import px_text
from htl_dash.sources.px_keywords import PxText, take_apart
from htl_dash.sources.px_parts import language_of, notes_of, read_dimensions, updated_of

NOTHING = "-"
_NUMBER = re.compile(r"[-+]?(?:\d++\.?\d*+|\.\d++)(?:[eE][-+]?\d{1,3})?", re.ASCII)
_TOKEN = re.compile(r'"([^"]*+)"|([^\s,;"]++)')
_APART = str.maketrans({one: " " for one in '",;\t\r\n'})
_SYMBOLS = {
    **{"." * n: f"DATASYMBOL{n}" for n in range(1, 7)},
    "." * 7: "DATASYMBOLSUM",
    NOTHING: "DATASYMBOLNIL",
}
"""What may stand instead of a figure, and the keyword that says how it is shown."""


def read_px(content: bytes) -> Cube:
    """Return the table in a PX file, with codes, labels, units, marks and notes.

    Raises:
        ReadError: It is no PX file, is cut off, or is not whole.
    """
    px = take_apart(px_text(content))
    language = language_of(px)
    stub, heading = read_dimensions(px, language)
    dimensions = (*stub, *heading)
    size = prod(len(one.categories) for one in dimensions)
    if size > MOST_CELLS:
        raise ReadError("cubes.too_many_cells", cells=size, most=MOST_CELLS)
    keys = [px.text("KEYS", name) for name in px.texts("STUB")]
    is_sparse = any(keys)
    tokens = (
        _spread(px, stub, heading, keys)
        if is_sparse
        else px.data.translate(_APART).split()
    )
    if len(tokens) != size:
        shape = " \u00d7 ".join(str(len(one.categories)) for one in dimensions)
        raise ReadError("cubes.not_whole", found=len(tokens), wanted=size, shape=shape)
    values, statuses = _read_cells(tokens)
    has_measures = any(one.role == "metric" for one in dimensions)
    return Cube(
        title=_title(px, language),
        dimensions=dimensions,
        values=values,
        statuses=statuses,
        notes=notes_of(px, language),
        source=px.text("SOURCE", language=language),
        updated=updated_of(px),
        pointer="DATA[{at}]",
        missing=_symbols(px, language),
        table=px.text("TABLEID") or px.text("MATRIX"),
        unit="" if has_measures else px.text("UNITS", language=language),
    )


def _title(px: PxText, language: str) -> str:
    names = ("TITLE", "DESCRIPTION", "CONTENTS")
    return next(
        (found for one in names if (found := px.text(one, language=language))), ""
    )


def _symbols(px: PxText, language: str) -> Mapping[str, str]:
    found = {raw: px.text(word, language=language) for raw, word in _SYMBOLS.items()}
    return {raw: shown for raw, shown in found.items() if shown}


def _read_cells(
    tokens: Sequence[str],
) -> tuple[Sequence[float | None], Mapping[int, str]]:
    values: list[float | None] = []
    statuses: dict[int, str] = {}
    for at, token in enumerate(tokens):
        if token in _SYMBOLS:
            statuses[at] = token
            values.append(None)
        elif _NUMBER.fullmatch(token):
            values.append(float(token))
        else:
            raise ReadError("cubes.no_number", at=at + 1, found=token[:40])
    if float("inf") in values or float("-inf") in values:
        raise ReadError("cubes.too_large_number")
    return values, statuses


def _spread(
    px: PxText,
    stub: Sequence[Dimension],
    heading: Sequence[Dimension],
    keys: Sequence[str],
) -> Sequence[str]:
    """Return every cell of a file that names its rows; those left out as NOTHING."""
    places = [
        _places(one, key.upper(), px.texts("VALUES", name))
        for one, key, name in zip(stub, keys, px.texts("STUB"), strict=True)
    ]
    width = prod(len(one.categories) for one in heading)
    cells = [NOTHING] * (prod(len(one) for one in map(_categories, stub)) * width)
    tokens = _TOKEN.findall(px.data)
    length = len(stub) + width
    if len(tokens) % length:
        raise ReadError("cubes.px_row", row=len(tokens) // length + 1)
    seen: set[int] = set()
    for start in range(0, len(tokens), length):
        row = 0
        for n, (one, place) in enumerate(zip(stub, places, strict=True)):
            key = tokens[start + n][0] or tokens[start + n][1]
            if key not in place:
                raise ReadError("cubes.px_key", found=key[:40], code=one.code)
            row = row * len(one.categories) + place[key]
        if row in seen:
            raise ReadError("cubes.px_row", row=start // length + 1)
        seen.add(row)
        found = tokens[start + len(stub) : start + length]
        cells[row * width : (row + 1) * width] = [a or b for a, b in found]
    return cells


def _categories(one: Dimension) -> Sequence[object]:
    return one.categories


def _places(one: Dimension, key: str, values: Sequence[str]) -> Mapping[str, int]:
    """Return where a row with a key stands: KEYS says whether it is code or text."""
    if key == "CODES":
        return {each.code: at for at, each in enumerate(one.categories)}
    if key != "VALUES":
        raise ReadError("cubes.px_key", found=key[:40], code=one.code)
    return {text: at for at, text in enumerate(values)}
