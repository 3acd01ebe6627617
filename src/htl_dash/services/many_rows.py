"""Let Python look less often for garbage while many rows are read or written.

Figures never hold each other in rings, so all that such a search finds among hundreds of
thousands of them is nothing. It took two fifths of the time of the largest answers.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_SELDOM = (50_000, 20, 50)
"""New objects, and searches of the young, between two searches; usually 700, 10 and 10."""


class _Held:
    """How many are at work, in any thread, and what was usual before the first."""

    lock = Lock()
    count = 0
    usual = gc.get_threshold()


@contextmanager
def many_rows() -> Iterator[None]:
    """Search seldom until the block ends; blocks may overlap, also in time."""
    with _Held.lock:
        if not _Held.count:
            _Held.usual = gc.get_threshold()
            gc.set_threshold(*_SELDOM)
        _Held.count += 1
    try:
        yield
    finally:
        with _Held.lock:
            _Held.count -= 1
            if not _Held.count:
                gc.set_threshold(*_Held.usual)
