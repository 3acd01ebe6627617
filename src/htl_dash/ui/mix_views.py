"""What the page on the mix of work shows, cached, and the choices that lead to it."""

from dataclasses import dataclass

import streamlit as st

from htl_dash.domain.flow import FlowTerm
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Measure
from htl_dash.services.initiatives import registered_initiatives
from htl_dash.services.mix import WorkItem, chosen, terms_of
from htl_dash.services.unregistered import with_unregistered
from htl_dash.services.upstream import comparable_terms
from htl_dash.services.work import flow_terms, work_items
from htl_dash.text import listing, t
from htl_dash.ui import cached, state
from htl_dash.ui.cached import engine, home, shared
from htl_dash.ui.state import Choice
from htl_dash.viewmodels.mix_tables import mix_table
from htl_dash.viewmodels.mix_view import MixView, mix_view
from htl_dash.viewmodels.mix_words import school_name
from htl_dash.viewmodels.tables import Table
from htl_dash.viewmodels.terms import term_name
from htl_dash.viewmodels.upstream_view import UpstreamView, upstream_view

ALL_SCHOOLS = "alla"


@dataclass(frozen=True, slots=True)
class MixChoices:
    """What is shown; None is all schools, and no earlier term to compare with."""

    measure: Measure
    unit_code: str | None
    term: Term
    earlier: Term | None


def choose_mix() -> MixChoices | None:
    """Draw the page's choices; None, and nothing drawn, where nothing is registered."""
    items = _items(cached.work_version())
    if not chosen(items, None):
        return None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        measures = {one.value: t(f"measure.{one}") for one in Measure}
        measure = Measure(state.segments(Choice.MEASURE, t("choose.measure"), measures))
        schools = _schools(items)
        school = state.selectbox(Choice.MIX_SCHOOL, t("choose.school"), schools, 230)
        unit_code = None if school == ALL_SCHOOLS else school
        own = chosen(items, unit_code)
        term = _choose_term(Choice.MIX_TERM, t("choose.term"), terms_of(own, measure))
        before = comparable_terms(own, unit_code, term)
        earlier = None
        if before:
            earlier = _choose_term(Choice.COMPARE, t("choose.compare"), before)
    return MixChoices(measure, unit_code, term, earlier)


def _schools(items: tuple[WorkItem, ...]) -> dict[str, str]:
    """Return all schools together, and each that has registered something."""
    found = {one.unit_code for one in chosen(items, None)}
    names = {code: school_name(home(), code) for code in sorted(found)}
    return {ALL_SCHOOLS: t("mix.all_schools")} | names


def _choose_term(choice: Choice, label: str, terms: tuple[Term, ...]) -> Term:
    by_code = {one.code: one for one in terms}
    options = {code: term_name(one) for code, one in by_code.items()}
    return by_code[state.selectbox(choice, label, options, 240)]


@shared
def _items(key: str) -> tuple[WorkItem, ...]:
    return with_unregistered(work_items(engine()), registered_initiatives(engine()))


def items() -> tuple[WorkItem, ...]:
    """Return all work that is registered."""
    return _items(cached.work_version())


@shared
def _flows(key: str) -> tuple[FlowTerm, ...]:
    return flow_terms(engine())


@shared
def _mix(key: str, measure: Measure, unit_code: str | None, term: Term) -> MixView:
    return mix_view(home(), _items(key), measure, unit_code, term)


def mix(made: MixChoices) -> MixView:
    """Return the mix as it is chosen."""
    key = cached.work_version()
    return _mix(key, made.measure, made.unit_code, made.term)


@shared
def _upstream(
    key: str,
    measure: Measure,
    unit_code: str | None,
    earlier: Term | None,
    later: Term,
) -> UpstreamView:
    items = _items(key)
    return upstream_view(items, _flows(key), measure, unit_code, earlier, later)


def upstream(made: MixChoices) -> UpstreamView:
    """Return the upstream test between the two terms that are chosen."""
    key = cached.work_version()
    return _upstream(key, made.measure, made.unit_code, made.earlier, made.term)


def source(made: MixChoices) -> str:
    """Say who has registered the work, and lead to each school's own amounts."""
    found = sorted({one.unit_code for one in chosen(items(), made.unit_code)})
    ways = [t("mix.way", school=school_name(home(), c), unit_code=c) for c in found]
    line = table(made).sources[0].line
    return t("mix.led", line=line, ways=listing(ways))


def table(made: MixChoices) -> Table:
    """Return the mix in full as a table."""
    items = _items(cached.work_version())
    return mix_table(home(), items, made.measure, made.unit_code, made.term)
