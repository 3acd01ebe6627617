"""What becomes of a command's words: of letters that nobody has, and where nobody reads."""

import io
import os
import sys
from collections.abc import Callable
from typing import TextIO

UNHEARD = 141
"""What a shell says of a program that ended so: 128 and the number of SIGPIPE."""


def heard(work: Callable[[], int]) -> int:
    """Run a command to its last word; return its exit code, or UNHEARD.

    A letter that the place it is written to does not have becomes a question mark.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        try:
            return work()
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()  # Else it breaks when Python itself has ended.
    except BrokenPipeError:
        hush(sys.stdout)
        return UNHEARD


def hush(stream: TextIO) -> None:
    """Let what is left to be said to a listener that is gone go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
