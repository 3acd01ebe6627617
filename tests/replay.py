"""A server that answers as a source would, over a real socket, with faults when asked.

Plugin with the fixture `replay`. Answers are recorded bytes, made-up JSON or a function
of the request; a fault comes once, before the answer that would have come.
"""

import json
import re
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

JSON = "application/json; charset=utf-8"


@dataclass(frozen=True)
class Seen:
    """One request as it came. `query` has the last value of each name."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def sent(self) -> Any:
        """The JSON that was posted."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Said:
    """An answer with more than a body; what a function of a request may return."""

    body: Any = b""
    status: int = 200
    media_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)


Body = bytes | str | dict | list | Callable[[Seen], Any]
Path = str | re.Pattern[str]


@dataclass(frozen=True)
class _Answer:
    path: Path
    query: Mapping[str, str]
    method: str
    body: Body
    said: Said

    def fits(self, seen: Seen) -> bool:
        return self.method == seen.method and _fits(self.path, self.query, seen)


@dataclass
class _Fault:
    path: Path | None
    query: Mapping[str, str]
    said: Said
    cut: bool
    drop: bool
    after: float
    times: int


class Replay:
    """What the server has been told to answer, and what it has been asked."""

    def __init__(self, server: HTTPServer) -> None:
        """Take over a running server."""
        self.requests: list[Seen] = []
        self.url = server.url_for("").rstrip("/")
        self._answers: list[_Answer] = []
        self._faults: list[_Fault] = []
        everything = server.expect_request(re.compile(".*"))
        everything.respond_with_handler(self._respond)

    def answer(
        self,
        path: Path,
        body: Body,
        *,
        query: Mapping[str, str] | None = None,
        method: str = "GET",
        status: int = 200,
        media_type: str = JSON,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Answer a path (or pattern of the whole path) with bytes, text or JSON.

        A function is called with what was Seen, and returns any of these or Said.
        Where several answers fit, the one that names most of the query is given, and of
        those the latest. What nobody has an answer to is 404.
        """
        said = Said(b"", status, media_type, headers or {})
        self._answers.append(_Answer(path, query or {}, method, body, said))

    def fail_once(
        self,
        path: Path | None = None,
        *,
        query: Mapping[str, str] | None = None,
        status: int = 503,
        body: Body = b"",
        media_type: str = JSON,
        headers: Mapping[str, str] | None = None,
        cut: bool = False,
        drop: bool = False,
        after: float = 0.0,
        times: int = 1,
    ) -> None:
        """Let the next request (to a path) fail.

        `cut` sends the true answer with a Content-Length that is longer than it, `drop`
        closes the connection without a word, and `after` waits that many seconds and
        then gives the true answer; otherwise `status` and `body` are given.
        """
        said = Said(body, status, media_type, headers or {})
        asked = query or {}
        self._faults.append(_Fault(path, asked, said, cut, drop, after, times))

    def paths(self) -> list[str]:
        """Return what has been asked for, in order."""
        return [one.path for one in self.requests]

    def _respond(self, request: Request) -> Response:
        seen = Seen(
            method=request.method,
            path=request.path,
            query=dict(request.args.items()),
            headers=dict(request.headers.items()),
            body=request.get_data(),
        )
        self.requests.append(seen)
        fault = self._fault(seen)
        if fault and fault.drop:
            request.environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
            return Response()
        if fault and fault.after:
            time.sleep(fault.after)
        elif fault and not fault.cut:
            return _response(fault.said)
        found = _response(self._said(seen))
        if fault and fault.cut:
            found.automatically_set_content_length = False
            found.headers["Content-Length"] = str(len(found.get_data()) + 100)
        return found

    def _fault(self, seen: Seen) -> _Fault | None:
        for one in self._faults:
            if one.times and _fits(one.path, one.query, seen):
                one.times -= 1
                return one
        return None

    def _said(self, seen: Seen) -> Said:
        fitting = [one for one in self._answers if one.fits(seen)]
        if not fitting:
            return Said({"error": f"no answer to {seen.method} {seen.path}"}, 404)
        best = max(reversed(fitting), key=lambda one: len(one.query))
        body = best.body(seen) if callable(best.body) else best.body
        if isinstance(body, Said):
            return body
        return Said(body, best.said.status, best.said.media_type, best.said.headers)


def _fits(wanted: Path | None, query: Mapping[str, str], seen: Seen) -> bool:
    if isinstance(wanted, str):
        is_there = wanted == seen.path
    else:
        is_there = wanted is None or wanted.fullmatch(seen.path) is not None
    return is_there and all(seen.query.get(name) == v for name, v in query.items())


def _response(said: Said) -> Response:
    body = said.body
    if not isinstance(body, bytes | str):
        body = json.dumps(body, ensure_ascii=False)
    found = Response(body, said.status, content_type=said.media_type)
    found.headers.update(said.headers)
    return found


@pytest.fixture(scope="session")
def replay_server() -> Iterator[HTTPServer]:
    with HTTPServer(host="127.0.0.1", threaded=True) as server:
        yield server


@pytest.fixture
def replay(
    replay_server: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Replay]:
    """A server of one's own for a test; no proxy stands between."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    replay_server.clear()
    yield Replay(replay_server)
    replay_server.check_handler_errors()
    replay_server.clear()
