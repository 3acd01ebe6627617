"""What it costs to put a goal on paper and on slides, first and later.

`python -m benchmarks.exports`. Made as on the page: nothing is made before somebody
asks, and the first who asks also waits for the fonts to be read.
"""

import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.timings import p50, p95

TIMES = 20
MOST_SECONDS = 5.0
"""What has been promised of a PDF."""


def main() -> int:
    """Print seconds for every goal; fail where a PDF takes longer than promised."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HTL_DATABASE"] = f"sqlite:///{Path(folder) / 'htl.db'}"
        told = list(_measured())
    print("| | first s | p50 s | p95 s | kB |\n|---|---|---|---|---|")
    for name, first, later, size in told:
        numbers = (
            f"{first:.3f} | {p50(later):.3f} | {p95(later):.3f} | {size / 1000:.0f}"
        )
        print(f"| {name} | {numbers} |")
    slow = [
        name
        for name, first, later, _ in told
        if "PDF" in name and max(first, *later) > MOST_SECONDS
    ]
    print(f"\nA PDF in at most {MOST_SECONDS:.0f} s: {'NO' if slow else 'yes'}")
    return 1 if slow else 0


Measured = tuple[str, float, list[float], int]


def _measured() -> list[Measured]:
    from htl_dash.domain.goal import Dimension
    from htl_dash.exports.pdf import pdf
    from htl_dash.exports.slides import slides
    from htl_dash.services.initialise import initialise
    from htl_dash.ui.sheet_views import sheet

    initialise(os.environ["HTL_DATABASE"])
    found: list[Measured] = []
    for goal in Dimension:
        # The document is kept between two who ask; reading it is the first one's wait.
        begun = time.perf_counter()
        made = sheet(goal)
        reading = time.perf_counter() - begun
        for kind, make in (("PDF", pdf), ("PPTX", slides)):
            asked = partial(make, made)
            first, body = _timed(asked)
            later = [_timed(asked)[0] for _ in range(TIMES)]
            found.append((f"{goal}, {kind}", reading + first, later, len(body)))
    return found


def _timed(done: Callable[[], bytes]) -> tuple[float, bytes]:
    begun = time.perf_counter()
    body = done()
    return time.perf_counter() - begun, body


if __name__ == "__main__":
    raise SystemExit(main())
