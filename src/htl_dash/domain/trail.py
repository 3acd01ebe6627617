"""Which figures in the store stand behind something on screen, and how it came of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from htl_dash.domain.geography import Geography

ALL = "_T"
"""The code for both sexes, and for all categories together."""
Key = tuple[str, ...]
"""Indicator, geography, area, period, sex and category."""


class How(StrEnum):
    """How what is shown came of the figures behind it. The value stands in addresses."""

    READ = "last"
    COMPARED = "jamfort"
    GAP = "skillnad"
    ORDER = "ordning"
    COLOUR = "farg"
    CHANGE = "forandring"
    TREND = "trend"
    AHEAD = "framskrivning"
    WEIGHED = "vagt"
    NEED = "behov"


@dataclass(frozen=True, slots=True)
class Part:
    """Figures of one indicator in one division, of one sex and category or of all together.

    Without places all of the municipality's own are meant, without periods every one.
    """

    indicator: str
    geography: Geography
    places: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    sex: str = ALL
    category: str = ALL


@dataclass(frozen=True, slots=True)
class Trail:
    """The way from something on screen to the figures behind it; no parts for no way."""

    parts: tuple[Part, ...] = ()
    how: How = How.READ

    def __bool__(self) -> bool:
        """Whether there is a way."""
        return bool(self.parts)

    @property
    def figure(self) -> Key | None:
        """The key of the only figure that is shown as it stands; None for others."""
        if len(self.parts) != 1 or self.how is not How.READ:
            return None
        (part,) = self.parts
        if len(part.places) != 1 or len(part.periods) != 1:
            return None
        place = (part.indicator, part.geography, *part.places)
        return (*place, *part.periods, part.sex, part.category)


NO_TRAIL = Trail()


@dataclass(frozen=True, slots=True)
class Registered:
    """The way to where a school has registered an initiative's one term, and when."""

    unit_code: str
    initiative: str
    term: str

    @property
    def figure(self) -> None:
        """There is no cell at a source: the school is the source."""
        return None


def to_figure(
    indicator: str,
    geography: Geography,
    place: str,
    period: str,
    sex: str = ALL,
    category: str = ALL,
) -> Trail:
    """Return the way to one figure, shown as it stands."""
    return Trail((Part(indicator, geography, (place,), (period,), sex, category),))


def trail_of(key: Sequence[str]) -> Trail:
    """Return the way to the figure with a key: see `Trail.figure`."""
    indicator, division, place, period, sex, category = key
    return to_figure(indicator, Geography(division), place, period, sex, category)


def joined(trails: Iterable[Trail], how: How) -> Trail:
    """Return the way to everything behind several things, each part once."""
    parts = dict.fromkeys(part for one in trails for part in one.parts)
    return Trail(tuple(parts), how)
