"""Boundaries for the maps: simplified without gaps, and the marks for absent figures.

Lengths are metres on a plane around Borlänge; files hold degrees (EPSG:4326).
"""

import json
import math
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import shapely
from pack_files import digest, note, table_bytes, toml_lines
from shapely.geometry import LineString, MultiLineString, Polygon, shape
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient
from shapely.ops import polylabel, substring

LEVELS = {"regso2025": "RegSO", "deso2025": "DeSO"}
SECTIONS = {
    "label_points.csv": "label_points",
    "municipalities.geojson": "municipalities_map",
}
TOLERANCE_M = 45.0
METRES_PER_DEGREE = 111_400.0
HALF = 0.5
"""A degree of longitude is half a degree of latitude at 60 degrees north."""
HATCH_M = 250.0
LINES_ACROSS = 24
DASH_M = 250.0
DASHES_AROUND = 32
FILLED = 0.6
DECIMALS = 5
Shapes = dict[str, BaseGeometry]


def write_shapes(folder: Path, target: Path) -> None:
    """Write boundaries, hatches, dashes, label points and the origin note."""
    target.mkdir(parents=True, exist_ok=True)
    files: dict[str, bytes] = {}
    desos, parent = _read_desos(folder)
    simpler = simplify(desos)
    plane = {"deso2025": simpler, "regso2025": dissolve(simpler, parent)}
    for level, shapes in plane.items():
        files[f"{level}.geojson"] = feature_bytes(shapes)
        files[f"{level}_hatch.geojson"] = feature_bytes(each(shapes, hatch))
        files[f"{level}_dash.geojson"] = feature_bytes(each(shapes, dashes))
    files["label_points.csv"] = _label_points(plane)
    files["municipalities.geojson"] = feature_bytes(_municipalities(folder))
    for name, body in files.items():
        (target / name).write_bytes(body)
    (target / "origin.toml").write_bytes(_origin(files).encode())


def each(shapes: Shapes, draw: Callable[[BaseGeometry], BaseGeometry]) -> Shapes:
    """Draw something for every shape."""
    return {code: draw(area) for code, area in shapes.items()}


def to_plane(degrees: BaseGeometry) -> BaseGeometry:
    """Turn degrees into metres."""
    factor = (METRES_PER_DEGREE * HALF, METRES_PER_DEGREE)
    return shapely.transform(degrees, lambda points: points * factor)


def to_degrees(plane: BaseGeometry) -> BaseGeometry:
    """Turn metres into degrees with as many decimals as the files have."""
    factor = (METRES_PER_DEGREE * HALF, METRES_PER_DEGREE)
    return shapely.transform(plane, lambda points: (points / factor).round(DECIMALS))


def simplify(areas: Shapes) -> Shapes:
    """Simplify neighbours together, so that they still meet (Visvalingam-Whyatt)."""
    simpler = shapely.coverage_simplify(list(areas.values()), TOLERANCE_M)
    return dict(zip(areas, simpler, strict=True))


def dissolve(parts: Shapes, parent: dict[str, str]) -> Shapes:
    """Join the parts of each parent, so that the two levels share every border."""
    return {
        whole: shapely.coverage_union_all(
            [area for code, area in parts.items() if parent[code] == whole]
        )
        for whole in sorted(set(parent.values()))
    }


def hatch(area: BaseGeometry) -> BaseGeometry:
    """Return 45 degree lines inside an area, sparser in large ones.

    Distances are doublings of one step from one origin, so lines meet across borders.
    """
    doublings = math.log2(max(1.0, math.sqrt(area.area) / LINES_ACROSS / HATCH_M))
    step = HATCH_M * 2 ** math.ceil(doublings) * math.sqrt(2)
    west, south, east, north = area.bounds
    first, last = math.ceil((south - east) / step), math.floor((north - west) / step)
    lines = MultiLineString(
        [
            [(west, west + offset * step), (east, east + offset * step)]
            for offset in range(first, last + 1)
        ]
    )
    return _lines_in(shapely.intersection(area, lines))


