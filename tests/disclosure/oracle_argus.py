"""Protect one table with tau-Argus, in a process of its own: it keeps global state.

Run with the names of two files: what to read, and where to write the hidden cells.
"""

import json
import sys
import tempfile
from pathlib import Path

from pytauargus import protect

TOTAL = "Total"
WITHHELD = ("U", "M")


def main(read, write):
    asked = json.loads(Path(read).read_text("utf-8"))
    names, counts = asked["axes"], asked["counts"]
    children = {name: [] for name in [*names, "children"]}
    for codes, count in counts:
        for name, code in zip(names, codes, strict=True):
            children[name] += [code] * count
        children["children"] += [1] * count
    with tempfile.TemporaryDirectory() as folder:
        table = protect(
            children,
            tables=names,
            response="children",
            safety_rules=f"FREQ({asked['minimum_count']},20)",
            suppress="OPT(1,2)",
            workdir=folder,
        ).tables[0]
        hidden = [
            ["_T" if row[name] == TOTAL else row[name].strip() for name in names]
            for row in table.rows
            if row["status"] in WITHHELD
        ]
    Path(write).write_text(json.dumps(hidden), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
