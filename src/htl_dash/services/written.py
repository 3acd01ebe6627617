"""What is written in a form or a file, read as values; everything wrong is said at once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute

from htl_dash.disclosure.free_text import inspect
from htl_dash.disclosure.free_text_kinds import Action, Finding
from htl_dash.domain.errors import HtlError
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.record import (
    FIELDS,
    LONGEST_LINE,
    LONGEST_TEXT,
    Field,
    FieldKind,
    RecordKind,
    Value,
    Values,
)
from htl_dash.domain.term import Term
from htl_dash.services.field_options import codes_of

NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.]\d{3}){1,3}|\d{1,12}")
DECIMAL = re.compile(rf"((?:{NUMBER.pattern}))(?:[,.](\d{{1,2}}))?")
UNKNOWN = "?"
"""What is written for an amount that is not known; clears what stood there."""
_CHOSEN = (FieldKind.CHOICE, FieldKind.CHOICES)
MOST: dict[FieldKind, int] = {
    FieldKind.HOURS: 100_000,
    FieldKind.SEK: 1_000_000_000,
    FieldKind.PLANNED_COUNT: 100_000,
    FieldKind.COUNT: 100_000,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in one field: `text_key` names what, with what to do about it.

    `can_be_accepted` marks a warning from the free-text guard: the text may be saved
    when its writer has said that it points out nobody. `part` is the words it is about.
    """

    field: str
    text_key: str
    facts: Mapping[str, object]
    can_be_accepted: bool = False
    part: str = attribute(default="", repr=False)


class WrittenError(HtlError):
    """Something that is written cannot be saved. Facts: `count`; see `problems`."""

    text_key = "error.written"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep every problem."""
        super().__init__(count=len(problems))
        self.problems = problems


def read_values(
    kind: RecordKind,
    written: Mapping[str, str],
    municipality: Municipality,
    accepted: Mapping[str, str],
    indicators: Mapping[str, Indicator] | None = None,
) -> Values:
    """Return the values that are written, field by field.

    A secret field that is empty is left out: its form is opened without what it holds.
    `accepted` has, by field, the text that its writer has said points out nobody, and
    `indicators` are those that may be chosen, by default the catalogue's.

    Raises:
        WrittenError: With every problem there is.
    """
    fields = {one.name: one for one in FIELDS[kind]}
    values: Values = {}
    problems: list[Problem] = []
    for name, typed in written.items():
        text = _tidy(fields[name], typed)
        if fields[name].is_secret and not text:
            continue
        codes: tuple[str, ...] = ()
        if text and fields[name].kind in _CHOSEN:
            codes = codes_of(kind, name, municipality, indicators)
        found = _read(fields[name], text, codes)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            values[name] = found
    problems += text_problems(kind, written, accepted)
    if problems:
        raise WrittenError(tuple(problems))
    return values


def text_problems(
    kind: RecordKind, written: Mapping[str, str], accepted: Mapping[str, str]
) -> Iterator[Problem]:
    """Give what the free-text guard says of the texts, each finding once."""
    for one in FIELDS[kind]:
        text = _tidy(one, written.get(one.name, ""))
        if one.is_free_text and text:
            is_accepted = _tidy(one, accepted.get(one.name, "")) == text
            for found in inspect(text):
                if not (found.action is Action.WARN and is_accepted):
                    yield _guarded(one.name, text, found)


def _guarded(field: str, text: str, found: Finding) -> Problem:
    return Problem(
        field,
        found.text_key,
        {},
        can_be_accepted=found.action is Action.WARN,
        part=text[found.start : found.end],
    )


def _tidy(field: Field, typed: str) -> str:
    """Return a text as it would be saved, so that the guard reads the same."""
    text = typed.replace("\0", "").strip()
    if field.kind is FieldKind.LINE:
        return " ".join(text.split())
    return "\n".join(line.rstrip() for line in text.splitlines())


def _read(field: Field, text: str, codes: tuple[str, ...]) -> Value | Problem:
    if not text:
        return Problem(field.name, "written.missing", {}) if field.is_required else None
    match field.kind:
        case FieldKind.LINE | FieldKind.TEXT:
            return _text(field, text)
        case FieldKind.CHOICE | FieldKind.CHOICES:
            return _chosen(field, text, codes)
        case FieldKind.TERM:
            term = Term.read(text)
            return term.code if term else Problem(field.name, "written.term", {})
        case _:
            return _amount(field, text)


def _text(field: Field, text: str) -> Value | Problem:
    most = LONGEST_LINE if field.kind is FieldKind.LINE else LONGEST_TEXT
    if len(text) > most:
        facts = {"most": most, "over": len(text) - most}
        return Problem(field.name, "written.long", facts)
    return text


def _chosen(field: Field, text: str, known: tuple[str, ...]) -> Value | Problem:
    chosen = text.split()
    unknown = [code for code in chosen if code not in known]
    if unknown or (field.kind is FieldKind.CHOICE and len(chosen) > 1):
        return Problem(field.name, "written.choice", {})
    return " ".join(code for code in known if code in chosen)


def _amount(field: Field, text: str) -> Value | Problem:
    if text == UNKNOWN:
        return None
    found = DECIMAL.fullmatch(text)
    if not found:
        refused = [one for one in inspect(text) if one.action is Action.BLOCK]
        if refused:
            return _guarded(field.name, text, refused[0])
        return Problem(field.name, f"written.{field.kind}", {})
    whole = re.sub(r"\D", "", found[1])
    number = float(f"{whole}.{found[2] or 0}")
    most = MOST[field.kind]
    if number > most:
        return Problem(field.name, "written.large", {"most": most})
    if field.kind is FieldKind.HOURS:
        return number
    if not number.is_integer():
        return Problem(field.name, f"written.{field.kind}", {})
    return int(number)


def guarded(texts: Mapping[str, str], accepted: Mapping[str, str]) -> dict[str, str]:
    """Return texts by name as they are to be saved, when the guard has read them.

    `accepted` has, by name, the text that its writer has said points out nobody.

    Raises:
        WrittenError: With every problem there is; an empty text is none.
    """
    shape = {name: Field(name, FieldKind.TEXT) for name in texts}
    tidy = {name: _tidy(one, texts[name]) for name, one in shape.items()}
    problems: list[Problem] = []
    for name, text in tidy.items():
        found = _text(shape[name], text)
        if isinstance(found, Problem):
            problems.append(found)
        is_accepted = _tidy(shape[name], accepted.get(name, "")) == text
        problems += [
            _guarded(name, text, one)
            for one in inspect(text)
            if not (one.action is Action.WARN and is_accepted)
        ]
    if problems:
        raise WrittenError(tuple(problems))
    return tidy
