"""What a page shows when something is wrong: never a traceback, always a way on."""

import logging

import streamlit as st

from htl_dash.domain.errors import HtlError
from htl_dash.text import t

_log = logging.getLogger("htl_dash")


def problem_text(problem: Exception) -> str:
    """Return the Swedish text for a problem, filled with its facts."""
    if isinstance(problem, HtlError):
        return t(problem.text_key, **problem.facts)
    return t("error.unknown")


def show_problem(problem: Exception) -> None:
    """Show a problem in place of the page, and log it."""
    text = problem_text(problem)
    if isinstance(problem, HtlError):
        _log.error(text)
    else:
        _log.error(text, exc_info=problem)
    st.title(t("error.heading"), anchor=False)
    st.error("\n\n".join(text.splitlines()))
