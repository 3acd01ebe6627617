"""A participant's own device: find the round, weigh, send, and change until it closes."""

import streamlit as st

from htl_dash.catalogue.criteria import all_criteria
from htl_dash.domain.errors import HtlError
from htl_dash.domain.weighing import Ballot, Poll
from htl_dash.services.polls import CODE_LENGTH, find_poll, own_answer, send
from htl_dash.text import plain_markdown, t
from htl_dash.ui import blocks
from htl_dash.ui.cached import engine, home
from htl_dash.ui.choice import Choice
from htl_dash.ui.choice_lists import MOST_POINTS, STEP
from htl_dash.ui.desk import desk
from htl_dash.ui.priority_state import USUAL_POINTS, every_alternative
from htl_dash.ui.problems import problem_text
from htl_dash.ui.state import reject, write_down
from htl_dash.viewmodels.priority_words import slider_label

NOBODY = ""


def find_round() -> Poll | None:
    """Return the round that the address or the participant names; None if none does."""
    asked = st.query_params.get(Choice.POLL_CODE, "")
    typed = st.text_input(
        t("participant.code"), value=asked, max_chars=2 * CODE_LENGTH, key="poll code"
    )
    if not typed:
        return None
    poll = find_poll(engine(), typed)
    if poll is None:
        if typed == asked:
            reject(Choice.POLL_CODE, asked)
        st.warning(t("participant.unknown"))
        return None
    write_down(Choice.POLL_CODE, poll.code)
    return poll


def weigh(poll: Poll) -> None:
    """Show the sliders of an open round, and send them when asked to."""
    sent = own_answer(engine(), poll, desk())
    titles = [a.title for a in every_alternative() if a.code in poll.alternatives]
    with st.expander(t("participant.alternatives", count=len(titles))):
        blocks.listing([plain_markdown(title) for title in titles])
    function = _choose_function(sent)
    st.markdown(t("participant.how"))
    weights = {}
    criteria = all_criteria()
    for code in poll.criteria:
        if code not in criteria:
            continue
        before = sent.weights.get(code, USUAL_POINTS) if sent else USUAL_POINTS
        weights[code] = float(
            st.slider(
                slider_label(criteria[code]),
                min_value=0,
                max_value=MOST_POINTS,
                value=int(before),
                step=STEP,
                key=f"weight {poll.code} {code}",
            )
        )
    st.markdown(f":gray[{t('participant.private')}]")
    if st.button(t("participant.send"), type="primary"):
        _send(poll, function, weights)
    elif sent is not None:
        st.success(t("participant.sent"))


def _choose_function(sent: Ballot | None) -> str:
    names = {one.code: one.name for one in home().team_model.functions}
    options = [NOBODY, *names]
    before = sent.function if sent and sent.function in names else NOBODY
    return st.selectbox(
        t("participant.function"),
        options,
        index=options.index(before),
        format_func=lambda code: names.get(code, t("form.no_function")),
        key="participant function",
    )


def _send(poll: Poll, function: str, weights: dict[str, float]) -> None:
    try:
        send(engine(), poll.code, desk(), function, weights)
    except HtlError as refused:
        st.error(problem_text(refused))
    else:
        st.success(t("participant.sent"))
