"""Skolverket's planned educations, version 4: results and survey answers per school unit.

Values are text: '57,7', 'cirka 240' or a mark with the reason. What an answer looks like
depends on what is asked: see `skolverket_kinds`. Names in a query that the service does
not know are ignored by it, so every unit that comes is held against the municipality
that was asked for.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from htl_dash.domain.fetching import Asked, FetchDataset, SourceName
from htl_dash.domain.received import Received
from htl_dash.sources.answers import json_of, refuse
from htl_dash.sources.redaction import redacted
from htl_dash.sources.skolverket_kinds import SCHOOLING, Kind, kind_of
from htl_dash.sources.skolverket_units import LIST_SHAPE, count_in, page_of, units_of
from htl_dash.sources.source import Mismatch, Part, Reading, SourceError
from htl_dash.sources.transport import Answer, Fault, Request, Transport
from htl_dash.sources.wording import shown, unlike
from htl_dash.text import listing, t

SKOLVERKET = SourceName.SKOLVERKET
ACCEPT = "application/vnd.skolverket.plannededucations.api.v4.hal+json"
CALLS, SECONDS = 5, 1.0
PAGE_SIZE = 100
MOST_PAGES = 20
NAMED_AT_MOST = 10
_UNITS = "units"


class Skolverket:
    """A client of planned educations; asks about the home municipality's schools."""

    def __init__(self, transport: Transport, base: str) -> None:
        """Take the way out and the address, as https://.../planned-educations/v4."""
        self._transport = transport
        self._base = base.rstrip("/")
        transport.pace(self._base, CALLS, SECONDS)

    def check(self, dataset: FetchDataset, asked: Asked) -> tuple[Mismatch, ...]:
        """See that each measure is known: that some school's answer has it, as we mean it.

        Raises:
            SourceError: The service cannot be asked.
        """
        kind, waiting = kind_of(dataset), {one.code: one for one in dataset.measures}
        found = {
            one.code: Mismatch(one.code, shown(one.words or (one.code,)), "")
            for one in dataset.measures
        }
        units = units_of(self._unit_pages(kind.schooling, asked.home))
        for school, _ in units[: kind.tried]:
            if not waiting:
                break
            for answer in self._answers(kind, school):
                titles = kind.titles(json_of(answer), school, answer.origin)
                for code in waiting.keys() & titles.keys():
                    words = waiting[code].words or (code,)
                    wrong = unlike(code, words, titles[code])
                    if wrong is None:
                        del waiting[code], found[code]
                    else:
                        found[code] = wrong
        return tuple(found.values())

    def parts(self, dataset: FetchDataset, asked: Asked) -> tuple[Part, ...]:
        """Return the list of units, and each school that is there and asked for.

        Raises:
            SourceError: The list is not whole, or not of the municipality.
        """
        kind = kind_of(dataset)
        units = units_of(self._unit_pages(kind.schooling, asked.home))
        title = t("source_skolverket.part_units")
        return (
            Part(_UNITS, title, f"{kind.schooling}/{asked.home}"),
            *(
                Part(
                    code,
                    t("source_skolverket.part", name=name),
                    kind.request(dataset, code),
                )
                for code, name in units
                if not asked.schools or code in asked.schools
            ),
        )

    def fetch(self, dataset: FetchDataset, part: Part) -> Iterator[Received]:
        """Give a part's answers without anything about persons.

        A school that the service knows nothing of the kind about gives none.

        Raises:
            SourceError: It cannot be had, or is about something else.
            StoppedError: Somebody stopped it.
        """
        kind = kind_of(dataset)
        if part.key == _UNITS:
            schooling, _, home = part.request.partition("/")
            for answer, page in self._unit_pages(schooling, home):
                yield redacted(answer, page, LIST_SHAPE)
            return
        for answer in self._answers(kind, part.key):
            found = json_of(answer)
            kind.titles(found, part.key, answer.origin)  # Refuses another school's.
            yield redacted(answer, found, kind.shape(dataset))

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
        kind = kind_of(dataset)
        read = [
            kind.read(dataset, asked, code, answer)
            for code, some in came.items()
            for answer in some
        ]
        silent = sorted(names[code] for code, some in came.items() if not some)
        other = [words for one in read for words in one.other_questions]
        return Reading(
            [figure for one in read for figure in one.figures],
            notes=(*_notes(names, asked, kind, silent), *_asked_otherwise(other)),
        )

    def _answers(self, kind: Kind, code: str) -> Iterator[Answer]:
        """Give a school's answer; nothing where the service has none."""
        try:
            yield self._send(kind.path(code))
        except SourceError as error:
            if error.facts["fault"] is not Fault.NOT_FOUND:
                raise

    def _unit_pages(self, schooling: str, home: str) -> Iterator[tuple[Answer, Any]]:
        """Give the pages of the list of units, each seen to be of the municipality."""
        number = 0
        while number < MOST_PAGES:
            params = (
                ("geographicalAreaCode", home),
                (SCHOOLING, schooling),
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


def _notes(
    names: dict[str, str], asked: Asked, kind: Kind, silent: list[str]
) -> tuple[str, ...]:
    gone = sorted(set(asked.schools) - names.keys())
    new = sorted(names[code] for code in names.keys() - set(asked.schools))
    told = {
        "source_skolverket.gone": gone,
        "source_skolverket.unknown": new if asked.schools else [],
        kind.silent: silent,
    }
    return tuple(
        t(key, count=len(some), which=listing(some[:NAMED_AT_MOST]))
        for key, some in told.items()
        if some
    )


def _asked_otherwise(questions: list[str]) -> tuple[str, ...]:
    """Say how many figures are left out since the question was another, and which."""
    if not questions:
        return ()
    which = listing(sorted(set(questions))[:NAMED_AT_MOST])
    return (t("source_skolverket.other_question", count=len(questions), which=which),)


def _refuse(url: str, key: str, /, **facts: object) -> NoReturn:
    refuse(SKOLVERKET, url, t(key, **facts))
