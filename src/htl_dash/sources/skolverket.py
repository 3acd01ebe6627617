"""Skolverket's planned educations, version 4: results per school unit.

A measure has no title, only a name, and its values are text: '57,7', 'cirka 240' or a
mark with the reason. Names in a query that the service does not know are ignored by it,
so every unit that comes is held against the municipality that was asked for.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from htl_dash.domain.fetching import Asked, FetchDataset, SourceName
from htl_dash.domain.received import Received
from htl_dash.settings import municipality_code
from htl_dash.sources.answers import json_of, refuse
from htl_dash.sources.redaction import ANY, redacted
from htl_dash.sources.skolverket_rows import body_of, figures_of
from htl_dash.sources.skolverket_units import (
    LINKS,
    LIST_SHAPE,
    count_in,
    page_of,
    units_of,
)
from htl_dash.sources.source import Mismatch, Part, Reading, SourceError
from htl_dash.sources.transport import Answer, Fault, Request, Transport
from htl_dash.sources.wording import unlike
from htl_dash.text import listing, t

SKOLVERKET = SourceName.SKOLVERKET
ACCEPT = "application/vnd.skolverket.plannededucations.api.v4.hal+json"
CALLS, SECONDS = 5, 1.0
PAGE_SIZE = 100
MOST_PAGES = 20
TRIED_AT_MOST = 10
"""How many schools are looked at to see whether a measure exists."""
NAMED_AT_MOST = 10
COMPULSORY = "gr"
_KINDS = ("fsk", "gr", "gran", "gy", "gyan")
_KIND_VARIABLE = "typeOfSchooling"
_UNITS = "units"
_VALUE_SHAPE = {"value": None, "valueType": None, "timePeriod": None}
_STATISTICS_SHAPE = {
    "status": None,
    "message": None,
    "body": {ANY: _VALUE_SHAPE, "_links": LINKS},
}


class Skolverket:
    """A client of planned educations; asks about the home municipality's schools."""

    def __init__(self, transport: Transport, base: str) -> None:
        """Take the way out and the address, as https://.../planned-educations/v4."""
        self._transport = transport
        self._base = base.rstrip("/")
        transport.pace(self._base, CALLS, SECONDS)

    def check(self, dataset: FetchDataset) -> tuple[Mismatch, ...]:
        """See that each measure is known: that some school's answer names it.

        Raises:
            SourceError: The service cannot be asked.
        """
        kind, known = _kind(dataset), set[str]()
        wanted = {one.code for one in dataset.measures}
        units = units_of(self._unit_pages(kind, municipality_code()))
        for code, _ in units[:TRIED_AT_MOST]:
            answer = self._send(f"school-units/{code}/statistics/{kind}")
            known |= body_of(json_of(answer), code, answer.origin).keys()
            if wanted <= known:
                break
        names = (
            (one, one.code if one.code in known else "") for one in dataset.measures
        )
        found = (
            unlike(one.code, one.words or (one.code,), name) for one, name in names
        )
        return tuple(one for one in found if one)

    def parts(self, dataset: FetchDataset, asked: Asked) -> tuple[Part, ...]:
        """Return the list of units, and each school that is there and asked for.

        Raises:
            SourceError: The list is not whole, or not of the municipality.
        """
        kind = _kind(dataset)
        units = units_of(self._unit_pages(kind, asked.home))
        listed = Part(_UNITS, t("source_skolverket.part_units"), f"{kind}/{asked.home}")
        return (
            listed,
            *(
                Part(code, t("source_skolverket.part", name=name), f"{kind}/{code}")
                for code, name in units
                if not asked.schools or code in asked.schools
            ),
        )

    def fetch(self, dataset: FetchDataset, part: Part) -> Iterator[Received]:
        """Give a part's answers without anything about persons.

        A school that the service has no statistics for gives none.

        Raises:
            SourceError: It cannot be had, or is about something else.
            StoppedError: Somebody stopped it.
        """
        kind, _, place = part.request.partition("/")
        if part.key == _UNITS:
            for answer, page in self._unit_pages(kind, place):
                yield redacted(answer, page, LIST_SHAPE)
            return
        try:
            answer = self._send(f"school-units/{place}/statistics/{kind}")
        except SourceError as error:
            if error.facts["fault"] is Fault.NOT_FOUND:
                return
            raise
        found = json_of(answer)
        body_of(found, place, answer.origin)
        yield redacted(answer, found, _STATISTICS_SHAPE)

    def read(
        self,
        dataset: FetchDataset,
        asked: Asked,
        answers: Sequence[tuple[Part, Sequence[Received]]],
    ) -> Reading:
        """Read all answers of a dataset.

        Raises:
            SourceError: A school is missing, or a value is not what it is said to be.
        """
        pages = [one for part, some in answers if part.key == _UNITS for one in some]
        names = dict(units_of((one, json_of(one, SKOLVERKET)) for one in pages))
        wanted = names.keys() & set(asked.schools or names)
        came = {part.key: some for part, some in answers if part.key != _UNITS}
        if came.keys() != wanted:
            url = pages[0].origin if pages else self._base
            _refuse(url, "source_skolverket.missing_schools")
        figures = [
            one
            for code, some in came.items()
            for answer in some
            for one in figures_of(dataset, asked, code, answer)
        ]
        silent = sorted(names[code] for code, some in came.items() if not some)
        return Reading(figures, notes=_notes(names, asked, silent))

    def _unit_pages(self, kind: str, home: str) -> Iterator[tuple[Answer, Any]]:
        """Give the pages of the list of units, each seen to be of the municipality."""
        number = 0
        while number < MOST_PAGES:
            params = (
                ("geographicalAreaCode", home),
                (_KIND_VARIABLE, kind),
                ("page", str(number)),
                ("size", str(PAGE_SIZE)),
            )
            answer = self._send("school-units", params)
            found = json_of(answer)
            page, units = page_of(found, answer.origin)
            if page.get("number") != number:
                _refuse(answer.origin, "source_skolverket.wrong_page")
            for one in units:
                if one.get("geographicalAreaCode") != home:
                    place = one.get("geographicalAreaCode")
                    _refuse(answer.origin, "source_skolverket.stray", found=place)
            yield answer, found
            number += 1
            if number >= count_in(page, "totalPages"):
                return
        _refuse(self._base, "source_skolverket.endless")

    def _send(self, path: str, params: tuple[tuple[str, str], ...] = ()) -> Answer:
        url = f"{self._base}/{path}"
        request = Request("GET", url, params, accept=ACCEPT, source=SKOLVERKET)
        return self._transport.send(request)


def _kind(dataset: FetchDataset) -> str:
    """Return the kind of schooling that is asked for: compulsory if nothing is said."""
    kind = dict(dataset.choose).get(_KIND_VARIABLE, COMPULSORY)
    if kind not in _KINDS:
        _refuse(dataset.url, "source_skolverket.unknown_kind", found=kind)
    return kind


def _notes(names: dict[str, str], asked: Asked, silent: list[str]) -> tuple[str, ...]:
    gone = sorted(set(asked.schools) - names.keys())
    new = sorted(names[code] for code in names.keys() - set(asked.schools))
    told = {
        "source_skolverket.gone": gone,
        "source_skolverket.unknown": new if asked.schools else [],
        "source_skolverket.silent": silent,
    }
    return tuple(
        t(key, count=len(some), which=listing(some[:NAMED_AT_MOST]))
        for key, some in told.items()
        if some
    )


def _refuse(url: str, key: str, /, **facts: object) -> NoReturn:
    refuse(SKOLVERKET, url, t(key, **facts))
