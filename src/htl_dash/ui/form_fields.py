"""The fields of a form, each with its label, its hint and what is wrong in it."""

from collections.abc import Sequence
from hashlib import sha256

import streamlit as st

from htl_dash.catalogue.approaches import approach_definitions
from htl_dash.domain.record import Field, FieldKind, field
from htl_dash.domain.term import Term
from htl_dash.services.written import Problem
from htl_dash.text import catalogue, plain_markdown, t
from htl_dash.ui.cached import home, known_once, today
from htl_dash.ui.form_state import FormState
from htl_dash.viewmodels.record_view import (
    choice_names,
    field_label,
    problem_words,
    term_choices,
)

PAUSE = "800ms"
"""After which what is typed is sent, so that it is kept as a draft."""
TALL = 120
FEW = 10
"""Choices that are shown all at once."""


def draw(state: FormState, name: str, problems: Sequence[Problem]) -> None:
    """Draw one field, and under it everything that is wrong there."""
    one = field(state.kind, name)
    label, key = field_label(one, home()), state.key(name)
    hint = catalogue()["hint"].get(name)
    match one.kind:
        case FieldKind.LINE:
            # Too long is told. A browser would swallow a longer paste, whole.
            st.text_input(label, key=key, live=PAUSE)
        case FieldKind.TEXT:
            st.text_area(label, key=key, height=TALL)
        case FieldKind.CHOICE | FieldKind.TERM:
            _choice(state, one, label)
        case FieldKind.CHOICES:
            _choices(state, one, label)
        case _:
            st.text_input(label, key=key, live=PAUSE, max_chars=20)
    if hint:
        st.markdown(f":gray[{hint}]")
    if name in state.opened.is_kept:
        st.markdown(f":gray[{t('form.kept')}]")
    for problem in problems:
        if problem.field == name:
            _problem(problem)
    if any(p.field == name and p.can_be_accepted for p in problems):
        st.checkbox(t("form.accept"), key=accept_key(state, name))


def accept_key(state: FormState, name: str) -> str:
    """Return the key of the box that accepts a warning about exactly this text."""
    text = state.written[name]
    return f"accept {state.about} {name} {sha256(text.encode()).hexdigest()[:12]}"


def accepted(state: FormState) -> dict[str, str]:
    """Return the texts that their writer has said point out nobody, by field."""
    return {
        name: text
        for name, text in state.written.items()
        if st.session_state.get(accept_key(state, name))
    }


def definitions() -> None:
    """Say what the three approaches mean, and in whose words."""
    lines = [
        t(
            "form.definition",
            approach=t(f"approach.{one.approach}"),
            definition=one.definition,
            source=one.source,
        )
        for one in approach_definitions()
    ]
    st.markdown("\n".join(f"- {line}" for line in lines))


def _choice(state: FormState, one: Field, label: str) -> None:
    key = state.key(one.name)
    if one.kind is FieldKind.TERM:
        names = term_choices(Term.of(today()))
    else:
        names = choice_names(state.kind, one.name, home(), known_once())
    chosen = st.session_state[key]
    if chosen and chosen not in names:
        names = {**names, chosen: chosen}
    st.selectbox(
        label,
        ["", *names],
        format_func=lambda code: names.get(code, t("form.not_chosen")),
        key=key,
        filter_mode=None,
    )


def _choices(state: FormState, one: Field, label: str) -> None:
    names = choice_names(state.kind, one.name, home(), known_once())
    codes, key = list(names), state.key(one.name)
    if len(codes) <= FEW:
        st.pills(
            label,
            codes,
            selection_mode="multi",
            format_func=names.__getitem__,
            key=key,
        )
    else:
        st.multiselect(
            label,
            codes,
            format_func=names.__getitem__,
            key=key,
            placeholder=t("form.choose"),
        )


def _problem(problem: Problem) -> None:
    why = problem_words(problem.text_key, problem.facts)
    if problem.part:
        part = plain_markdown(problem.part)
        why = t("form.guarded", part=part, why=why)
    mark = "\u25b3" if problem.can_be_accepted else "\u25b2"
    st.markdown(f":orange[**{mark} {why}**]")
