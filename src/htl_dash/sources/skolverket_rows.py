"""One school's statistics as figures, each with Skolverket's own reason where it has none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from htl_dash.domain.fetching import Asked, FetchDataset, SourceName
from htl_dash.domain.geography import Geography
from htl_dash.domain.mark import Mark, marked, read_mark
from htl_dash.domain.observation import TOTAL, Incoming
from htl_dash.domain.period import is_earlier
from htl_dash.domain.received import Received
from htl_dash.sources.answers import json_of, refuse
from htl_dash.text import t

_EXISTS = "EXISTS"
_WITHOUT = (
    "MISSING",
    "OMITTED_DUE_TO_BASED_ON_FEW_PUPILS",
    "ROUNDED_OFF_DUE_TO_FEW_PUPILS_NOT_ELIGIBLE",
    "TEACHERS_EXCLUDED_DUE_TO_NO_REQUIRED_LEGITIMATION",
)
"""Kinds of values that are no figures, whatever stands beside them: '~100' is not 100."""
_PERIOD = re.compile(r"(\d{4})(?:/(\d{2}))?")


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """The figures in one school's answer, and questions that were other than ours."""

    figures: list[Incoming]
    other_questions: tuple[str, ...] = ()


def figures_of(
    dataset: FetchDataset, asked: Asked, code: str, answer: Received
) -> Iterator[Incoming]:
    """Give the figures of one school for the measures and periods asked for.

    Raises:
        SourceError: The answer is about another school, or a value cannot be read.
    """
    body = body_of(json_of(answer, SourceName.SKOLVERKET), code, answer.origin)
    checksum = answer.checksum
    firsts = dataset.from_period, asked.since
    for measure in dataset.measures:
        seen: set[str] = set()
        for at, one in enumerate(_values(body, measure.code, answer.origin)):
            mark = _mark(one, measure.code, answer.origin)
            period = one.get("timePeriod")
            if period is None and mark.value is None:
                continue
            if not isinstance(period, str) or not _is_period(period):
                _refuse(answer.origin, "source_skolverket.no_period", found=period)
            if period in seen:
                facts = {"measure": measure.code, "period": period}
                _refuse(answer.origin, "source_skolverket.twice", **facts)
            seen.add(period)
            if any(is_earlier(period, first) for first in firsts):
                continue
            yield Incoming(
                indicator=measure.indicator,
                geography=Geography.SCHOOL,
                ref_area=code,
                time_period=period,
                sex=TOTAL,
                category=TOTAL,
                obs_value=mark.value,
                numerator=None,
                denominator=None,
                obs_status=mark.obs_status,
                conf_status=mark.conf_status,
                symbol=mark.symbol,
                received=checksum,
                source_cell=f"/body/{measure.code}/{at}/value",
            )


def body_of(whole: Any, code: str | None, url: str) -> dict[str, Any]:
    """Return what an answer holds; of one school where its code is given.

    Raises:
        SourceError: The service says that it has failed, or it is another school.
    """
    body = whole.get("body") if isinstance(whole, dict) else None
    if not isinstance(body, dict) or whole.get("status") != "OK":
        _refuse(url, "source_skolverket.not_ok")
    if code is not None and body.get("schoolUnit") != code:
        _refuse(url, "source_skolverket.other_school", found=body.get("schoolUnit"))
    return body


def _values(body: dict[str, Any], measure: str, url: str) -> list[Any]:
    """Return a measure's values; a school that lacks it has none."""
    values = body.get(measure)
    if values is None:
        return []
    if not isinstance(values, list) or not all(isinstance(v, dict) for v in values):
        _refuse(url, "source_skolverket.no_values", measure=measure)
    return values


def _is_period(text: str) -> bool:
    """Whether a text is a year, or a school year whose last year is the next."""
    match = _PERIOD.fullmatch(text)
    if match is None:
        return False
    return match[2] is None or (int(match[1]) + 1) % 100 == int(match[2])


def _mark(one: dict[str, Any], measure: str, url: str) -> Mark:
    kind, value = one.get("valueType"), one.get("value")
    if kind in _WITHOUT:
        return marked(kind)
    mark = read_mark(value or "") if isinstance(value, str | None) else None
    if kind != _EXISTS or mark is None:
        facts = {"measure": measure, "kind": kind, "value": value}
        _refuse(url, "source_skolverket.unreadable", **facts)
    return mark


def _refuse(url: str, key: str, /, **facts: object) -> NoReturn:
    refuse(SourceName.SKOLVERKET, url, t(key, **facts))
