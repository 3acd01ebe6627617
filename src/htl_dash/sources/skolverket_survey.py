"""Skolverket's survey of pupils: answers per school, held against the questions' own words.

An answer has a row for each year that was asked, and a row has a question's words beside
its shares. A code in the catalogue names both: `ak5/securityRatioCorrespondsFully`. Of a
row only what the dataset asks for is kept: the other shares of a question would let
somebody work out one that Skolverket has hidden.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from htl_dash.domain.fetching import Asked, FetchDataset, FetchMeasure, SourceName
from htl_dash.domain.geography import Geography
from htl_dash.domain.mark import Mark, marked, read_mark
from htl_dash.domain.observation import TOTAL, Incoming
from htl_dash.domain.period import is_earlier
from htl_dash.domain.received import Received
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.sources.answers import json_of, refuse
from htl_dash.sources.redaction import Shape
from htl_dash.sources.skolverket_rows import ReadAnswer, body_of
from htl_dash.sources.wording import unlike
from htl_dash.text import t

SURVEYS = {"pupilsgr": "gr"}
"""Surveys that can be read, and the kind of schooling whose schools they are put to."""
_ROWS = "schoolYearMetrics"
_SCHOOL, _YEAR, _SEMESTER = "schoolUnitCode", "schoolYear", "semester"
_ANSWERS, _GROUP, _RESPONSE = "noOfAnswers", "noInGroup", "answeringFrequency"
_OF_A_QUESTION = re.compile(r"(\w+?)(?:Question)?(?:Ratio\w+|Average)")
_WHEN = re.compile(r"(?:VT|HT)(\d\d)")
_FEW = "-"
_PER_CENT, _WHOLE = "%", 100.0


@dataclass(frozen=True, slots=True)
class Survey:
    """How a school's answers to a survey are asked for and read: see `Kind`."""

    name: str
    tried = 1000
    silent = "source_skolverket.no_answers"

    @property
    def schooling(self) -> str:
        """Return the kind of schooling whose schools are asked."""
        return SURVEYS[self.name]

    def path(self, code: str) -> str:
        """Return where a school's answers are."""
        return f"school-units/{code}/surveys/{self.name}"

    def request(self, dataset: FetchDataset, code: str) -> str:
        """Return what tells the answers from others: what is kept of them belongs to it."""
        names = sorted({_name(one) for one in dataset.measures})
        return f"{self.name}/{code}/{','.join(names)}"

    def shape(self, dataset: FetchDataset) -> Shape:
        """Return what is kept: whose answers, how many, and what is asked for."""
        about = (_SCHOOL, _YEAR, _SEMESTER, _ANSWERS, _GROUP)
        names = [_name(one) for one in dataset.measures]
        words = [key for name in names if (key := _question(name))]
        row = dict.fromkeys((*about, *names, *words))
        return {"status": None, "message": None, "body": {_ROWS: row}}

    def titles(self, whole: Any, code: str, url: str) -> Mapping[str, str]:
        """Return the question's words for each code that a school has been asked.

        Raises:
            SourceError: It is another school, or no answer to a survey.
        """
        found: dict[str, str] = {}
        rows = [row for _, row in _rows(whole, code, url)]
        for row in sorted(rows, key=lambda one: str(one.get(_SEMESTER))[2:]):
            for name in row:
                key = f"{row.get(_YEAR)}/{name}"
                words = row.get(_question(name)) if _question(name) else key
                if words:
                    found[key] = str(words)
        return found

    def read(
        self, dataset: FetchDataset, asked: Asked, code: str, answer: Received
    ) -> ReadAnswer:
        """Read a school's answers; what was asked in other words is left out and told.

        Raises:
            SourceError: The answer is about another school, or a value cannot be read.
        """
        url = answer.origin
        rows = _rows(json_of(answer, SourceName.SKOLVERKET), code, url)
        figures: list[Incoming] = []
        other: list[str] = []
        seen: set[tuple[str, str]] = set()
        for measure in dataset.measures:
            for at, row in rows:
                if not _is_wanted(row, measure, dataset, asked, url):
                    continue
                period, mark = _period(row, url), _mark(row, measure, url)
                if (measure.code, period) in seen:
                    facts = {"measure": measure.code, "period": period}
                    _refuse(url, "source_skolverket.twice", **facts)
                seen.add((measure.code, period))
                words = _question(_name(measure))
                if words and not _means(measure, row.get(words), mark):
                    other.append(str(row.get(words) or ""))
                    continue
                cell = f"/body/{_ROWS}/{at}/{_name(measure)}"
                figures.append(
                    _figure(measure, code, period, mark, row, answer.checksum, cell)
                )
        return ReadAnswer(figures, tuple(other))


