"""Read an answer as JSON, or say truly what it is instead."""

import codecs
import json
import math
import re
from typing import Any, NoReturn, Protocol

from htl_dash.domain.fetching import SourceName
from htl_dash.sources.exchange import Answer, Cure, Fault, plain_url
from htl_dash.sources.json_text import can_be_written
from htl_dash.sources.source import SourceError
from htl_dash.text import t

_SAID_AT_MOST = 200
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CUT_WORD = re.compile(
    r"(?:\\u?[\da-fA-F]{0,4}|\b(?:t|tr|tru|f|fa|fal|fals|n|nu|nul)|[\d.][eE]?[-+]?|-)$"
)
"""An escape, a word or a number whose end is missing."""
_LONGEST_END = 6
_CURES = {
    Fault.ADDRESS: Cure.ADDRESS,
    Fault.CERTIFICATE: Cure.CERTIFICATE,
    Fault.PROXY: Cure.NETWORK,
    Fault.CONNECT: Cure.NETWORK,
    Fault.FORBIDDEN: Cure.NETWORK,
    Fault.TIMEOUT: Cure.WAIT,
    Fault.CUT: Cure.WAIT,
    Fault.BUSY: Cure.WAIT,
    Fault.DOWN: Cure.WAIT,
    Fault.EMPTY: Cure.WAIT,
    Fault.CUT_JSON: Cure.WAIT,
    Fault.WEB_PAGE: Cure.WEB_PAGE,
    Fault.STOPPED: Cure.AGAIN,
}
"""What to do; where nothing is said here, the source has probably changed."""


class Came(Protocol):
    """An Answer, or something Received: bytes and the address that gave them."""

    @property
    def origin(self) -> str:
        """The address."""

    @property
    def content(self) -> bytes:
        """The bytes."""


def source_error(
    fault: Fault,
    url: str,
    source: SourceName | None,
    *,
    status: int | None = None,
    said: str = "",
    **facts: object,
) -> SourceError:
    """Return what to raise. `said` is the source's own explanation, if it gave one."""
    problem = t(f"source_fault.{fault}", status=status, **facts)
    if said:
        problem += " " + t("source.said", said=said)
    return SourceError(
        source=source_name(url, source),
        url=plain_url(url),
        problem=problem,
        cure=t(f"source_cure.{_CURES.get(fault, Cure.CHANGED)}"),
        fault=fault,
        status=status,
    )


def refuse(source: SourceName, url: str, problem: str) -> NoReturn:
    """Raise that a source has answered with something else than what was asked."""
    raise SourceError(
        source=source_name(url, source),
        url=plain_url(url),
        problem=problem,
        cure=t(f"source_cure.{Cure.CHANGED}"),
        fault=None,
        status=None,
    )


def source_name(url: str, source: SourceName | None) -> str:
    """Return what a source is called; its address where it has no name."""
    return t(f"source_name.{source}") if source else plain_url(url)


def json_of(came: Answer | Came, source: SourceName | None = None) -> Any:
    """Return what an answer in JSON says.

    The text is UTF-8, with or without a byte order mark, whatever the answer calls it.
    Of keys that stand twice, the last holds. Numbers that are none are refused.

    Raises:
        SourceError: The answer is empty, cut off, a web page or in another charset.
    """
    if isinstance(came, Answer):
        source = source or came.request.source
    fault, found = _read(came.content)
    if fault:
        raise source_error(fault, came.origin, source)
    return found


def as_json(answer: Answer) -> Answer:
    """Return an answer that is JSON as it came, for a reader that keeps to its bytes.

    Raises:
        SourceError: The answer is empty, cut off, a web page or in another charset.
    """
    json_of(answer)
    return answer


def explanation(content: bytes) -> str:
    """Return what a refusal says about itself; empty where it says nothing readable."""
    fault, found = _read(content)
    if fault or not isinstance(found, dict):
        return ""
    said = (found.get(key) for key in ("detail", "title", "error", "message"))
    words = next((one for one in said if isinstance(one, str) and one.strip()), "")
    plain = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return plain[:_SAID_AT_MOST]


def _read(content: bytes) -> tuple[Fault | None, Any]:
    if content.startswith(_WIDE):
        return Fault.NOT_UTF8, None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        is_cut = error.reason == "unexpected end of data"
        page = content.lstrip()[:1] == b"<"
        return _first(page, is_cut, Fault.NOT_UTF8), None
    if not text.strip():
        return Fault.EMPTY, None
    try:
        found = json.loads(text, parse_constant=_constant, parse_float=_finite)
    except json.JSONDecodeError as error:
        is_page = text.lstrip()[:1] == "<"
        return _first(is_page, _is_cut(text.rstrip(), error), Fault.NOT_JSON), None
    except (ValueError, RecursionError):
        return Fault.NOT_JSON, None
    return (None, found) if can_be_written(text, found) else (Fault.NOT_JSON, None)


def _is_cut(text: str, error: json.JSONDecodeError) -> bool:
    """Whether all is well as far as it goes."""
    if error.pos >= len(text) or error.msg.startswith("Unterminated"):
        return True
    return len(text) - error.pos <= _LONGEST_END and bool(_CUT_WORD.search(text))


def _first(is_page: bool, is_cut: bool, otherwise: Fault) -> Fault:
    if is_page:
        return Fault.WEB_PAGE
    return Fault.CUT_JSON if is_cut else otherwise


def _constant(name: str) -> NoReturn:
    raise ValueError(name)


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value
