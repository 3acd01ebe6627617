"""A heading with its text, as pages show many of: light, since every page knows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading and its text."""

    heading: str
    text: str
