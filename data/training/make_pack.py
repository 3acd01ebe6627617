"""Make the data pack for training: python data/training/make_pack.py [PACK].

Everything in it is made up, by chance that always falls alike: the same bytes each time.
"""

import argparse
import shutil
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
PACK = FOLDER / "pack"
# The form of a pack is written down once, beside what carries the real figures over.
sys.path.append(str(FOLDER.parent / "carry_over"))

from area_series import condition_rows, population_rows
from other_series import municipality_rows, pupil_rows, result_rows, spread_rows
from pack_files import Note, Row, table_bytes, write_series, write_with_note
from patchwork import areas, position, shape_files
from places import DESO, HOME, NAMES, REGSO, SCHOOLS

PUBLISHER = "Övningsdata (påhittat)"
CAUTION = "Påhittade tal för övning. De handlar inte om någon verklig plats."
MADE = "2026-11-25"
SQUARE_METRES = 1_000_000


def note(dataset: str, title: str, table: str, period: str) -> Note:
    """Return an origin note that says that everything is made up."""
    return Note(
        dataset=dataset,
        title=f"{title} (övning)",
        publisher=PUBLISHER,
        table=f"Övningstabell {table}",
        url="",
        period=period,
        retrieved=MADE,
        licence="CC0",
        protection="publisher",
        derived=False,
        cautions=(CAUTION,),
    )


def datasets() -> list[tuple[Note, list[Row]]]:
    """Return every series with its note."""
    economy = ("low_economic_standard", "low_economic_standard_0_19", "mean_net_income")
    work = ("employment_20_64", "unemployment_20_64")
    return [
        (
            note("training_population", "Folkmängd per område", "1", "2023–2025"),
            list(population_rows()),
        ),
        (
            note("training_economy", "Ekonomi per område", "2", "2023–2024"),
            list(condition_rows(*economy)),
        ),
        (
            note("training_work", "Arbete per område", "3", "2023–2024"),
            list(condition_rows(*work)),
        ),
        (
            note("training_dwellings", "Hyresrätter per område", "4", "2023–2024"),
            list(condition_rows("rental_dwellings")),
        ),
        (
            note("training_municipalities", "Nyckeltal per kommun", "5", "2009–2025"),
            list(municipality_rows()),
        ),
        (
            note("training_spread", "Spridning mellan kommuner", "6", "2009–2025"),
            list(spread_rows()),
        ),
        (
            note("training_pupils", "Elever per skola", "7", "2016/17–2025/26"),
            list(pupil_rows()),
        ),
        (
            note("training_results", "Behörighet i årskurs 9", "8", "2020/21–2025/26"),
            list(result_rows()),
        ),
    ]


def make_pack(pack: Path) -> None:
    """Write the whole pack anew."""
    for old in ("series", "geometry"):
        shutil.rmtree(pack / old, ignore_errors=True)
    plane = areas()
    for about, rows in datasets():
        write_series(pack, about, rows)
    _write_areas(pack, plane)
    _write_schools(pack)
    (pack / "geometry").mkdir()
    about = note("geometry", f"Karta över {NAMES[HOME]}", "11", "2025")
    for name, body in shape_files(plane, about).items():
        (pack / "geometry" / name).write_bytes(body)
    (pack / "pack.toml").write_bytes(
        "# Påhittade tal för övning. Får aldrig blandas med riktiga uppgifter.\n"
        "training = true\n".encode()
    )


def _write_areas(pack: Path, plane: dict) -> None:
    size = {
        c: a.area / SQUARE_METRES for level in plane.values() for c, a in level.items()
    }
    rows = [
        *(("deso2025", one.code, one.code, one.parent, one.code) for one in DESO),
        *(("regso2025", code, name, HOME, code) for code, name in REGSO.items()),
    ]
    lines = [(*cells, f"{size[code]:.4f}") for *cells, code in rows]
    header = ("geography", "code", "name", "parent_code", "area_km2")
    about = note("areas", f"Områden i {NAMES[HOME]}", "9", "2025")
    write_with_note(pack, about, table_bytes(header, lines), len(lines))


def _write_schools(pack: Path) -> None:
    parent = {one.code: one.parent for one in DESO}
    rows = []
    for one in SCHOOLS:
        longitude, latitude = map(str, position(*one.at)) if one.at else ("", "")
        where = (latitude, longitude, parent.get(one.deso, ""), one.deso)
        rows.append((one.code, one.name, HOME, "municipal", *where))
    header = ("unit_code", "name", "municipality", "provider")
    header += ("latitude", "longitude", "regso", "deso")
    about = note("schools", f"Skolor i {NAMES[HOME]}", "10", "2025/26")
    write_with_note(pack, about, table_bytes(header, rows), len(rows))


def main() -> None:
    """Read the folder from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pack", type=Path, nargs="?", default=PACK)
    make_pack(parser.parse_args().pack)


if __name__ == "__main__":
    main()
