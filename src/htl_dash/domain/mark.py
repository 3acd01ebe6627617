"""What stands in a publisher's cell: a figure, or a mark that says why there is none.

A mark is kept as it was written; what it means is read off it here, in one place. None
of them is ever zero: '-' is what a publisher writes for 'nothing to report'.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from htl_dash.domain.status import ConfStatus, ObsStatus


class Reason(StrEnum):
    """Why a publisher gives no figure, or not the plain one."""

    FEW = "few"
    HIDDEN = "hidden"
    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"
    NOT_YET = "not_yet"
    NOTHING = "nothing"
    NEARLY_ALL = "nearly_all"
    EXCLUDED = "excluded"
    APPROXIMATE = "approximate"


REASONS = {
    "..": Reason.HIDDEN,
    ":": Reason.HIDDEN,
    "X": Reason.HIDDEN,
    "x": Reason.HIDDEN,
    "OMITTED_DUE_TO_BASED_ON_FEW_PUPILS": Reason.FEW,
    ".": Reason.NOT_APPLICABLE,
    "": Reason.MISSING,
    "MISSING": Reason.MISSING,
    "Missing": Reason.MISSING,
    "...": Reason.NOT_YET,
    "--": Reason.NOT_YET,
    "-": Reason.NOTHING,
    "~100": Reason.NEARLY_ALL,
    "ROUNDED_OFF_DUE_TO_FEW_PUPILS_NOT_ELIGIBLE": Reason.NEARLY_ALL,
    "*": Reason.EXCLUDED,
    "TEACHERS_EXCLUDED_DUE_TO_NO_REQUIRED_LEGITIMATION": Reason.EXCLUDED,
    "cirka": Reason.APPROXIMATE,
}
"""What marks mean, from the publishers' own keys (SCB, Skolverket, Kolada, Socialstyrelsen)."""
_WHERE_HIDDEN = REASONS | {"-": Reason.FEW}
"""The same where the publisher has hidden the figure: Skolverket's survey writes a dash
where few have answered so, and not where there is nothing."""
_HIDES = {Reason.FEW, Reason.HIDDEN, Reason.NEARLY_ALL, Reason.EXCLUDED}
_SPACES = str.maketrans("", "", " \u00a0\u2009\u202f\t")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?")
_DASHES = {"\u2013": "-", "\u2014": "-", "\u2212": "-", "\u2011": "-", "\u2026": "..."}


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell as it is to be stored: a value or none, and the publisher's own mark."""

    value: float | None
    obs_status: ObsStatus
    conf_status: ConfStatus
    symbol: str


def read_mark(text: str) -> Mark | None:
    """Return what a cell's text says; None where it is neither figure nor known mark.

    Swedish and plain numbers are read: decimal comma or point, thousands with a space,
    a per cent sign after. A comma is never taken for thousands.
    """
    plain = "".join(_DASHES.get(one, one) for one in text).strip(
        " \u00a0\u2009\u202f\t\r\n"
    )
    if plain in REASONS:
        return marked(plain)
    lowered = plain.lower()
    if lowered.startswith(("cirka ", "ca ", "ca. ", "cirka\u00a0")):
        value = _number(re.split(r"[\s\u00a0]", plain, maxsplit=1)[1])
        if value is None:
            return None
        return Mark(value, ObsStatus.APPROXIMATE, ConfStatus.FREE, "cirka")
    value = _number(plain.removesuffix("%"))
    if value is None:
        return None
    return Mark(value, ObsStatus.NORMAL, ConfStatus.FREE, "")


def marked(symbol: str) -> Mark:
    """Return the empty cell that a known mark stands for; KeyError for an unknown."""
    reason = REASONS[symbol]
    if reason is Reason.NOT_APPLICABLE:
        return Mark(None, ObsStatus.NOT_APPLICABLE, ConfStatus.FREE, symbol)
    hidden = ConfStatus.PUBLISHER if reason in _HIDES else ConfStatus.FREE
    return Mark(None, ObsStatus.MISSING, hidden, symbol)


def reason_of(symbol: str, conf: ConfStatus) -> Reason | None:
    """Return what a stored mark means in a cell; None where the mark is not known."""
    is_hidden = conf is ConfStatus.PUBLISHER
    return (_WHERE_HIDDEN if is_hidden else REASONS).get(symbol)


def _number(text: str) -> float | None:
    plain = text.strip(" \u00a0\u2009\u202f\t")
    if _THOUSANDS.fullmatch(plain):
        plain = plain.translate(_SPACES)
    if not _NUMBER.fullmatch(plain):
        return None
    value = float(plain.replace(",", "."))
    return value if value not in (float("inf"), float("-inf")) else None
