"""What a budget costs: the work itself, and what others notice of it while it goes on.

`python -m benchmarks.budget`. Made-up initiatives, and a training on a server of its own
whose page *Målen* one reader changes while another waits for a hard budget.
"""

import asyncio
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from tests.browser.running import training
from websockets.asyncio.client import connect

from benchmarks.session import Session
from benchmarks.timings import p50, p95
from htl_dash.catalogue.shift_assumptions import shift_assumptions
from htl_dash.domain.initiative import Approach
from htl_dash.domain.term import Season, Term
from htl_dash.priorities.inclusion import inclusion
from htl_dash.priorities.portfolio import Question, scenarios
from htl_dash.priorities.portfolio_rules import Amount, Frame, Rule
from htl_dash.services.budget import Asked, quota
from htl_dash.services.budget_candidates import ASSUMED, Candidate, Cost, CostBasis
from htl_dash.services.budget_candidates import CostSpread as Spread
from htl_dash.services.budget_run import PortfolioRun
from htl_dash.services.shift import Mix, ShiftAsked, shift

INITIATIVES, SECONDS = 40, 12.0
SPREAD = Spread(*ASSUMED, 0)
HARD = "flik=budget&ram={frame}&krav=andel&kravframjande=35&kravatgardande=45"


def main() -> None:
    """Print what each took, in milliseconds."""
    took = {
        f"one frame, {INITIATIVES} initiatives, 200 ways": timed(one_frame),
        "a whole budget, three frames": timed(lambda: whole(())),
        "a whole budget with a quota": timed(lambda: whole((half_early(),))),
        "a shift over 15 years with what it takes": timed(fifteen_years),
    }
    with tempfile.TemporaryDirectory() as folder, training(Path(folder)) as server:
        alone, beside = asyncio.run(two_readers(server.address))
    print("| | ms |\n|---|---|")
    for name, value in took.items():
        print(f"| {name} | {value:.0f} |")
    for name, times in (("nobody else", alone), ("a hard budget beside", beside)):
        told = f"{p50(times):.0f} ({p95(times):.0f}), {len(times)} times"
        print(f"| another page, {name}: median (p95) | {told} |")


def made() -> tuple[Candidate, ...]:
    """Return initiatives that nobody runs."""
    random, approaches = np.random.default_rng(3), list(Approach)
    term = Term(2026, Season.AUTUMN)
    found = []
    for at, sek in enumerate(random.lognormal(11, 0.7, INITIATIVES)):
        low, high = sorted(float(one) for one in random.uniform(0, 100, 2))
        cost = Cost(int(sek), CostBasis.ACTUAL, term)
        approach = approaches[at % len(approaches)]
        code = f"initiative.made_{at}"
        found.append(Candidate(code, code, "1", approach, cost, (low, high)))
    return tuple(found)


def frame() -> float:
    """Return a frame that a good third of them fit in."""
    return 0.35 * sum(one.cost.sek for one in made() if one.cost)


def half_early() -> Rule:
    """Return a quota that is felt."""
    return quota(made(), Approach.PREVENTIVE, Amount.SHARE_OF_COST, 0.5)


def one_frame() -> None:
    """Work out how often each belongs within one frame."""
    found = made()
    codes = tuple(one.code for one in found)
    effects = scenarios("effect", codes, [one.effect_score for one in found])
    costs = scenarios("cost", codes, [one.cost_score(SPREAD) for one in found])
    inclusion(Question(codes, effects, costs, (Frame(frame()),)))


def whole(rules: tuple[Rule, ...]) -> None:
    """Work out all that the page shows."""
    PortfolioRun(Asked(made(), SPREAD, frame(), 0.1 * frame(), rules)).finish()


def fifteen_years() -> None:
    """Compare two mixes, and find the effect that it takes."""
    asked = ShiftAsked(Mix(10, 20, 70), Mix(10, 40, 50), 4000.0, 0.15)
    shift(asked, shift_assumptions())


def timed(work: Callable[[], None]) -> float:
    """Return how long something took, in milliseconds."""
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)


async def two_readers(address: str) -> tuple[list[float], list[float]]:
    """Return how long a page took to load anew, alone and beside a hard budget."""
    reader = await joined(address, "malen")
    await reader.load()
    alone = await loads(reader, SECONDS)
    stop = asyncio.Event()
    waiting = asyncio.create_task(budgets(address, stop))
    await asyncio.sleep(1)
    beside = await loads(reader, SECONDS)
    stop.set()
    await waiting
    await reader.socket.close()
    return alone, beside


async def loads(reader: Session, seconds: float) -> list[float]:
    """Load a page again and again, with a pause between."""
    end, found = time.perf_counter() + seconds, []
    while time.perf_counter() < end:
        found.append((await reader.load()).ms)
        await asyncio.sleep(0.3)
    return found


async def budgets(address: str, stop: asyncio.Event) -> None:
    """Ask for one hard budget after another, each with a frame of its own."""
    number = 0
    while not stop.is_set():
        query = HARD.format(frame=250_000 + 1_000 * number)
        reader = await joined(address, "prioritera", query)
        await reader.load()
        await reader.socket.close()
        number += 1


async def joined(address: str, page: str, query: str = "") -> Session:
    """Return a session that has not loaded anything yet."""
    socket = await connect(
        f"{address.replace('http', 'ws', 1)}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        max_size=None,
        open_timeout=60,
    )
    return Session(socket, page, query)


if __name__ == "__main__":
    main()
