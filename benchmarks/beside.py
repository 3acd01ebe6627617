"""What a reader of *Områden* notices of many years of figures, and of a fetch beside."""

import asyncio
import random
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine
from pathlib import Path

from tests.browser.running import ROOT, product

from benchmarks.answering import POPULATION
from benchmarks.budget import joined
from benchmarks.exports import Clicker

SECONDS, PAUSE, WARM_UP = 20.0, 0.3, 10
START = "fetch start"
Beside = Callable[[str, asyncio.Event], Coroutine[None, None, int]]


def changed_choices(folder: Path) -> dict[str, list[float]]:
    """Return milliseconds of each changed choice: `folder` has the store that is filled."""
    plain = folder / "plain"
    plain.mkdir()
    with product(plain) as server:
        found = {"the data pack": asyncio.run(_choices(server.address))}
    with product(folder) as server:
        at = server.address
        found["with what was fetched"] = asyncio.run(_choices(at))
        found["with it, over time"] = asyncio.run(_choices(at, "visa=tid"))
        for name, work in {
            "`htl fetch` beside": _fetch_in_process,
            "*Hämta* pressed on a page beside": _fetch_on_page,
        }.items():
            found[name] = asyncio.run(_beside(at, work))
    return found


async def _choices(address: str, query: str = "") -> list[float]:
    """Change the indicator again and again."""
    reader, rng = await joined(address, "omraden", query), random.Random(1)
    await reader.load()
    for _ in range(WARM_UP):
        await reader.choose(rng)
    found, end = [], time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        found.append((await reader.choose(rng)).ms)
        await asyncio.sleep(PAUSE)
    await reader.socket.close()
    return found


async def _beside(address: str, work: Beside) -> list[float]:
    """Change it while something else goes on; fail where nothing did."""
    stop = asyncio.Event()
    other = asyncio.create_task(work(address, stop))
    await asyncio.sleep(1)
    found = await _choices(address)
    stop.set()
    if not await other:
        raise RuntimeError("nothing was fetched")
    return found


async def _fetch_in_process(address: str, stop: asyncio.Event) -> int:
    """Run `htl fetch` until it is time to stop; return how many times."""
    command = [sys.executable, "-m", "htl_dash", "fetch", "--dataset", POPULATION]
    times = 0
    while not stop.is_set():
        done = await asyncio.to_thread(
            subprocess.run, command, cwd=ROOT, capture_output=True, check=True
        )
        times += done.returncode == 0
    return times


async def _fetch_on_page(address: str, stop: asyncio.Event) -> int:
    """Start a fetch on *Data och metod* whenever none is under way."""
    reader, times = await joined(address, "data"), 0
    clicker = Clicker(reader.socket, reader.page_name, "avsnitt=hamta")
    while not stop.is_set():
        clicker.shown_keys.clear()
        clicker.query = "avsnitt=hamta"
        await clicker.load()
        if START in clicker.shown_keys:
            await clicker.press(START)
            times += 1
        await asyncio.sleep(1)
    await reader.socket.close()
    return times
