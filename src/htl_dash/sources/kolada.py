"""Kolada (RKA) version 3: key figures per municipality and, for some, per school.

Only the path form is used: where a name is wrong in the query form, Kolada answers 200
and an empty list. See https://www.kolada.se/om-oss/api.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import httpx

from htl_dash.domain.fetching import Asked, FetchDataset, FetchMeasure, SourceName
from htl_dash.domain.geography import Geography
from htl_dash.domain.period import start_year
from htl_dash.domain.received import Received
from htl_dash.sources.answers import json_of, refuse
from htl_dash.sources.kolada_rows import Rows, values_of
from htl_dash.sources.kolada_schools import OU_LIST, Joined, is_school, join
from htl_dash.sources.source import Mismatch, Part, Reading
from htl_dash.sources.transport import Answer, Request, Transport
from htl_dash.sources.wording import unlike
from htl_dash.text import t

KOLADA = SourceName.KOLADA
MOST_IDS = 25
"""In one segment of the path; beyond it Kolada answers 422."""
MOST_PAGES = 1000
CALLS, SECONDS = 5, 1.0
_CODE = re.compile(r"[A-Z]\d{5}")
_PLACE = re.compile(r"\d{4}")


class Kolada:
    """A client of Kolada; one request at a time, at most five a second."""

    def __init__(self, transport: Transport, base: str) -> None:
        """Take the way out and the address, as https://api.kolada.se/v3."""
        self._transport = transport
        self._base = base.rstrip("/")
        transport.pace(self._base, CALLS, SECONDS)

    def check(self, dataset: FetchDataset, asked: Asked) -> tuple[Mismatch, ...]:
        """Compare each key figure with Kolada's own title, which ends with its unit.

        Raises:
            SourceError: Kolada cannot be asked.
        """
        titles: dict[str, str] = {}
        per_school: set[str] = set()
        for some in _batches(_codes(dataset), MOST_IDS):
            for _, page in self._pages(f"kpi/{','.join(some)}"):
                for one in page:
                    code = one.get("id")
                    if code not in some:
                        refuse(KOLADA, self._base, _stray("kpi", code))
                    titles[code] = str(one.get("title") or "")
                    if one.get("has_ou_data") is True:
                        per_school.add(code)
        found = (_compared(one, titles.get(one.code, "")) for one in dataset.measures)
        wrong = [one for one in found if one]
        if Geography.SCHOOL in dataset.divisions:
            wanted = t("source_kolada.per_school")
            wrong += [
                Mismatch(one.code, wanted, titles[one.code])
                for one in dataset.measures
                if one.code in titles and one.code not in per_school
            ]
        return tuple(wrong)

    def parts(self, dataset: FetchDataset, asked: Asked) -> tuple[Part, ...]:
        """Return what to ask for, at most 25 ids in each segment of a path.

        Raises:
            SourceError: The list of units cannot be had.
        """
        codes = _codes(dataset)
        years = self._years(dataset, asked)
        if years == []:
            return ()
        found: list[Part] = []
        if Geography.MUNICIPALITY in dataset.divisions:
            places = [one for one in asked.municipalities if _PLACE.fullmatch(one)]
            found += _parts("data", "municipality", codes, places, years)
        if Geography.SCHOOL in dataset.divisions:
            request = OU_LIST.format(asked.home)
            found.append(Part(request, t("source_kolada.part_units"), request))
            joined = self._joined(request, asked)
            found += _parts("oudata", "ou", codes, sorted(joined.codes), years)
        return tuple(found)

    def fetch(self, dataset: FetchDataset, part: Part) -> Iterator[Received]:
        """Give a part's answers, page by page, until there is no next.

        Raises:
            SourceError: It cannot be had, or a page is no page.
            StoppedError: Somebody stopped it.
        """
        for answer, _ in self._pages(part.request):
            yield answer.received()

    def read(
        self,
        dataset: FetchDataset,
        asked: Asked,
        answers: Sequence[tuple[Part, Sequence[Received]]],
    ) -> Reading:
        """Read all answers of a dataset.

        Raises:
            SourceError: There are rows that were not asked for, or rows are missing.
        """
        lists = [pages for part, pages in answers if part.request.startswith("ou?")]
        units = [unit for pages in lists for unit in _units(pages, asked.home)]
        joined = join(units, asked.register)
        rows = Rows(dataset, joined.codes)
        for part, pages in answers:
            if not part.request.startswith("ou?"):
                rows.take(part.request, pages)
        return Reading(rows.figures, notes=(*rows.notes(), *joined.notes()))

    def _years(self, dataset: FetchDataset, asked: Asked) -> list[str] | None:
        """Return the years to ask for; None for all there are."""
        begins = [start_year(p) for p in (dataset.from_period, asked.since) if p]
        if not begins:
            return None
        last = start_year(asked.until) if asked.until else self._transport.year
        return [str(year) for year in range(max(begins), last + 1)]

    def _joined(self, request: str, asked: Asked) -> Joined:
        pages = [answer for answer, _ in self._pages(request)]
        return join(_units(pages, asked.home), asked.register)

    def _pages(self, path: str) -> Iterator[tuple[Answer, list[Any]]]:
        address: str | None = f"{self._base}/{path}"
        seen: set[str] = set()
        counted = rows = 0
        while address:
            if address in seen or len(seen) == MOST_PAGES:
                refuse(KOLADA, address, t("source_kolada.endless"))
            seen.add(address)
            answer = self._transport.send(Request("GET", address, source=KOLADA))
            page = json_of(answer)
            values = values_of(page, answer.origin)
            rows += len(values)
            counted = _counted(page, counted, rows, answer.origin)
            following = page.get("next_url")
            address = self._next(following, address) if following else None
            yield answer, values

    def _next(self, following: object, address: str) -> str:
        """Return the next page's address; on Kolada's own host and as safe as now."""
        here = httpx.URL(address)
        try:
            there = here.join(str(following))
        except httpx.InvalidURL:
            refuse(KOLADA, address, t("source_kolada.next_elsewhere"))
        is_here = there.netloc == here.netloc or there.netloc == here.host.encode()
        if not is_here or there.scheme not in ("http", "https"):
            refuse(KOLADA, address, t("source_kolada.next_elsewhere"))
        return str(there.copy_with(scheme=here.scheme, port=here.port))


