"""Read definition files strictly: every refusal names the file, the key and a cure."""

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from htl_dash.domain.errors import CatalogueError
from htl_dash.text import t

Member = TypeVar("Member")
Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=StrEnum)


def refusal(file: str, key: str, name: str, **facts: object) -> CatalogueError:
    """Return the error whose Swedish problem and cure lie at catalogue.`name`."""
    return CatalogueError(
        file=file,
        key=key,
        problem=t(f"catalogue.{name}", **facts),
        cure=t(f"catalogue.{name}_cure", **facts),
    )


def codes(choices: type[Choice]) -> dict[str, Choice]:
    """Return an enum's members by the code that stands in definition files."""
    return {member.value: member for member in choices}


@dataclass(frozen=True, slots=True)
class Definition:
    """One table of a definition file; every reader raises CatalogueError.

    `file` is the path inside the catalogue folder and `place` the path to the table
    inside the file, empty at the top. Tables in a list are counted from 1.
    """

    file: str
    values: Mapping[str, object]
    place: str = ""

    def refuse(self, key: str, name: str, **facts: object) -> CatalogueError:
        """Return an error about one key of this table."""
        return refusal(self.file, self._path(key), name, **facts)

    def only(self, *allowed: str) -> None:
        """Refuse every key that is not in the template."""
        for key in self.values:
            if key not in allowed:
                near = get_close_matches(key, allowed, n=1)
                name = "misspelled_key" if near else "unknown_key"
                listed = ", ".join(allowed)
                raise self.refuse(key, name, near="".join(near), allowed=listed)

    def text(self, key: str) -> str:
        """Return a text with something in it."""
        found = self.text_or_empty(key)
        if not found:
            raise self.refuse(key, "empty_text")
        return found

    def text_or_empty(self, key: str) -> str:
        """Return a text that may be empty, without spaces around it."""
        return self._typed(key, str, "text").strip()

    def text_if_any(self, key: str) -> str | None:
        """Return a text, or None where the key is left out or empty."""
        return self.text_or_empty(key) or None if key in self.values else None

    def truth(self, key: str) -> bool:
        """Return true or false."""
        return self._typed(key, bool, "truth")

    def whole(self, key: str, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        found = self._typed(key, int, "whole")
        self._check_range(key, found, low, high)
        return found

    def whole_if_any(self, key: str, low: int, high: int) -> int | None:
        """Return a whole number, or None where the key is left out."""
        return self.whole(key, low, high) if key in self.values else None

    def number(self, key: str, low: float, high: float) -> float:
        """Return a number from `low` to `high`, both included."""
        found = self._number(key, self._value(key))
        self._check_range(key, found, low, high)
        return found

    def numbers(self, key: str) -> tuple[float, ...]:
        """Return a list of numbers that may be empty."""
        return tuple(
            self._number(f"{key}[{n}]", value)
            for n, value in enumerate(self._typed(key, list, "list"), start=1)
        )

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none of them empty; the list may be."""
        listed = self._typed(key, list, "list")
        items = {f"{key}[{n}]": item for n, item in enumerate(listed, start=1)}
        inner = Definition(self.file, items, self.place)
        return tuple(inner.text(place) for place in items)

    def choice(self, key: str, members: Mapping[str, Member]) -> Member:
        """Return the member with the code that is written."""
        return self._member(key, self.text_or_empty(key), members)

    def choices(self, key: str, members: Mapping[str, Member]) -> tuple[Member, ...]:
        """Return the members with the codes in a list that may be empty."""
        return tuple(
            self._member(f"{key}[{n}]", code, members)
            for n, code in enumerate(self.texts(key), start=1)
        )

    def choices_if_any(
        self, key: str, members: Mapping[str, Member]
    ) -> tuple[Member, ...]:
        """Return the members listed; none where the key is left out."""
        return self.choices(key, members) if key in self.values else ()

    def table(self, key: str) -> "Definition":
        """Return the table under a key."""
        found = self._typed(key, dict, "table")
        return Definition(self.file, found, self._path(key))

    def table_if_any(self, key: str) -> "Definition | None":
        """Return the table under a key, or None where it is left out."""
        return self.table(key) if key in self.values else None

    def tables(self, key: str) -> tuple["Definition", ...]:
        """Return the tables written as [[key]]; none where the key is left out."""
        if key not in self.values:
            return ()
        listed = self._typed(key, list, "tables")
        items = {f"{key}[{n}]": item for n, item in enumerate(listed, start=1)}
        inner = Definition(self.file, items, self.place)
        return tuple(inner.table(place) for place in items)

    def _path(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def _value(self, key: str) -> object:
        if key not in self.values:
            raise self.refuse(key, "missing_key", missing=key)
        return self.values[key]

    def _typed(self, key: str, wanted: type[Value], kind: str) -> Value:
        """Return the value if it is exactly of the type: true is not a number."""
        found = self._value(key)
        if type(found) is not wanted:
            raise self._wrong_type(key, found, kind)
        return found

    def _wrong_type(self, key: str, found: object, kind: str) -> CatalogueError:
        wanted, example = t(f"catalogue.type_{kind}"), t(f"catalogue.example_{kind}")
        shown = _shown(found)
        return self.refuse(
            key, "wrong_type", found=shown, wanted=wanted, example=example
        )

    def _number(self, key: str, found: object) -> float:
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise self._wrong_type(key, found, "number")
        if not math.isfinite(found):
            raise self._wrong_type(key, found, "number")
        return float(found)

    def _check_range(self, key: str, found: float, low: float, high: float) -> None:
        if not low <= found <= high:
            raise self.refuse(key, "out_of_range", found=found, low=low, high=high)

    def _member(self, key: str, code: str, members: Mapping[str, Member]) -> Member:
        if code not in members:
            listed = ", ".join(members)
            raise self.refuse(key, "wrong_value", found=code, allowed=listed)
        return members[code]


def _shown(found: object) -> str:
    """Return a value as its writer knows it: true, not True; a list as a list."""
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, list):
        return t("catalogue.found_list")
    return t("catalogue.found_table") if isinstance(found, dict) else str(found)


def definition_files(folder: Path, kind: str) -> tuple[str, ...]:
    """Return the definition files of one kind, as paths inside the folder, in order."""
    if not (folder / kind).is_dir():
        raise refusal(kind, t("catalogue.whole_folder"), "missing_folder")
    names = sorted(path.name for path in (folder / kind).glob("*.toml"))
    return tuple(f"{kind}/{name}" for name in names)


def read_definition(folder: Path, file: str) -> Definition:
    """Read one definition file; CatalogueError where it is missing or not TOML."""
    place = t("catalogue.whole_file")
    try:
        # Windows editors put a mark first in the file that TOML does not know.
        text = (folder / file).read_bytes().decode("utf-8-sig")
    except FileNotFoundError as missing:
        raise refusal(file, place, "missing_file") from missing
    except UnicodeDecodeError as problem:
        raise refusal(file, place, "not_utf") from problem
    return parse_definition(file, text)


def parse_definition(file: str, text: str) -> Definition:
    """Read a definition that is already at hand; CatalogueError where it is not TOML.

    `file` is what refusals call it.
    """
    try:
        return Definition(file, tomllib.loads(text))
    except tomllib.TOMLDecodeError as problem:
        line = _line(str(problem), text)
        key = t("catalogue.line", line=line)
        raise refusal(file, key, "broken_syntax", line=line) from problem


def _line(message: str, text: str) -> int:
    """Return the line the parser stopped at: it tells only in its message."""
    found = re.search(r"line (\d+)", message)
    return int(found.group(1)) if found else len(text.splitlines())
