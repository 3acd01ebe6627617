"""Skolenhetsregistret, version 2: which schools there are, and where.

The list of units does not say where they lie, and a filter that the service does not
know is ignored by it; so each unit is held against the municipality that was asked for.
Names of head teachers, telephone numbers, e-mail and street addresses are never kept.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from htl_dash.domain.fetching import Asked, FetchDataset, SourceName
from htl_dash.domain.geography import School
from htl_dash.domain.received import Received
from htl_dash.sources.answers import json_of, refuse
from htl_dash.sources.redaction import redacted
from htl_dash.sources.source import Mismatch, Part, Reading
from htl_dash.sources.transport import Answer, Request, Transport
from htl_dash.text import t

REGISTER = SourceName.SCHOOL_REGISTER
CALLS, SECONDS = 5, 1.0
MOST_UNITS = 3000
"""More than any municipality has, units that are gone included, but not the country."""
_LIST = "list"
_FILTERS = ("school_type", "status", "school_unit_type")
_CODE = re.compile(r"\d{8}")
_PROVIDERS = {"KOMMUN": "municipal", "KOMMFORB": "municipal", "ENSKILD": "independent"}
_VISITED = "BESOKSADRESS"
_LATITUDES, _LONGITUDES = (54.0, 70.0), (10.0, 25.0)
"""What can be in Sweden, in degrees."""
_LIST_SHAPE = {
    "meta": {"extractDate": None},
    "data": {
        "type": None,
        "attributes": {"schoolUnitCode": None, "name": None, "status": None},
    },
}
_ADDRESS_SHAPE = {
    "type": None,
    "geoCoordinates": {"latitude": None, "longitude": None},
}
_UNIT_SHAPE = {
    "meta": {"created": None, "modified": None},
    "data": {
        "type": None,
        "schoolUnitCode": None,
        "attributes": {
            "displayName": None,
            "status": None,
            "municipalityCode": None,
            "schoolName": None,
            "schoolUnitType": None,
            "orientationType": None,
            "schoolTypes": None,
            "schoolTypeProperties": {"gr": {"grades": None}, "gran": {"grades": None}},
            "addresses": _ADDRESS_SHAPE,
            "startdate": None,
            "startDate": None,
            "endDate": None,
        },
    },
    "included": {"type": None, "attributes": {"organizerType": None}},
}


class SchoolRegister:
    """A client of the register; asks about the home municipality's units."""

    def __init__(self, transport: Transport, base: str) -> None:
        """Take the way out and the address, as https://.../skolenhetsregistret/v2."""
        self._transport = transport
        self._base = base.rstrip("/")
        transport.pace(self._base, CALLS, SECONDS)

    def check(self, dataset: FetchDataset, asked: Asked) -> tuple[Mismatch, ...]:
        """Return nothing: no figure is read here, so no id can mean something else."""
        return ()

    def parts(self, dataset: FetchDataset, asked: Asked) -> tuple[Part, ...]:
        """Return the list and each unit in it.

        Raises:
            SourceError: The list cannot be had or is of more than a municipality.
        """
        answer = self._list(dataset, asked.home)
        listed = Part(_LIST, t("source_register.part_list"), asked.home)
        units = _listed(json_of(answer), answer.origin)
        return (
            listed,
            *(
                Part(code, t("source_register.part", name=name), f"{asked.home}/{code}")
                for code, name in sorted(units.items())
            ),
        )

    def fetch(self, dataset: FetchDataset, part: Part) -> Iterator[Received]:
        """Give a part's answer without anything about persons.

        Raises:
            SourceError: It cannot be had, or a unit is in another municipality.
            StoppedError: Somebody stopped it.
        """
        home, _, code = part.request.partition("/")
        if part.key == _LIST:
            answer = self._list(dataset, home)
            found = json_of(answer)
            _listed(found, answer.origin)
            yield redacted(answer, found, _LIST_SHAPE)
            return
        answer = self._send(f"school-units/{code}")
        found = json_of(answer)
        _attributes(found, code, home, answer.origin)
        yield redacted(answer, found, _UNIT_SHAPE)

    def read(
        self,
        dataset: FetchDataset,
        asked: Asked,
        answers: Sequence[tuple[Part, Sequence[Received]]],
    ) -> Reading:
        """Return the schools and what the register says of each: active or not.

        Raises:
            SourceError: A unit is missing, or is in another municipality.
        """
        listed: dict[str, str] = {}
        came: dict[str, Received] = {}
        for part, pages in answers:
            if part.key == _LIST:
                for one in pages:
                    listed |= _listed(json_of(one, REGISTER), one.origin)
            elif pages:
                came[part.key] = pages[0]
        if not listed or listed.keys() != came.keys():
            facts = {"wanted": len(listed), "found": len(came)}
            _refuse(self._base, "source_register.not_whole", **facts)
        schools, statuses = [], {}
        for code, one in sorted(came.items()):
            whole = json_of(one, REGISTER)
            found = _attributes(whole, code, asked.home, one.origin)
            schools.append(_school(code, found, _provider(whole)))
            statuses[code] = str(found.get("status") or "")
        return Reading((), schools=tuple(schools), statuses=statuses)

    def _list(self, dataset: FetchDataset, home: str) -> Answer:
        params = [("municipality_code", home)]
        for name, values in dataset.choose:
            if name not in _FILTERS:
                _refuse(self._base, "source_register.unknown_filter", found=name)
            params += [(name, one.strip()) for one in values.split(",")]
        return self._send("school-units", tuple(params))

    def _send(self, path: str, params: tuple[tuple[str, str], ...] = ()) -> Answer:
        request = Request("GET", f"{self._base}/{path}", params, source=REGISTER)
        return self._transport.send(request)


