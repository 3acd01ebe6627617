"""Read what the schools do and why: one file per school, named by its unit code."""

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
    InterventionLevel,
    Kind,
    SchoolDescription,
    Setting,
)
from htl_dash.settings import catalogue_folder

KIND = "initiatives"


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
        title=table.text("title"),
        dimensions=table.choices_if_any("dimensions", codes(Dimension)),
        need=table.text_if_any("need"),
        activities=_texts_if_any(table, "activities"),
        expected_outcome=table.text_if_any("expected_outcome"),
        indicators=_texts_if_any(table, "indicators"),
        target_group=table.text_if_any("target_group"),
        status=table.text_if_any("status"),
        period=table.text_if_any("period"),
        responsible=table.text_if_any("responsible"),
        actors=_texts_if_any(table, "actors"),
        approach=_classification(table.table("approach"), Approach),
        level=_classification(table.table("level"), InterventionLevel),
        setting=_classification(table.table("setting"), Setting),
    )


def _classification(table: Definition, kinds: type[Kind]) -> Classification[Kind]:
    table.only("value", "reason")
    is_known = "value" in table.values
    value = table.choice("value", codes(kinds)) if is_known else None
    return Classification(value, table.text("reason"))


def _texts_if_any(table: Definition, key: str) -> tuple[str, ...]:
    return table.texts(key) if key in table.values else ()
