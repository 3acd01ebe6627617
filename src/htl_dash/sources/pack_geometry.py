"""The boundaries in the data pack, each served as the bytes it was delivered as."""

import json
import tomllib
from pathlib import Path
from typing import Any

from htl_dash.domain.geography import AREA_GEOGRAPHIES
from htl_dash.sources.pack_tables import Flaws, differs, flaw

ORIGIN = "geometry/origin.toml"
Notes = dict[str, dict[str, Any]]


def geometry_file(folder: Path, name: str) -> bytes:
    """Return `geometry/name` in the pack; PackError unless its checksum agrees."""
    flaws: Flaws = []
    notes = _read_notes(folder, flaws)
    body = b"" if flaws else _read_file(folder, name, notes, flaws)
    if flaws:
        raise flaws[0]
    return body


def check_geometry(folder: Path, codes: set[str], flaws: Flaws) -> None:
    """Add what is wrong with any boundary file; `codes` are those of areas.csv."""
    notes = _read_notes(folder, flaws)
    present = {path.name for path in (folder / "geometry").glob("*")} - {"origin.toml"}
    for name in sorted(present | set(notes)):
        body = _read_file(folder, name, notes, flaws)
        if body and name in notes and name.endswith(".geojson"):
            _check_features(name, body, notes[name], codes, flaws)


def _read_notes(folder: Path, flaws: Flaws) -> Notes:
    try:
        text = (folder / ORIGIN).read_text(encoding="utf-8")
        return {note["name"]: note for note in tomllib.loads(text)["file"]}
    except FileNotFoundError:
        flaws.append(flaw(ORIGIN, "missing"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        flaws.append(flaw(ORIGIN, "note_broken"))
    except KeyError as error:
        flaws.append(flaw(ORIGIN, "note_key", name=error.args[0]))
    return {}


def _read_file(folder: Path, name: str, notes: Notes, flaws: Flaws) -> bytes:
    file = f"geometry/{name}"
    if name not in notes:
        flaws.append(flaw(file, "unlisted"))
        return b""
    if not (folder / file).is_file():
        flaws.append(flaw(file, "missing"))
        return b""
    body = (folder / file).read_bytes()
    if differs(body, str(notes[name].get("sha256"))):
        flaws.append(flaw(file, "checksum"))
    return body


def _check_features(
    name: str, body: bytes, note: dict[str, Any], codes: set[str], flaws: Flaws
) -> None:
    file = f"geometry/{name}"
    try:
        features = json.loads(body)["features"]
        found = [feature["properties"]["code"] for feature in features]
    except (ValueError, KeyError, TypeError):
        flaws.append(flaw(file, "not_json"))
        return
    if len(found) != note.get("features"):
        counts = {"found": len(found), "noted": note.get("features")}
        flaws.append(flaw(file, "features", **counts))
    if name.startswith(AREA_GEOGRAPHIES):
        unknown = [code for code in found if code not in codes]
        flaws += [flaw(file, "unknown_area", code=code) for code in unknown]
