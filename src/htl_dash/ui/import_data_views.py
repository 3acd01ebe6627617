"""Files of figures from colleagues: dropped, looked at, corrected, taken in, taken back."""

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from htl_dash.domain.errors import HtlError, StaleError
from htl_dash.services.import_data import (
    FileError,
    IdentityNumberError,
    ImportReport,
    Preview,
    import_data,
    preview,
)
from htl_dash.services.import_undo import TakenIn, history, taken_in, undo_import
from htl_dash.text import number, plain_markdown, t
from htl_dash.ui import blocks, choices, data_views
from htl_dash.ui.cached import engine, home, version
from htl_dash.ui.given_files import say_refused
from htl_dash.ui.import_data_choices import corrections, turn
from htl_dash.ui.last_saved import show_told, tell
from htl_dash.ui.problems import problem_text
from htl_dash.ui.table_files import offer_table
from htl_dash.viewmodels.import_data_view import (
    changes_table,
    columns_table,
    effect_lines,
    history_table,
    measures_table,
    problems_table,
    shown_at,
)
from htl_dash.viewmodels.import_left_view import hidden_lines, left_lines, unread_lines
from htl_dash.viewmodels.section_headings import files_heading

MOST_MEGABYTES = 30
_ROUND, _REFUSED, _SEEN = "data file round", "data file refused", "data files seen"


@dataclass(frozen=True)
class _Looked:
    """A file that was dropped, and what it would change."""

    given: UploadedFile
    found: Preview

    @property
    def is_sound(self) -> bool:
        """Whether nothing stops it and it has something new."""
        prepared = self.found.prepared
        return not prepared.problems and prepared.effect.changed > 0


def data_files(head: DeltaGenerator) -> None:
    """Offer to take in files, and show which have been taken in before."""
    found = taken_in(engine())
    data_views.opening(head, files_heading(found))
    st.markdown(t("data_file_page.steps"))
    st.markdown(f":gray[{t('data_file_page.intro')}]")
    who = choices.choose_function()
    show_told()
    _dropped(who)
    _taken_in(found, who)


def _dropped(who: str) -> None:
    at = st.session_state.setdefault(_ROUND, 0)
    given = st.file_uploader(
        t("data_file_page.upload"),
        accept_multiple_files=True,
        max_upload_size=MOST_MEGABYTES,
        key=f"data files {at}",
    )
    refused: dict[str, str] = st.session_state.setdefault(_REFUSED, {})
    before = len(refused)
    for words in refused.values():
        say_refused(words)
    kept = [one for one in given if one.file_id not in refused]
    looked = [found for one in kept if (found := _looked_at(one, refused))]
    if len(refused) > before:
        # Once more, without what has just been dropped.
        st.rerun()
    for one in looked:
        _show(one, who)
    sound = [one for one in looked if one.is_sound]
    if not sound:
        return
    if not who:
        st.info(t("data_file_page.not_chosen"))
    many = t("data_file_page.store", count=number(len(sound)))
    only = t("data_file_page.store_one", file=plain_markdown(sound[0].given.name))
    label = only if len(sound) == 1 else many
    if st.button(label, type="primary", disabled=not who, key="store files"):
        _store(looked, sound, who)


def _looked_at(given: UploadedFile, refused: dict[str, str]) -> _Looked | None:
    """Return what a file would change, worked out once; None where it is refused.

    One that may point out a person is dropped at once, and noted in `refused`.
    """
    seen = st.session_state.setdefault(_SEEN, {})
    key = (given.file_id, version(), turn())
    if key not in seen:
        try:
            seen[key] = preview(engine(), home(), given.name, given.getvalue())
        except IdentityNumberError as error:
            _drop(given)
            refused[given.file_id] = problem_text(error)
            return None
        except FileError as error:
            seen[key] = error
    found = seen[key]
    if isinstance(found, HtlError):
        say_refused(f"{given.name}\n{problem_text(found)}")
        return None
    return _Looked(given, found)


def _drop(given: UploadedFile) -> None:
    """Leave nothing of a file in the server's memory."""
    context = get_script_run_ctx()
    files = context and context.uploaded_file_mgr
    if context is not None and isinstance(files, MemoryUploadedFileManager):
        files.remove_file(context.session_id, given.file_id)


