"""One run: every contender measured in turn, so that noise falls on all alike."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.app_pages import PAGES
from tests.browser.running import product

from benchmarks.browser import Waits, choices, cold_and_warm
from benchmarks.contenders import Contender, Contenders
from benchmarks.load import Load, crowd
from benchmarks.plan import Plan
from benchmarks.soak import Soak, soak

AREAS = "/omraden"
Say = Callable[[str], None]


@dataclass(slots=True)
class Results:
    """All that was measured, under the names it has in the report."""

    cold: dict[str, Waits] = field(default_factory=dict)
    warm: dict[str, Waits] = field(default_factory=dict)
    choice: dict[str, Waits] = field(default_factory=dict)
    load: dict[str, Load] = field(default_factory=dict)
    soak: Soak | None = None
    start_seconds: float = float("nan")


def measure(contenders: Contenders, plan: Plan, folder: Path, say: Say) -> Results:
    """Measure everything in `plan` against servers that already run."""
    results = Results()
    say("Server start, with the database in place")
    results.start_seconds = start_seconds(folder)
    page_loads(contenders, plan, results, say)
    for contender in (contenders.product, *contenders.plain()):
        say(f"Changed choices: {contender.name}")
        path = AREAS if contender is contenders.product else "/"
        named = AREAS if contender is contenders.product else contender.name
        results.choice[named] = choices(contender.server, path, plan.choices)
    crowds(contenders, plan, results, say)
    say(f"Memory through {plan.soak_reruns} reruns")
    results.soak = soak(contenders.product, AREAS, plan.soak_reruns)
    return results


def start_seconds(folder: Path) -> float:
    """Return the seconds from starting a second server to its first page, drawn."""
    started = time.perf_counter()
    first = Waits()
    with product(folder) as server:
        answering = time.perf_counter() - started
        cold_and_warm(server, "/", first, Waits())
    return answering + first.drawn_ms[0] / 1000


def page_loads(contenders: Contenders, plan: Plan, results: Results, say: Say) -> None:
    """Load every page of the product and every plain page, round by round."""
    subjects: list[tuple[str, Contender, str]] = [
        (page.path, contenders.product, page.path) for page in PAGES
    ]
    subjects += [(plain.name, plain, "/") for plain in contenders.plain()]
    for number in range(plan.cold_loads):
        say(f"Page loads, round {number + 1} of {plan.cold_loads}")
        for name, contender, path in subjects:
            cold = results.cold.setdefault(name, Waits())
            warm = results.warm.setdefault(name, Waits())
            cold_and_warm(contender.server, path, cold, warm)


def crowds(contenders: Contenders, plan: Plan, results: Results, say: Say) -> None:
    """Let crowds use the product, and one crowd each of the empty pages."""
    turns = [
        (contenders.product, AREAS, readers, plan.crowd_seconds)
        for readers in plan.readers
    ]
    turns += [
        (plain, "/", readers, plan.bare_seconds)
        for plain in (contenders.bare, contenders.bare_our_config)
        for readers in (1, plan.bare_readers)
    ]
    for contender, path, readers, seconds in turns:
        say(f"{readers} readers at once: {contender.name}")
        name = AREAS if contender is contenders.product else contender.name
        results.load[f"{name}, {readers}"] = crowd(contender, path, readers, seconds)
