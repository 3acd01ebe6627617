"""Read municipality definitions: one file per municipality, named by its code."""

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
from htl_dash.catalogue.team_models import (
    team_model,
    team_model_codes,
)
from htl_dash.domain.geography import Geography
from htl_dash.domain.initiative import Approach
from htl_dash.domain.municipality import (
    AreaName,
    MapView,
    MixAim,
    Municipality,
    Peer,
    PilotSchool,
    Target,
)
from htl_dash.domain.team_model import TeamModel
from htl_dash.settings import catalogue_folder
from htl_dash.text import t

KIND = "municipalities"
USUAL_ORDER = "reading_order.toml"
CODE = re.compile(r"\d{4}")
KEYS = (
    "name",
    "possessive",
    "county",
    "geographies",
    "team_model",
    "stale_after_years",
    "map_view",
    "reading_order",
    "peers",
    "pilot_schools",
    "areas",
    "targets",
    "mix_aim",
    "training",
    "first_preschool_class",
)
WHOLE, NEAR = 100, 1e-6
"""Shares of a whole in per cent, and how near a sum of decimals comes to it."""


def municipality(code: str) -> Municipality:
    """Return the municipality with this four-digit code.

    Raises CatalogueError where it is not declared or its definition cannot be read.
    """
    return _read(catalogue_folder(), code)


def municipality_codes() -> tuple[str, ...]:
    """Return the codes of every declared municipality, in order."""
    files = definition_files(catalogue_folder(), KIND)
    return tuple(Path(file).stem for file in files)


def municipality_file(code: str) -> str:
    """Return where a municipality is declared, inside the catalogue folder."""
    return f"{KIND}/{code}.toml"


def usual_reading_order() -> tuple[str, ...]:
    """Return the order of a municipality that has none of its own: indicator codes."""
    top = read_definition(catalogue_folder(), USUAL_ORDER)
    top.only("reading_order")
    return top.texts("reading_order")


def _reading_order(top: Definition) -> tuple[str, ...]:
    own = "reading_order" in top.values
    return top.texts("reading_order") if own else usual_reading_order()


@cache
def _read(folder: Path, code: str) -> Municipality:
    file = municipality_file(code)
    if not CODE.fullmatch(code):
        raise refusal(file, t("catalogue.file_name"), "wrong_municipality_code")
    top = read_definition(folder, file)
    top.only(*KEYS)
    return Municipality(
        code=code,
        name=top.text("name"),
        possessive=top.text("possessive"),
        county=top.text("county"),
        geographies=top.choices("geographies", codes(Geography)),
        area_names=tuple(_area(one) for one in top.tables("areas")),
        pilot_schools=tuple(_school(one) for one in top.tables("pilot_schools")),
        peers=tuple(_peer(one) for one in top.tables("peers")),
        team_model=_team_model(top),
        map_view=_map_view(top.table("map_view")),
        reading_order=_reading_order(top),
        targets=tuple(_target(one) for one in top.tables("targets")),
        mix_aim=_mix_aim(top.table_if_any("mix_aim")),
        stale_after_years=top.whole("stale_after_years", 1, 20),
        is_training="training" in top.values and top.truth("training"),
        first_preschool_class=_first_class(top),
    )


def _first_class(top: Definition) -> int | None:
    key = "first_preschool_class"
    return top.whole(key, 2000, 2100) if key in top.values else None


def _area(table: Definition) -> AreaName:
    table.only("code", "register_name", "name", "short_name", "label_at")
    return AreaName(
        code=table.text("code"),
        register_name=table.text("register_name"),
        name=table.text("name"),
        short_name=table.text("short_name"),
        label_at=_point(table) if "label_at" in table.values else None,
    )


def _point(table: Definition) -> tuple[float, float]:
    """Return longitude and latitude; anything else than two numbers is refused."""
    numbers = table.numbers("label_at")
    if len(numbers) != 2 or not (-180 <= numbers[0] <= 180 and -90 <= numbers[1] <= 90):
        raise table.refuse("label_at", "wrong_point")
    return numbers[0], numbers[1]


def _school(table: Definition) -> PilotSchool:
    table.only("unit_code", "name", "register_name", "areas", "areas_note")
    return PilotSchool(
        unit_code=table.text("unit_code"),
        name=table.text("name"),
        register_name=table.text("register_name"),
        areas=table.texts("areas"),
        areas_note=table.text("areas_note"),
    )


def _peer(table: Definition) -> Peer:
    table.only("code", "name")
    return Peer(table.text("code"), table.text("name"))


def _team_model(top: Definition) -> TeamModel:
    return team_model(
        top.choice("team_model", {one: one for one in team_model_codes()})
    )


def _mix_aim(table: Definition | None) -> MixAim | None:
    if table is None:
        return None
    table.only("text", "source", "shares")
    shares = _shares(table.table_if_any("shares"))
    return MixAim(table.text("text"), table.text("source"), shares)


def _shares(table: Definition | None) -> dict[Approach, float]:
    """Return every approach's share in per cent; refused where the sum is not 100."""
    if table is None:
        return {}
    table.only(*Approach)
    found = {one: table.number(one, 0, WHOLE) for one in Approach}
    total = sum(found.values())
    if abs(total - WHOLE) > NEAR:
        raise refusal(table.file, table.place, "shares_off", found=f"{total:g}")
    return found


def _target(table: Definition) -> Target:
    table.only("indicator", "value", "year", "source")
    return Target(
        indicator=table.text("indicator"),
        value=table.number("value", 0, 1_000_000),
        year=table.whole("year", 2000, 2100),
        source=table.text("source"),
    )


def _map_view(table: Definition) -> MapView:
    table.only("latitude", "longitude", "zoom")
    return MapView(
        latitude=table.number("latitude", -90, 90),
        longitude=table.number("longitude", -180, 180),
        zoom=table.number("zoom", 0, 22),
    )
