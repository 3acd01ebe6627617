"""The pack's own form: one row type, one origin note, and how they are written."""

import csv
import io
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, astuple, dataclass, fields
from hashlib import sha256
from pathlib import Path

TOTAL = "_T"
NOTES = Path(__file__).with_name("notes.toml")
NO_DATE = "Uttagsdatum är inte angivet i underlaget."


@dataclass(frozen=True, order=True)
class Row:
    """One figure as text, columns in the order of the file."""

    indicator: str
    geography: str
    ref_area: str
    time_period: str
    sex: str = TOTAL
    category: str = TOTAL
    obs_value: str = ""
    numerator: str = ""
    denominator: str = ""
    obs_status: str = "normal"
    conf_status: str = "free"


@dataclass(frozen=True)
class Note:
    """What a reader needs to judge a file: who, what, when, how, and what to mind.

    An empty `retrieved` means that the date is not known, which a caution also says.
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


def note(dataset: str, section: str = "", retrieved: str = "", **fill: str) -> Note:
    """Return the note in notes.toml, its texts filled in with `fill`."""
    notes = tomllib.loads(NOTES.read_text(encoding="utf-8"))
    found = notes[section or dataset]
    shared = [notes["shared"][name] for name in found.get("shared", [])]
    undated = [] if retrieved else [NO_DATE]
    return Note(
        dataset=dataset,
        title=found["title"].format(**fill),
        publisher=found["publisher"],
        table=found["table"].format(**fill),
        url=found["url"],
        period=found["period"],
        retrieved=retrieved,
        licence=found["licence"],
        protection=found.get("protection", "publisher"),
        derived=found.get("derived", False),
        cautions=(*shared, *found.get("cautions", []), *undated),
    )


def facts(folder: Path, name: str) -> list[dict[str, str]]:
    """Read a file of facts as one dictionary a row."""
    text = (folder / name).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def number(text: str) -> str:
    """Write a number as short as it can be without losing a digit: 59.0 is 59."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure(text: str, status: str = "") -> dict[str, str]:
    """Return value and statuses for a cell and what its publisher says of it.

    `~100` is Skolverket's way to hide that one to four pupils failed: it has no value.
    """
    if text:
        return {"obs_value": number(text)}
    if status in {".", "ej_tillampligt"}:
        return {"obs_status": "not_applicable"}
    if status in {"..", "~100", "undertryckt"}:
        return {"obs_status": "missing", "conf_status": "publisher"}
    return {"obs_status": "missing"}


def table_bytes(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Return a CSV file with LF line ends."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(list(header))
    writer.writerows(rows)
    return buffer.getvalue().encode()


def write_series(pack: Path, about: Note, rows: list[Row]) -> None:
    """Write a dataset, sorted, with its origin note beside it."""
    header = (column.name for column in fields(Row))
    body = table_bytes(header, map(astuple, sorted(rows)))
    write_with_note(pack / "series", about, body, len(rows))


def write_with_note(folder: Path, about: Note, body: bytes, rows: int) -> None:
    """Write `dataset`.csv and `dataset`.origin.toml."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{about.dataset}.csv").write_bytes(body)
    text = toml_lines({**asdict(about), "rows": rows, "sha256": digest(body)})
    (folder / f"{about.dataset}.origin.toml").write_bytes(text.encode())


def digest(body: bytes) -> str:
    """Return the SHA-256 of a file as lower-case hexadecimal."""
    return sha256(body).hexdigest()


def toml_lines(values: Mapping[str, object]) -> str:
    """Return TOML with one key a line, and one string a line in arrays."""
    return "".join(f"{key} = {_toml(value)}\n" for key, value in values.items())


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return "[\n" + "".join(f"  {_toml(item)},\n" for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)
