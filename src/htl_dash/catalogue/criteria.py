"""Read the criteria that alternatives are judged by, and their fixed value scales."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from htl_dash.catalogue.reading import Definition, codes, read_definition
from htl_dash.domain.criterion import (
    POINTS,
    Anchor,
    Basis,
    Criterion,
    Preferred,
    ValueScale,
)
from htl_dash.settings import catalogue_folder

FILE = "criteria.toml"
CODE = re.compile(r"[a-z][a-z0-9_]*")


def all_criteria() -> dict[str, Criterion]:
    """Return every criterion by its code, in the order of the file.

    Raises CatalogueError where one cannot be read.
    """
    return dict(_read(catalogue_folder()))


@cache
def _read(folder: Path) -> dict[str, Criterion]:
    top = read_definition(folder, FILE)
    found: dict[str, Criterion] = {}
    for code in top.values:
        if not CODE.fullmatch(code):
            raise top.refuse(code, "wrong_written_code", found=code)
        one = _criterion(code, top.table(code))
        same = [other for other in found.values() if other.basis is one.basis]
        if same and not one.is_scored_by_people:
            facts = {"found": one.basis, "other": same[0].code}
            raise top.table(code).refuse("basis", "basis_twice", **facts)
        found[code] = one
    return found


def _criterion(code: str, table: Definition) -> Criterion:
    own = ("title", "question", "basis", "preferred", "source")
    table.only(*own, "scale", "anchors")
    one = Criterion(
        code=code,
        title=table.text("title"),
        question=table.text("question"),
        basis=table.choice("basis", codes(Basis)),
        preferred=table.choice("preferred", codes(Preferred)),
        scale=_scale(table.table("scale")),
        source=table.text("source"),
        anchors=tuple(_anchor(one) for one in table.tables("anchors")),
    )
    _check_direction(table, one)
    _check_people(table, one)
    return one


def _scale(table: Definition) -> ValueScale:
    table.only("unit", "amounts", "values")
    amounts, values = table.numbers("amounts"), table.numbers("values")
    if len(amounts) < 2 or len(amounts) != len(values):
        raise table.refuse("values", "scale_lengths")
    if any(later <= earlier for earlier, later in pairwise(amounts)):
        raise table.refuse("amounts", "scale_amounts")
    if sorted((values[0], values[-1])) != [0.0, 1.0]:
        raise table.refuse("values", "scale_ends")
    return ValueScale(table.text("unit"), amounts, values)


def _anchor(table: Definition) -> Anchor:
    table.only("points", "text")
    return Anchor(table.number("points", *POINTS), table.text("text"))


def _check_direction(table: Definition, one: Criterion) -> None:
    """Refuse a scale that turns, or that goes another way than it is said to."""
    steps = [later - earlier for earlier, later in pairwise(one.scale.values)]
    wanted = 1 if one.preferred is Preferred.MORE else -1
    if any(wanted * step < 0 for step in steps):
        is_less = one.preferred is Preferred.LESS
        name = "scale_less" if is_less else "scale_more"
        raise table.refuse("scale.values", name)


def _check_people(table: Definition, one: Criterion) -> None:
    """Refuse points without words for both their ends, and words without points."""
    told = [anchor.points for anchor in one.anchors]
    if not one.is_scored_by_people:
        if told:
            raise table.refuse("anchors", "needless_anchors")
        return
    if (one.scale.amounts[0], one.scale.amounts[-1]) != POINTS:
        raise table.refuse("scale.amounts", "scale_of_points")
    rises = told == sorted(set(told))
    if not rises or not told or (told[0], told[-1]) != POINTS:
        raise table.refuse("anchors", "missing_anchors")
