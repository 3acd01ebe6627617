"""How often a source may be asked."""

from collections import deque
from datetime import datetime


class Pace:
    """At most `calls` in any stretch of `seconds`."""

    def __init__(self, calls: int, seconds: float) -> None:
        """Take the limit; at least one call is always allowed."""
        self._seconds = max(0.0, seconds)
        self._sent: deque[datetime] = deque(maxlen=max(1, calls))

    def wait(self, now: datetime) -> float:
        """Return how many seconds to wait before the next call."""
        if len(self._sent) < (self._sent.maxlen or 0):
            return 0.0
        since = (now - self._sent[0]).total_seconds()
        return min(self._seconds, max(0.0, self._seconds - since))

    def sent(self, now: datetime) -> None:
        """Note a call."""
        self._sent.append(now)
