"""What it costs to get figures in: the largest answers, and what others notice of it.

`python -m benchmarks.incoming`. A table of 150 000 cells from SCB and 72 000 rows from
Kolada, made up and answered over a socket by a process of their own; each is fetched as
`htl fetch` does, parsed, and stored with its lineage, in a process of its own. Then the
store is checked, and a reader changes *Områden* while somebody fetches.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from tests.browser.running import ROOT, free_port, wait_for_health

from benchmarks.answering import CELLS, KEY_FIGURES, PLACES, POPULATION, POVERTY
from benchmarks.beside import changed_choices
from benchmarks.process import peak_mb
from benchmarks.timings import p50, p95

MOST_SECONDS, MOST_MB = 10.0, 500.0
"""What has been promised of the largest answers: parsed and stored."""
DATASETS = {"scb": POPULATION, "kolada": KEY_FIGURES, "areas": POVERTY}
ONCE_MORE = "once more, revised"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one case took. `waited` are seconds for the source, within `seconds`.

    `processor` is in seconds, memory in megabytes; `before` is what the process held
    when it had been started and had done nothing.
    """

    figures: int
    seconds: float
    waited: float
    processor: float
    before: float
    peak: float

    @property
    def is_kept(self) -> bool:
        """Whether it is within what was promised, however busy the machine is else."""
        return self.processor <= MOST_SECONDS and self.peak <= MOST_MB


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured, as Markdown, and whether what was promised is kept."""

    text: str
    is_kept: bool


def main() -> int:
    """Print what was measured; fail where a promise is not kept."""
    found = report(with_pages=True)
    print(found.text)
    return 0 if found.is_kept else 1


def report(*, with_pages: bool) -> Report:
    """Measure the answers, and if asked the pages beside; takes half a minute, or four."""
    with tempfile.TemporaryDirectory() as name, answering(Path(name)) as address:
        folder = Path(name)
        os.environ |= {
            "HTL_DATABASE": f"sqlite:///{folder / 'htl.db'}",
            "HTL_SCB_URL": f"{address}/scb",
            "HTL_SCB_V1_URL": f"{address}/scb1",
            "HTL_KOLADA_URL": f"{address}/kolada",
            "HTL_SKOLVERKET_URL": f"{address}/skolverket",
            "HTL_SCHOOL_REGISTER_URL": f"{address}/register",
            "HTL_FOHM_URL": f"{address}/fohm",
            "NO_PROXY": "127.0.0.1",
        }
        told = costs()
        pages = changed_choices(folder) if with_pages else {}
    is_kept = all(one.is_kept for one in told.values())
    return Report("\n".join([*_costs(told), *_pages(pages)]), is_kept)


def costs() -> dict[str, Cost]:
    """Return the cost of each case, each in a process of its own, in one store."""
    _in_process("init")
    return {
        f"SCB, {CELLS} cells": _in_process("scb"),
        f"SCB, {ONCE_MORE}": _in_process("scb"),
        f"Kolada, {len(PLACES)} places": _in_process("kolada"),
        "Kolada, once more, the same": _in_process("kolada"),
        "SCB, 14 years of areas": _in_process("areas"),
        "`htl check`": _in_process("check"),
    }


def _costs(told: dict[str, Cost]) -> Iterator[str]:
    yield "| | figures | s | of them for the source | processor s | MB | peak MB |"
    yield "|---|---|---|---|---|---|---|"
    for name, one in told.items():
        times = f"{one.seconds:.1f} | {one.waited:.1f} | {one.processor:.1f}"
        memory = f"{one.before:.0f} | {one.peak:.0f}"
        yield f"| {name} | {one.figures} | {times} | {memory} |"
    met = "yes" if all(one.is_kept for one in told.values()) else "NO"
    yield f"\nEach in {MOST_SECONDS:.0f} s of the processor and {MOST_MB:.0f} MB: {met}"


def _pages(pages: dict[str, list[float]]) -> Iterator[str]:
    if pages:
        yield "\n| *Områden*, a changed choice | p50 / p95, ms |\n|---|---|"
    for name, times in pages.items():
        yield f"| {name} | {p50(times):.0f} / {p95(times):.0f} ({len(times)}) |"


def _in_process(case: str) -> Cost:
    command = [sys.executable, "-m", "benchmarks.incoming", case]
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


@contextmanager
def answering(folder: Path) -> Iterator[str]:
    """Let the made-up sources answer, in a process of their own; give their address."""
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.answering", str(port)]
    log = folder / "answering.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output)
    try:
        wait_for_health(f"http://127.0.0.1:{port}", process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def measured(case: str) -> Cost:
    """Return what a case costs this process, which does nothing else."""
    work = {"init": _initialise, "check": _check}.get(case, lambda: _fetch(case))
    run = work()
    before, begun, spent = (
        peak_mb(os.getpid()),
        time.perf_counter(),
        time.process_time(),
    )
    figures, waited = run()
    seconds, processor = time.perf_counter() - begun, time.process_time() - spent
    return Cost(figures, seconds, waited, processor, before, peak_mb(os.getpid()))


Work = Callable[[], tuple[int, float]]


def _initialise() -> Work:
    from htl_dash.services.initialise import initialise

    def run() -> tuple[int, float]:
        initialise(os.environ["HTL_DATABASE"])
        return 0, 0.0

    return run


def _check() -> Work:
    from htl_dash.services.quality import examine_at

    def run() -> tuple[int, float]:
        return examine_at(os.environ["HTL_DATABASE"], date.today()).figures, 0.0

    return run


def _fetch(case: str) -> Work:
    """Open everything that a fetch needs, and return what is measured."""
    from htl_dash.catalogue.municipalities import municipality
    from htl_dash.domain.municipality import Peer
    from htl_dash.services.fetch_plan import Wanted
    from htl_dash.services.fetching import Client, IsStopped, Log, fetch
    from htl_dash.services.opening import open_store
    from htl_dash.sources.clients import client
    from htl_dash.sources.transport import Attempt, Transport

    home = municipality("2081")
    peers = tuple(Peer(code, code) for code in PLACES if code != home.code)
    engine = open_store(os.environ["HTL_DATABASE"])
    waits: list[float] = []

    def rest(seconds: float) -> None:
        waits.append(seconds)
        time.sleep(seconds)

    @contextmanager
    def patient(log: Log, is_stopped: IsStopped) -> Iterator[Client]:
        def told(one: Attempt) -> None:
            waits.append(one.milliseconds / 1000)
            log(one)

        with Transport(log=told, is_stopped=is_stopped, sleep=rest) as transport:
            yield lambda name: client(name, transport)

    def run() -> tuple[int, float]:
        wanted = Wanted(datasets=(DATASETS[case],))
        report = fetch(engine, replace(home, peers=peers), wanted, sources=patient)
        [one] = report.datasets
        if report.has_failures:
            raise RuntimeError(one)
        return one.rows, sum(waits)

    return run


if __name__ == "__main__":
    if len(sys.argv) == 2:
        print(json.dumps(asdict(measured(sys.argv[1]))))
        raise SystemExit
    raise SystemExit(main())
