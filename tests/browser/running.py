"""Start the real server and a real browser, for tests, screenshots and benchmarks."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
# The shell draws the same pages without a browser's own windows around them, for two
# thirds of the work.
CHROMIUM_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
)
# The software renderer draws the map alike with and without a graphics card; the rest
# keeps a browser that nobody is watching from calling its maker.
CHROMIUM_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-component-update",
    "--disable-background-networking",
    "--no-first-run",
    "--force-color-profile=srgb",
)
START_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address without a closing slash, and its process."""

    address: str
    pid: int


def free_port() -> int:
    """Return a port on this computer that nothing listens on just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def product(folder: Path, start_in: Path = ROOT) -> Iterator[Server]:
    """Serve HTL Dash, started in `start_in`, with a database of its own in `folder`."""
    port = free_port()
    command = [sys.executable, "-m", "htl_dash", "serve", "--port", str(port)]
    place = {"HTL_DATABASE": f"sqlite:///{folder / 'htl.db'}"}
    with running(command, port, start_in, folder / "server.log", place) as server:
        yield server


@contextmanager
def training(folder: Path) -> Iterator[Server]:
    """Serve the training, as `htl demo` does, with a database of its own in `folder`."""
    port = free_port()
    command = [sys.executable, "-m", "htl_dash", "demo", "--port", str(port)]
    place = {"HTL_TRAINING_DATABASE": f"sqlite:///{folder / 'training.db'}"}
    with running(command, port, ROOT, folder / "training.log", place) as server:
        yield server


@contextmanager
def running(
    command: Sequence[str],
    port: int,
    folder: Path,
    log: Path,
    environment: dict[str, str] | None = None,
) -> Iterator[Server]:
    """Run `command` in `folder` until its health page answers, and end it after.

    Raises RuntimeError with the closing lines of the log when it never answers.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | (environment or {}),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for_health(address, process, log)
        yield Server(address, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for_health(
    address: str, process: "subprocess.Popen[bytes]", log: Path
) -> None:
    """Return when the server answers; raise RuntimeError if it ends or never does."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    closing = "\n".join(log.read_text(errors="replace").splitlines()[-30:])
    raise RuntimeError(f"The server does not answer at {address}.\n{closing}")


def chromium_path(playwright: Playwright) -> str | None:
    """Return the Chromium to use: the named one, the system's or Playwright's own."""
    named = os.environ.get("HTL_CHROMIUM")
    found = (shutil.which(name) for name in CHROMIUM_NAMES)
    own = playwright.chromium.executable_path
    return named or next(filter(None, found), own if Path(own).exists() else None)


@contextmanager
def browsing() -> Iterator[Browser | None]:
    """Give a headless Chromium, or None when this computer has none."""
    with sync_playwright() as playwright:
        path = chromium_path(playwright)
        if path is None:
            yield None
            return
        # Chromium refuses to run as root, as in a container, unless told so.
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        flags = [*CHROMIUM_FLAGS, *(["--no-sandbox"] if is_root else [])]
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        try:
            yield browser
        finally:
            browser.close()
