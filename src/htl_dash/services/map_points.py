"""Use case: where names and schools stand on the map, and which geometry it is."""

import csv
import io
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Engine

from htl_dash.domain.geography import Geography, School
from htl_dash.sources.pack import geometry_file
from htl_dash.store.registers import schools


@dataclass(frozen=True, slots=True)
class MapPoints:
    """Points per area code in the geometry file's order, and placed schools.

    Points are longitude and latitude in degrees. `version` changes with the geometry.
    """

    points: dict[str, tuple[float, float]]
    schools: tuple[School, ...]
    version: str


def map_points(engine: Engine, folder: Path, geography: Geography) -> MapPoints:
    """Return label points from the pack and the schools whose position is known."""
    body = geometry_file(folder, "label_points.csv")
    outlines = geometry_file(folder, f"{geography}.geojson")
    rows = csv.DictReader(io.StringIO(body.decode("utf-8")))
    points = {
        row["code"]: (float(row["longitude"]), float(row["latitude"]))
        for row in rows
        if row["geography"] == geography
    }
    with engine.connect() as connection:
        placed = tuple(one for one in schools(connection) if one.latitude is not None)
    return MapPoints(points, placed, sha256(outlines).hexdigest()[:12])
