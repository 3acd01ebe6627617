"""Many readers at once, each changing something every few seconds."""

import asyncio
import random
import time
from dataclasses import dataclass, field

from benchmarks.contenders import Contender
from benchmarks.process import cpu_seconds, rss_mb
from benchmarks.session import Session, opened

THINK_SECONDS = 3.5
# One reader alone is asked often, so that there is something to take a median of.
THINK_SECONDS_ALONE = 0.3
THINK_SPREAD = 0.5
# Changes made before anything is measured, so that the caches are as in daily use.
WARM_UP = 30


@dataclass(slots=True)
class Load:
    """What a crowd of readers met. Times in ms, memory in MB, sizes in bytes."""

    sessions: int
    first_ms: list[float] = field(default_factory=list)
    rerun_ms: list[float] = field(default_factory=list)
    rerun_bytes: list[float] = field(default_factory=list)
    cpu_ms_per_rerun: float = float("nan")
    generator_cpu_share: float = float("nan")
    server_mb_before: float = float("nan")
    server_mb: float = float("nan")


async def _reader(
    session: Session, number: int, load: Load, seconds: float, think: float
) -> None:
    rng = random.Random(number)
    await asyncio.sleep(rng.uniform(0, think))
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        rerun = await session.choose(rng)
        load.rerun_ms.append(rerun.ms)
        load.rerun_bytes.append(rerun.received_bytes)
        spread = rng.uniform(1 - THINK_SPREAD, 1 + THINK_SPREAD)
        await asyncio.sleep(think * spread)


async def _crowd(
    contender: Contender, path: str, count: int, seconds: float, think: float
) -> Load:
    pid = contender.server.pid
    load = Load(count, server_mb_before=rss_mb(pid))
    sessions = []
    for _ in range(count):
        session, first = await opened(contender.server.address, path)
        sessions.append(session)
        load.first_ms.append(first.ms)
    for number in range(WARM_UP):
        await sessions[0].choose(random.Random(number))
    cpu, own, started = cpu_seconds(pid), time.process_time(), time.perf_counter()
    readers = enumerate(sessions)
    await asyncio.gather(*(_reader(s, n, load, seconds, think) for n, s in readers))
    load.cpu_ms_per_rerun = (cpu_seconds(pid) - cpu) * 1000 / len(load.rerun_ms)
    spent = time.perf_counter() - started
    load.generator_cpu_share = (time.process_time() - own) / spent
    load.server_mb = rss_mb(pid)
    await asyncio.gather(*(session.socket.close() for session in sessions))
    return load


def crowd(contender: Contender, path: str, sessions: int, seconds: float) -> Load:
    """Let `sessions` readers use the page for `seconds`, thinking between changes."""
    think = THINK_SECONDS_ALONE if sessions == 1 else THINK_SECONDS
    return asyncio.run(_crowd(contender, path, sessions, seconds, think))
