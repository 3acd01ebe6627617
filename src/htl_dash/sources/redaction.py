"""Keep of an answer only what is needed: persons and how to reach them are never kept.

What may stay is listed; what a source adds one day is left out until it is listed.
Places in lists stay as they were, so that a figure can still be found in the bytes.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from htl_dash.domain.received import Received
from htl_dash.sources.exchange import Answer

ANY = "*"
"""Stands for every key that is not named."""
Shape = Mapping[str, Any]


def redacted(answer: Answer, found: Any, shape: Shape) -> Received:
    """Return an answer as it is to be kept, `found` being what it says."""
    kept = only(found, shape)
    if kept == found:
        return answer.received()
    content = json.dumps(kept, ensure_ascii=False).encode()
    return replace(answer, content=content, encoding="utf-8").received(is_redacted=True)


def only(value: Any, shape: Shape | None) -> Any:
    """Return a copy with only the keys of a shape; a list by each of its items.

    A key whose shape is None holds a plain value or a list of such: were there more in
    it, that would be left out.
    """
    if isinstance(value, list):
        return [only(one, shape) for one in value]
    if not isinstance(value, dict):
        return value
    if shape is None:
        return {}
    found = {}
    for key, inner in value.items():
        if key in shape or ANY in shape:
            found[key] = only(inner, shape.get(key, shape.get(ANY)))
    return found
