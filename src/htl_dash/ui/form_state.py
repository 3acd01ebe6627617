"""What is being written in a form: in the session while it is open, in a draft beside.

A form is `about` one record, such as 'volume 3 ht2026'. What it was opened with stays
as it was, so that somebody else's change is noticed when it is saved.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute

import streamlit as st

from htl_dash.domain.record import FIELDS, Field, FieldKind, RecordKind
from htl_dash.services import editing
from htl_dash.services.editing import Opened
from htl_dash.ui.cached import engine
from htl_dash.ui.desk import desk


@dataclass(slots=True)
class FormState:
    """An open form.

    Attributes:
        kind: The kind of record.
        about: What it is about.
        opened: What it was opened with.
        restored_at: When the draft was kept that it was opened from (UTC, ISO 8601).
        kept: What the draft has.
        held: What stood in every field when it was read last.
        drawn: The fields that are drawn, or were at the latest run.
        accepted: As in `Entry`, while a conflict is shown in place of the fields.
    """

    kind: RecordKind
    about: str
    opened: Opened
    restored_at: str | None = None
    kept: Mapping[str, str] | None = None
    held: dict[str, str] = attribute(default_factory=dict)
    drawn: Collection[str] = ()
    accepted: Mapping[str, str] = attribute(default_factory=dict)

    def key(self, field: str) -> str:
        """Return the session's key of a field."""
        return f"field {self.about} {field}"

    @property
    def written(self) -> dict[str, str]:
        """Return what stands in every field now, as text."""
        return {
            one.name: self._text(one) if self._is_drawn(one.name) else held
            for one, held in zip(FIELDS[self.kind], self.held.values(), strict=True)
        }

    @property
    def changed(self) -> dict[str, str]:
        """Return the fields that differ from what the form was opened with."""
        base, now = self.opened.written, self.written
        return {
            one.name: now[one.name]
            for one in FIELDS[self.kind]
            if not _same(one, now[one.name], base.get(one.name, ""))
        }

    def fill(self, values: Mapping[str, str]) -> None:
        """Write in every field; those that are left out become empty."""
        self.held = {one.name: values.get(one.name, "") for one in FIELDS[self.kind]}
        self.drawn = ()

    def prepare(self, names: Collection[str]) -> None:
        """Write in again those of the fields to draw that were not drawn before.

        Streamlit forgets a field that is not drawn, and the browser is told what stands
        in it only when that is written in the same run as it is drawn again.
        """
        for one in FIELDS[self.kind]:
            if one.name in names and not self._is_drawn(one.name):
                text = self.held[one.name]
                is_list = one.kind is FieldKind.CHOICES
                st.session_state[self.key(one.name)] = text.split() if is_list else text
        self.drawn = names

    def _is_drawn(self, name: str) -> bool:
        return name in self.drawn and self.key(name) in st.session_state

    def _text(self, one: Field) -> str:
        value = st.session_state[self.key(one.name)]
        if one.kind is FieldKind.CHOICES:
            value = " ".join(value or ())
        return (value or "").strip()

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
    state.held = state.written
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


def _same(field: Field, one: str, other: str) -> bool:
    if field.kind is FieldKind.CHOICES:
        return set(one.split()) == set(other.split())
    return one == other
