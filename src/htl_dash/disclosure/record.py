"""A frozen release as text, the same text for the same release, and back again."""

import json
from typing import Any

from htl_dash.disclosure.design import Axis, Design
from htl_dash.disclosure.frozen import Frozen
from htl_dash.disclosure.rules import Reason, Secret


def as_text(release: Frozen) -> str:
    """Return the release as JSON; its number and name stand beside it, not in it."""
    design = release.design
    content = {
        "axes": [[one.name, one.leaves, one.groups] for one in design.axes],
        "cells": list(zip(design.cells, design.steps, strict=True)),
        "shown": list(release.shown.items()),
        "carried": list(release.carried.items()),
        "secrets": [_row(secret) for secret in release.secrets],
        "counts": list(release.counts.items()),
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def from_text(
    text: str, series: str, sequence: int, vintage: int, waiting: int
) -> Frozen:
    """Return the release that `as_text` wrote down."""
    content = json.loads(text)
    return Frozen(
        series=series,
        sequence=sequence,
        vintage=vintage,
        design=Design(
            axes=tuple(_axis(*row) for row in content["axes"]),
            cells=tuple(tuple(cell) for cell, _ in content["cells"]),
            steps=tuple(steps for _, steps in content["cells"]),
        ),
        shown=_by_key(content["shown"]),
        carried=_by_key(content["carried"]),
        secrets=tuple(_secret(*row) for row in content["secrets"]),
        counts=_by_key(content["counts"]),
        waiting=waiting,
    )


def _row(secret: Secret) -> list[Any]:
    limits = [float(secret.value), float(secret.lower), float(secret.upper)]
    return [secret.cell, *limits, secret.reason, secret.rest_on]


def _secret(
    cell: list[str],
    value: float,
    lower: float,
    upper: float,
    reason: str,
    rest_on: int | None,
) -> Secret:
    return Secret(tuple(cell), value, lower, upper, Reason(reason), rest_on)


def _axis(name: str, leaves: list[str], groups: dict[str, list[str]]) -> Axis:
    return Axis(name, tuple(leaves), {code: tuple(m) for code, m in groups.items()})


def _by_key(rows: list[tuple[list[str], int]]) -> dict[tuple[str, ...], int]:
    return {tuple(key): value for key, value in rows}
