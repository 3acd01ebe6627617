"""What is being written in a form: in the session while it is open, in a draft beside.

A form is `about` one record, such as 'volume 3 ht2026'. What it was opened with stays
as it was, so that somebody else's change is noticed when it is saved.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from htl_dash.domain.record import FIELDS, FieldKind, RecordKind
from htl_dash.services import editing
from htl_dash.services.editing import Opened
from htl_dash.ui.cached import engine
from htl_dash.ui.desk import desk


@dataclass(slots=True)
class FormState:
    """An open form.

    `base` is what its fields were opened with, `restored_at` when a draft was kept that
    it was opened from (UTC, ISO 8601), and `kept_at` when it was kept last.
    """

    kind: RecordKind
    about: str
    opened: Opened
    restored_at: str | None = None
    kept: Mapping[str, str] | None = None

    def key(self, field: str) -> str:
        """Return the session's key of a field."""
        return f"field {self.about} {field}"

    @property
    def written(self) -> dict[str, str]:
        """Return what stands in every field now, as text."""
        found = {}
        for one in FIELDS[self.kind]:
            value = st.session_state.get(self.key(one.name))
            if one.kind is FieldKind.CHOICES:
                # In the order of the list, as it is saved, whatever was chosen first.
                value = " ".join(value or ())
            found[one.name] = (value or "").strip()
        return found

    @property
    def changed(self) -> dict[str, str]:
        """Return the fields that differ from what the form was opened with."""
        base = self.opened.written
        return {
            name: text
            for name, text in self.written.items()
            if not _same(text, base.get(name, ""))
        }

    def fill(self, values: Mapping[str, str]) -> None:
        """Write in every field; those that are left out become empty."""
        for one in FIELDS[self.kind]:
            text = values.get(one.name, "")
            is_list = one.kind is FieldKind.CHOICES
            st.session_state[self.key(one.name)] = text.split() if is_list else text

    def keep_draft(self) -> bool:
        """Keep what is written and not saved; return whether there is anything."""
        changed = self.changed
        if not changed:
            if self.kept:
                self.drop_draft()
            return False
        if changed != self.kept:
            token = _token(self.about)
            editing.keep(
                engine(), token, self.kind, self.about, self.opened.seen, changed
            )
            self.kept = changed
        return True

    def drop_draft(self) -> None:
        """Forget the draft."""
        editing.forget(engine(), _token(self.about))
        self.kept = None


def begin(kind: RecordKind, about: str, opened: Opened) -> FormState:
    """Return the open form about a record, opened now if it is not open already.

    What this browser was writing there and never saved is written in again.
    """
    where = f"form {about}"
    state: FormState | None = st.session_state.get(where)
    if state is None:
        state = FormState(kind, about, opened)
        draft = editing.kept(engine(), _token(about), kind, about)
        values = dict(opened.written)
        if draft:
            state.restored_at, state.kept = draft.saved_at, draft.values
            state.opened = _as_begun(opened, draft.seen)
            values |= draft.values
        state.fill(values)
        st.session_state[where] = state
    if any(state.key(one.name) not in st.session_state for one in FIELDS[kind]):
        # Fields that were not drawn for a while have lost their values: put them back.
        state.fill(dict(state.opened.written) | dict(state.kept or {}))
    if opened.seen > state.opened.seen and not state.changed:
        # Somebody has saved or undone, and nothing is being written here.
        state.opened = opened
        state.fill(opened.written)
    return state


def end(state: FormState) -> None:
    """Close a form: the next time it is opened from what is saved."""
    state.drop_draft()
    for name in [
        key
        for key in st.session_state
        if str(key).startswith((f"field {state.about} ", f"accept {state.about} "))
    ]:
        del st.session_state[name]
    st.session_state.pop(f"form {state.about}", None)
    st.session_state.pop(f"problems {state.about}", None)
    st.session_state.pop(f"conflict {state.about}", None)


def _as_begun(opened: Opened, seen: int) -> Opened:
    """Return what the draft began from: the revision its writer had seen."""
    return Opened(opened.record_id, seen, opened.written, opened.is_kept)


def _token(about: str) -> str:
    return f"{desk()} {about}"


def _same(one: str, other: str) -> bool:
    return one.split() == other.split() if " " in one + other else one == other
