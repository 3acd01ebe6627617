"""The web server: the Streamlit app, its map geometry, and a page in Swedish.

`app` is what the server runs; `serve` starts it. The middleware does what a script
cannot: it marks the page as Swedish, brings the words for Streamlit's own controls,
lets the browser keep the geometry, and tells one browser's drafts from another's.
"""

import gc
import socket
import tomllib
from time import monotonic
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import media_file_manager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.server.starlette import starlette_server

from htl_dash.domain.errors import HtlError
from htl_dash.settings import ROOT, pack_folder
from htl_dash.sources.pack import geometry_file
from htl_dash.text import t
from htl_dash.ui.desk import COOKIE, LASTS_SECONDS, new_token
from htl_dash.ui.fences import HEADERS, ask_nobody_outside
from htl_dash.ui.page_files import A_YEAR, head, page_file
from htl_dash.ui.problems import show_problem

KEPT_SECONDS = 60.0


class SwedishPage:
    """Rewrites the one HTML page: its language, and our stylesheet and script."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the app behind."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through unchanged except HTML."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _may_be_page(scope["path"]):
            # What is packed cannot be rewritten; the page is 8 kB and sent as it is.
            kept = [(n, v) for n, v in scope["headers"] if n != b"accept-encoding"]
            scope = {**scope, "headers": kept}
        page = _Page(send, _cookies_of(scope))
        await self._app(scope, receive, page.send)


def _may_be_page(path: str) -> bool:
    """Whether the address may answer with the page: no file, none of the services."""
    services = ("/_stcore", "/htl/", "/media", "/component")
    return "." not in path.rpartition("/")[2] and not path.startswith(services)


class _Page:
    """Collects an HTML response and sends it rewritten."""

    def __init__(self, send: Send, cookies: str) -> None:
        self._send = send
        self._has_desk = f"{COOKIE}=" in cookies
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            await self._collect(message)

    async def _collect(self, message: Message) -> None:
        self._body += message.get("body", b"")
        if message.get("more_body") or self._start is None:
            return
        body = _in_swedish(self._body)
        kept = [
            (name, value)
            for name, value in self._start["headers"]
            if name.lower() not in (b"content-length", b"etag", b"last-modified")
        ]
        length = (b"content-length", str(len(body)).encode())
        ours = [length] if self._has_desk else [length, _desk_cookie()]
        await self._send({**self._start, "headers": [*kept, *HEADERS, *ours]})
        await self._send({"type": "http.response.body", "body": body})


def _cookies_of(scope: Scope) -> str:
    found = (value for name, value in scope["headers"] if name == b"cookie")
    return b"; ".join(found).decode("latin-1")


def _desk_cookie() -> tuple[bytes, bytes]:
    """Return the header that tells this browser from others, for drafts alone.

    Scripts cannot read it, other sites do not send it, and it says nothing of a person.
    """
    value = f"{COOKIE}={new_token()}; Max-Age={LASTS_SECONDS}; Path=/"
    return b"set-cookie", f"{value}; HttpOnly; SameSite=Strict".encode()


def _is_html(message: Message) -> bool:
    headers = {name.lower(): value for name, value in message["headers"]}
    is_plain = b"content-encoding" not in headers
    return is_plain and headers.get(b"content-type", b"").startswith(b"text/html")


def _in_swedish(html: bytes) -> bytes:
    text = html.decode("utf-8").replace('<html lang="en">', '<html lang="sv">')
    return text.replace("</head>", f"{head()}</head>", 1).encode("utf-8")


async def geometry(request: Request) -> Response:
    """Send one geometry file; its address carries the hash, so it never changes."""
    name = request.path_params["name"]
    try:
        body = geometry_file(pack_folder(), f"{name}.geojson")
    except HtlError:
        return PlainTextResponse(t("server.no_such_file"), status_code=404)
    headers = {"Cache-Control": A_YEAR}
    return Response(body, media_type="application/geo+json", headers=headers)


def _on_script_error(problem: Exception) -> bool:
    """Say that something is wrong and that it is logged; Streamlit would show code."""
    show_problem(problem)
    return True


# Until some session has run `st.navigation`, Streamlit takes the file names in pages/ for
# addresses and tells the first visitor of /omraden that there is no such page.
PagesManager.uses_pages_directory = False
ask_nobody_outside()


class KeptAWhile(media_file_manager.MediaFileMetadata):
    """Lets a file that was made on a click live until the browser has fetched it.

    No page shows such a file, and Streamlit takes it away after two runs of any page:
    with fifty readers that is often before the browser has come to ask for it.
    """

    _unused_since: float | None = None

    @property
    def is_marked_for_delete(self) -> bool:
        """Whether it has been unused for a while."""
        since = self._unused_since
        return since is not None and monotonic() - since > KEPT_SECONDS

    def mark_for_delete(self) -> None:
        """Begin to count."""
        self._unused_since = self._unused_since or monotonic()


media_file_manager.MediaFileMetadata = KeptAWhile  # type: ignore[misc]

app = st.App(
    ROOT / "app.py",
    routes=[
        Route("/htl/geometry/{version}/{name}", geometry),
        Route("/htl/{name}", page_file),
    ],
    middleware=[Middleware(SwedishPage)],
    on_script_error=_on_script_error,
)


def _bind_prompt_socket(address: str, port: int, backlog: int) -> socket.socket:
    """Bind as Streamlit does, and send every answer at once.

    Streamlit makes its socket with protocol 0, for which asyncio leaves Nagle's
    algorithm on: an answer then waits 40 ms for the browser's delayed receipt.
    Accepted connections take the option over from the listening socket.
    """
    bound = _bind_socket(address, port, backlog)
    bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return bound


_bind_socket = starlette_server._bind_socket
starlette_server._bind_socket = _bind_prompt_socket


def serve(port: int) -> None:
    """Run the server on the loopback address until it is stopped.

    Everything imported so far lives as long as the server: freezing it keeps Python's
    own collections short, since the collection after every rerun is turned off.
    """
    gc.collect()
    gc.freeze()
    print(t("server.running", address=f"http://localhost:{port}"), flush=True)
    app.run(
        config={
            **_configured(),
            "server.port": port,
            "server.address": "127.0.0.1",
            "logger.hideWelcomeMessage": True,
        }
    )


def _configured() -> dict[str, Any]:
    """Return .streamlit/config.toml as options.

    Streamlit finds the file by itself only from the folder the server was started in;
    from another one the first visitor would get its defaults, telemetry included.
    """
    text = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    return {
        f"{section}.{name}": value
        for section, options in tomllib.loads(text).items()
        for name, value in options.items()
    }