def dashes(area: BaseGeometry) -> BaseGeometry:
    """Return the outline of an area cut into dashes, longer around large ones."""
    lines: list[LineString] = []
    for polygon in _polygons(area):
        for ring in (polygon.exterior, *polygon.interiors):
            outline = LineString(ring)
            wanted = max(DASH_M, outline.length / DASHES_AROUND)
            count = max(4, round(outline.length / wanted))
            step = outline.length / count
            lines += [
                substring(outline, number * step, (number + FILLED) * step)
                for number in range(count)
            ]
    return MultiLineString(lines)


def feature_bytes(shapes: Shapes) -> bytes:
    """Return a compact FeatureCollection, sorted by code, rings clockwise."""
    features = [
        {
            "type": "Feature",
            "properties": {"i": index, "code": code},
            "geometry": _geometry(to_degrees(shapes[code])),
        }
        for index, code in enumerate(sorted(shapes))
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return (json.dumps(collection, separators=(",", ":")) + "\n").encode()


def _geometry(degrees: BaseGeometry) -> dict[str, Any]:
    whole = shapely.normalize(degrees)
    if whole.geom_type == "Polygon":
        whole = orient(whole, -1.0)
    elif whole.geom_type == "MultiPolygon":
        whole = type(whole)([orient(part, -1.0) for part in whole.geoms])
    return {
        "type": whole.geom_type,
        "coordinates": whole.__geo_interface__["coordinates"],
    }


def _polygons(area: BaseGeometry) -> list[Polygon]:
    return [part for part in shapely.get_parts(area) if part.geom_type == "Polygon"]


def _lines_in(found: BaseGeometry) -> MultiLineString:
    parts = shapely.get_parts(found)
    shortest = HATCH_M / 10
    return MultiLineString(
        [
            part
            for part in parts
            if part.geom_type == "LineString" and part.length > shortest
        ]
    )


def _read_desos(folder: Path) -> tuple[Shapes, dict[str, str]]:
    text = (folder / "deso_2025_borlange.geojson").read_text(encoding="utf-8")
    features = json.loads(text)["features"]
    features.sort(key=lambda feature: feature["properties"]["desokod"])
    areas, parent = {}, {}
    for feature in features:
        code = feature["properties"]["desokod"]
        areas[code] = to_plane(shape(feature["geometry"]))
        parent[code] = feature["properties"]["regsokod"]
    return areas, parent


def _municipalities(folder: Path) -> Shapes:
    text = (folder / "kommuner_jamforelse.geojson").read_text(encoding="utf-8")
    return {
        feature["properties"]["kommunkod"]: to_plane(shape(feature["geometry"]))
        for feature in json.loads(text)["features"]
    }


def _label_points(plane: dict[str, Shapes]) -> bytes:
    rows = []
    for level, shapes in sorted(plane.items()):
        for code, area in sorted(shapes.items()):
            largest = max(_polygons(area), key=lambda part: part.area)
            point = to_degrees(polylabel(largest, tolerance=10.0))
            rows.append((level, code, str(float(point.x)), str(float(point.y))))
    return table_bytes(("geography", "code", "longitude", "latitude"), rows)


def _origin(files: dict[str, bytes]) -> str:
    return "\n".join(_origin_block(name, files[name]) for name in sorted(files))


def _origin_block(name: str, body: bytes) -> str:
    stem, _, kind = name.partition(".")[0].partition("_")
    if stem in LEVELS:
        about = asdict(note(name, f"areas_map_{kind}".rstrip("_"), level=LEVELS[stem]))
    else:
        about = asdict(note(name, SECTIONS[name]))
    del about["dataset"], about["protection"]
    features = body.count(b'"Feature"') or body.count(b"\n") - 1
    counted = {"features": features, "sha256": digest(body)}
    return "[[file]]\n" + toml_lines({"name": name, **about, **counted})
