"""The municipality the app runs for; declared in the catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from htl_dash.domain.geography import Geography, county_of
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.initiative import Approach
from htl_dash.domain.team_model import TeamModel


@dataclass(frozen=True, slots=True)
class AreaName:
    """What an area is called: by the register, in running text, and where it is tight.

    `label_at` is longitude and latitude of its name on the map, where the middle of
    the area is no good place for it.
    """

    code: str
    register_name: str
    name: str
    short_name: str
    label_at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class PilotSchool:
    """A pilot school with both spellings, and the areas assumed to be its own."""

    unit_code: str
    name: str
    register_name: str
    areas: tuple[str, ...]
    areas_note: str


@dataclass(frozen=True, slots=True)
class Peer:
    """A municipality to compare with."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class MixAim:
    """What has been decided on the mix of promotive, preventive and remedial work.

    `shares` are in per cent by approach and sum to 100; empty where no figures have
    been decided.
    """

    text: str
    source: str
    shares: dict[Approach, float] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Target:
    """What the municipality has decided to reach on one indicator, and by when.

    `value` is in the indicator's own unit (90.0 for 90 per cent); `year` is the year
    that the period measured ends.
    """

    indicator: str
    value: float
    year: int
    source: str


@dataclass(frozen=True, slots=True)
class MapView:
    """Where the map opens: centre in degrees, zoom as in web maps."""

    latitude: float
    longitude: float
    zoom: float


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality, its areas, schools, peers, organisation and thresholds.

    `is_training` marks the made-up municipality: nothing in it is about a real place.
    `first_preschool_class` is the autumn when the first children who met the pilot from
    the beginning started school; None where it is not known.
    """

    code: str
    name: str
    possessive: str
    county: str
    geographies: tuple[Geography, ...]
    area_names: tuple[AreaName, ...]
    pilot_schools: tuple[PilotSchool, ...]
    peers: tuple[Peer, ...]
    team_model: TeamModel
    map_view: MapView
    reading_order: tuple[str, ...]
    targets: tuple[Target, ...]
    mix_aim: MixAim | None
    stale_after_years: int
    is_training: bool = False
    first_preschool_class: int | None = None

    def in_reading_order(
        self, indicators: Iterable[Indicator]
    ) -> tuple[Indicator, ...]:
        """Return indicators as they are read; those not in the order last, by title."""
        order = {code: at for at, code in enumerate(self.reading_order)}
        last = len(order)
        return tuple(
            sorted(indicators, key=lambda one: (order.get(one.code, last), one.title))
        )

    @property
    def county_code(self) -> str:
        """The code of the county that it lies in."""
        return county_of(self.code)
