"""Write a small data pack of drawn tables, in the form of data/pack."""

import csv
import io
from hashlib import sha256
from pathlib import Path

from drawn import table
from store_rows import COLUMNS

AREAS = """
    geography | code      | name       | parent_code | area_km2
    regso2025 | 2081R001  | Bullermyren | 2081        | 1.5
    regso2025 | 2081R002  | Romme      | 2081        | 2.5
"""
SCHOOLS = """
    unit_code | name         | municipality | provider  | latitude | longitude | regso | deso
    34516710  | Tjärnaskolan | 2081         | municipal |          |           |       |
"""
SHARES = """
    ref_area | obs_value
    2081R001 | 59
    2081R002 | 12
"""


def write_pack(folder: Path, **series: str) -> Path:
    """Write areas, schools and the drawn series (by dataset); return the folder.

    Columns that a drawing leaves out have the same value in all its rows.
    """
    (folder / "series").mkdir(parents=True, exist_ok=True)
    _write(folder / "areas", table(AREAS))
    _write(folder / "schools", table(SCHOOLS))
    for dataset, drawn in series.items():
        rows = [COLUMNS | row for row in table(drawn)]
        _write(folder / "series" / dataset, rows)
    return folder


def _write(stem: Path, rows: list[dict[str, str]]) -> None:
    written = io.StringIO()
    writer = csv.DictWriter(written, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    body = written.getvalue().encode()
    stem.with_suffix(".csv").write_bytes(body)
    note = f"""
dataset = "{stem.name}"
title = "Prov {stem.name}"
publisher = "SCB"
table = "TAB6685"
url = "https://www.scb.se/"
period = "2024"
retrieved = "{"" if stem.name == "areas" else "2026-09-24"}"
licence = "CC0 1.0"
protection = "publisher"
derived = false
cautions = ["Gäller alla åldrar."]
rows = {len(rows)}
sha256 = "{sha256(body).hexdigest()}"
"""
    stem.with_suffix(".origin.toml").write_text(note, encoding="utf-8")
