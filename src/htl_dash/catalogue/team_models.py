"""Read models of early coordinated support: one file per model, named by its code."""

import re
from functools import cache
from pathlib import Path

from htl_dash.catalogue.reading import (
    Definition,
    codes,
    definition_files,
    read_definition,
    refusal,
)
from htl_dash.domain.team_model import (
    ConsentFor,
    Named,
    Rhythm,
    TeamLevel,
    TeamModel,
)
from htl_dash.settings import catalogue_folder
from htl_dash.text import t

KIND = "team_models"
CODE = re.compile(r"[a-z][a-z0-9_]*")
OLDEST_CHILD = 20
"""Pupils in upper secondary school may be this old."""
KEYS = (
    "name",
    "description",
    "source",
    "age_from",
    "age_to",
    "rhythm",
    "consent",
    "feedback_days",
    "tests_cases",
    "actors",
    "functions",
    "levels",
)


def team_model(code: str) -> TeamModel:
    """Return the model with this code.

    Raises CatalogueError where it is not declared or its definition cannot be read.
    """
    return _read(catalogue_folder(), code)


def team_model_codes() -> tuple[str, ...]:
    """Return the codes of every declared model, in order."""
    files = definition_files(catalogue_folder(), KIND)
    return tuple(Path(file).stem for file in files)


def team_model_file(code: str) -> str:
    """Return where a model is declared, inside the catalogue folder."""
    return f"{KIND}/{code}.toml"


@cache
def _read(folder: Path, code: str) -> TeamModel:
    file = team_model_file(code)
    if not CODE.fullmatch(code):
        raise refusal(file, t("catalogue.file_name"), "wrong_name")
    top = read_definition(folder, file)
    top.only(*KEYS)
    age_from = top.whole_if_any("age_from", 0, OLDEST_CHILD)
    return TeamModel(
        code=code,
        name=top.text("name"),
        description=top.text("description"),
        source=top.text("source"),
        age_from=age_from,
        age_to=top.whole_if_any("age_to", age_from or 0, OLDEST_CHILD),
        rhythm=_rhythm(top),
        consent=_consent(top),
        feedback_days=top.whole_if_any("feedback_days", 1, 365),
        tests_cases=top.whole_if_any("tests_cases", 1, 100),
        actors=_named(top, "actors"),
        functions=_named(top, "functions"),
        levels=tuple(_level(one) for one in top.tables("levels")),
    )


def _rhythm(top: Definition) -> Rhythm:
    """Return how often the team meets, unknown where the key is left out."""
    is_known = "rhythm" in top.values
    return top.choice("rhythm", codes(Rhythm)) if is_known else Rhythm.UNKNOWN


def _consent(top: Definition) -> ConsentFor:
    """Return whom a consent is for, unknown where the key is left out."""
    is_known = "consent" in top.values
    return top.choice("consent", codes(ConsentFor)) if is_known else ConsentFor.UNKNOWN


def _named(top: Definition, key: str) -> tuple[Named, ...]:
    """Return codes and names; two with the same code are refused."""
    found: dict[str, Named] = {}
    for table in top.tables(key):
        table.only("code", "name")
        code = table.text("code")
        if not CODE.fullmatch(code):
            raise table.refuse("code", "wrong_written_code", found=code)
        if code in found:
            raise table.refuse("code", "code_twice", found=code)
        found[code] = Named(code, table.text("name"))
    return tuple(found.values())


def _level(table: Definition) -> TeamLevel:
    table.only("name", "task", "members", "source")
    return TeamLevel(
        name=table.text("name"),
        task=table.text("task"),
        members=table.text_if_any("members"),
        source=table.text("source"),
    )
