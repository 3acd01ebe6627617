"""Thousands of reruns on end: does the server keep memory it no longer needs?"""

import asyncio
import random
from dataclasses import dataclass

from benchmarks.contenders import Contender
from benchmarks.process import rss_mb
from benchmarks.session import Session, opened
from benchmarks.timings import p50

READERS = 8
SAMPLES = 20


@dataclass(frozen=True, slots=True)
class Soak:
    """The server's memory in MB, read at even steps through so many reruns."""

    reruns: int
    memory_mb: tuple[float, ...]

    @property
    def growth_mb_per_1000(self) -> float:
        """Growth from the second quarter to the last: the first one warms caches."""
        quarter = len(self.memory_mb) // 4
        early = p50(self.memory_mb[quarter : 2 * quarter])
        late = p50(self.memory_mb[-quarter:])
        return (late - early) / (self.reruns * 0.625) * 1000


async def _run(contender: Contender, path: str, reruns: int) -> Soak:
    address = contender.server.address
    sessions = [(await opened(address, path))[0] for _ in range(READERS)]
    step = reruns // SAMPLES // READERS
    memory = []
    for sample in range(SAMPLES):
        crowd = enumerate(sessions)
        await asyncio.gather(*(_repeat(s, n + sample * 97, step) for n, s in crowd))
        memory.append(rss_mb(contender.server.pid))
    await asyncio.gather(*(session.socket.close() for session in sessions))
    return Soak(step * SAMPLES * READERS, tuple(memory))


async def _repeat(session: Session, seed: int, times: int) -> None:
    rng = random.Random(seed)
    for _ in range(times):
        await session.choose(rng)


def soak(contender: Contender, path: str, reruns: int) -> Soak:
    """Change a choice about `reruns` times without a pause, in a few sessions."""
    return asyncio.run(_run(contender, path, reruns))
