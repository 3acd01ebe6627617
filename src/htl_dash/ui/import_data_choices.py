"""What somebody says that the columns and measures of a source's files are."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.domain.table_choice import ColumnRole, TableChoices
from htl_dash.services.import_data import Preview
from htl_dash.services.import_undo import forget_choices, remember_choices
from htl_dash.text import t
from htl_dash.ui.cached import engine, home
from htl_dash.viewmodels.import_data_view import long_day, signer

MOST_ASKED = 40
"""Columns and measures that are asked about; the rest are taken as recognised."""
_Asked = TypeVar("_Asked")
_TURN = "data file choices"
_AS_RECOGNISED, _NOT_TAKEN = "as recognised", "not taken"


def turn() -> int:
    """Return how many times choices have been changed in this visit."""
    count: int = st.session_state.get(_TURN, 0)
    return count


def corrections(found: Preview, who: str, key: str) -> None:
    """Let somebody change what a file was taken to be; it is remembered for its source."""
    signature = found.file.recognised.signature
    if found.remembered:
        facts = {
            "day": long_day(found.remembered.at),
            "who": signer(found.remembered.who, home()),
        }
        st.markdown(t("data_file_choices.remembered", **facts))
    with st.form(key, border=False):
        st.markdown(t("data_file_choices.intro"))
        chosen = _asked(found, key)
        if st.form_submit_button(t("data_file_choices.use"), disabled=not who):
            remember_choices(engine(), signature, chosen, who)
            _changed()
    if found.remembered and st.button(
        t("data_file_choices.forget"), key=f"forget {key}", disabled=not who
    ):
        forget_choices(engine(), signature, who)
        _changed()
    if not who:
        st.info(t("data_file_choices.not_chosen"))


def _changed() -> None:
    st.session_state[_TURN] = turn() + 1
    st.rerun()


def _asked(found: Preview, key: str) -> TableChoices:
    recognised = found.file.recognised
    publisher, period = found.choices.publisher, found.choices.period
    if not recognised.publisher:
        publisher = st.text_input(
            t("data_file_choices.publisher"), publisher, key=f"publisher {key}"
        )
    if not recognised.period:
        period = st.text_input(
            t("data_file_choices.period"), period, key=f"period {key}"
        )
    return TableChoices(
        roles=_roles(found, key),
        indicators=_indicators(found, key),
        publisher=publisher.strip(),
        period=period.strip(),
    )


def _roles(found: Preview, key: str) -> dict[str, ColumnRole]:
    chosen: dict[str, ColumnRole] = {}
    for one, place in _beside(found.file.recognised.columns[:MOST_ASKED]):
        now = found.choices.roles.get(one.key, one.role)
        role = place.selectbox(
            t("data_file_choices.column", heading=one.heading or one.letter),
            list(ColumnRole),
            index=list(ColumnRole).index(now),
            format_func=lambda role: t(f"data_file_role.{role}"),
            key=f"role {one.key} {key}",
        )
        if role is not None and role is not one.role:
            chosen[one.key] = role
    return chosen


def _indicators(found: Preview, key: str) -> dict[str, str]:
    titles = {code: one.title for code, one in all_indicators().items()}
    named = {
        _AS_RECOGNISED: t("data_file_choices.as_recognised"),
        _NOT_TAKEN: t("data_file_choices.not_taken"),
        **titles,
    }
    chosen: dict[str, str] = {}
    for one, place in _beside(found.prepared.measures[:MOST_ASKED]):
        now = found.choices.indicators.get(one.subject)
        before = _AS_RECOGNISED if now is None else now or _NOT_TAKEN
        code = place.selectbox(
            t("data_file_choices.measure", measure=one.subject),
            list(named),
            index=list(named).index(before) if before in named else 0,
            format_func=named.__getitem__,
            key=f"measure {one.subject} {key}",
            filter_mode="contains",
        )
        if code != _AS_RECOGNISED:
            chosen[one.subject] = "" if code == _NOT_TAKEN else code
    return chosen


def _beside(asked: Sequence[_Asked]) -> Iterator[tuple[_Asked, DeltaGenerator]]:
    """Give each of what is asked about, and its place: two stand side by side."""
    for at in range(0, len(asked), 2):
        yield from zip(asked[at : at + 2], st.columns(2), strict=False)
