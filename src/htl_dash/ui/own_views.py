"""The municipality's own indicators: the template, taking in, what there is, taking back."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from htl_dash.exports.own_template import own_template, own_template_name
from htl_dash.services.given_file import IdentityNumberError
from htl_dash.services.own_history import (
    OwnRevision,
    UnknownOwnError,
    own_revisions,
    withdraw_own,
)
from htl_dash.services.own_indicators import import_own, preview_own
from htl_dash.services.own_places import places_of
from htl_dash.services.own_plan import OwnPlan
from htl_dash.sources.office_file import FileError
from htl_dash.text import number, plain_markdown, t
from htl_dash.ui import blocks, choices, data_views
from htl_dash.ui.cached import engine, home, known, shared, version
from htl_dash.ui.given_files import (
    MOST_MEGABYTES,
    XLSX,
    accepted,
    forget,
    say_refused,
    show_refused,
)
from htl_dash.ui.last_saved import show_told, tell
from htl_dash.ui.problems import problem_text
from htl_dash.viewmodels.own_view import (
    own_passages,
    own_table,
    told_words,
    version_words,
)
from htl_dash.viewmodels.section_headings import own_heading

_ROUND, _REFUSED = "own file round", "own file refused"


def own_indicators(head: DeltaGenerator) -> None:
    """Offer the template, take in a file, and show which indicators there are."""
    passages = own_passages(known())
    data_views.opening(head, own_heading(passages, home()), t("own.intro"))
    show_told()
    st.download_button(
        t("own.download"),
        lambda: own_template(home(), places_of(engine(), home())),
        own_template_name(home()),
        XLSX,
        on_click="ignore",
        icon=":material/download:",
        key="own template",
    )
    who = choices.choose_function()
    _given(who)
    st.subheader(t("own.list"), anchor=False)
    if passages:
        for passage in passages:
            st.markdown(f"**{passage.heading}.** {passage.text}")
    else:
        st.markdown(t("own.none"))
    for one in _revisions(version()):
        if one.is_last and not one.is_withdrawn:
            _withdraw(one, who)
    table = own_table(_revisions(version()), home())
    if table.rows:
        st.subheader(table.title, anchor=False)
        st.markdown(f":gray[{t('own.waits')}]")
        blocks.files(table)
        blocks.rows(table)


@shared
def _revisions(key: str) -> tuple[OwnRevision, ...]:
    return own_revisions(engine())


def _given(who: str) -> None:
    turn = st.session_state.setdefault(_ROUND, 0)
    given = st.file_uploader(
        t("own.upload"), max_upload_size=MOST_MEGABYTES, key=f"own file {turn}"
    )
    if refused := st.session_state.pop(_REFUSED, None):
        say_refused(refused)
    if given is None:
        return
    try:
        plan = preview_own(engine(), home(), given.name, given.getvalue())
    except IdentityNumberError as error:
        forget(given, _ROUND)
        st.session_state[_REFUSED] = problem_text(error)
        st.rerun()
    except FileError as error:
        say_refused(problem_text(error))
    else:
        _show(plan, given, who)


def _show(plan: OwnPlan, given: UploadedFile, who: str) -> None:
    """Say what a file would become and what stops it, with the button that saves it."""
    wrong = [one for one in plan.refused if not one.can_be_accepted]
    show_refused(wrong)
    warnings = [one for one in plan.refused if one.can_be_accepted]
    is_accepted = accepted(warnings, given)
    if wrong:
        return
    st.subheader(plain_markdown(version_words(plan)), anchor=False)
    st.markdown(told_words(plan))
    if plan.version > 1:
        st.markdown(t("own.waits"))
    if not who:
        st.info(t("term_file.not_chosen"))
    ready = bool(who) and is_accepted
    if st.button(t("own.save"), type="primary", disabled=not ready, key="save own"):
        _save(given, who, is_accepted=is_accepted)


def _save(given: UploadedFile, who: str, *, is_accepted: bool) -> None:
    report = import_own(
        engine(), home(), given.name, given.getvalue(), who, accepted=is_accepted
    )
    if report.refused:
        st.warning(t("term_file.gone"))
        return
    forget(given, _ROUND)
    counts = {"shown": number(report.shown), "hidden": number(report.hidden)}
    tell(t("own.saved", title=plain_markdown(report.title), **counts))
    st.rerun()


def _withdraw(one: OwnRevision, who: str) -> None:
    """Offer to take an indicator back, and ask once more before it is done."""
    title = plain_markdown(one.title)
    with st.popover(t("own.withdraw", title=title), type="tertiary", wrap=True):
        st.markdown(t("own.withdraw_ask", title=title))
        if not who:
            st.info(t("term_file.not_chosen"))
        if st.button(t("own.withdraw_yes"), disabled=not who, key=f"gone {one.code}"):
            try:
                withdraw_own(engine(), one.code, who)
            except UnknownOwnError as error:
                tell(problem_text(error))
            else:
                tell(t("own.withdrawn_done", title=title))
            st.rerun()
