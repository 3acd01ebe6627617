"""The report of a run, as Markdown for people and JSON for comparing runs."""

import json
import os
import platform
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from importlib.metadata import version

from benchmarks.browser import Waits
from benchmarks.load import Load
from benchmarks.measure import Results
from benchmarks.soak import Soak
from benchmarks.targets import Target
from benchmarks.timings import p50, p95


def as_markdown(results: Results, targets: Iterable[Target], floor: str) -> str:
    """Return the whole report; ratios are to the contender named `floor`."""
    lines = [
        f"{os.cpu_count()} cores, Python {platform.python_version()}, "
        + f"Streamlit {version('streamlit')}.",
        "Medians (p95). Quote the ratios, not the times.",
        *_waits("Cold load", results.cold, floor),
        *_waits("Warm load", results.warm, floor),
        *_waits("Changed choice", results.choice, floor),
        *_loads(results.load),
        *_soak(results.soak),
        f"\nServer start to first page: {results.start_seconds:.1f} s",
        *_targets(targets),
    ]
    return "\n".join(lines) + "\n"


def as_json(results: Results, targets: Iterable[Target]) -> str:
    """Return every single measurement."""
    told = [asdict(target) | {"is_met": target.is_met} for target in targets]
    return json.dumps(asdict(results) | {"targets": told}, indent=1)


def _waits(title: str, waits: dict[str, Waits], floor: str) -> Iterator[str]:
    yield f"\n| {title} | text ms | drawn ms | x floor | received kB | n |"
    yield "|---|---|---|---|---|---|"
    base = p50(waits[floor].text_ms)
    for name, wait in waits.items():
        text = f"{p50(wait.text_ms):.0f} ({p95(wait.text_ms):.0f})"
        drawn = f"{p50(wait.drawn_ms):.0f} ({p95(wait.drawn_ms):.0f})"
        ratio = p50(wait.text_ms) / base
        size = p50(wait.received_bytes) / 1000
        count = len(wait.text_ms)
        yield f"| {name} | {text} | {drawn} | {ratio:.2f} | {size:.1f} | {count} |"


def _loads(loads: dict[str, Load]) -> Iterator[str]:
    yield "\n| Readers at once | rerun ms | CPU ms | received kB | server MB | n |"
    yield "|---|---|---|---|---|---|"
    for name, load in loads.items():
        times = f"{p50(load.rerun_ms):.1f} ({p95(load.rerun_ms):.1f})"
        size = p50(load.rerun_bytes) / 1000
        memory = f"{load.server_mb:.0f}"
        count = len(load.rerun_ms)
        cpu = f"{load.cpu_ms_per_rerun:.1f}"
        yield f"| {name} | {times} | {cpu} | {size:.1f} | {memory} | {count} |"


def _soak(soak: Soak | None) -> Iterator[str]:
    if soak is None:
        return
    memory = ", ".join(f"{value:.0f}" for value in soak.memory_mb)
    yield f"\nMemory in MB through {soak.reruns} reruns: {memory}"


def _targets(targets: Iterable[Target]) -> Iterator[str]:
    yield "\n| Target | at most | measured | unit | met |"
    yield "|---|---|---|---|---|"
    for target in targets:
        met = "yes" if target.is_met else "NO"
        numbers = f"{target.at_most:.3g} | {target.measured:.3g}"
        yield f"| {target.what} | {numbers} | {target.unit} | {met} |"
