"""Judge what no data answer: a range with a note, kept with who and when."""

from hashlib import sha256

import streamlit as st

from htl_dash.domain.criterion import Criterion
from htl_dash.domain.errors import HtlError
from htl_dash.domain.weighing import Alternative
from htl_dash.services.score_sources import Origin
from htl_dash.services.score_table import from_data
from htl_dash.services.scores import NOTE, judged_before, judgements
from htl_dash.services.scores import judge as write_down
from htl_dash.services.written import Problem, WrittenError
from htl_dash.text import plain_markdown, t
from htl_dash.ui import blocks
from htl_dash.ui.cached import engine, home
from htl_dash.ui.last_saved import tell
from htl_dash.ui.priority_results import known_now
from htl_dash.ui.priority_state import Setting
from htl_dash.ui.problems import problem_text
from htl_dash.viewmodels.judgement_view import history_table
from htl_dash.viewmodels.priority_words import titles
from htl_dash.viewmodels.score_view import scale_text

_REFUSED = "judgement refused"


def judge(setting: Setting) -> None:
    """Show the form for one alternative on one criterion, and what was judged before."""
    st.markdown(t("score.judge_about"))
    pairs = _unanswered(setting)
    if not pairs:
        st.info(t("score.all_answered"))
        return
    names = titles(setting.alternatives)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        one = st.selectbox(
            t("score.alternative"),
            [a for a in setting.alternatives if a in pairs],
            format_func=lambda a: names[a.code],
            key="judged alternative",
        )
        criterion = st.selectbox(
            t("score.criterion"),
            pairs[one],
            format_func=lambda c: c.title,
            key="judged criterion",
        )
    judge_one(one, criterion, setting.who)
    before = judged_before(engine(), one.code)
    if before:
        blocks.rows(history_table(before, home(), criterion))


def _unanswered(setting: Setting) -> dict[Alternative, list[Criterion]]:
    """Return what people can judge: what data leave unknown."""
    known = known_now()
    found: dict[Alternative, list[Criterion]] = {}
    for one in setting.alternatives:
        for criterion in setting.criteria:
            if from_data(known, one, criterion).origin is Origin.UNKNOWN:
                found.setdefault(one, []).append(criterion)
    return found


def judge_one(one: Alternative, criterion: Criterion, who: str) -> None:
    """Show the form for one alternative on one criterion; `who` signs."""
    st.markdown(scale_text(criterion))
    if criterion.anchors:
        blocks.listing(
            [
                t("score.anchor", points=f"{a.points:.0f}", text=a.text)
                for a in criterion.anchors
            ]
        )
    least, most = criterion.scale.amounts[0], criterion.scale.amounts[-1]
    now = judgements(engine()).get((one.code, criterion.code))
    about = f"{one.code} {criterion.code}"
    start = (now.lower, now.upper) if now else (least, most)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        low, high = (
            st.number_input(
                t(label, unit=criterion.scale.unit),
                min_value=float(least),
                max_value=float(most),
                value=float(given if given is not None else end),
                key=f"{name} {about}",
                format="%.0f",
            )
            for label, name, given, end in (
                ("score.lowest", "low", start[0], least),
                ("score.highest", "high", start[1], most),
            )
        )
    note = st.text_input(t("score.note"), key=f"note {about}")
    accepted = _refusals(about, note)
    with st.container(horizontal=True):
        is_asked = st.button(t("score.save"), type="primary")
        is_back = now is not None and st.button(t("score.take_back"))
    if is_asked or is_back:
        span = (low, high) if is_asked else None
        _save(one, criterion, span, note, who, accepted, about)


def _refusals(about: str, note: str) -> dict[str, str]:
    """Say what the guard refused in this very text, and whether it is accepted."""
    refused: dict[str, tuple[str, tuple[Problem, ...]]]
    refused = st.session_state.setdefault(_REFUSED, {})
    text, problems = refused.get(about, ("", ()))
    if not problems or text != note:
        return {}
    for one in problems:
        why = t(one.text_key, **one.facts)
        part = plain_markdown(one.part)
        said = t("form.guarded", part=part, why=why) if part else why
        st.markdown(f":orange[**{said}**]")
    if all(one.can_be_accepted for one in problems):
        key = f"accept {about} {sha256(note.encode()).hexdigest()[:12]}"
        if st.checkbox(t("form.accept"), key=key):
            return {NOTE: note}
    return {}


def _save(
    one: Alternative,
    criterion: Criterion,
    span: tuple[float, float] | None,
    note: str,
    who: str,
    accepted: dict[str, str],
    about: str,
) -> None:
    try:
        write_down(engine(), one.code, criterion, span, note, who, accepted)
    except WrittenError as refused:
        st.session_state[_REFUSED][about] = (note, refused.problems)
        st.rerun()
    except HtlError as refused:
        st.error(problem_text(refused))
        return
    tell(t("score.saved" if span else "score.taken_back", criterion=criterion.title))
    st.rerun()
