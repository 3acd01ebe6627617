"""Run the benchmarks: `python -m benchmarks` in full, `--quick` for a quick look."""

import argparse
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from benchmarks.contenders import all_running
from benchmarks.incoming import report as incoming
from benchmarks.measure import measure
from benchmarks.plan import FULL, QUICK
from benchmarks.report import as_json, as_markdown
from benchmarks.targets import targets

STARTED = time.perf_counter()
RESULTS = Path(__file__).parent / "results"


def main() -> int:
    """Measure, print the report and keep it in benchmarks/results."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a look, not for quoting")
    plan = QUICK if parser.parse_args().quick else FULL
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with all_running(folder) as contenders:
            results = measure(contenders, plan, folder, _say)
            told = list(targets(results, contenders, plan))
            report = as_markdown(results, told, contenders.bare.name)
    _say("The largest answers from the sources")
    report += f"\n{incoming(with_pages=plan is FULL).text}\n"
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{datetime.now():%Y-%m-%d-%H%M}"
    file.with_suffix(".md").write_text(report, encoding="utf-8")
    file.with_suffix(".json").write_text(as_json(results, told), encoding="utf-8")
    print(report)
    return 0


def _say(step: str) -> None:
    print(f"{time.perf_counter() - STARTED:5.0f} s  {step}", file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
