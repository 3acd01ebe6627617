"""Why an attempt to ask a source failed, and whether it is worth another."""

import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from htl_dash.sources.exchange import Fault

_PASSING = {Fault.CONNECT, Fault.PROXY, Fault.TIMEOUT, Fault.CUT, Fault.BUSY}
_PASSING_STATUS = {429, 500, 502, 503, 504}
_STATUS = {
    400: Fault.BAD_REQUEST,
    401: Fault.FORBIDDEN,
    403: Fault.FORBIDDEN,
    404: Fault.NOT_FOUND,
    407: Fault.PROXY,
    410: Fault.GONE,
    413: Fault.UNPROCESSABLE,
    414: Fault.UNPROCESSABLE,
    422: Fault.UNPROCESSABLE,
    429: Fault.BUSY,
}
_KEEP_METHOD = {"GET", "HEAD"}
_KINDS: tuple[tuple[type[Exception], Fault], ...] = (
    (httpx.TimeoutException, Fault.TIMEOUT),
    (httpx.ProxyError, Fault.PROXY),
    (httpx.ConnectError, Fault.CONNECT),
    (httpx.UnsupportedProtocol, Fault.ADDRESS),
    (httpx.LocalProtocolError, Fault.ADDRESS),
    (httpx.InvalidURL, Fault.ADDRESS),
)


class FailedError(Exception):
    """One attempt that gave no answer. `wait` is what the source asked for, in seconds.

    `said` is the source's own explanation, empty where it gave none.
    """

    def __init__(
        self,
        fault: Fault,
        url: str,
        status: int | None = None,
        wait: float | None = None,
        said: str = "",
    ) -> None:
        """Keep what is known."""
        super().__init__(fault)
        self.fault = fault
        self.url = url
        self.status = status
        self.wait = wait
        self.said = said

    @property
    def is_passing(self) -> bool:
        """Whether the same request may well succeed in a while."""
        if self.fault in _PASSING:
            return self.status != 407
        return self.status in _PASSING_STATUS


def fault_of(error: Exception) -> Fault:
    """Return what an error from httpx means; what is not known counts as cut off."""
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Fault.CERTIFICATE
        cause = cause.__cause__ or cause.__context__
    return next((fault for kind, fault in _KINDS if isinstance(error, kind)), Fault.CUT)


def fault_of_status(status: int) -> Fault:
    """Return what an answer's status means when it is not a success."""
    return _STATUS.get(status, Fault.DOWN if status >= 500 else Fault.UNEXPECTED)


def retry_after(text: str, now: datetime) -> float | None:
    """Return the seconds that a Retry-After asks for; None where it cannot be read.

    It is a number of seconds or a date (RFC 9110, 10.2.3). A date that has passed is 0.
    """
    if text.strip().isdecimal():
        return float(text)
    try:
        then = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - now).total_seconds())


def redirected(url: str, location: str, method: str) -> str:
    """Return the address that an answer points to.

    Only the same host is followed, and never from https to http. A question that was
    posted is not asked in another way.

    Raises:
        FailedError: It points elsewhere.
    """
    here = httpx.URL(url)
    try:
        there = here.join(location)
    except httpx.InvalidURL:
        raise FailedError(Fault.REDIRECT, url) from None
    safer = here.scheme == "http" and there.scheme == "https"
    same = (here.scheme, here.port) == (there.scheme, there.port)
    if here.host != there.host or not (same or safer) or method not in _KEEP_METHOD:
        raise FailedError(Fault.REDIRECT, url)
    return str(there)
