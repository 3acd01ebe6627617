"""The decided goals, and which dimension of children's lives each is about."""

from dataclasses import dataclass
from enum import StrEnum


class Dimension(StrEnum):
    """H, T and L: the three that HTL stands for."""

    HEALTH = "health"
    SAFETY = "safety"
    LEARNING = "learning"


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal in a strategic plan; `municipality` is the code of whose plan that is.

    `problem_description` is None until the municipality has published one;
    `problem_description_note` then says so and who fills it in.
    """

    dimension: Dimension
    title: str
    statement: str
    decided: str
    source: str
    problem_description: str | None
    problem_description_note: str
    municipality: str
