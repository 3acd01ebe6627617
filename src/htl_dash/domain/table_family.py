"""Which kinds of tables colleagues send, each read by rules of its own."""

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """A publisher's way of laying out a file; PLAIN is any table with headings."""

    SIRIS = "siris"
    PXWEB = "pxweb"
    CUBE = "cube"
    INSURANCE = "forsakringskassan"
    WELFARE = "socialstyrelsen"
    YOUTH = "mucf"
    KOLADA = "kolada"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class DeclaredMeasure:
    """One of our indicators, by words that must and must not stand in a heading."""

    indicator: str
    words: tuple[str, ...]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeclaredTable:
    """What the measures in a publisher's table are.

    Attributes:
        families: The kinds of files that it comes in.
        words, without: Must and must not stand in the title of the table.
        parts: What a category is called, and which part of an indicator it is.
        measures: By words in their headings.
        by_month: Whether the figures are for months, and not for years.
        by_table_id: The publisher whose indicators are found by the id of their table.
    """

    families: tuple[Family, ...]
    words: tuple[str, ...]
    without: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    measures: tuple[DeclaredMeasure, ...]
    by_month: bool = False
    by_table_id: str = ""


@dataclass(frozen=True, slots=True)
class Declared:
    """An indicator, and the category of it; _T for the whole."""

    indicator: str
    category: str
