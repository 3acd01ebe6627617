"""A fetch in the background of this server: it outlives clicks and blocks nobody."""

import logging
from collections.abc import Callable
from threading import Event, Lock, Thread

import streamlit as st

from htl_dash.domain.errors import HtlError
from htl_dash.domain.fetch_report import Progress
from htl_dash.text import t
from htl_dash.ui.problems import problem_text

Work = Callable[[Callable[[Progress], None], Callable[[], bool]], object]
"""What is done: given whom to tell how it goes, and how to know that it shall stop."""
logger = logging.getLogger("htl_dash")


class Fetching:
    """At most one fetch at a time, whoever started it; all sessions see the same."""

    def __init__(self) -> None:
        """Nothing runs yet."""
        self._lock = Lock()
        self._thread: Thread | None = None
        self._stop = Event()
        self.progress: Progress | None = None
        self.problem = ""

    @property
    def is_running(self) -> bool:
        """Whether a fetch is under way here."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def is_stopping(self) -> bool:
        """Whether somebody has asked it to stop."""
        return self.is_running and self._stop.is_set()

    def start(self, work: Work) -> None:
        """Begin, unless one is under way already."""
        with self._lock:
            if self.is_running:
                return
            self._stop.clear()
            self.progress, self.problem = None, ""
            self._thread = Thread(target=self._run, args=(work,), daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ask it to stop; what has come is kept."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Wait until it has ended, at most so long; return whether it has."""
        if self._thread is not None:
            self._thread.join(seconds)
        return not self.is_running

    def _run(self, work: Work) -> None:
        try:
            work(self._told, self._stop.is_set)
        except HtlError as error:
            self.problem = problem_text(error)
        except Exception:
            logger.exception("fetching failed")
            self.problem = t("fetch.crashed")

    def _told(self, progress: Progress) -> None:
        self.progress = progress


@st.cache_resource(show_spinner=False)
def fetching() -> Fetching:
    """Return this server's fetch, the same for every session."""
    return Fetching()