def _rows(whole: Any, code: str, url: str) -> list[tuple[int, dict[str, Any]]]:
    """Return the rows of an answer with their places; none where nobody was asked."""
    body = body_of(whole, None, url)
    rows = body.get(_ROWS, "")
    if rows is None:
        return []
    if not isinstance(rows, list) or not all(isinstance(one, dict) for one in rows):
        _refuse(url, "source_skolverket.no_survey")
    for row in rows:
        if row.get(_SCHOOL) != code:
            _refuse(url, "source_skolverket.other_school", found=row.get(_SCHOOL))
    return [*enumerate(rows)]


def _name(measure: FetchMeasure) -> str:
    return measure.code.partition("/")[2]


def _question(name: str) -> str:
    """Return what the words of a question are called; empty for what is no question."""
    found = _OF_A_QUESTION.fullmatch(name)
    return f"{found[1]}QuestionDescription" if found else ""


def _is_wanted(
    row: Mapping[str, Any],
    measure: FetchMeasure,
    dataset: FetchDataset,
    asked: Asked,
    url: str,
) -> bool:
    if row.get(_YEAR) != measure.code.partition("/")[0]:
        return False
    period = _period(row, url)
    return not any(is_earlier(period, o) for o in (dataset.from_period, asked.since))


def _period(row: Mapping[str, Any], url: str) -> str:
    """Return the year that a survey was made in: 2024 for VT24."""
    when = row.get(_SEMESTER)
    found = _WHEN.fullmatch(when) if isinstance(when, str) else None
    if found is None:
        _refuse(url, "source_skolverket.no_term", found=when)
    return f"20{found[1]}"


def _mark(row: Mapping[str, Any], measure: FetchMeasure, url: str) -> Mark:
    """Return what stands in a row; '-' is what stands where few have answered so."""
    text = row.get(_name(measure))
    if text is None:
        return marked("")
    if text == _FEW:
        return Mark(None, ObsStatus.MISSING, ConfStatus.PUBLISHER, _FEW)
    mark = read_mark(text) if isinstance(text, str) else None
    if mark is None or not _is_in_unit(mark, text, measure.unit):
        facts = {"measure": measure.code, "value": text}
        _refuse(url, "source_skolverket.unreadable_answer", **facts)
    return mark


def _is_in_unit(mark: Mark, text: str, unit: str) -> bool:
    if mark.value is None:
        return True
    is_share = text.endswith(_PER_CENT)
    return is_share == (unit == _PER_CENT) and 0 <= mark.value <= _WHOLE


def _means(measure: FetchMeasure, words: Any, mark: Mark) -> bool:
    """Whether the question is the one that we mean; one never put has no words."""
    if words is None:
        return mark == marked("")
    return unlike(measure.code, measure.words, str(words)) is None


def _figure(
    measure: FetchMeasure,
    code: str,
    period: str,
    mark: Mark,
    row: Mapping[str, Any],
    checksum: str,
    cell: str,
) -> Incoming:
    words = _question(_name(measure))
    is_put = not words or row.get(words) is not None
    status = mark.obs_status if is_put else ObsStatus.NOT_APPLICABLE
    return Incoming(
        indicator=measure.indicator,
        geography=Geography.SCHOOL,
        ref_area=code,
        time_period=period,
        sex=TOTAL,
        category=TOTAL,
        obs_value=mark.value,
        numerator=None,
        denominator=None if mark.value is None else _denominator(row, measure),
        obs_status=status,
        conf_status=mark.conf_status,
        symbol=mark.symbol,
        received=checksum,
        source_cell=cell,
    )


def _denominator(row: Mapping[str, Any], measure: FetchMeasure) -> int | None:
    """Return how many answered, or were asked; None where that is not told plainly."""
    text = row.get(_GROUP if _name(measure) == _RESPONSE else _ANSWERS)
    is_count = isinstance(text, str) and text.isascii() and text.isdecimal()
    return int(text) or None if is_count and text else None


def _refuse(url: str, key: str, /, **facts: object) -> NoReturn:
    refuse(SourceName.SKOLVERKET, url, t(key, **facts))
