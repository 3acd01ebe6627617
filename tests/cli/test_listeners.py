"""A command ends quietly where nobody reads it, or lacks its letters: `htl status | head`."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import IO

import pytest

from htl_dash.cli.fetch import Shown
from htl_dash.cli.listeners import UNHEARD, heard
from htl_dash.domain.fetch_report import Progress


@pytest.fixture
def deaf() -> Iterator[IO[str]]:
    """A pipe that nobody reads any more."""
    reads, writes = os.pipe()
    os.close(reads)
    with (
        open(writes, "wb", buffering=0) as raw,
        io.TextIOWrapper(raw, write_through=True) as pipe,
    ):
        yield pipe


def test_a_command_that_nobody_reads_ends_without_a_traceback(deaf):
    words = "from htl_dash.cli.listeners import heard; import sys"
    script = f"{words}; sys.exit(heard(lambda: print('ord') or 0))"
    run = [sys.executable, "-c", script]
    done = subprocess.run(run, stdout=deaf, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (UNHEARD, b"")


def test_a_letter_that_a_log_does_not_have_stops_nothing(monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    run = [sys.executable, "-m", "htl_dash", "fetch", "--help"]
    done = subprocess.run(run, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"S? skrivs" in done.stdout


def test_a_command_without_any_output_does_its_work(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    assert heard(lambda: 3) == 3


def test_progress_that_nobody_reads_does_not_stop_a_fetch(deaf, monkeypatch):
    monkeypatch.setattr(sys, "stderr", deaf)
    shown = Shown(quiet=False)
    for n, title in enumerate(("Första", "Andra")):
        shown.tell(Progress(title, n, 2, 0, 0))
    shown.end()
