"""One table in the data pack: its origin note, its checksum and its cells."""

import csv
import io
import math
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from htl_dash.domain.errors import PackError
from htl_dash.domain.geography import Geography
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.text import t

Item = TypeVar("Item")
Flaws = list[PackError]
NOTE_KINDS: dict[str, type] = {"derived": bool, "cautions": list, "rows": int}
"""What a key in an origin note holds, where it is not text."""


@dataclass(frozen=True, slots=True)
class OriginNote:
    """Who published a file, when it was taken, and what to mind.

    `retrieved` is an ISO date, empty where it is not known. `protection` is
    the name of a rule in the catalogue.
    """

    dataset: str
    title: str
    publisher: str
    table: str
    url: str
    period: str
    retrieved: str
    licence: str
    protection: str
    derived: bool
    cautions: tuple[str, ...]
    rows: int
    sha256: str


def flaw(file: str, fault: str, **facts: object) -> PackError:
    """Return what is wrong with a file, with the cure."""
    return PackError(
        file=file, problem=t(f"pack.{fault}", **facts), cure=t("pack.cure")
    )


def row_flaw(file: str, row: int, fault: str, **facts: object) -> PackError:
    """Return what is wrong with a row; the header is row 1."""
    problem = t(f"pack.{fault}", **facts)
    return flaw(file, "row", row=row, problem=problem)


def differs(body: bytes, checksum: str) -> bool:
    """Whether a file is not the one its origin note was written for."""
    return sha256(body).hexdigest() != checksum


def read_table(
    folder: Path, stem: str, kind: type[Item], flaws: Flaws
) -> tuple[OriginNote | None, list[tuple[int, Item]]]:
    """Return note and numbered rows of `stem`.csv as `kind`, a dataclass.

    What is wrong is added to `flaws`; rows that cannot be read are left out.
    """
    file = f"{stem}.csv"
    note = _read_note(folder, stem, flaws)
    if not (folder / file).is_file():
        flaws.append(flaw(file, "missing"))
        return note, []
    body = (folder / file).read_bytes()
    header, *lines = list(csv.reader(_lines(body))) or [[]]
    if note and differs(body, note.sha256):
        flaws.append(flaw(file, "checksum"))
    if note and note.rows != len(lines):
        flaws.append(flaw(file, "count", found=len(lines), noted=note.rows))
    found = ",".join(header)
    wanted = ",".join(column.name for column in fields(kind))  # type: ignore[arg-type]
    if found != wanted:
        flaws.append(flaw(file, "columns", found=found, wanted=wanted))
        return note, []
    rows = []
    for row, cells in enumerate(lines, start=2):
        values, broken = _read_cells(header, cells, file, row)
        flaws += broken
        if not broken:
            rows.append((row, kind(**values)))
    return note, rows


def _lines(body: bytes) -> io.StringIO:
    return io.StringIO(body.decode(errors="replace"), newline="")


def _read_cells(
    header: list[str], cells: list[str], file: str, row: int
) -> tuple[dict[str, Any], Flaws]:
    if len(cells) != len(header):
        counts = {"found": len(cells), "wanted": len(header)}
        return {}, [row_flaw(file, row, "width", **counts)]
    values: dict[str, Any] = {}
    flaws: Flaws = []
    for column, text in zip(header, cells, strict=True):
        try:
            values[column] = CELLS.get(column, str)(text)
        except ValueError:
            flaws.append(row_flaw(file, row, "cell", value=text, column=column))
    return values, flaws


def _read_note(folder: Path, stem: str, flaws: Flaws) -> OriginNote | None:
    file = f"{stem}.origin.toml"
    try:
        found = tomllib.loads((folder / file).read_text(encoding="utf-8"))
    except FileNotFoundError:
        flaws.append(flaw(file, "missing"))
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        flaws.append(flaw(file, "note_broken"))
        return None
    names = [key.name for key in fields(OriginNote)]
    broken = [
        name
        for name in names
        if not isinstance(found.get(name), NOTE_KINDS.get(name, str))
    ]
    flaws += [flaw(file, "note_key", name=name) for name in broken]
    if broken:
        return None
    found["cautions"] = tuple(found["cautions"])
    return OriginNote(**{name: found[name] for name in names})


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _number_or_none(text: str) -> float | None:
    return _number(text) if text else None


def _count_or_none(text: str) -> int | None:
    return int(text) if text else None


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError(text)
        return text

    return read


CELLS: dict[str, Callable[[str], object]] = {
    "geography": Geography,
    "sex": _one_of("_T", "F", "M"),
    "obs_value": _number_or_none,
    "numerator": _count_or_none,
    "denominator": _count_or_none,
    "obs_status": ObsStatus,
    "conf_status": ConfStatus,
    "area_km2": _number,
    "provider": _one_of("municipal", "independent"),
    "latitude": _number_or_none,
    "longitude": _number_or_none,
}
"""How a cell is read, by column; the other columns are text. ValueError: broken."""
