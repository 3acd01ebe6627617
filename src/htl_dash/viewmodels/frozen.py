"""Documents as text that never changes, and back: the same bytes for the same content.

The text is JSON in UTF-8 with sorted names, a format number, and a closed list of parts
(`frozen_format`). Numbers are written so that they are read back exactly. Nothing in it
is ever run, and no class is looked up by what stands in it but through that list.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_type_hints

from htl_dash.domain.errors import HtlError
from htl_dash.viewmodels.chart_data import RowMark, Tone
from htl_dash.viewmodels.frozen_format import FORMATS, LATEST, PARTS
from htl_dash.viewmodels.frozen_parts import Frozen
from htl_dash.viewmodels.values import State

_KIND, _FORMAT, _FROZEN = "kind", "format", "frozen"
_ENUMS = (RowMark, State, Tone)


class FrozenError(HtlError):
    """A frozen text cannot be read, or something cannot be frozen. Facts: `what`."""

    text_key = "error.frozen"


def freeze(frozen: Frozen, version: int = LATEST) -> str:
    """Return what is frozen as text, in a format.

    Raises:
        FrozenError: Something in it is of a kind that is not on the list, or a number
            that JSON does not have, such as infinity.
    """
    whole = {_FORMAT: version, _FROZEN: _as_data(frozen, FORMATS[version])}
    try:
        return json.dumps(
            whole,
            ensure_ascii=False,
            allow_nan=False,
            sort_keys=True,
            separators=(",", ":"),
        )
    except ValueError as refused:
        raise FrozenError(what=str(refused)) from refused


def thaw(text: str) -> Frozen:
    """Return what was frozen; FrozenError where the text is of another kind."""
    whole, version = _read(text)
    found = _as_part(whole[_FROZEN], FORMATS[version])
    if not isinstance(found, Frozen):
        raise FrozenError(what=type(found).__name__)
    return found


def is_whole(text: str) -> bool:
    """Whether a text is read and written again as exactly the same bytes."""
    try:
        _, version = _read(text)
        again = freeze(thaw(text), version)
    except FrozenError:
        return False
    return again.encode("utf-8") == text.encode("utf-8")


def _read(text: str) -> tuple[dict[str, Any], int]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as refused:
        raise FrozenError(what=str(refused)) from refused
    if not isinstance(whole, dict) or whole.keys() != {_FORMAT, _FROZEN}:
        raise FrozenError(what=_FROZEN)
    version = whole[_FORMAT]
    if type(version) is not int or version not in FORMATS:
        raise FrozenError(what=f"{_FORMAT} {version}")
    return whole, version


def _as_data(value: object, format_: Mapping[str, tuple[str, ...]]) -> object:
    """Return a value as plain data; only what is on the list gets through."""
    if value is None or type(value) in (str, bool, int):
        return value
    if isinstance(value, float):
        return float(value)
    if type(value) is date:
        return value.isoformat()
    if isinstance(value, _ENUMS):
        return value.value
    if type(value) is tuple:
        return [_as_data(one, format_) for one in value]
    kind = type(value).__name__
    if PARTS.get(kind) is not type(value) or kind not in format_:
        raise FrozenError(what=kind)
    named = {name: _as_data(getattr(value, name), format_) for name in format_[kind]}
    return {_KIND: kind, **named}


def _as_part(data: Any, format_: Mapping[str, tuple[str, ...]]) -> object:
    """Return plain data as the part that it was."""
    if isinstance(data, list):
        return tuple(_as_part(one, format_) for one in data)
    if not isinstance(data, dict):
        return data
    kind = str(data.get(_KIND))
    if kind not in format_ or data.keys() != {_KIND, *format_[kind]}:
        raise FrozenError(what=kind)
    made = PARTS[kind]
    filled = {}
    for name in format_[kind]:
        special = _special(made).get(name)
        one = data[name]
        try:
            filled[name] = special(one) if special else _as_part(one, format_)
        except (TypeError, ValueError) as refused:
            raise FrozenError(what=f"{kind}.{name}") from refused
    return made(**filled)


@cache
def _special(made: type) -> Mapping[str, Any]:
    """Return how fields of a part are read that JSON has no kind of its own for."""
    hints = get_type_hints(made)
    found: dict[str, Any] = {}
    for one in fields(made):
        hint = hints[one.name]
        kinds = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        if date in kinds:
            found[one.name] = date.fromisoformat
        for enum in kinds:
            if isinstance(enum, type) and issubclass(enum, Enum):
                found[one.name] = enum
    return found
