"""Made-up tables, and the three formats that sources write them in."""

import json
from itertools import product

from hypothesis import strategies as st

from htl_dash.sources.cube import Category, Cube, Dimension
from htl_dash.sources.pxweb_json import MEASURES

MARKS = ("..", ".", "...", "-")
_LETTERS = "abcdxyzABC0123456789+-_åäöÅÄÖ"
_PIECES = (b'"', b";", b",", b"[]", b"{}", b"null", b"1e999", b"0", b"=", b"(", b")")
CODES = st.text(_LETTERS, min_size=1, max_size=6)
LABELS = st.text(_LETTERS + " ;,()='", min_size=1, max_size=12).map(
    lambda text: text.strip() or "x"
)
FIGURES = st.floats(-1e9, 1e9).map(lambda one: round(one, 4))


@st.composite
def dimensions(draw, *, role="", code="", decimals=None, unit=""):
    labels = draw(st.lists(LABELS, min_size=1, max_size=4, unique=True))
    codes = draw(
        st.lists(CODES, min_size=len(labels), max_size=len(labels), unique=True)
    )
    categories = tuple(
        Category(one, label, unit, decimals)
        for one, label in zip(codes, labels, strict=True)
    )
    return Dimension(code, draw(LABELS), categories, role)


@st.composite
def cubes(draw):
    """Give a table with measures last and time before it, as PxWeb has them."""
    count = draw(st.integers(1, 3))
    names = [f"V{at}" for at in range(count)]
    every = [draw(dimensions(code=name)) for name in names]
    every.append(draw(dimensions(code="Tid", role="time")))
    measures = dimensions(code=MEASURES, role="metric", decimals=1, unit="procent")
    every.append(draw(measures))
    size = 1
    for one in every:
        size *= len(one.categories)
    cells = st.one_of(FIGURES, st.sampled_from(MARKS))
    drawn = draw(st.lists(cells, min_size=size, max_size=size))
    values = [None if isinstance(one, str) else one for one in drawn]
    marks = {at: one for at, one in enumerate(drawn) if isinstance(one, str)}
    return Cube(draw(LABELS), tuple(every), values, marks, source="SCB")


