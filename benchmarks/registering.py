"""What it costs to register: one save, one draft kept, one term handed in, and reading.

`python -m benchmarks.registering`. The made-up work of two schools over twelve terms, in
a store of its own; nobody has done any of it.
"""

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.flow import FLOW_PARTS, FlowPart
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.record import RecordKind
from htl_dash.domain.term import Season, Term
from htl_dash.services.editing import keep
from htl_dash.services.initialise import initialise
from htl_dash.services.opening import open_store
from htl_dash.services.register import NOT_YET, Entry, hand_in, save, signed
from htl_dash.services.work import flow_terms, work_items, work_version

CODE, WHO = "2081", "coordinator"
FIRST, TERMS, INITIATIVES = Term(2020, Season.AUTUMN), 12, 10
COUNTS = {
    FlowPart.CONSULTATIONS: (24, 14, 7),
    FlowPart.CONSENT: (18, 12, 3, 1),
    FlowPart.TEAMS: (9, 5, 2, 1, 1, 6),
}


def main() -> None:
    """Fill a store, and print what each thing took the last time, in milliseconds."""
    home = municipality(CODE)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'htl.db'}"
        initialise(url)
        engine = open_store(url)
        took = register(engine, home)
        for name, read in {
            "read all volumes": lambda: work_items(engine),
            "read all flow": lambda: flow_terms(engine),
            "ask for the version": lambda: work_version(engine),
            "keep a draft": lambda: keep(
                engine, "token", RecordKind.VOLUME, "volume 1", 0, {"follow_up": "Ord"}
            ),
        }.items():
            took[name] = milliseconds(read)
        engine.dispose()
    print("| | ms |\n|---|---|")
    for name, value in took.items():
        print(f"| {name} | {value:.1f} |")


def register(engine: Engine, home: Municipality) -> dict[str, float]:
    """Register every term of every school; return what the last of each took."""
    took: dict[str, float] = {}
    made = {
        school.unit_code: [
            new(engine, home, school.unit_code, n) for n in range(INITIATIVES)
        ]
        for school in home.pilot_schools
    }
    for at in range(TERMS):
        term = FIRST.later(at)
        for unit, initiatives in made.items():
            for number, one in enumerate(initiatives):
                entry = volume(one, term, 3 + 2 * number + at)
                took["save a volume"] = milliseconds(
                    partial(save, engine, home, entry, signed(WHO))
                )
            save(engine, home, flow(unit, term), signed(WHO))
            took["hand in a term"] = milliseconds(
                partial(hand_in, engine, home, unit, term, WHO)
            )
    return took


def new(engine: Engine, home: Municipality, unit: str, number: int) -> int:
    """Register an initiative; return its number in the store."""
    written = {"title": f"Insats {number + 1}", "kind": "ordinary"}
    entry = Entry(RecordKind.INITIATIVE, {"unit_code": unit}, NOT_YET, written)
    return save(engine, home, entry, signed(WHO)).id


def volume(initiative: int, term: Term, reach: int) -> Entry:
    """Return a term of an initiative to save."""
    written = {"actual_hours": "40", "actual_sek": "12000", "actual_reach": str(reach)}
    keys = {"initiative_id": initiative, "term": term.code}
    return Entry(RecordKind.VOLUME, keys, NOT_YET, written)


def flow(unit: str, term: Term) -> Entry:
    """Return a term of a school's flow to save."""
    written = {
        count.value: str(number)
        for part, numbers in COUNTS.items()
        for count, number in zip(FLOW_PARTS[part], numbers, strict=True)
    }
    keys = {"unit_code": unit, "term": term.code}
    return Entry(RecordKind.FLOW, keys, NOT_YET, written)


def milliseconds(done: Callable[[], object]) -> float:
    """Return how long something took."""
    begun = time.perf_counter()
    done()
    return 1000 * (time.perf_counter() - begun)


if __name__ == "__main__":
    main()
