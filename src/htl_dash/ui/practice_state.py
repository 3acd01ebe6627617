"""How far one has come in a vignette: in the address, so that a reload loses nothing.

What the store can tell is never kept here: only when it was begun, and what its reader
has ticked off.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from htl_dash.ui import state
from htl_dash.ui.state import Choice

_MEMORY = "practice"
_MOMENT = "%Y%m%dT%H%M%SZ"
_TICKS = re.compile(r"[1-9]\d?(-[1-9]\d?)*")


@dataclass(frozen=True, slots=True)
class Begun:
    """When a vignette was begun (UTC), and the steps that are ticked off, from 1."""

    at: datetime
    ticked: frozenset[int]


def begun(code: str) -> Begun | None:
    """Return how far one has come in a vignette; None where it is not begun."""
    at = _moment(code)
    if at is None:
        return None
    ticked = _ticked(code)
    known = Begun(at, ticked)
    _memory()[code] = known
    state.write_down(Choice.BEGUN, at.strftime(_MOMENT))
    if ticked:
        state.write_down(Choice.TICKED, _written(ticked))
    return known


def begin(code: str) -> None:
    """Begin a vignette, or begin it anew: nothing that was done before counts."""
    _keep(code, Begun(datetime.now(UTC), frozenset()))


def tick(code: str, number: int) -> None:
    """Tick a step off, or take the tick away."""
    known = _memory()[code]
    _keep(code, Begun(known.at, known.ticked ^ {number}))


def _keep(code: str, known: Begun) -> None:
    _memory()[code] = known
    state.choose(Choice.BEGUN, known.at.strftime(_MOMENT))
    st.query_params.pop(Choice.TICKED, None)
    if known.ticked:
        state.choose(Choice.TICKED, _written(known.ticked))


def _moment(code: str) -> datetime | None:
    asked = st.query_params.get(Choice.BEGUN)
    if asked is not None:
        try:
            return datetime.strptime(asked, _MOMENT).replace(tzinfo=UTC)
        except ValueError:
            state.reject(Choice.BEGUN, asked)
    known = _memory().get(code)
    return known.at if known else None


def _ticked(code: str) -> frozenset[int]:
    asked = st.query_params.get(Choice.TICKED)
    if asked is not None:
        if _TICKS.fullmatch(asked):
            return frozenset(int(one) for one in asked.split("-"))
        state.reject(Choice.TICKED, asked)
    known = _memory().get(code)
    return known.ticked if known else frozenset()


def _written(ticked: frozenset[int]) -> str:
    return "-".join(str(one) for one in sorted(ticked))


def _memory() -> dict[str, Begun]:
    memory: dict[str, Begun] = st.session_state.setdefault(_MEMORY, {})
    return memory
