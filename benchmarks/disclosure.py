"""Protect and audit constructed releases: `python -m benchmarks.disclosure`.

The attacker tries every secret. Seconds are the processor's, so that a busy machine
does not matter; the programs use one thread.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.constructed import (
    Release,
    approach_release,
    linked_release,
    nested_release,
    outcome_release,
    school_release,
)

from htl_dash.disclosure.attack import Attacker
from htl_dash.disclosure.protect import protect
from htl_dash.disclosure.rules import secret_rows
from htl_dash.disclosure.truths import Known
from htl_dash.domain.protection import Rule

RULE = Rule(complements=("outcome",), together=("sex",))
RELEASES: dict[str, Callable[[], Release]] = {
    "outcomes, DeSO in RegSO": outcome_release,
    "schools, terms, sex": school_release,
    "area, approach, year": approach_release,
    "linked views": linked_release,
    "types in approaches": nested_release,
}


@dataclass(frozen=True, slots=True)
class Run:
    """One release: its size, what protection cost, and whether it holds."""

    cells: int
    secrets: int
    hidden: int
    hidden_share: float
    protect_seconds: float
    audit_seconds: float
    unsafe: int
    narrowest: float


def run(release: Release) -> Run:
    """Protect one release and let the attacker try every secret.

    `hidden_share` is of the cells that are not zero.
    """
    shown, by_atom = release
    counts = shown.counts(by_atom)
    values = shown.matrix @ counts
    started = time.process_time()
    found = protect(shown, counts, RULE)
    protected = time.process_time()
    cells = [cell for cell in shown.cells if cell not in found.hidden]
    rows = shown.rows(cells)
    known = Known(rows, rows @ counts, rows @ counts)
    attacker = Attacker(known, secret_rows(shown, found.secrets))
    widths = [attacker.range(number).width for number in range(len(found.secrets))]
    is_safe = [
        attacker.can_reach(number, secret.lower, secret.upper)
        for number, secret in enumerate(found.secrets)
    ]
    audited = time.process_time()
    of_some = [
        cell in found.hidden
        for cell, value in zip(shown.cells, values, strict=True)
        if value > 0
    ]
    return Run(
        cells=len(shown.cells),
        secrets=len(found.secrets),
        hidden=len(found.hidden),
        hidden_share=sum(of_some) / len(of_some),
        protect_seconds=protected - started,
        audit_seconds=audited - protected,
        unsafe=is_safe.count(False),
        narrowest=min(widths),
    )


def report() -> Iterator[str]:
    """Give a Markdown table, line by line as the runs end."""
    yield (
        "| Release | cells | secrets | hidden | of non-zero | protect s | audit s |"
        + (" unsafe | narrowest |")
    )
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, make in RELEASES.items():
        one = run(make())
        size = f"{one.cells} | {one.secrets} | {one.hidden} | {one.hidden_share:.1%}"
        seconds = f"{one.protect_seconds:.1f} | {one.audit_seconds:.1f}"
        yield f"| {name} | {size} | {seconds} | {one.unsafe} | {one.narrowest:.0f} |"


if __name__ == "__main__":
    for line in report():
        print(line, flush=True)
