"""The map: geometry by address, colours by number, names where there is room.

The browser fetches the outlines once and keeps them; a change of indicator sends only
one colour per area. deck.gl picks each area's colour by its place in the file.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

import pydeck as pdk

from htl_dash.charts import theme
from htl_dash.viewmodels.area_map import AreaMap, MapArea
from htl_dash.viewmodels.values import State

_NOTHING = [0, 0, 0, 0]
_WHITE = [255, 255, 255]
_WIDTH, _OUR_WIDTH = 2, 6


@lru_cache(maxsize=128)
def area_map(view: AreaMap, version: str) -> pdk.Deck:
    """Draw the map. `version` names the geometry files' version in their address."""
    address = f"./htl/geometry/{version}/{view.geometry}"
    layers = [_areas(view, address)]
    if view.has_hidden:
        layers.append(_strokes(view, f"{address}_hatch", State.HIDDEN))
    if view.has_missing:
        layers.append(_strokes(view, f"{address}_dash", State.MISSING))
    layers += [_names(view), _schools(view)]
    state = pdk.ViewState(
        latitude=view.view.latitude,
        longitude=view.view.longitude,
        zoom=view.view.zoom,
        min_zoom=8,
        max_zoom=15,
    )
    return pdk.Deck(
        map_provider=None, initial_view_state=state, layers=layers, tooltip=False
    )


def _by_place(
    areas: Sequence[MapArea], value: Callable[[MapArea], Sequence[int]]
) -> str:
    """Return deck.gl's expression for 'this area's value', by its place in the file."""
    values = ",".join(f"[{','.join(map(str, value(area)))}]" for area in areas)
    return f"([{values}])[properties.i]"


def _areas(view: AreaMap, address: str) -> pdk.Layer:
    def fill(area: MapArea) -> Sequence[int]:
        return _WHITE if area.step is None else theme.rgb(theme.SEQUENCE[area.step])

    def line(area: MapArea) -> Sequence[int]:
        return theme.rgb(theme.OUR_AREA) if area.is_ours else _WHITE

    def width(area: MapArea) -> Sequence[int]:
        return [_OUR_WIDTH if area.is_ours else _WIDTH]

    fills, lines = _by_place(view.areas, fill), _by_place(view.areas, line)
    widths = f"{_by_place(view.areas, width)}[0]"
    return pdk.Layer(
        "GeoJsonLayer",
        data=address,
        id="areas",
        get_fill_color=fills,
        get_line_color=lines,
        get_line_width=widths,
        line_width_units=pdk.types.String("pixels"),
        pickable=True,
        update_triggers={
            "getFillColor": fills,
            "getLineColor": lines,
            "getLineWidth": widths,
        },
    )


def _strokes(view: AreaMap, address: str, state: State) -> pdk.Layer:
    """Hatch what is hidden, dash the outline of what is missing."""
    colour = theme.rgb(
        theme.HIDDEN_LINES if state is State.HIDDEN else theme.MISSING_LINES
    )
    expression = _by_place(
        view.areas, lambda area: [*colour, 255] if area.state is state else _NOTHING
    )
    return pdk.Layer(
        "GeoJsonLayer",
        data=address,
        id=f"strokes-{state}",
        get_line_color=expression,
        line_width_min_pixels=1.5,
        update_triggers={"getLineColor": expression},
    )


def _schools(view: AreaMap) -> pdk.Layer:
    points = [[school.longitude, school.latitude] for school in view.schools]
    return pdk.Layer(
        "ScatterplotLayer",
        data=[{"p": point} for point in points],
        id="schools",
        get_position="p",
        get_fill_color=_WHITE,
        get_line_color=theme.rgb(theme.INK),
        stroked=True,
        get_radius=1,
        radius_min_pixels=5,
        line_width_min_pixels=2.5,
    )


def _names(view: AreaMap) -> pdk.Layer:
    """Write names and figures on a light plate, readable on every class."""
    return pdk.Layer(
        "TextLayer",
        data=[{"p": [a.longitude, a.latitude], "t": a.text} for a in view.areas],
        id="names",
        get_position="p",
        get_text="t",
        get_size=16,
        get_color=theme.rgb(theme.INK),
        line_height=1.1,
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String("Source Sans, Arial, sans-serif"),
        font_weight=600,
        background=True,
        get_background_color=[*_WHITE, 205],
        background_padding=[4, 2],
    )
