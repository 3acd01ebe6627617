"""Use case: clear out what came from the sources long ago and no figure leads to."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine

from htl_dash.domain.errors import HtlError
from htl_dash.store import pruning
from htl_dash.store.database import writing
from htl_dash.store.fetch_lock import fetch_lock
from htl_dash.store.pruning import Amount

__all__ = ["Amount", "PruneError", "Pruned", "kept", "prune"]

FEWEST_DAYS = 7
"""A run that stopped may be gone on with for a day: that must never be cleared out."""
MOST_DAYS = 36_500
"""Nothing came a hundred years ago; the calendar ends after some more of them."""


class PruneError(HtlError):
    """It cannot be cleared out as it is asked for. `text_key` says why."""

    def __init__(self, text_key: str, **facts: object) -> None:
        """Keep what is wrong, and its facts."""
        super().__init__(**facts)
        self.text_key = text_key


@dataclass(frozen=True, slots=True)
class Pruned:
    """What was cleared out, or would be, and what is left. `before` is ISO 8601, UTC."""

    before: str
    is_done: bool
    gone: Amount
    left: Amount


def kept(engine: Engine) -> Amount:
    """Return how much is kept of what came in."""
    with engine.connect() as connection:
        return pruning.kept(connection)


def prune(engine: Engine, days: int, now: datetime, *, only_look: bool) -> Pruned:
    """Clear out what is older than so many days; with `only_look`, count it.

    Raises:
        PruneError: The days are too few, or somebody is fetching.
        StoreError: The database cannot be read or written.
    """
    if days < FEWEST_DAYS:
        raise PruneError("prune.too_few_days", fewest=FEWEST_DAYS)
    before = (now - timedelta(days=min(days, MOST_DAYS))).isoformat(timespec="seconds")
    if only_look:
        with engine.connect() as connection:
            gone, left = pruning.prunable(connection, before), pruning.kept(connection)
        return Pruned(before, False, gone, _less(left, gone))
    with fetch_lock(engine) as is_ours:
        if not is_ours:
            raise PruneError("fetch.is_running")
        with writing(engine) as connection:
            gone = pruning.prunable(connection, before)
            pruning.prune(connection, before)
            left = pruning.kept(connection)
    return Pruned(before, True, gone, left)


def _less(one: Amount, other: Amount) -> Amount:
    return Amount(
        one.times - other.times, one.size - other.size, one.requests - other.requests
    )
