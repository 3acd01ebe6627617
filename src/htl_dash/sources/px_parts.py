"""What a PX file says of its table: variables with codes, labels, units and notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from htl_dash.sources.cube import Category, Dimension, ReadError
from htl_dash.sources.px_keywords import Keyword, PxText
from htl_dash.sources.px_time import time_values

_SWEDISH = "sv"
_NOTES, _VALUE_NOTES = ("NOTEX", "NOTE"), ("VALUENOTEX", "VALUENOTE")
_CELL_NOTES = ("CELLNOTEX", "CELLNOTE")


@dataclass(frozen=True, slots=True)
class _Variable:
    """A variable: its name in the file's main language, and in the one that is read."""

    main: str
    shown: str


def language_of(px: PxText) -> str:
    """Return the language to read: Swedish where the file has it beside its main one."""
    is_beside = _SWEDISH in px.texts("LANGUAGES") and px.text("LANGUAGE") != _SWEDISH
    return _SWEDISH if is_beside else ""


def read_dimensions(
    px: PxText, language: str
) -> tuple[tuple[Dimension, ...], tuple[Dimension, ...]]:
    """Return the dimensions of the stub and of the heading: the last one is fastest.

    Raises:
        ReadError: A variable lacks its values, or codes and values do not agree.
    """
    both = []
    for keyword in ("STUB", "HEADING"):
        main, shown = px.texts(keyword), px.texts(keyword, language=language)
        if len(main) != len(shown):
            raise ReadError("cubes.px_languages", keyword=keyword)
        pairs = zip(main, shown, strict=True)
        both.append(tuple(_dimension(px, _Variable(*one), language) for one in pairs))
    stub, heading = both
    codes = [one.code for one in (*stub, *heading)]
    if not codes or len(set(codes)) < len(codes):
        raise ReadError("cubes.px_variables")
    return stub, heading


def notes_of(px: PxText, language: str) -> tuple[str, ...]:
    """Return notes of the whole table, and those of single cells with what they are of."""
    found = [one for word in _NOTES for one in px.texts(word, language=language)]
    for keyword in px.said:
        if keyword.name in _CELL_NOTES and keyword.language in {"", language}:
            text = " ".join(px.texts(*_call(keyword), language=keyword.language))
            found.append(f"{', '.join(keyword.about)}: {text}")
    return tuple(_lines(one) for one in found)


def updated_of(px: PxText) -> str:
    """Return when the table was last updated, as the file writes it: the latest of all."""
    found = (px.text(*_call(k)) for k in px.said if k.name == "LAST-UPDATED")
    return max(found, default="")


def _call(keyword: Keyword) -> tuple[str, ...]:
    return keyword.name, *keyword.about


def _dimension(px: PxText, name: _Variable, language: str) -> Dimension:
    labels = px.texts("VALUES", name.shown, language=language)
    labels = labels or px.texts("VALUES", name.main)
    if not labels:
        raise ReadError("cubes.no_categories", code=name.main)
    raw_time = px.said.get(Keyword("TIMEVAL", "", (name.main,)))
    codes = _codes(px, name, language, labels, raw_time)
    is_measures = px.text("CONTVARIABLE") == name.main
    categories = tuple(
        _category(px, name, language, code, label, is_measures)
        for code, label in zip(codes, labels, strict=True)
    )
    code = px.text("VARIABLECODE", name.main) or name.main
    notes = [one for w in _NOTES for one in px.texts(w, name.shown, language=language)]
    role = "metric" if is_measures else _role(px, name, has_time=raw_time is not None)
    return Dimension(code, name.shown, categories, role, _lines("\n".join(notes)))


def _role(px: PxText, name: _Variable, *, has_time: bool) -> str:
    kind = px.text("VARIABLE-TYPE", name.main).upper()
    if has_time or kind in {"T", "TIME"}:
        return "time"
    return "geo" if kind.startswith("G") or px.text("MAP", name.main) else ""


def _codes(
    px: PxText,
    name: _Variable,
    language: str,
    labels: Sequence[str],
    raw_time: str | None,
) -> Sequence[str]:
    """Return codes where the file has them, else points in time, else the labels."""
    listed = px.texts("CODES", name.shown, language=language)
    listed = listed or px.texts("CODES", name.main)
    points = time_values(raw_time) if raw_time else ()
    for one in (listed, points):
        if one and len(one) != len(labels):
            facts = {"found": len(one), "wanted": len(labels)}
            raise ReadError("cubes.size_differs", code=name.main, **facts)
    codes = listed or points or labels
    if len(set(codes)) < len(codes):
        raise ReadError("cubes.code_twice", code=name.main)
    return codes


def _category(
    px: PxText,
    name: _Variable,
    language: str,
    code: str,
    label: str,
    is_measure: bool,
) -> Category:
    about = (name.shown, label)
    notes = [
        one for w in _VALUE_NOTES for one in px.texts(w, *about, language=language)
    ]
    note = _lines("\n".join(notes))
    precision = _whole(px.text("PRECISION", *about, language=language))
    if not is_measure:
        return Category(code, label, "", precision, note)
    unit = px.text("UNITS", label, language=language)
    unit = unit or px.text("UNITS", language=language)
    if precision is None:
        precision = _whole(px.text("SHOWDECIMALS") or px.text("DECIMALS"))
    return Category(code, label, unit, precision, note)


def _lines(text: str) -> str:
    """Return a text with its line breaks: PX writes them as #."""
    return text.replace("#", "\n").strip()


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
