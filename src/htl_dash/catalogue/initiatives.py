"""Read what the schools do and why: one file per school, named by its unit code."""

import re
from functools import cache
from pathlib import Path

from htl_dash.catalogue.reading import (
    Definition,
    codes,
    definition_files,
    read_definition,
)
from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import (
    Approach,
    Cause,
    Classification,
    Initiative,
    InitiativeKind,
    InitiativeStatus,
    InterventionLevel,
    Kind,
    SchoolDescription,
    Setting,
)
from htl_dash.domain.term import Term
from htl_dash.settings import catalogue_folder

KIND = "initiatives"
CODE = re.compile(r"[a-z][a-z0-9_]*")
STATUSES = {
    code: one
    for code, one in codes(InitiativeStatus).items()
    if one is not InitiativeStatus.REMOVED
}
"""What is described is there; only what has been registered can be removed."""


def school_description(unit_code: str) -> SchoolDescription:
    """Return what is described of the school with this unit code.

    Raises CatalogueError where it is not declared or its definition cannot be read.
    """
    return _read(catalogue_folder(), unit_code)


def described_schools() -> tuple[str, ...]:
    """Return the unit codes of every school with a file, in order."""
    files = definition_files(catalogue_folder(), KIND)
    return tuple(Path(file).stem for file in files)


def school_file(unit_code: str) -> str:
    """Return where a school is described, inside the catalogue folder."""
    return f"{KIND}/{unit_code}.toml"


@cache
def _read(folder: Path, unit_code: str) -> SchoolDescription:
    top = read_definition(folder, school_file(unit_code))
    top.only(
        "source",
        "background",
        "causes",
        "causes_note",
        "initiatives",
        "indicators_note",
    )
    return SchoolDescription(
        unit_code=unit_code,
        source=top.text("source"),
        background=top.text("background"),
        causes=_causes(top.table("causes")),
        causes_note=top.text("causes_note"),
        initiatives=tuple(_initiative(one) for one in top.tables("initiatives")),
        indicators_note=top.text("indicators_note"),
    )


def _causes(table: Definition) -> tuple[Cause, ...]:
    table.only(*Dimension)
    found = {one: table.text_if_any(one) for one in Dimension}
    return tuple(Cause(one, text) for one, text in found.items() if text)


def _initiative(table: Definition) -> Initiative:
    table.only(*Initiative.__slots__)
    return Initiative(
        code=_code(table),
        title=table.text("title"),
        approach=_classification(table.table("approach"), Approach),
        level=_classification(table.table("level"), InterventionLevel),
        setting=_classification(table.table("setting"), Setting),
        kind=_kind(table),
        dimensions=table.choices_if_any("dimensions", codes(Dimension)),
        need=table.text_if_any("need"),
        activities=_texts_if_any(table, "activities"),
        expected_outcome=table.text_if_any("expected_outcome"),
        indicators=_texts_if_any(table, "indicators"),
        target_group=table.text_if_any("target_group"),
        status=table.choice("status", STATUSES) if "status" in table.values else None,
        first_term=_term(table, "first_term"),
        last_term=_term(table, "last_term"),
        responsible=table.text_if_any("responsible"),
        actors=_texts_if_any(table, "actors"),
        plan=table.text_if_any("plan"),
        lessons=table.text_if_any("lessons"),
    )


def _kind(table: Definition) -> InitiativeKind:
    is_given = "kind" in table.values
    kinds = codes(InitiativeKind)
    return table.choice("kind", kinds) if is_given else InitiativeKind.ORDINARY


def _code(table: Definition) -> str:
    code = table.text("code")
    if not CODE.fullmatch(code):
        raise table.refuse("code", "wrong_written_code", found=code)
    return code


def _term(table: Definition, key: str) -> Term | None:
    """Return the term that is written as 'ht2026', None where it is left out."""
    written = table.text_if_any(key)
    found = Term.read(written) if written else None
    if written and found is None:
        raise table.refuse(key, "wrong_term", found=written)
    return found


def _classification(table: Definition, kinds: type[Kind]) -> Classification[Kind]:
    table.only("value", "reason")
    is_known = "value" in table.values
    value = table.choice("value", codes(kinds)) if is_known else None
    return Classification(value, table.text("reason"))


def _texts_if_any(table: Definition, key: str) -> tuple[str, ...]:
    return table.texts(key) if key in table.values else ()
