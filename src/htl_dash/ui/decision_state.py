"""A decision while it is being written: in the session, and in a draft beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from htl_dash.services.decision_draft import (
    forget_decision,
    keep_decision,
    kept_decision,
)
from htl_dash.ui.cached import engine
from htl_dash.ui.desk import desk

LINES = ("title", "lower", "upper", "confidence", "due")
TEXTS = ("decided", "reasons", "rejected", "stop_rule")
CHOICES = (
    "meeting",
    "kind",
    "indicator",
    "place",
    "measure",
    "initiative",
    "direction",
)
LISTS = ("functions", "problems")
FIELDS = (*LINES, *TEXTS, *CHOICES, *LISTS)
"""Everything that is filled in; `evidence` beside them has an address a line."""
EVIDENCE = "evidence"
_PLACE = "decision being written"


@dataclass(slots=True)
class DecisionState:
    """A decision being written; `restored_at` when it was kept that it began from."""

    restored_at: str | None
    kept: Mapping[str, str]

    @property
    def written(self) -> dict[str, str]:
        """Return what stands in every field now, as text."""
        found = {}
        for name in FIELDS:
            value = st.session_state.get(key(name))
            text = " ".join(value or ()) if name in LISTS else str(value or "")
            found[name] = text.strip()
        return found | {EVIDENCE: "\n".join(self.evidence)}

    @property
    def evidence(self) -> tuple[str, ...]:
        """Return the addresses that are chosen as evidence, in order."""
        return tuple(st.session_state.get(key(EVIDENCE), ()))

    def choose_evidence(self, addresses: tuple[str, ...]) -> None:
        """Let these be the evidence."""
        st.session_state[key(EVIDENCE)] = addresses

    def keep(self) -> bool:
        """Keep what is written; return whether there is anything."""
        written = {name: text for name, text in self.written.items() if text}
        if written != self.kept:
            keep_decision(engine(), _token(), written)
            self.kept = written
        return bool(written)

    def end(self) -> None:
        """Forget it all: the decision is taken, or thrown away."""
        forget_decision(engine(), _token())
        for name in [one for one in st.session_state if str(one).startswith(_PLACE)]:
            del st.session_state[name]


def key(name: str) -> str:
    """Return the session's key of a field."""
    return f"{_PLACE} {name}"


def begin() -> DecisionState:
    """Return the decision that this browser is writing, as it was left."""
    state: DecisionState | None = st.session_state.get(_PLACE)
    if state is None:
        draft = kept_decision(engine(), _token())
        values = dict(draft.values) if draft else {}
        state = DecisionState(draft.saved_at if draft else None, values)
        st.session_state[_PLACE] = state
    if any(key(name) not in st.session_state for name in ("title", "decided")):
        # Fields that were not drawn for a while have lost their values: put them back.
        fill(state.kept)
    return state


def fill(values: Mapping[str, str]) -> None:
    """Write in every field; those that are left out become empty."""
    for name in FIELDS:
        text = values.get(name, "")
        st.session_state[key(name)] = text.split() if name in LISTS else text
    addresses = tuple(values.get(EVIDENCE, "").splitlines())
    st.session_state[key(EVIDENCE)] = addresses


def _token() -> str:
    return f"{desk()} decision"
