"""Which family a table belongs to, who has published it, and what its preamble tells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from htl_dash.domain.observation import TOTAL
from htl_dash.domain.table_family import Family
from htl_dash.sources.table_families.heads import Block
from htl_dash.sources.table_families.publishers import other_source
from htl_dash.sources.table_families.table_title import SHORTEST, YEARS
from htl_dash.sources.table_families.words import (
    AmbiguousPeriodError,
    holds,
    known,
    plain,
    read_period,
    read_sex,
)
from htl_dash.text import t

_KPI = re.compile(r"\b[NU]\d{5}\b")
_VERSION = re.compile(r"_(?:RegSO|DeSO)\d{4}\b")
_STATED = re.compile(r"(?:\w+ )?(\w+): ?(\S+)(?: .*)?", re.DOTALL)
_LIST = re.compile(r"[,\s]+")
_LAST_PART = re.compile(r", | [-\u2013] ")
_LOOKED_AT = 20
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says of a table outside its rows; empty where it does not."""

    family: Family
    publisher: str
    title: str
    period: str
    place: str
    names: tuple[str, ...]
    sex: str


def told(block: Block) -> Told:
    """Return what stands around a table."""
    head_words = [one.heading for one in block.heads]
    title = _title(block.preamble)
    around = (*block.preamble, *_after(block), *head_words)
    family, publisher = _family(block, around, title)
    stated = _stated(block.preamble) or _last_period(title, family)
    return Told(
        family=family,
        publisher=publisher,
        title=title,
        period=stated,
        place=_place(title),
        names=_names(title),
        sex=_sex(title),
    )


def _title(preamble: Sequence[str]) -> str:
    skipped = known("table_words.not_title")
    for one in preamble:
        text = plain(one)
        if len(text) <= _LONGEST_TITLE and not any(text.startswith(s) for s in skipped):
            return " ".join(one.split())
    return ""


def _after(block: Block) -> Iterable[str]:
    """Give the notes below the table: single texts at the start of a row."""
    for _, row in block.rows():
        filled = [one for one in row if one.strip()]
        if len(filled) == 1 and not filled[0].strip().isdigit():
            yield filled[0]


def _family(block: Block, around: Sequence[str], title: str) -> tuple[Family, str]:
    whole = "\n".join(around)
    first = "\n".join(block.preamble[:2])
    some = islice(block.rows(), _LOOKED_AT)
    cells = {cell for _, row in some for cell in row}
    if any(_KPI.search(one) for one in (*cells, *around)):
        return Family.KOLADA, t("table_words.name_kolada")
    if holds(whole, "table_words.marks_school"):
        return Family.SIRIS, t("table_words.name_school")
    if holds(first, "table_words.marks_youth"):
        return Family.YOUTH, t("table_words.name_youth")
    if holds(whole, "table_words.marks_insurance"):
        return Family.INSURANCE, t("table_words.name_insurance")
    if holds(whole, "table_words.marks_welfare"):
        return Family.WELFARE, t("table_words.name_welfare")
    if holds(whole, "table_words.marks_kolada"):
        return Family.KOLADA, t("table_words.name_kolada")
    if any(_VERSION.search(one) for one in cells):
        return Family.PXWEB, t("table_words.name_scb")
    is_pxweb = block.stub or _names(title) or holds(whole, "table_words.marks_pxweb")
    # Others than SCB publish with PxWeb too.
    scb = t("table_words.name_scb") if _names_scb(whole) else ""
    publisher = scb or other_source(around)
    return (Family.PXWEB if is_pxweb else Family.PLAIN), publisher


def _names_scb(whole: str) -> bool:
    words = re.split(r"\W+", plain(whole))
    return "scb" in words or holds(whole, "table_words.marks_scb")


def _stated(preamble: Sequence[str]) -> str:
    """Return the period that a line of its own states: 'Valt ...: 2024/25'."""
    for one in preamble:
        match = _STATED.fullmatch(" ".join(one.split()))
        if match and match[1].casefold() in known("table_words.period_stated"):
            if period := _period(match[2]):
                return period
        elif period := _period(one):
            return period
    return ""


def _last_period(title: str, family: Family) -> str:
    """Return the one period that a title names.

    Titles of Skolverket say since when a table has been published, so they are not
    asked.
    """
    if family is Family.SIRIS:
        return ""
    words = (one.strip(".;:") for one in _LIST.split(title))
    found = {one for one in map(_period, words) if one}
    return found.pop() if len(found) == 1 else ""


def _period(text: str) -> str:
    try:
        return read_period(text) or ""
    except AmbiguousPeriodError:
        return ""


def _place(title: str) -> str:
    """Return the place that ends a title after a comma: '..., Dalarnas ...'."""
    _, comma, last = title.rpartition(", ")
    words = plain(last).split()
    is_place = bool(comma and words) and words[-1] in known(
        "table_words.ends_of_places"
    )
    return last if is_place else ""


def _sex(title: str) -> str:
    """Return the one sex that ends a title: '..., flickor'; empty where it is both."""
    last = _LAST_PART.split(YEARS.sub("", title))[-1].strip(" ,.-:")
    found = read_sex(last) if len(last) >= SHORTEST else None
    return found if found and found != TOTAL else ""


def measured(title: str) -> str:
    """Return what a title says is measured: all before the list of variables."""
    for word in (*known("table_words.stub_list"), "by"):
        first, found, _ = title.partition(f" {word} ")
        if found:
            return first
    return title


def _names(title: str) -> tuple[str, ...]:
    """Return the variables that a title from PxWeb lists: '... efter a, b och c'."""
    for word in (*known("table_words.stub_list"), "by"):
        _, found, last = plain(title).partition(f" {word} ")
        if found:
            joined = last.replace(f" {t('word.and')} ", ", ").replace(" and ", ", ")
            return tuple(
                re.sub(r"[\d\-\u2013. ]+$", "", one) for one in joined.split(", ")
            )
    return ()
