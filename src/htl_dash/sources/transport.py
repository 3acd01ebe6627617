"""The one way out to the live sources: patient, polite and written down.

A source that is busy or falls silent is asked again, more and more seldom. An answer
that is cut off counts as none. Certificates are always verified; a proxy and own
root certificates are taken from the environment, as municipal networks need.
"""

import random as chance
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from types import TracebackType
from typing import Self

import httpx

from htl_dash.settings import contact
from htl_dash.sources.answers import explanation, json_of, source_error
from htl_dash.sources.exchange import JSON, Answer, Attempt, Fault, Request, plain_url
from htl_dash.sources.failure import (
    FailedError,
    fault_of,
    fault_of_status,
    redirected,
    retry_after,
)
from htl_dash.sources.pace import Pace
from htl_dash.sources.source import StoppedError

__all__ = ["Answer", "Attempt", "Fault", "Request", "Transport", "json_of"]

MEGABYTE = 1024 * 1024
MOST_BYTES = 100 * MEGABYTE
MOST_ATTEMPTS, MOST_SILENT = 5, 2
"""A source that does not answer in time has been waited for long enough the second time."""
MOST_REDIRECTS = 5
MOST_WAIT = 120.0
"""Seconds. A source that asks for a longer pause is left for another time."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
LONGEST_ANSWER = timedelta(minutes=5)
STEP = 0.2
TIMEOUT = httpx.Timeout(60, connect=15)
REFUSAL_BYTES = 8192
_MILLISECOND = timedelta(milliseconds=1)


class Transport:
    """Sends requests one at a time. Used as a context manager; not shared by threads."""

    def __init__(
        self,
        *,
        log: Callable[[Attempt], None] | None = None,
        is_stopped: Callable[[], bool] | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        random: Callable[[], float] = chance.random,
        timeout: httpx.Timeout = TIMEOUT,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        """Take what is done at each attempt, and how time passes."""
        self._log = log or (lambda attempt: None)
        self._is_stopped = is_stopped or (lambda: False)
        self._sleep = sleep
        self._clock = clock
        self._random = random
        self._most_bytes = most_bytes
        self._paces: dict[str, Pace] = {}
        self._client = httpx.Client(
            timeout=timeout, headers={"User-Agent": user_agent()}, trust_env=True
        )

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the connections."""
        self._client.close()

    @property
    def year(self) -> int:
        """The year it is now, by the transport's clock."""
        return self._clock().year

    def pace(self, host: str, calls: int, seconds: float) -> None:
        """Let a host have at most `calls` in any `seconds`. `host` may be an address."""
        self._paces[_host(host)] = Pace(calls, seconds)

    def send(self, request: Request) -> Answer:
        """Return the whole answer to a request.

        Raises:
            SourceError: It could not be had; facts `fault` and `status` say why.
            StoppedError: Somebody stopped the work.
        """
        try:
            address = request.address
        except httpx.InvalidURL:
            raise source_error(Fault.ADDRESS, request.url, request.source) from None
        attempt = 0
        while True:
            attempt += 1
            try:
                return self._follow(request, address, attempt)
            except FailedError as error:
                wait = self._wait_after(error, attempt)
                if wait is None:
                    raise source_error(
                        error.fault,
                        error.url,
                        request.source,
                        status=error.status,
                        said=error.said,
                        most=self._most_bytes // MEGABYTE,
                    ) from error
                self._rest(wait)

    def _wait_after(self, error: FailedError, attempt: int) -> float | None:
        """Return seconds until the next attempt; None where there is to be none."""
        most = MOST_SILENT if error.fault is Fault.TIMEOUT else MOST_ATTEMPTS
        if not error.is_passing or attempt >= most:
            return None
        if error.wait is not None:
            return error.wait if error.wait <= MOST_WAIT else None
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** (attempt - 1))
        return pause * (0.5 + self._random() / 2)

    def _follow(self, request: Request, address: str, attempt: int) -> Answer:
        for _ in range(MOST_REDIRECTS):
            found = self._exchange(request, address, attempt)
            if isinstance(found, Answer):
                return found
            address = found
        raise FailedError(Fault.REDIRECT, address)

    def _exchange(self, request: Request, url: str, attempt: int) -> Answer | str:
        """Send once, and log it. Return the answer, or where to go instead."""
        self._keep_pace(url)
        began = self._clock()
        status, size, fault = None, 0, ""
        try:
            with self._client.stream(
                request.method,
                url,
                content=request.body or None,
                headers=_head(request),
            ) as response:
                status = response.status_code
                try:
                    return self._taken(request, response, began)
                finally:
                    size = response.num_bytes_downloaded
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            fault = fault_of(error)
            raise FailedError(Fault(fault), url) from error
        except FailedError as error:
            fault = error.fault
            raise
        except StoppedError:
            fault = Fault.STOPPED
            raise
        finally:
            self._log(
                Attempt(
                    at=began.isoformat(timespec="milliseconds"),
                    method=request.method,
                    url=plain_url(url),
                    attempt=attempt,
                    status=status,
                    milliseconds=max(0, (self._clock() - began) // _MILLISECOND),
                    size=size,
                    fault=str(fault),
                )
            )

    def _taken(
        self, request: Request, response: httpx.Response, began: datetime
    ) -> Answer | str:
        url, status = str(response.url), response.status_code
        if "," in response.headers.get("content-encoding", ""):  # a bomb in a bomb
            raise FailedError(Fault.UNEXPECTED, url, status)
        if response.has_redirect_location:
            return redirected(url, response.headers["location"], request.method)
        if not response.is_success:
            part = next(response.iter_bytes(REFUSAL_BYTES), b"")
            wait = retry_after(response.headers.get("retry-after", ""), self._clock())
            fault = fault_of_status(status)
            raise FailedError(fault, url, status, wait, explanation(part))
        content = self._body(response, began)
        at = self._clock().isoformat(timespec="seconds")
        return Answer.of(request, response, content, at)

    def _body(self, response: httpx.Response, began: datetime) -> bytes:
        """Return the bytes, unpacked; all of them, and not too many."""
        url, parts, size = str(response.url), [], 0
        for part in response.iter_bytes():
            self._heed_stop()
            size += len(part)
            if size > self._most_bytes:
                raise FailedError(Fault.TOO_LARGE, url, response.status_code)
            if self._clock() - began > LONGEST_ANSWER:
                raise FailedError(Fault.TIMEOUT, url, response.status_code)
            parts.append(part)
        promised = response.headers.get("content-length", "")
        if promised.isdecimal() and int(promised) != response.num_bytes_downloaded:
            raise FailedError(Fault.CUT, url, response.status_code)
        return b"".join(parts)

    def _keep_pace(self, url: str) -> None:
        self._heed_stop()
        if pace := self._paces.get(_host(url)):
            self._rest(pace.wait(self._clock()))
            pace.sent(self._clock())

    def _rest(self, seconds: float) -> None:
        """Sleep in small steps, so that a stop is soon heeded."""
        self._heed_stop()
        while seconds > 0:
            self._sleep(min(STEP, seconds))
            seconds -= STEP
            self._heed_stop()

    def _heed_stop(self) -> None:
        if self._is_stopped():
            raise StoppedError


def user_agent() -> str:
    """Return who is asking, with a contact where one has been given."""
    name = f"HTL-Dash/{version('htl-dash')}"
    return f"{name} (+{contact()})" if contact() else name


def _host(text: str) -> str:
    return httpx.URL(text).netloc.decode() if "://" in text else text


def _head(request: Request) -> dict[str, str]:
    sent = {"Content-Type": JSON} if request.body else {}
    return {"Accept": request.accept, **sent}
