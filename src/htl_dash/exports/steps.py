"""How far a file has come, told step by step by what makes it."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Step:
    """What is about to be done, in words, and how much of the whole (0-1) is done."""

    words: str
    done: float


Steps: TypeAlias = Generator[Step, None, bytes]
"""Steps as they begin, and the file at the end."""


def finished(steps: Steps, tell: Callable[[Step], object] = lambda step: None) -> bytes:
    """Return the file; every step is told as it begins."""
    while True:
        try:
            tell(next(steps))
        except StopIteration as end:
            body: bytes = end.value
            return body
