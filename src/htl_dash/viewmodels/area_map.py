"""The map: which class each area is in, what is written on it, where the schools are."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import MapView
from htl_dash.text import number
from htl_dash.viewmodels.classes import MapClasses
from htl_dash.viewmodels.comparison import Comparison
from htl_dash.viewmodels.places import PlaceRow
from htl_dash.viewmodels.values import State, alternative, between, suffix

ROOM = 20
"""With more areas than this only figures fit on the map, no names."""
DASH = "\u2013"
UNSURE = " ?"
"""After the figure of an area whose colour may well be another."""
MOST_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class MapArea:
    """One area of the map, in the geometry file's order. `step` is its class."""

    code: str
    state: State
    step: int | None
    text: str
    longitude: float
    latitude: float
    is_ours: bool


@dataclass(frozen=True, slots=True)
class MapSchool:
    """A school as a point."""

    name: str
    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class AreaMap:
    """Everything the map draws; geometry comes by address, see `geometry`."""

    geometry: str
    areas: tuple[MapArea, ...]
    schools: tuple[MapSchool, ...]
    steps: tuple[str, ...]
    limits: tuple[float, ...]
    has_hidden: bool
    has_missing: bool
    view: MapView
    alt: str


def area_map(
    indicator: Indicator,
    comparison: Comparison,
    geography: Geography,
    classes: MapClasses,
    points: Mapping[str, tuple[float, float]],
    schools: tuple[MapSchool, ...],
    view: MapView,
    unsure: frozenset[str] = frozenset(),
) -> AreaMap:
    """Place a comparison on the map.

    `points` holds longitude and latitude of each area's label, in the order of the
    geometry file; an area without a row in the comparison is missing. Areas that are
    `unsure` of their colour are marked.
    """
    rows = {row.code: row for row in comparison.rows}
    areas = tuple(
        _area(
            code,
            rows.get(code),
            classes,
            point,
            crowded=len(points) > ROOM,
            is_unsure=code in unsure,
        )
        for code, point in points.items()
    )
    return AreaMap(
        geometry=geography,
        areas=areas,
        schools=schools,
        steps=_steps(indicator, classes),
        limits=classes.limits,
        has_hidden=any(area.state is State.HIDDEN for area in areas),
        has_missing=any(area.state is State.MISSING for area in areas),
        view=view,
        alt=alternative("map.alt", comparison.heading, comparison.measured),
    )


def _area(
    code: str,
    row: PlaceRow | None,
    classes: MapClasses,
    point: tuple[float, float],
    *,
    crowded: bool,
    is_unsure: bool,
) -> MapArea:
    longitude, latitude = point
    if row is None:
        missing = State.MISSING
        return MapArea(code, missing, None, "", longitude, latitude, is_ours=False)
    name = "" if crowded else _on_lines(row.short_name)
    figure = row.label if row.value is not None else ""
    figure += UNSURE if is_unsure else ""
    return MapArea(
        code=code,
        state=row.state,
        step=None if row.value is None else classes.index(row.value),
        text="\n".join(word for word in (name, figure) if word),
        longitude=longitude,
        latitude=latitude,
        is_ours=row.is_ours,
    )


def _on_lines(name: str) -> str:
    """Break a compound name after its dash, so that it fits inside the area."""
    return name.replace(DASH, f"{DASH}\n")


def _steps(indicator: Indicator, classes: MapClasses) -> tuple[str, ...]:
    """Return the classes' labels: '12-24 %'."""
    texts = [number(limit, _decimals(classes.limits)) for limit in classes.limits]
    unit = suffix(indicator)
    return tuple(between(low, high) + unit for low, high in pairwise(texts))


def _decimals(limits: tuple[float, ...]) -> int:
    """Return how many decimals it takes to write every limit in full."""
    for decimals in range(MOST_DECIMALS):
        if all(abs(round(one, decimals) - one) < 1e-9 for one in limits):
            return decimals
    return MOST_DECIMALS
