"""Our stylesheet and script, each under an address that changes with what is in it.

A browser may keep them for a year: after an upgrade the page asks for other addresses.
The page itself is never kept, see `server`.
"""

from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from htl_dash.text import t

ASSETS = Path(__file__).parent / "assets"
KINDS = {"page.css": "text/css", "page.js": "text/javascript"}
A_YEAR = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
VERSION = "v"


def head() -> str:
    """Return the elements that bring both files into a page."""
    css, js = (f"./htl/{name}?{VERSION}={_version(_read(name))}" for name in KINDS)
    return f'<link rel="stylesheet" href="{css}"><script defer src="{js}"></script>'


async def page_file(request: Request) -> Response:
    """Send the stylesheet or the script.

    It is to be kept only under the address of just this content: a server that is being
    upgraded may be asked by a page that was made before.
    """
    name = request.path_params["name"]
    if name not in KINDS:
        return PlainTextResponse(t("server.no_such_file"), status_code=404)
    body = _read(name)
    is_it = request.query_params.get(VERSION) == _version(body)
    headers = {"Cache-Control": A_YEAR if is_it else ASK_AGAIN}
    return Response(body, media_type=KINDS[name], headers=headers)


def _read(name: str) -> bytes:
    return (ASSETS / name).read_bytes()


def _version(body: bytes) -> str:
    return sha256(body).hexdigest()[:12]
