"""A document as paper and slides both show it: Swedish and rounded already.

Nothing here knows a page or a slide. What somebody has typed stands in it as typed;
the exporters take every text as data, never as code.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from hashlib import sha256
from typing import TypeAlias, TypeVar, cast

from htl_dash.viewmodels.chart_data import Chart
from htl_dash.viewmodels.tables import Table


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    is_muted: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines that stand as a list."""

    items: tuple[str, ...]


Part = TypeVar("Part")
_IN_NO_FILE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
Block: TypeAlias = Paragraph | Listing | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document; `starts_page` lets it begin on a new sheet."""

    heading: str
    blocks: tuple[Block, ...]
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Who stands behind something, by function and never by name, and when."""

    function: str
    when: str


@dataclass(frozen=True, slots=True)
class Document:
    """Everything on paper or slides.

    `name` is a file name without ending, in plain letters. `day` is the only date that
    the files carry, so that what is frozen gives the same bytes another day. `version`
    names the data, `fingerprint` the content; `band` marks what is made up. On paper
    `is_one_page_each` sets what stands between two page starts so that it has room.
    """

    name: str
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    signatures: tuple[Signature, ...]
    day: date
    version: str
    is_one_page_each: bool = False
    fingerprint: str = ""
    band: str = ""


def as_data(part: object) -> object:
    """Return a document or a part of one as plain data, each part with its kind."""
    if is_dataclass(part) and not isinstance(part, type):
        named = {one.name: as_data(getattr(part, one.name)) for one in fields(part)}
        return {"kind": type(part).__name__, **named}
    if isinstance(part, Mapping):
        return {str(key): as_data(value) for key, value in part.items()}
    if isinstance(part, tuple | list):
        return [as_data(one) for one in part]
    return part.isoformat() if isinstance(part, date) else part


def written(part: object) -> str:
    """Return a part as JSON that is the same for the same content."""
    return json.dumps(as_data(part), ensure_ascii=False, sort_keys=True)


def sealed(document: Document) -> Document:
    """Return the document as it is exported, with the SHA-256 of its content.

    The training band and the fingerprint itself are no content.
    """
    bare = replace(cleaned(document), fingerprint="", band="")
    return replace(bare, fingerprint=sha256(written(bare).encode("utf-8")).hexdigest())


def cleaned(part: Part) -> Part:
    """Return a document, or a part of one, with nothing in it that no file can hold.

    Characters such as those that control a printer become spaces.
    """
    if isinstance(part, str) and not isinstance(part, Enum):
        return cast(Part, _IN_NO_FILE.sub(" ", part))
    if isinstance(part, tuple):
        return cast(Part, tuple(cleaned(one) for one in part))
    if is_dataclass(part) and not isinstance(part, type):
        held = {one.name: cleaned(getattr(part, one.name)) for one in fields(part)}
        return cast(Part, replace(part, **held))
    return part
