"""The forms of a school: a term of an initiative, the flow, initiatives, a problem."""

from datetime import date

import streamlit as st

from htl_dash.domain.initiative import InitiativeKind, InitiativeStatus
from htl_dash.domain.municipality import PilotSchool
from htl_dash.domain.problem_area import ProblemStatus
from htl_dash.domain.record import RecordKind
from htl_dash.domain.term import Term
from htl_dash.services import editing
from htl_dash.services.editing import Opened
from htl_dash.services.initiatives import RegisteredInitiative, registered_initiatives
from htl_dash.services.register import NOT_YET
from htl_dash.text import plain_markdown, t
from htl_dash.ui import blocks, choices
from htl_dash.ui.cached import engine, home, known_once
from htl_dash.ui.chain_views import show_chain, show_todo
from htl_dash.ui.form import Form, form
from htl_dash.ui.hand_in_view import hand_in_view
from htl_dash.ui.import_views import term_file
from htl_dash.ui.last_saved import show_saved, take_back
from htl_dash.viewmodels.record_view import history_table
from htl_dash.viewmodels.terms import term_name

EMPTY = Opened(None, NOT_YET, {}, frozenset())


def register(school: PilotSchool) -> None:
    """Choose what to register, and show its form."""
    what = choices.choose_register()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = choices.choose_function()
        term = (
            choices.choose_term()
            if what in ("volym", "flode", "lamna", "fil")
            else None
        )
        own = registered_initiatives(engine(), school.unit_code)
        chosen = choices.choose_initiative(own) if _asks(what) and own else None
    show_saved(who)
    if _asks(what) and chosen is None:
        st.info(t("form.no_initiatives"))
        return
    match what, chosen, term:
        case "volym", RegisteredInitiative(), Term():
            _volume(chosen, term, who)
        case "flode", _, Term():
            _flow(school, term, who)
        case "lamna", _, Term():
            hand_in_view(school, term, own, who)
        case "insats", RegisteredInitiative(), _:
            _initiative(chosen, who)
        case "ny", _, _:
            _new_initiative(school, who)
        case "fil", _, Term():
            term_file(school.unit_code, term, who)


def lift(school: PilotSchool) -> None:
    """Show the form for a problem that the school lifts."""
    who = choices.choose_function()
    show_saved(who)
    show_todo(school.unit_code)
    about = f"problem {school.unit_code}"
    _show(
        Form(
            RecordKind.PROBLEM,
            about,
            t("form.heading_problem", school=school.name),
            EMPTY,
            {"unit_code": school.unit_code, "lifted_on": date.today()},
            who,
            lambda: EMPTY,
            {"status": ProblemStatus.LIFTED.value},
        ),
        "form.about_problem",
        is_page=True,
    )
    show_chain(school.unit_code, who)


def _asks(what: str) -> bool:
    """Whether a form is about one of the school's initiatives."""
    return what in ("volym", "insats")


def _volume(one: RegisteredInitiative, term: Term, who: str) -> None:
    cases = _cases(one)

    def reopen() -> Opened:
        return editing.open_volume(engine(), one.id, term, cases)

    what = t(
        "form.heading_volume", initiative=one.initiative.title, term=term_name(term)
    )
    keys = {"initiative_id": one.id, "term": term.code}
    about = f"volume {one.id} {term.code}"
    _show(
        Form(RecordKind.VOLUME, about, what, reopen(), keys, who, reopen),
        "form.about_cases" if cases else "form.about_volume",
    )


def _cases(one: RegisteredInitiative) -> int | None:
    """Return how many cases a test cycle tries; None for other initiatives."""
    is_cycle = one.initiative.kind is InitiativeKind.TEST_CYCLE
    return home().team_model.tests_cases if is_cycle else None


def _flow(school: PilotSchool, term: Term, who: str) -> None:
    keys = {"unit_code": school.unit_code, "term": term.code}

    def reopen() -> Opened:
        return editing.open_by_keys(engine(), RecordKind.FLOW, keys)

    what = t("form.heading_flow", school=school.name, term=term_name(term))
    about = f"flow {school.unit_code} {term.code}"
    _show(
        Form(RecordKind.FLOW, about, what, reopen(), keys, who, reopen),
        "form.about_flow",
    )


def _initiative(one: RegisteredInitiative, who: str) -> None:
    def reopen() -> Opened:
        return editing.open_record(engine(), RecordKind.INITIATIVE, one.id)

    what = t("form.heading_initiative", initiative=one.initiative.title)
    keys = {"unit_code": one.unit_code}
    about = f"initiative {one.id}"
    _show(
        Form(RecordKind.INITIATIVE, about, what, reopen(), keys, who, reopen),
        "form.about_initiative",
    )


def _new_initiative(school: PilotSchool, who: str) -> None:
    usual = {
        "kind": InitiativeKind.ORDINARY.value,
        "status": InitiativeStatus.PLANNED.value,
        "first_term": Term.of(date.today()).code,
    }
    opened = Opened(None, NOT_YET, usual, frozenset())
    what = t("form.heading_new", school=school.name)
    about = f"initiative new {school.unit_code}"
    keys = {"unit_code": school.unit_code}
    _show(
        Form(RecordKind.INITIATIVE, about, what, opened, keys, who, lambda: opened),
        "form.about_initiative",
    )


def _show(shown: Form, about: str, *, is_page: bool = False) -> None:
    """Show a form under its heading, and under it what has been written before.

    With `is_page` the page's own heading has said what the form is for.
    """
    if not is_page:
        st.subheader(plain_markdown(shown.what), anchor=False)
    st.markdown(t(about, cases=home().team_model.tests_cases))
    form(shown)
    if shown.opened.record_id is not None:
        with st.expander(t("history.heading")):
            found = editing.changes(engine(), shown.kind, shown.opened.record_id)
            past = history_table(shown.kind, found, home(), shown.what, known_once())
            blocks.rows(past)
            # Also after a reload, when nobody remembers what was saved last.
            if shown.who and st.button(t("history.undo_last")):
                seen = shown.opened.seen
                record_id = shown.opened.record_id
                take_back(shown.kind, record_id, seen, shown.what, shown.who)
