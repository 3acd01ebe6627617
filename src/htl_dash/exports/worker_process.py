"""The process that makes files, as the server sees it: start, ask, end."""

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress

from htl_dash.exports.file_kind import FileKind
from htl_dash.exports.steps import Step
from htl_dash.viewmodels.document import Document
from htl_dash.viewmodels.frozen import freeze
from htl_dash.viewmodels.frozen_parts import Frozen

KIND, CONTENT = "kind", "content"
"""What stands in a request."""
WORDS, DONE, SIZE = "words", "done", "size"
"""What stands in an answer."""
_LAST_WORDS_SECONDS = 5.0
"""So long it may take to write in the log what went wrong."""
_MODULE = "htl_dash.exports.worker"


class WorkerGoneError(RuntimeError):
    """The process has ended, because it was told to or because something went wrong."""


class WorkerProcess:
    """A process that makes one file after another."""

    def __init__(self) -> None:
        """Start it; it looks for the settings that the environment has now."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", _MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=_less_urgent(),
        )

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    def make(
        self, kind: FileKind, document: Document, tell: Callable[[Step], None]
    ) -> bytes:
        """Return the file, and tell every step as it begins.

        Raises:
            FrozenError: Something in the document is of a kind that cannot be sent.
            WorkerGoneError: The process ended before the file was there; if something
                was wrong, that stands in the log.
        """
        content = freeze(Frozen(document, (), "", "", ()))
        asked = json.dumps({KIND: kind, CONTENT: content})
        try:
            return self._answer(asked.encode("ascii") + b"\n", tell)
        except (OSError, ValueError) as gone:  # a pipe without another end
            raise WorkerGoneError(str(gone)) from gone

    def _answer(self, asked: bytes, tell: Callable[[Step], None]) -> bytes:
        given, taken = self._process.stdin, self._process.stdout
        if given is None or taken is None:
            raise WorkerGoneError("no pipes")
        given.write(asked)
        given.flush()
        while line := taken.readline():
            told = json.loads(line)
            if SIZE in told:
                body = taken.read(told[SIZE])
                if len(body) == told[SIZE]:
                    return body
                break
            tell(Step(told[WORDS], told[DONE]))
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_WORDS_SECONDS)
        raise WorkerGoneError("ended before the file was there")

    def end(self) -> None:
        """End it at once, with whatever it is making."""
        self._process.kill()
        self._process.wait()


def _less_urgent() -> int:
    """Return what lets Windows put the server's own work first; others do it inside."""
    if sys.platform == "win32":
        return subprocess.BELOW_NORMAL_PRIORITY_CLASS
    return 0