def _listed(whole: Any, url: str) -> dict[str, str]:
    """Return the names in the list by unit code."""
    data = whole.get("data") if isinstance(whole, dict) else None
    units = data.get("attributes") if isinstance(data, dict) else None
    if not isinstance(units, list) or not all(isinstance(u, dict) for u in units):
        _refuse(url, "source_register.no_list")
    found = {str(u.get("schoolUnitCode")): str(u.get("name") or "") for u in units}
    if not found or len(found) > MOST_UNITS:
        _refuse(url, "source_register.wrong_number", count=len(found))
    for code in found:
        if not _CODE.fullmatch(code):
            _refuse(url, "source_register.no_code", found=code)
    return found


def _attributes(whole: Any, code: str, home: str, url: str) -> dict[str, Any]:
    """Return what is said of a unit, which is the one asked for and where it should be."""
    data = whole.get("data") if isinstance(whole, dict) else None
    found = data.get("attributes") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(found, dict):
        _refuse(url, "source_register.no_unit")
    if data.get("schoolUnitCode") != code:
        _refuse(url, "source_register.other_unit", found=data.get("schoolUnitCode"))
    if found.get("municipalityCode") != home:
        _refuse(url, "source_register.stray", found=found.get("municipalityCode"))
    return found


def _school(code: str, found: dict[str, Any], provider: str) -> School:
    at: dict[str, Any] = {}
    addresses = found.get("addresses")
    for one in addresses if isinstance(addresses, list) else ():
        if isinstance(one, dict) and one.get("type") == _VISITED:
            at = one.get("geoCoordinates") or {}
    latitude = _degrees(at.get("latitude"), *_LATITUDES)
    longitude = _degrees(at.get("longitude"), *_LONGITUDES)
    if latitude is None or longitude is None:
        latitude = longitude = None
    name = str(found.get("displayName") or "").strip()
    place = str(found["municipalityCode"])
    return School(code, name, place, provider, latitude, longitude, "", "")


def _provider(whole: Any) -> str:
    """Return who runs a school, as the pack has it; empty for the few others there are."""
    included = whole.get("included")
    attributes = included.get("attributes") if isinstance(included, dict) else None
    kind = attributes.get("organizerType") if isinstance(attributes, dict) else None
    return _PROVIDERS.get(str(kind), "")


def _degrees(text: object, least: float, most: float) -> float | None:
    """Read a coordinate; None where there is none, or it is not in Sweden."""
    try:
        value = float(str(text).replace(",", "."))
    except ValueError:
        return None
    return value if least <= value <= most else None


def _refuse(url: str, key: str, /, **facts: object) -> NoReturn:
    refuse(REGISTER, url, t(key, **facts))
