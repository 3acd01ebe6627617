"""The dimensions of a JSON-stat dataset, in all the ways that the format allows."""

from collections.abc import Mapping, Sequence

from htl_dash.sources.cube import Category, Dimension, ReadError
from htl_dash.sources.json_text import a_list, a_text, an_object, malformed, texts

Json = Mapping[str, object]


def read_dimensions(found: Json) -> tuple[Dimension, ...]:
    """Return the dimensions of a dataset, in the order that its cells lie.

    Raises:
        ReadError: One is not described, is described only in part, or is there twice.
    """
    described = an_object(found.get("dimension"), "dimension")
    # Version 2.0 has id, size and role in the dataset itself, 1.x in its dimension.
    place = found if "id" in found else described
    ids = [a_text(one, "id") for one in a_list(place.get("id"), "id")]
    sizes = a_list(place.get("size"), "size")
    if len(set(ids)) < len(ids) or len(ids) != len(sizes):
        raise malformed("id, size")
    roles = _roles(place.get("role"))
    default = _decimals(found)
    made = []
    for code, size in zip(ids, sizes, strict=True):
        if code not in described:
            raise ReadError("cubes.no_dimension", code=code)
        one = an_object(described[code], f"dimension/{code}")
        role = roles.get(code, "")
        made.append(_dimension(code, one, role, default if role == "metric" else None))
        if type(size) is not int or len(made[-1].categories) != size:
            count = len(made[-1].categories)
            raise ReadError("cubes.size_differs", code=code, found=count, wanted=size)
    return tuple(made)


def _roles(role: object) -> Mapping[str, str]:
    found = an_object(role or {}, "role")
    return {
        code: name
        for name, codes in found.items()
        for code in texts(codes, f"role/{name}")
    }


def _decimals(found: Json) -> int | None:
    """Return the decimals of the whole table, as PxWeb gives them beside the format."""
    extension = found.get("extension")
    px = extension.get("px") if isinstance(extension, dict) else None
    return _whole(px.get("decimals")) if isinstance(px, dict) else None


def _dimension(code: str, one: Json, role: str, decimals: int | None) -> Dimension:
    where = f"dimension/{code}/category"
    if not one.get("category"):
        raise ReadError("cubes.no_categories", code=code)
    category = an_object(one["category"], where)
    labels = an_object(category.get("label") or {}, f"{where}/label")
    units = an_object(category.get("unit") or {}, f"{where}/unit")
    notes = an_object(category.get("note") or {}, f"{where}/note")
    codes = _codes(code, category.get("index"), labels)
    made = []
    for each in codes:
        unit = an_object(units.get(each) or {}, f"{where}/unit")
        told = _whole(unit.get("decimals"))
        made.append(
            Category(
                each,
                a_text(labels.get(each), f"{where}/label") or each,
                _unit(unit, where),
                decimals if told is None else told,
                "\n".join(texts(notes.get(each), f"{where}/note")),
            )
        )
    label = a_text(one.get("label"), f"dimension/{code}/label") or code
    note = "\n".join(texts(one.get("note"), f"dimension/{code}/note"))
    return Dimension(code, label, tuple(made), role, note)


def _codes(code: str, index: object, labels: Json) -> Sequence[str]:
    """Return codes in order: from a list, from positions, or the only one there is."""
    where = f"dimension/{code}/category/index"
    if index is None:
        if len(labels) != 1:
            raise ReadError("cubes.no_categories", code=code)
        return tuple(labels)
    if isinstance(index, list):
        codes = [a_text(one, where) for one in index]
        if len(set(codes)) < len(codes):
            raise malformed(where)
        return codes
    positions = an_object(index, where)
    if any(type(at) is not int for at in positions.values()):
        raise malformed(where)
    ordered = sorted(positions, key=lambda one: positions[one])  # type: ignore[arg-type,return-value]
    if [positions[one] for one in ordered] != list(range(len(ordered))):
        raise malformed(where)
    return ordered


def _unit(unit: Json, where: str) -> str:
    """Return what a unit is called: its base, else its label or symbol."""
    found = unit.get("base") or unit.get("label") or unit.get("symbol")
    return a_text(found, f"{where}/unit")


def _whole(value: object) -> int | None:
    return value if type(value) is int else None
