"""The two registers: areas with their parents, and school units in Borlänge."""

from decimal import Decimal
from pathlib import Path

from pack_files import facts, note, number, table_bytes, write_with_note
from schools import HOME
from skolverket import PROVIDER

AREA_COLUMNS = ("geography", "code", "name", "parent_code", "area_km2")
SCHOOL_COLUMNS = (
    "unit_code",
    "name",
    "municipality",
    "provider",
    "latitude",
    "longitude",
    "regso",
    "deso",
)


def write_registers(folder: Path, pack: Path) -> None:
    """Write areas.csv and schools.csv with their origin notes."""
    key = facts(folder, "deso_regso_2025_nyckel_borlange.csv")
    areas = _areas(key)
    write_with_note(pack, note("areas"), table_bytes(AREA_COLUMNS, areas), len(areas))
    schools = _schools(folder)
    body = table_bytes(SCHOOL_COLUMNS, schools)
    write_with_note(pack, note("schools"), body, len(schools))


def _areas(key: list[dict[str, str]]) -> list[tuple[str, ...]]:
    size: dict[str, Decimal] = {}
    names = {row["regsokod"]: row["regsonamn"] for row in key}
    for row in key:
        size[row["regsokod"]] = size.get(row["regsokod"], Decimal()) + Decimal(
            row["area_km2"]
        )
    deso = [
        ("deso2025", row["desokod"], row["desokod"], row["regsokod"], row["area_km2"])
        for row in key
    ]
    regso = [
        ("regso2025", code, name, HOME, str(size[code])) for code, name in names.items()
    ]
    return sorted((*row[:-1], number(row[-1])) for row in [*deso, *regso])


def _schools(folder: Path) -> list[tuple[str, ...]]:
    names: dict[str, tuple[str, str]] = {}
    for row in facts(folder, "skolenhetsregister_2020.csv"):
        if row["kommun"] == HOME:
            names[row["skolenhetskod"]] = (row["namn"], row["huvudmannatyp"])
    pupils = facts(folder, "skolor_elever_per_arskurs_lasar.csv")
    for row in sorted(pupils, key=lambda row: row["lasar"]):
        known = row["skolenhetskod"] in names or row["lasar"] == "2023/24"
        if row["kommunkod"] == HOME and known:
            names[row["skolenhetskod"]] = (row["skola"], row["huvudmannatyp"])
    places: dict[str, tuple[str, ...]] = {}
    for row in facts(folder, "skolor_hogstadium_nuvarande.csv"):
        names[row["skolenhetskod"]] = (row["skola"], row["huvudman"])
        places[row["skolenhetskod"]] = (
            number(row["lat"]),
            number(row["lon"]),
            row["regsokod"],
            row["desokod"],
        )
    return [
        (code, name.strip(), HOME, PROVIDER[kind], *places.get(code, ("",) * 4))
        for code, (name, kind) in sorted(names.items())
    ]
