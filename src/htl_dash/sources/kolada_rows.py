"""Kolada's rows, page by page, as figures. What was not asked for is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from htl_dash.domain.fetching import FetchDataset, SourceName
from htl_dash.domain.geography import Geography
from htl_dash.domain.mark import REASONS, marked
from htl_dash.domain.observation import TOTAL, Incoming
from htl_dash.domain.received import Received
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.sources.answers import json_of, refuse
from htl_dash.text import t

_SEXES = {"K": "F", "M": "M", "T": TOTAL}
_RIKET = "0000"
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class _Question:
    """What a path asks for: data/kpi/{ids}/municipality/{ids}[/year/{years}]."""

    place_name: str
    codes: frozenset[str]
    places: frozenset[str]
    years: frozenset[str]

    @classmethod
    def of(cls, path: str) -> "_Question":
        """Read a part's path."""
        _, _, codes, name, places, *rest = path.split("/")
        years = rest[1].split(",") if rest else ()
        ids = frozenset(codes.split(",")), frozenset(places.split(","))
        return cls(name, *ids, frozenset(years))


class Rows:
    """Reads the answers of one dataset into `figures`."""

    def __init__(self, dataset: FetchDataset, schools: Mapping[str, str]) -> None:
        """Take what is asked for, and the schools by Kolada's ids."""
        self.figures: list[Incoming] = []
        self._indicators = {one.code: one.indicator for one in dataset.measures}
        self._schools = schools
        self._seen: dict[tuple[str, ...], list[str]] = {}
        self._with_figures: set[str] = set()
        self._means = 0

    def take(self, path: str, pages: Sequence[Received]) -> None:
        """Read one part's pages.

        Raises:
            SourceError: A row is not one that was asked for, or comes twice.
        """
        question = _Question.of(path)
        for page in pages:
            checksum = page.checksum
            rows = values_of(json_of(page, SourceName.KOLADA), page.origin)
            for at, row in enumerate(rows):
                self._row(question, row, at, page.origin, checksum)

    def notes(self) -> tuple[str, ...]:
        """Say what the answers did not give."""
        silent = sorted(self._indicators.keys() - self._with_figures)
        told = [t("source_kolada.silent", code=code) for code in silent]
        if self._means:
            told.append(t("source_kolada.means", count=self._means))
        return tuple(told)

    def _row(
        self, question: _Question, row: Any, at: int, url: str, checksum: str
    ) -> None:
        code, place = str(row.get("kpi")), str(row.get(question.place_name))
        period = str(row.get("period"))
        if code not in question.codes:
            _refuse(url, "source_kolada.stray", name="kpi", found=code)
        if place not in question.places:
            _refuse(url, "source_kolada.stray", name=question.place_name, found=place)
        if not _is_year(period) or (question.years and period not in question.years):
            _refuse(url, "source_kolada.stray", name="period", found=period)
        geography, area = self._place(question.place_name, place)
        indicator, seen = self._indicators[code], self._sexes_of(code, place, period)
        for n, value in enumerate(values_of(row, url)):
            if value.get("isdeleted"):
                continue
            count = value.get("count")
            if isinstance(count, int) and count > 1:
                self._means += 1
                continue
            sex = _SEXES.get(str(value.get("gender")))
            if sex is None:
                told = value.get("gender")
                _refuse(url, "source_kolada.stray", name="gender", found=told)
            if sex in seen:
                facts = {"code": code, "place": place, "period": period}
                _refuse(url, "source_kolada.twice", **facts)
            seen.append(sex)
            # By position: a row has three of these, and an answer may have 70 000 rows.
            about = (indicator, geography, area, period, sex, TOTAL)
            number, obs_status, conf_status, symbol = _said(value, url)
            cell = f"/values/{at}/values/{n}/value"
            self.figures.append(
                Incoming(
                    *about,
                    number,
                    None,
                    None,
                    obs_status,
                    conf_status,
                    symbol,
                    checksum,
                    cell,
                )
            )
        if seen:
            self._with_figures.add(code)

    def _sexes_of(self, *about: str) -> list[str]:
        """Return the sexes that there are figures of already."""
        return self._seen.setdefault(about, [])

    def _place(self, name: str, place: str) -> tuple[Geography, str]:
        """Return where a row belongs; Kolada writes region 20 as 0020."""
        if name == "ou":
            return Geography.SCHOOL, self._schools[place]
        if place.startswith("00") and place != _RIKET:
            return Geography.COUNTY, place[2:]
        return Geography.MUNICIPALITY, place


def values_of(page: Any, url: str) -> list[Any]:
    """Return a page's rows, or a row's values; SourceError where there are none."""
    values = page.get("values") if isinstance(page, dict) else None
    if not isinstance(values, list) or not all(isinstance(v, dict) for v in values):
        _refuse(url, "source_kolada.no_page")
    return values


def _said(value: Any, url: str) -> tuple[float | None, ObsStatus, ConfStatus, str]:
    """Return the figure, or what stands for it: null is never zero."""
    number, status = value.get("value"), str(value.get("status") or "")
    if isinstance(number, bool) or not isinstance(number, int | float | None):
        _refuse(url, "source_kolada.no_number", found=number)
    if number is not None:
        try:
            return float(number), ObsStatus.NORMAL, ConfStatus.FREE, status
        except OverflowError:
            _refuse(url, "source_kolada.no_number", found=str(number)[:_SHOWN])
    if status in REASONS:
        mark = marked(status)
        return None, mark.obs_status, mark.conf_status, mark.symbol
    return None, ObsStatus.MISSING, ConfStatus.FREE, status


def _is_year(period: str) -> bool:
    return period.isdecimal() and len(period) == 4


def _refuse(url: str, key: str, /, **facts: object) -> NoReturn:
    refuse(SourceName.KOLADA, url, t(key, **facts))
