"""The process that makes files beside the server, so that no page waits for them.

`python -m htl_dash.exports.worker`. Slides keep Python itself busy, and paper both
processors: made by the server's own process they hold up everybody's pages.

A request is one line of JSON: the kind of file, and a document as frozen text, of which
nothing is ever run. The answer is lines of JSON too: steps, and at the end the file's
size and then the file itself. Everything goes through the two pipes and nothing is
written to disk. The process ends when nobody can ask any more.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import BinaryIO

from htl_dash.exports.file_kind import FileKind
from htl_dash.exports.pdf import pdf_steps
from htl_dash.exports.slides import slide_steps
from htl_dash.exports.steps import Step, Steps, finished
from htl_dash.exports.workbook import workbook_steps
from htl_dash.exports.worker_process import (
    CONTENT,
    DONE,
    KIND,
    SIZE,
    WORDS,
)
from htl_dash.viewmodels.document import Document
from htl_dash.viewmodels.frozen import thaw

_MAKERS: dict[FileKind, Callable[[Document], Steps]] = {
    FileKind.PDF: pdf_steps,
    FileKind.PPTX: slide_steps,
    FileKind.XLSX: workbook_steps,
}
_LESS_URGENT = 10


def main() -> None:
    """Answer one request after another until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends it, not Ctrl+C
    if sys.platform != "win32":  # there the server sets it when it starts this
        os.nice(_LESS_URGENT)
    out = _own_output()
    for line in sys.stdin.buffer:
        answer(line, out)


def answer(line: bytes, out: BinaryIO) -> None:
    """Make what a line asks for, and write steps and file.

    What goes wrong ends the process, with the whole of it in the server's log.
    """

    def tell(step: Step) -> None:
        _tell(out, {WORDS: step.words, DONE: step.done})

    asked = json.loads(line)
    document = thaw(asked[CONTENT]).document
    body = finished(_MAKERS[FileKind(asked[KIND])](document), tell)
    _tell(out, {SIZE: len(body)})
    out.write(body)
    out.flush()


def _tell(out: BinaryIO, told: dict[str, object]) -> None:
    out.write(json.dumps(told).encode("ascii") + b"\n")
    out.flush()


def _own_output() -> BinaryIO:
    """Keep the pipe for answers alone: whatever else is printed goes to the log."""
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return own


if __name__ == "__main__":
    main()
