"""How much is measured: a quick look or numbers worth quoting."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """Rounds of page loads, changed choices, readers at once, seconds and reruns."""

    cold_loads: int
    choices: int
    readers: tuple[int, ...]
    crowd_seconds: float
    bare_readers: int
    bare_seconds: float
    soak_reruns: int


# Fewer reruns than this only show caches filling.
SOAK_TELLS = 2000

QUICK = Plan(
    cold_loads=1,
    choices=6,
    readers=(1, 50),
    crowd_seconds=4,
    bare_readers=50,
    bare_seconds=4,
    soak_reruns=160,
)
FULL = Plan(
    cold_loads=7,
    choices=40,
    readers=(1, 50, 100),
    crowd_seconds=40,
    bare_readers=100,
    bare_seconds=30,
    soak_reruns=8000,
)
