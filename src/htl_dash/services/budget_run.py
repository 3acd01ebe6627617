"""A budget that is being worked out: in pieces, and shared by all who ask the same."""

from threading import Lock

from htl_dash.services.budget import Asked, Impossible, Portfolio, Progress, answer

PIECES = 5
"""Ways that are worked out between two looks at whether anybody wants it to stop."""


class PortfolioRun:
    """One question that is being answered, whoever asks for the next piece."""

    def __init__(self, asked: Asked) -> None:
        """Begin; nothing is worked out yet."""
        self._pieces, self._lock = answer(asked), Lock()
        self._now = Progress(0.0, None, None)

    @property
    def now(self) -> Progress:
        """How far it has come."""
        return self._now

    def go_on(self, pieces: int = PIECES) -> Progress:
        """Work out so many pieces more, and return how far it has come."""
        with self._lock:
            for _ in range(pieces):
                self._now = next(self._pieces, self._now)
        return self._now

    def finish(self) -> Portfolio | Impossible:
        """Work it out to its end."""
        while (found := self._now.answer) is None:
            self.go_on(PIECES)
        return found
