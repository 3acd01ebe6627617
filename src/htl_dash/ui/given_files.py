"""What pages share that take in workbooks: what stops one, and leaving nothing of it."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from htl_dash.services.given_file import Refusal
from htl_dash.text import number, plain_markdown, t
from htl_dash.ui import blocks
from htl_dash.viewmodels.import_view import by_sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_MEGABYTES = 5


def forget(given: UploadedFile, turn: str) -> None:
    """Begin a new round, and leave nothing of the file in the server's memory.

    `turn` is where the session counts its rounds.
    """
    st.session_state[turn] += 1
    context = get_script_run_ctx()
    files = context and context.uploaded_file_mgr
    if context is not None and isinstance(files, MemoryUploadedFileManager):
        files.remove_file(context.session_id, given.file_id)


def say_refused(words: str) -> None:
    """Say why a file is not read at all, a paragraph for each line."""
    st.error("\n\n".join(plain_markdown(line) for line in words.splitlines()))


def show_refused(refused: Sequence[Refusal]) -> None:
    """Show everything in a file that must be mended, if there is anything."""
    if not refused:
        return
    count = len(refused)
    many = t("term_file.refused_heading", count=number(count))
    st.subheader(t("term_file.refused_one") if count == 1 else many, anchor=False)
    st.error(t("term_file.refused_cure"))
    _listed(refused)


def accepted(warnings: Sequence[Refusal], given: UploadedFile) -> bool:
    """Ask about texts that may hold names; the answer goes for this very file."""
    if not warnings:
        return True
    st.subheader(t("term_file.warned_heading"), anchor=False)
    _listed(warnings)
    return st.checkbox(t("term_file.accept"), key=f"accept {given.file_id}")


def _listed(refused: Sequence[Refusal]) -> None:
    for one in by_sheet(refused):
        st.markdown(f"**{one.sheet}**")
        blocks.listing([plain_markdown(line) for line in one.lines])
