"""What is sent to a source, what it answers, and what is written down about it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

import httpx

from htl_dash.domain.fetching import SourceName
from htl_dash.domain.received import Received

JSON = "application/json"
_SECRET = re.compile(
    r"(?i)([?&][\w.-]*(?:key|token|password|secret|sig|signature)=)[^&#]*"
)
_KEPT_HEADERS = ("content-type", "content-length", "last-modified", "etag", "date")
_USER = re.compile(r"//[^/?#]*@")


class Fault(StrEnum):
    """What is wrong with an answer, or why there is none. Each has a text."""

    ADDRESS = "address"
    CONNECT = "connect"
    CERTIFICATE = "certificate"
    PROXY = "proxy"
    TIMEOUT = "timeout"
    CUT = "cut"
    TOO_LARGE = "too_large"
    REDIRECT = "redirect"
    STOPPED = "stopped"
    BUSY = "busy"
    DOWN = "down"
    BAD_REQUEST = "bad_request"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    GONE = "gone"
    UNPROCESSABLE = "unprocessable"
    UNEXPECTED = "unexpected"
    EMPTY = "empty"
    NOT_UTF8 = "not_utf8"
    WEB_PAGE = "web_page"
    CUT_JSON = "cut_json"
    NOT_JSON = "not_json"


class Cure(StrEnum):
    """What whoever meets a fault can do. Each has a text."""

    AGAIN = "again"
    WAIT = "wait"
    NETWORK = "network"
    CERTIFICATE = "certificate"
    ADDRESS = "address"
    WEB_PAGE = "web_page"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Request:
    """One question. `body` is JSON text; `source` is who is asked, for messages."""

    method: str
    url: str
    params: tuple[tuple[str, str], ...] = ()
    body: str = ""
    accept: str = JSON
    source: SourceName | None = None

    @property
    def address(self) -> str:
        """The whole address; httpx.InvalidURL where it is none."""
        url = httpx.URL(self.url)
        return str(url.copy_merge_params(list(self.params)) if self.params else url)


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer that was not refused, with its bytes as they came.

    `url` is the address that answered, `headers` a few of them in lower case, and `at`
    when it came: UTC, ISO 8601.
    """

    request: Request
    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes
    media_type: str
    encoding: str
    at: str

    @classmethod
    def of(
        cls, request: Request, response: httpx.Response, content: bytes, at: str
    ) -> Self:
        """Return what a response with its bytes says about itself."""
        known = response.headers
        media, _, _ = known.get("content-type", "").partition(";")
        media = media.strip().lower()
        return cls(
            request=request,
            url=str(response.url),
            status=response.status_code,
            headers={name: known[name] for name in _KEPT_HEADERS if name in known},
            content=content,
            media_type=media,
            encoding=response.charset_encoding or ("utf-8" if "json" in media else ""),
            at=at,
        )

    @property
    def origin(self) -> str:
        """The address that answered, as something Received has it."""
        return plain_url(self.url)

    def received(self, is_redacted: bool = False) -> Received:
        """Return the answer as it is to be kept."""
        return Received(
            origin=self.origin,
            content=self.content,
            received_at=self.at,
            request=self.request.body,
            media_type=self.media_type,
            encoding=self.encoding,
            is_redacted=is_redacted,
        )


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try, as the request log has it: never what was sent or answered.

    `attempt` counts from 1. `status` is None where nothing came, `size` is in bytes as
    sent, and `fault` is a Fault, or empty where all went well.
    """

    at: str
    method: str
    url: str
    attempt: int
    status: int | None
    milliseconds: int
    size: int
    fault: str


def plain_url(url: str) -> str:
    """Return an address without user, password or key, fit to be shown and kept."""
    return _SECRET.sub(r"\1***", _USER.sub("//", url, count=1))
