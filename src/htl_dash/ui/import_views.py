"""A whole term by file: the template to fill in, and what becomes of it when it is back."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from htl_dash.domain.term import Term
from htl_dash.exports.term_template import template_name, term_template
from htl_dash.services.import_term import (
    FileError,
    IdentityNumberError,
    Preview,
    import_term,
    preview,
)
from htl_dash.services.term_sheet import open_term_sheet
from htl_dash.text import number, t
from htl_dash.ui import blocks
from htl_dash.ui.cached import engine, home
from htl_dash.ui.given_files import (
    MOST_MEGABYTES,
    XLSX,
    accepted,
    forget,
    say_refused,
    show_refused,
)
from htl_dash.ui.last_saved import tell
from htl_dash.ui.problems import problem_text
from htl_dash.viewmodels.import_view import preview_table
from htl_dash.viewmodels.terms import term_name

_ROUND, _REFUSED = "term file round", "term file refused"


@st.fragment
def term_file(unit_code: str, term: Term, who: str) -> None:
    """Offer a school's term as a file, and take it in when it has been filled in.

    Nothing is saved until `who`, a function, has seen what will change.
    """
    st.markdown(t("term_file.explained"))
    _template(unit_code, term)
    given = _uploaded(unit_code, term)
    if refused := st.session_state.pop(_REFUSED, None):
        say_refused(refused)
    if given is None:
        return
    content = given.getvalue()
    try:
        found = preview(engine(), home(), content, who, (unit_code, term))
    except IdentityNumberError as error:
        forget(given, _ROUND)
        st.session_state[_REFUSED] = problem_text(error)
        st.rerun(scope="app")
    except FileError as error:
        say_refused(problem_text(error))
    else:
        _show(found, given, who)


def _template(unit_code: str, term: Term) -> None:
    sheet = open_term_sheet(engine(), home(), unit_code, term)
    st.download_button(
        t("term_file.download", term=term_name(term)),
        lambda: term_template(
            home(), open_term_sheet(engine(), home(), unit_code, term)
        ),
        template_name(home(), sheet),
        XLSX,
        on_click="ignore",
        icon=":material/download:",
        key="template",
    )


def _uploaded(unit_code: str, term: Term) -> UploadedFile | None:
    """Return the file that has been given in this round."""
    turn = st.session_state.setdefault(_ROUND, 0)
    return st.file_uploader(
        t("term_file.upload"),
        max_upload_size=MOST_MEGABYTES,
        key=f"term file {unit_code} {term.code} {turn}",
    )


def _show(found: Preview, given: UploadedFile, who: str) -> None:
    """Show what will change and what stops it, and the button that saves it all."""
    show_refused(found.refused)
    if found.rows:
        table = preview_table(found, home())
        st.subheader(table.title, anchor=False)
        blocks.rows(table)
    elif not found.refused:
        st.info(t("term_file.nothing"))
    if found.unchanged:
        st.markdown(t("term_file.unchanged", count=number(found.unchanged)))
    is_accepted = accepted(found.warnings, given)
    if not found.rows or found.refused:
        return
    if not who:
        st.info(t("term_file.not_chosen"))
    ready = bool(who) and is_accepted
    if st.button(
        t("term_file.save"), type="primary", disabled=not ready, key="save all"
    ):
        _save(found, given, who, is_accepted=is_accepted)


def _save(found: Preview, given: UploadedFile, who: str, *, is_accepted: bool) -> None:
    report = import_term(
        engine(),
        home(),
        given.getvalue(),
        who,
        accepted=is_accepted,
        wanted=(found.unit_code, found.term),
    )
    if report.refused:
        st.warning(t("term_file.gone"))
        return
    forget(given, _ROUND)
    tell(_saved(report.stored))
    st.rerun(scope="app")


def _saved(count: int) -> str:
    if not count:
        return t("term_file.saved_nothing")
    many = t("term_file.saved", count=number(count))
    return t("term_file.saved_one") if count == 1 else many
