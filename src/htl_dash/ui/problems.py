"""What a page shows when something is wrong: never a traceback, always a way on."""

import streamlit as st

from htl_dash.domain.errors import HtlError
from htl_dash.text import t


def problem_text(problem: Exception) -> str:
    """Return the Swedish text for a problem, filled with its facts."""
    if isinstance(problem, HtlError):
        return t(problem.text_key, **problem.facts)
    return t("error.unknown")


def show_problem(problem: Exception) -> None:
    """Show a problem in place of the page."""
    st.error(problem_text(problem))
