"""Skolverket's list of school units, a page at a time: all of it, or an error."""

import re
from collections.abc import Iterable
from typing import Any, NoReturn

from htl_dash.domain.fetching import SourceName
from htl_dash.domain.received import Received
from htl_dash.sources.answers import refuse
from htl_dash.sources.exchange import Answer
from htl_dash.sources.redaction import ANY
from htl_dash.sources.skolverket_rows import body_of
from htl_dash.text import t

_CODE = re.compile(r"\d{8}")
LINKS = {"self": {"href": None}, "statistics": {"href": None}}
_UNIT_SHAPE = {
    "code": None,
    "name": None,
    "geographicalAreaCode": None,
    "principalOrganizerType": None,
    "postCodeDistrict": None,
    "abroadSchool": None,
    "studentsPerTeacherQuota": None,
    "_links": LINKS,
    "typeOfSchooling": {"code": None, "displayName": None, "schoolYears": None},
}
_PAGE = {"size": None, "totalElements": None, "totalPages": None, "number": None}
LIST_SHAPE = {
    "status": None,
    "message": None,
    "body": {
        "_embedded": {"listedSchoolUnits": _UNIT_SHAPE},
        "page": _PAGE,
        "_links": {**LINKS, ANY: {"href": None}},
    },
}
"""What is kept of a page: no telephone, no e-mail, no person."""


def units_of(pages: Iterable[tuple[Answer | Received, Any]]) -> list[tuple[str, str]]:
    """Return code and name of every unit; as many as the pages say that there are."""
    found: dict[str, str] = {}
    total, url = 0, ""
    for answer, whole in pages:
        url = answer.origin
        page, units = page_of(whole, url)
        total = count_in(page, "totalElements")
        for one in units:
            code = str(one.get("code"))
            if not _CODE.fullmatch(code):
                _refuse(url, "source_skolverket.no_code", found=code)
            found[code] = str(one.get("name") or "")
    if not found or len(found) != total:
        facts = {"wanted": total, "found": len(found)}
        _refuse(url, "source_skolverket.not_whole", **facts)
    return sorted(found.items())


def page_of(whole: Any, url: str) -> tuple[dict[str, Any], list[Any]]:
    """Return what a page says of itself, and its units; SourceError if it is none."""
    body = body_of(whole, None, url)
    page, embedded = body.get("page"), body.get("_embedded") or {}
    units = (
        embedded.get("listedSchoolUnits", []) if isinstance(embedded, dict) else None
    )
    are_units = isinstance(units, list) and all(isinstance(u, dict) for u in units)
    if not isinstance(page, dict) or not isinstance(units, list) or not are_units:
        _refuse(url, "source_skolverket.no_list")
    return page, units


def count_in(page: dict[str, Any], name: str) -> int:
    """Return a number that a page says of itself; 0 where it says none."""
    value = page.get(name)
    return value if isinstance(value, int) else 0


def _refuse(url: str, key: str, /, **facts: object) -> NoReturn:
    refuse(SourceName.SKOLVERKET, url, t(key, **facts))
