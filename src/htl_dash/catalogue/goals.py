"""Read the decided goals: one file per dimension of children's lives."""

from functools import cache
from pathlib import Path

from htl_dash.catalogue.reading import (
    codes,
    definition_files,
    read_definition,
    refusal,
)
from htl_dash.domain.goal import Dimension, Goal
from htl_dash.settings import catalogue_folder
from htl_dash.text import t

KIND = "goals"
KEYS = (
    "title",
    "statement",
    "decided",
    "source",
    "problem_description",
    "problem_description_note",
    "municipality",
)


def goal_file(dimension: Dimension) -> str:
    """Return where a goal is declared, inside the catalogue folder."""
    return f"{KIND}/{dimension}.toml"


def all_goals() -> dict[Dimension, Goal]:
    """Return the goal of every dimension, in the order health, safety, learning.

    Raises CatalogueError where a goal is missing or its definition cannot be read.
    """
    return dict(_read_all(catalogue_folder()))


@cache
def _read_all(folder: Path) -> dict[Dimension, Goal]:
    for file in definition_files(folder, KIND):
        if Path(file).stem not in codes(Dimension):
            allowed = ", ".join(codes(Dimension))
            place = t("catalogue.file_name")
            raise refusal(file, place, "wrong_goal", allowed=allowed)
    return {dimension: _read(folder, dimension) for dimension in Dimension}


def _read(folder: Path, dimension: Dimension) -> Goal:
    top = read_definition(folder, goal_file(dimension))
    top.only(*KEYS)
    description = top.text_if_any("problem_description")
    note = top.text_or_empty("problem_description_note")
    if description is None and not note:
        raise top.refuse("problem_description_note", "goal_without_note")
    return Goal(
        dimension=dimension,
        title=top.text("title"),
        statement=top.text("statement"),
        decided=top.text("decided"),
        source=top.text("source"),
        problem_description=description,
        problem_description_note=note,
        municipality=top.text("municipality"),
    )