@st.composite
def damaged(draw, content: bytes) -> bytes:
    """Give bytes with some taken out, put in or changed."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        gone = draw(st.integers(0, 12))
        put = draw(st.one_of(st.binary(max_size=4), st.sampled_from(_PIECES)))
        content = content[:at] + put + content[at + gone :]
    return content


def same_cells(one: Cube, other: Cube) -> bool:
    """Whether two tables have the same codes, figures and marks, cell by cell."""
    return [
        ([each.code for each in categories], value, mark)
        for categories, value, mark, _ in one.cells()
    ] == [
        ([each.code for each in categories], value, mark)
        for categories, value, mark, _ in other.cells()
    ]


def json_stat_dict(cube: Cube, *, sparse: bool = False) -> dict:
    """Return a table as a JSON-stat 2.0 dataset."""
    values = list(cube.values)
    filled = {str(at): one for at, one in enumerate(values) if one is not None}
    roles = {}
    for one in cube.dimensions:
        if one.role:
            roles.setdefault(one.role, []).append(one.code)
    return {
        "version": "2.0",
        "class": "dataset",
        "label": cube.title,
        "source": cube.source,
        "updated": cube.updated,
        "id": [one.code for one in cube.dimensions],
        "size": [len(one.categories) for one in cube.dimensions],
        "role": roles,
        "dimension": {one.code: _described(one) for one in cube.dimensions},
        "value": filled if sparse else values,
        "status": {str(at): mark for at, mark in cube.statuses.items()},
        "extension": {"px": {"tableid": cube.table}},
    }


def json_stat(cube: Cube, *, sparse: bool = False) -> bytes:
    """Return a table as bytes in JSON-stat 2.0."""
    return json.dumps(json_stat_dict(cube, sparse=sparse)).encode()


def json_stat_1(cube: Cube) -> bytes:
    """Return a table as PxWeb 1 writes "json-stat": a bundle with one dataset."""
    plain = json_stat_dict(cube)
    inner = plain["dimension"] | {one: plain.pop(one) for one in ("id", "size", "role")}
    size = len(plain["value"])
    marks = [cube.statuses.get(at) for at in range(size)]
    dataset = plain | {"dimension": inner, "status": marks}
    del dataset["class"], dataset["version"]
    return json.dumps({"dataset": dataset}).encode()


def _described(one: Dimension) -> dict:
    return {
        "label": one.label,
        "category": {
            "index": {each.code: at for at, each in enumerate(one.categories)},
            "label": {each.code: each.label for each in one.categories},
            "unit": {
                each.code: {"base": each.unit, "decimals": each.decimals}
                for each in one.categories
                if each.unit
            },
        },
    }


def pxweb(cube: Cube) -> bytes:
    """Return a table as PxWeb 1 writes "json", with its byte order mark."""
    *keys, measures = cube.dimensions
    width = len(measures.categories)
    texts = [
        cube.statuses.get(at) or repr(value) for at, value in enumerate(cube.values)
    ]
    combinations = product(*([each.code for each in one.categories] for one in keys))
    rows = [
        {"key": list(key), "values": texts[at * width : (at + 1) * width]}
        for at, key in enumerate(combinations)
    ]
    columns = [
        {"code": one.code, "text": one.label, "type": "t" if one.role else "d"}
        for one in keys
    ]
    columns += [
        {"code": one.code, "text": one.label, "type": "c"}
        for one in measures.categories
    ]
    meta = [{"label": cube.title, "source": cube.source, "updated": cube.updated}]
    whole = {"columns": columns, "comments": [], "data": rows, "metadata": meta}
    return json.dumps(whole).encode("utf-8-sig")


def px(cube: Cube, *, keys: str = "", encoding: str = "cp1252") -> bytes:
    """Return a table as a PX file; rows are named by `keys` (CODES or VALUES)."""
    stub, heading = cube.dimensions[:-2], cube.dimensions[-2:]
    lines = [
        'CHARSET="ANSI"',
        'CODEPAGE="iso-8859-1"',
        f'TITLE="{cube.title}"',
        f"STUB={_quoted(f'n{one.code}' for one in stub)}",
        f"HEADING={_quoted(f'n{one.code}' for one in heading)}",
        f'CONTVARIABLE="n{MEASURES}"',
        'UNITS="procent"',
        "DECIMALS=1",
        f'SOURCE="{cube.source}"',
    ]
    for one in cube.dimensions:
        name = f'("n{one.code}")'
        lines.append(f'VARIABLECODE{name}="{one.code}"')
        lines.append(f"VALUES{name}={_quoted(each.label for each in one.categories)}")
        codes = _quoted(each.code for each in one.categories)
        lines.append(f"CODES{name}={codes}")
        if one.role == "time":
            lines.append(f"TIMEVAL{name}=TLIST(A1),{codes}")
        if keys and one in stub:
            lines.append(f"KEYS{name}={keys}")
    lines.append(f"DATA=\n{_px_rows(cube, stub, keys)}")
    return "".join(f"{line};\r\n" for line in lines).encode(encoding)


def _px_rows(cube: Cube, stub: tuple[Dimension, ...], keys: str) -> str:
    width = len(cube.dimensions[-1].categories) * len(cube.dimensions[-2].categories)
    texts = [
        f'"{cube.statuses[at]}"' if at in cube.statuses else repr(value)
        for at, value in enumerate(cube.values)
    ]
    rows = []
    every = product(*(one.categories for one in stub))
    for at, row in enumerate(every):
        words = (one.code if keys == "CODES" else one.label for one in row)
        begin = f"{_quoted(words)}," if keys else ""
        rows.append(begin + " ".join(texts[at * width : (at + 1) * width]))
    return "\n".join(rows)


def _quoted(words) -> str:
    return ",".join(f'"{one}"' for one in words)
