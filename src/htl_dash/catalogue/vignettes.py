"""Read the vignettes to practise on: one file each, named by its word in the address."""

from functools import cache
from pathlib import Path

from htl_dash.catalogue.reading import (
    Definition,
    codes,
    definition_files,
    read_definition,
)
from htl_dash.domain.term import Term
from htl_dash.domain.training import Check, Place, Step, Vignette

KIND = "vignettes"
MOST = 100


def vignettes(folder: Path) -> tuple[Vignette, ...]:
    """Return every vignette in the order of their numbers.

    `folder` is the one with everything for training. Raises CatalogueError where a file
    cannot be read.
    """
    return _read(folder)


@cache
def _read(folder: Path) -> tuple[Vignette, ...]:
    found = [
        _vignette(read_definition(folder, file), Path(file).stem)
        for file in definition_files(folder, KIND)
    ]
    return tuple(vignette for _, vignette in sorted(found, key=lambda one: one[0]))


def _vignette(top: Definition, code: str) -> tuple[int, Vignette]:
    own = ("title", "plays", "minutes", "situation", "learnt")
    top.only("number", *own, "steps")
    return top.whole("number", 1, MOST), Vignette(
        code=code,
        title=top.text("title"),
        plays=top.text("plays"),
        minutes=top.whole("minutes", 1, MOST),
        situation=top.text("situation"),
        steps=tuple(_step(one) for one in top.tables("steps")),
        learnt=top.text("learnt"),
    )


def _step(table: Definition) -> Step:
    table.only("text", "place", "address", "check", "school", "term")
    is_going, is_doing = ("place" in table.values, "check" in table.values)
    address = table.table("address") if is_going else Definition(table.file, {})
    return Step(
        text=table.text("text"),
        place=table.choice("place", codes(Place)) if is_going else None,
        address={word: address.text(word) for word in address.values},
        check=table.choice("check", codes(Check)) if is_doing else None,
        unit_code=table.text("school") if is_doing else None,
        term=_term(table),
    )


def _term(table: Definition) -> Term | None:
    written = table.text_if_any("term")
    found = Term.read(written) if written else None
    if written and found is None:
        raise table.refuse("term", "wrong_term", found=written)
    return found
