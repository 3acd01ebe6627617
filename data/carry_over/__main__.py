"""Carry the facts over into the data pack: python data/carry_over FACTS [PACK].

Reads a folder with the published facts and writes the whole pack in its own form. The
same facts always give the same bytes.
"""

import argparse
import shutil
from pathlib import Path

import kolada
import registers
import scb
import schools
import shapes
import skolverket
from pack_files import write_series

PACK = Path(__file__).resolve().parents[1] / "pack"


def carry_over(folder: Path, pack: Path) -> None:
    """Write the pack anew from the facts in `folder`."""
    for old in ("series", "geometry"):
        shutil.rmtree(pack / old, ignore_errors=True)
    for source in (scb, kolada, skolverket, schools):
        for note, rows in source.datasets(folder):
            write_series(pack, note, rows)
    registers.write_registers(folder, pack)
    shapes.write_shapes(folder, pack / "geometry")


def main() -> None:
    """Read the two folders from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("facts", type=Path, help="folder with the published facts")
    parser.add_argument("pack", type=Path, nargs="?", default=PACK)
    chosen = parser.parse_args()
    carry_over(chosen.facts, chosen.pack)


if __name__ == "__main__":
    main()
