"""The product's own web server, run inside the test's process.

What a page shows is asked for over Streamlit's agent API, which `htl serve` leaves off.
"""

import importlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

import uvicorn
from streamlit import config
from streamlit.runtime import Runtime

from htl_dash.ui import server

AGENT_API = "server.enableAgentApi"
START_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `headers` by name in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body, read as UTF-8."""
        return self.body.decode("utf-8")


@dataclass(frozen=True, slots=True)
class LiveServer:
    """A running server; paths are sent as they are written, tricks and all."""

    port: int

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path; in names of headers _ stands for -."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._ask("GET", path, None, named)

    def page(self, url_path: str, **address: str) -> dict[str, Any]:
        """Open a page as a new visitor; return Streamlit's description of it."""
        asked = {
            "page": url_path,
            "query_params": {word: [value] for word, value in address.items()},
        }
        headers = {"Content-Type": "application/json"}
        answer = self._ask(
            "POST", "/_stcore/agent/interact", json.dumps(asked), headers
        )
        assert answer.status == 200, answer.text
        return json.loads(answer.body)

    def _ask(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=START_SECONDS)
        try:
            connection.request(method, path, body, headers)
            found = connection.getresponse()
            names = {name.lower(): value for name, value in found.getheaders()}
            return Answer(found.status, names, found.read())
        finally:
            connection.close()


def elements(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every element of a page, outermost first."""
    waiting = [document["tree"]]
    while waiting:
        node = waiting.pop(0)
        yield node
        waiting += node.get("children", [])


@contextmanager
def live_server() -> Iterator[LiveServer]:
    """Run the server on a free port until the block ends."""
    config.set_option(AGENT_API, True)
    # An app runs once in its life: take a new one.
    app = importlib.reload(server).app
    listening = socket.create_server(("127.0.0.1", 0))
    running = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        _await_start(running)
        yield LiveServer(listening.getsockname()[1])
    finally:
        running.should_exit = True
        thread.join()
        listening.close()
        config.set_option(AGENT_API, False)
        # There can be one runtime in a process, and Streamlit never forgets it.
        Runtime._instance = None


def _await_start(running: uvicorn.Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not running.started:
        assert time.monotonic() < deadline, "the server did not start"
        time.sleep(0.01)
