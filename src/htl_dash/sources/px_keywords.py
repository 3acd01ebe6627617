"""The keywords of a PX file: KEYWORD[language]("about","what")="values","more";.

Source: The PX file format 2013 (scb.se, pxtools.net). A semicolon inside quotation marks
ends nothing, and a text may be split over several lines.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from htl_dash.sources.cube import ReadError

_KEYWORD = re.compile(
    r'\s*+([A-Za-z][\w-]*+)(?:\[([^\]"\s]*+)\])?\s*+(?:\(((?:[^"()]|"[^"]*+")*+)\))?\s*+=',
    re.ASCII,
)
_VALUES = re.compile(r'((?:[^";]++|"[^"]*+")*+);')
_PIECE = re.compile(r'"([^"]*+)"|(,)|\s++|([^\s",]++)')
_MANY = ("NOTE", "NOTEX", "CELLNOTE", "CELLNOTEX", "VALUENOTE", "VALUENOTEX")
"""Keywords that may stand several times about the same thing."""
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Keyword:
    """What a keyword is called, in which language, and what it is about."""

    name: str
    language: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PxText:
    """A PX file that is taken apart: what each keyword says, and its data as text."""

    said: Mapping[Keyword, str]
    data: str

    def texts(self, name: str, *about: str, language: str = "") -> tuple[str, ...]:
        """Return a keyword's values: in a language, else in the file's main one."""
        for one in {language: None, "": None}:
            raw = self.said.get(Keyword(name, one, about))
            if raw is not None:
                return pieces(raw, name)
        return ()

    def text(self, name: str, *about: str, language: str = "") -> str:
        """Return the first of a keyword's values, empty where it does not stand."""
        return next(iter(self.texts(name, *about, language=language)), "")


def take_apart(text: str) -> PxText:
    """Return the keywords and the data of a PX file.

    Raises:
        ReadError: It is no PX file, is cut off, or says two things of the same.
    """
    said: dict[Keyword, str] = {}
    at = 0
    while found := _KEYWORD.match(text, at):
        name = found[1].upper()
        if name == "DATA":
            return PxText(said, _data(text[found.end() :]))
        body = _VALUES.match(text, found.end())
        if body is None:
            raise ReadError("cubes.px_cut_off", keyword=name)
        about = pieces(found[3], name) if found[3] else ()
        keyword = Keyword(name, found[2] or "", about)
        _add(said, keyword, body[1])
        at = body.end()
    if not said:
        raise ReadError("cubes.not_px")
    rest = text[at:].strip()
    if rest:
        raise ReadError("cubes.px_strange", found=rest[:SHOWN])
    raise ReadError("cubes.px_no_data")


def pieces(raw: str, name: str) -> tuple[str, ...]:
    """Return values parted by commas; pieces with nothing but space between are one."""
    found: list[str] = []
    is_open = False
    for quoted, comma, bare in _parts(raw, name):
        if comma:
            is_open = False
        elif is_open:
            found[-1] += quoted + bare
        else:
            found.append(quoted + bare)
            is_open = True
    return tuple(found)


def _parts(raw: str, name: str) -> Iterator[tuple[str, str, str]]:
    at = 0
    while at < len(raw):
        one = _PIECE.match(raw, at)
        if one is None:
            raise ReadError("cubes.px_strange", found=f"{name}={raw[at : at + SHOWN]}")
        at = one.end()
        if one[0].strip():
            yield " ".join((one[1] or "").splitlines()), one[2] or "", one[3] or ""


def _add(said: dict[Keyword, str], keyword: Keyword, body: str) -> None:
    before = said.get(keyword)
    if before is None:
        said[keyword] = body
    elif keyword.name in _MANY:
        said[keyword] = f"{before},{body}"
    elif before.strip() != body.strip():
        name = ", ".join((keyword.name, *keyword.about))
        raise ReadError("cubes.px_twice", keyword=name)


def _data(rest: str) -> str:
    body = rest.rstrip("\x1a \r\n\t")
    if not body.endswith(";"):
        raise ReadError("cubes.px_cut_off", keyword="DATA")
    return body[:-1]