def _show(one: _Looked, who: str) -> None:
    """Show how a file was read, what it would change, and what stops it."""
    found, prepared = one.found, one.found.prepared
    st.subheader(plain_markdown(found.file.name), anchor=False)
    facts = {
        "how": found.file.read_as.rstrip("."),
        "title": plain_markdown(found.file.recognised.title),
        "publisher": plain_markdown(prepared.publisher) or t("data_file_page.unknown"),
        "rows": number(prepared.rows),
    }
    st.markdown(t("data_file_page.read", **facts))
    if prepared.problems:
        _problems(one)
    else:
        if not prepared.effect.changed:
            st.info(t("data_file_page.nothing_new"))
        blocks.listing(effect_lines(prepared.effect))
    if left := _remarks(found):
        blocks.listing([plain_markdown(line) for line in left])
    if prepared.effect.revised and not prepared.problems:
        with st.expander(t("data_file_view.changes_title")):
            blocks.rows(changes_table(prepared, home()))
    with st.expander(
        t("data_file_page.correct"), expanded=_is_unclear(found), key=_key(one, "fix")
    ):
        blocks.rows(columns_table(found))
        blocks.rows_or(measures_table(found), t("data_file_page.no_measures"))
        corrections(found, who, _key(one, "choices"))


def _remarks(found: Preview) -> tuple[str, ...]:
    """Say what is left out of a file, and what is read that nobody sees in it."""
    file = found.file
    return (*left_lines(found.prepared), *unread_lines(file), *hidden_lines(file))


def _is_unclear(found: Preview) -> bool:
    """Whether what is wrong is that the file was not understood."""
    return bool(found.prepared.problems) and not found.prepared.figures


def _problems(one: _Looked) -> None:
    problems = one.found.prepared.problems
    many = t("data_file_page.refused", count=number(len(problems)))
    st.error(t("data_file_page.refused_one") if len(problems) == 1 else many)
    table = problems_table(problems)
    blocks.rows(table)
    with st.container(key=_key(one, "files")):
        offer_table(table)


def _key(one: _Looked, part: str) -> str:
    return f"{part} {one.given.file_id}"


def _store(looked: list[_Looked], sound: list[_Looked], who: str) -> None:
    """Take in every file that nothing stops, each on its own, and tell."""
    told = []
    for one in sound:
        content = one.given.getvalue()
        report = import_data(engine(), home(), one.given.name, content, who=who)
        if report.effect and not report.prepared.problems:
            told.append(_stored(report))
        else:
            told.append(problem_text(FileError("data_file.changed_since")))
    for one in looked:
        _drop(one.given)
    st.session_state[_ROUND] += 1
    for name in (_SEEN, _REFUSED):
        st.session_state.pop(name, None)
    tell("\n\n".join(told))
    st.rerun()


def _stored(report: ImportReport) -> str:
    first = report.prepared.figures[0]
    facts = {
        "file": plain_markdown(report.file.name),
        "count": number(report.effect.changed),
        "source": f"./data?avsnitt=kallor&serie={report.dataset}",
        "shown": shown_at(first.indicator, first.geography),
    }
    words = t("data_file_page.stored", **facts)
    if report.findings:
        words += " " + t("data_file_page.findings", count=number(len(report.findings)))
    return words


def _taken_in(found: tuple[TakenIn, ...], who: str) -> None:
    if not found:
        return
    st.subheader(t("data_file_page.taken_in"), anchor=False)
    if not who:
        st.markdown(f":gray[{t('data_file_page.undo_who')}]")
    for one in found:
        _offer_undo(one, who)
    with st.expander(t("data_file_view.history_title")):
        blocks.rows(history_table(history(engine()), home()))


def _offer_undo(one: TakenIn, who: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        title, publisher = plain_markdown(one.title), plain_markdown(one.publisher)
        words = {"title": title, "publisher": publisher, "rows": number(one.rows)}
        st.markdown(t("data_file_page.series", **words))
        key = f"undo {one.dataset}"
        if st.button(t("data_file_page.undo"), key=key, disabled=not who):
            _undo(one, who)


def _undo(one: TakenIn, who: str) -> None:
    try:
        undo_import(engine(), one.dataset, one.sequence, who)
    except StaleError:
        tell(t("data_file_page.undo_late"))
    else:
        tell(t("data_file_page.undone", title=plain_markdown(one.title)))
    st.rerun()
