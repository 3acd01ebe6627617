"""Where files are made: one at a time for the whole server, in a process beside it.

One at a time, so that paper and slides never take more than one of the computer's
processors from the pages. Who stops a file that nobody else waits for ends the process
with it: nothing of the file is left, and the next one gets a process of its own.
"""

import os
import weakref
from collections import deque
from collections.abc import Callable
from threading import Condition, Thread

from htl_dash.domain.errors import HtlError
from htl_dash.exports.file_kind import FileKind
from htl_dash.exports.making import Making, Stage
from htl_dash.exports.steps import Step
from htl_dash.exports.worker_process import WorkerGoneError, WorkerProcess
from htl_dash.text import t
from htl_dash.viewmodels.document import Document

IDLE_SECONDS = 600.0
"""So long the process waits for another file before it ends and gives its memory back.

To start it takes about a second, and it holds some 130 MB.
"""
Environment = tuple[tuple[str, str], ...]


class UnmadeError(RuntimeError):
    """Something went wrong in our own code; what it was stands in the log."""


class Workshop:
    """Takes files in turn, and lets all who ask for the same one share it."""

    def __init__(self, idle_seconds: float = IDLE_SECONDS) -> None:
        """Begin with nothing to do and no process."""
        self._idle_seconds = idle_seconds
        self._changed = Condition()
        self._line: deque[Making] = deque()
        self._thread: Thread | None = None
        self._worker: WorkerProcess | None = None
        self._started_in: Environment = ()
        self._at_work: Making | None = None
        self._known: weakref.WeakValueDictionary[object, Making] = (
            weakref.WeakValueDictionary()
        )

    def take(
        self, kind: FileKind, content: str, make: Callable[[], Document]
    ) -> Making:
        """Return a file on its way, or ready where somebody has it before them.

        `content` is the same for the same document, and another for every other.
        """
        key = (kind, content, _environment())
        with self._changed:
            known = self._known.get(key)
            if known and known.join():
                return known
            making = Making(kind, make)
            self._known[key] = making
            self._line.append(making)
            self._begin()
            self._changed.notify_all()
        return making

    def leave(self, making: Making) -> None:
        """Let a reader go; the work stops at once where nobody else waits for it."""
        with self._changed:
            if making.leave() and self._at_work is making:
                self._end_worker()

    def close(self) -> None:
        """End the process, and leave what it was making unmade."""
        with self._changed:
            self._line.clear()
            self._end_worker()

    @property
    def pid(self) -> int | None:
        """The number of the process, while there is one."""
        worker = self._worker
        return worker.pid if worker else None

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._work, daemon=True)
            self._thread.start()

    def _work(self) -> None:
        """Make file after file; a fault in our own code ends the thread visibly."""
        try:
            while making := self._next():
                self._make(making)
                # Not kept until the next one: the file belongs to those who asked.
                del making
        finally:
            with self._changed:
                self._thread = None
                if self._line:
                    self._begin()

    def _next(self) -> Making | None:
        """Return the next in the line; None after a long time without any."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._line, self._idle_seconds):
                self._end_worker()
                return None
            return self._line.popleft()

    def _make(self, making: Making) -> None:
        if making.stage is not Stage.UNDER_WAY:
            return
        try:
            worker = self._ready_worker()
            making.tell(Step(t("exporting.reading"), 0.0))
            document = making.make()
            if self._begins(making):
                making.ready(worker.make(making.kind, document, making.tell))
        except HtlError as fault:
            making.fail(fault)
        except WorkerGoneError as fault:
            self._lose(worker)
            making.fail(fault)  # says nothing where it was stopped
        finally:
            with self._changed:
                self._at_work = None
            making.fail(UnmadeError())  # says nothing where there is an end already

    def _ready_worker(self) -> WorkerProcess:
        """Return a process that sees the same settings as the server does now.

        It reads its modules while the document is put together here.
        """
        with self._changed:
            if self._started_in != _environment():
                self._end_worker()
            if self._worker is None:
                self._worker, self._started_in = WorkerProcess(), _environment()
            return self._worker

    def _begins(self, making: Making) -> bool:
        with self._changed:
            if making.stage is not Stage.UNDER_WAY:
                return False
            self._at_work = making
            return True

    def _lose(self, worker: WorkerProcess) -> None:
        with self._changed:
            if self._worker is worker:
                self._end_worker()

    def _end_worker(self) -> None:
        if self._worker:
            self._worker.end()
        self._worker = None


def _environment() -> Environment:
    """Return the settings that a process takes over when it is started."""
    return tuple(sorted(one for one in os.environ.items() if one[0][:4] == "HTL_"))