def _counted(page: Any, before: int, rows: int, url: str) -> int:
    """Return how many rows have been promised; on the last page they must have come.

    `count` is the number of rows on the page, or, if that ever changes, of them all.
    """
    count = page.get("count")
    if not isinstance(count, int):
        return rows
    if not page.get("next_url") and rows not in (before + count, count):
        refuse(KOLADA, url, t("source_kolada.short", wanted=before + count, found=rows))
    return before + count


def _batches(ids: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for at in range(0, len(ids), size):
        yield ids[at : at + size]


def _parts(
    kind: str,
    what: str,
    codes: Sequence[str],
    places: Sequence[str],
    years: Sequence[str] | None,
) -> Iterator[Part]:
    spans = [()] if years is None else [*_batches(years, MOST_IDS)]
    for some in _batches(codes, MOST_IDS):
        for where in _batches(places, MOST_IDS):
            for span in spans:
                path = f"{kind}/kpi/{','.join(some)}/{what}/{','.join(where)}"
                title = t("source_kolada.part", figures=len(some), places=len(where))
                if span:
                    path += f"/year/{','.join(span)}"
                yield Part(path, title, path)


def _codes(dataset: FetchDataset) -> list[str]:
    """Return the ids that can stand in a path; `check` tells of the others."""
    return [one.code for one in dataset.measures if _CODE.fullmatch(one.code)]


def _compared(one: FetchMeasure, title: str) -> Mismatch | None:
    words = (*one.words, one.unit) if one.unit else one.words
    return unlike(one.code, words, title)


def _units(pages: Iterable[Answer | Received], home: str) -> Iterator[tuple[str, str]]:
    """Give id and name of each school; all units are in the municipality asked for."""
    for page in pages:
        for one in values_of(json_of(page, KOLADA), page.origin):
            code, place = str(one.get("id")), one.get("municipality")
            if place != home:
                refuse(KOLADA, page.origin, _stray("municipality", place))
            if is_school(code):
                yield code, str(one.get("title") or "")


def _stray(name: str, found: object) -> str:
    return t("source_kolada.stray", name=name, found=found)
