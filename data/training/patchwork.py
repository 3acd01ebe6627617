"""The made-up map: a crooked grid cut into areas that meet without gaps."""

from dataclasses import asdict

import shapely
from chance import Chance
from pack_files import Note, digest, table_bytes, toml_lines
from places import DESO, HOME, LAYOUT, PEERS
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel
from shapes import (
    HALF,
    METRES_PER_DEGREE,
    Shapes,
    dashes,
    dissolve,
    each,
    feature_bytes,
    hatch,
    to_degrees,
)

CENTRE = (15.0, 60.0)
"""Longitude and latitude. The app has no background map that could name the place."""
SQUARE_M = 900.0
CROOKED = 0.28
"""How far a corner may stray, in squares."""
WINDING, BENDS = 0.09, 5
"""How far a side winds, in squares, and how many pieces it is drawn with."""
Point = tuple[float, float]
GRID = [line.split() for line in LAYOUT.split("\n") if line]
DOWN, ACROSS = len(GRID), len(GRID[0])
LEVELS = ("regso2025", "deso2025")


def areas() -> dict[str, Shapes]:
    """Return the areas of both levels, in metres on a plane."""
    squares = _squares()
    small = {
        one.code: shapely.coverage_union_all(
            [
                squares[x, y]
                for y, line in enumerate(GRID)
                for x, letter in enumerate(line)
                if letter == one.letter
            ]
        )
        for one in DESO
    }
    large = dissolve(small, {one.code: one.parent for one in DESO})
    return {"regso2025": large, "deso2025": small}


def shape_files(plane: dict[str, Shapes], about: Note) -> dict[str, bytes]:
    """Return every file of the folder geometry by name, its origin note too."""
    files: dict[str, bytes] = {}
    for level, shapes in plane.items():
        files[f"{level}.geojson"] = feature_bytes(shapes)
        files[f"{level}_hatch.geojson"] = feature_bytes(each(shapes, hatch))
        files[f"{level}_dash.geojson"] = feature_bytes(each(shapes, dashes))
    files["label_points.csv"] = _label_points(plane)
    files["municipalities.geojson"] = feature_bytes(_municipalities(plane))
    blocks = [_origin_block(name, files[name], about) for name in sorted(files)]
    return files | {"origin.toml": "\n".join(blocks).encode()}


def position(across: float, down: float) -> Point:
    """Return longitude and latitude of a place in the grid."""
    point = to_degrees(shapely.Point(_flat(across, down)))
    return float(point.x), float(point.y)


def _flat(across: float, down: float) -> Point:
    """Return where a place in the grid is in metres; north is up."""
    east = CENTRE[0] * METRES_PER_DEGREE * HALF + (across - ACROSS / 2) * SQUARE_M
    north = CENTRE[1] * METRES_PER_DEGREE + (DOWN / 2 - down) * SQUARE_M
    return east, north


def _squares() -> dict[tuple[int, int], Polygon]:
    chance = Chance("map")
    corners = {
        (x, y): (x + chance.around(CROOKED), y + chance.around(CROOKED))
        for y in range(DOWN + 1)
        for x in range(ACROSS + 1)
    }
    sides = {}
    for (x, y), start in corners.items():
        for end in ((x + 1, y), (x, y + 1)):
            if end in corners:
                sides[(x, y), end] = _winding(start, corners[end], chance)
    return {(x, y): _square(sides, x, y) for y in range(DOWN) for x in range(ACROSS)}


def _winding(start: Point, end: Point, chance: Chance) -> list[Point]:
    """Return a side's points from start to end; both squares beside it get the same."""
    points = [start]
    for bend in range(1, BENDS):
        part = bend / BENDS
        x = start[0] + part * (end[0] - start[0]) + chance.around(WINDING)
        y = start[1] + part * (end[1] - start[1]) + chance.around(WINDING)
        points.append((x, y))
    return [*points, end]


def _square(sides: dict[tuple[Point, Point], list[Point]], x: int, y: int) -> Polygon:
    north = sides[(x, y), (x + 1, y)]
    east = sides[(x + 1, y), (x + 1, y + 1)]
    south = sides[(x, y + 1), (x + 1, y + 1)]
    west = sides[(x, y), (x, y + 1)]
    ring = [*north, *east[1:], *south[::-1][1:], *west[::-1][1:-1]]
    return Polygon([_flat(*point) for point in ring])


def _municipalities(plane: dict[str, Shapes]) -> Shapes:
    """Return the municipality and, beside it, plain squares for the two peers."""
    own = shapely.coverage_union_all(list(plane["regso2025"].values()))
    west, south, east, north = own.bounds
    gap = (east - west) / 4
    sides = [
        (west - gap - (east - west), west - gap),
        (east + gap, 2 * east - west + gap),
    ]
    peers = {
        code: shapely.box(left, south, right, north)
        for code, (left, right) in zip(PEERS, sides, strict=True)
    }
    return {HOME: own, **peers}


def _label_points(plane: dict[str, Shapes]) -> bytes:
    rows = []
    for level, shapes in sorted(plane.items()):
        for code, area in sorted(shapes.items()):
            point = to_degrees(_inside(area))
            rows.append((level, code, str(float(point.x)), str(float(point.y))))
    return table_bytes(("geography", "code", "longitude", "latitude"), rows)


def _inside(area: BaseGeometry) -> BaseGeometry:
    return polylabel(area, tolerance=10.0)


def _origin_block(name: str, body: bytes, about: Note) -> str:
    told = asdict(about) | {"name": name}
    for key in ("dataset", "protection"):
        del told[key]
    features = body.count(b'"Feature"') or body.count(b"\n") - 1
    counted = {"features": features, "sha256": digest(body)}
    ordered = {"name": told.pop("name"), **told, **counted}
    return "[[file]]\n" + toml_lines(ordered)
