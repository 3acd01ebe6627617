"""Units of measurement: the one place that knows a scale and its decimals."""

from enum import Enum


class Unit(Enum):
    """How an indicator is expressed.

    `multiplier` turns the 0-1 scale of `stats` into the published value (a share of
    0.59 is 59 per cent); it is 1 for units that are not shares. Labels: text/sv.
    """

    PERCENT = ("percent", 100, 1)
    PERCENT_PER_YEAR = ("percent_per_year", 1, 1)
    PER_1000 = ("per_1000", 1, 1)
    PER_100_000 = ("per_100_000", 1, 0)
    PER_CHILD = ("per_child", 1, 1)
    PER_PERSON = ("per_person", 1, 1)
    PERSONS = ("persons", 1, 0)
    DWELLINGS = ("dwellings", 1, 0)
    HOUSEHOLDS = ("households", 1, 0)
    DAYS = ("days", 1, 1)
    KSEK = ("ksek", 1, 0)
    INDEX = ("index", 1, 1)
    POINTS = ("points", 1, 1)
    CLASS = ("class", 1, 0)

    def __init__(self, code: str, multiplier: int, decimals: int) -> None:
        """Spell out each member's tuple."""
        self.code = code
        self.multiplier = multiplier
        self.decimals = decimals

    @property
    def is_named_in_findings(self) -> bool:
        """Whether a finding's own words carry the unit: '37 times per child'."""
        return self in (
            Unit.PER_1000,
            Unit.PER_100_000,
            Unit.PER_CHILD,
            Unit.PER_PERSON,
        )

    @property
    def is_share(self) -> bool:
        """Whether the value is a share of a whole, so that an interval can be computed."""
        return self.multiplier == 100

    @property
    def is_count(self) -> bool:
        """Whether the value is a number of people or things, and so a whole number."""
        return self in (Unit.PERSONS, Unit.DWELLINGS, Unit.HOUSEHOLDS)
