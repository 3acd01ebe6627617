"""What schools have registered, and the mix of it, as evidence."""

from collections.abc import Mapping

from htl_dash.domain.term import Term
from htl_dash.domain.volume import Measure
from htl_dash.services.mix import chosen, terms_of
from htl_dash.services.upstream import comparable_terms
from htl_dash.text import t
from htl_dash.ui import (
    flow_views,
    mix_views,
    school_result_views,
    school_views,
    volume_views,
)
from htl_dash.ui.choice import Choice
from htl_dash.ui.evidence_address import MIX, SCHOOLS, AddressError, address, one_of
from htl_dash.ui.mix_views import ALL_SCHOOLS, MixChoices
from htl_dash.viewmodels.decision_document import Evidence
from htl_dash.viewmodels.document import Section
from htl_dash.viewmodels.evidence import mix_section
from htl_dash.viewmodels.evidence_work import (
    chain_section,
    flow_section,
    school_results_section,
    volume_section,
)

TABS = ("kedjan", "insatser", "resultat", "flode")
"""The parts of the page on schools that show something; the others are forms."""


def school(words: Mapping[str, str]) -> Evidence:
    """Return a school's chain, its volumes, its results or its flow."""
    unit_code = one_of(words, Choice.SCHOOL, school_views.schools())
    tab = one_of(words, Choice.SCHOOL_TAB, TABS)
    told = {Choice.SCHOOL: unit_code, Choice.SCHOOL_TAB: tab}
    return Evidence(address(SCHOOLS, told), (_school_section(unit_code, tab),))


def _school_section(unit_code: str, tab: str) -> Section:
    if tab == "kedjan":
        view = school_views.chain(unit_code)
        facts = school_views.facts(unit_code)
        return chain_section(view, school_views.table(unit_code), facts)
    if tab == "insatser":
        volumes = volume_views.volumes(unit_code)
        return volume_section(volumes, volume_views.table(unit_code))
    if tab == "resultat":
        told = school_result_views.results(unit_code)
        return school_results_section(told, school_result_views.table(unit_code))
    return flow_section(flow_views.flow(unit_code), flow_views.table(unit_code))


def mix(words: Mapping[str, str]) -> Evidence:
    """Return the mix of work in a term, and what has moved since an earlier one."""
    items = mix_views.items()
    measure = Measure(one_of(words, Choice.MEASURE, Measure))
    schools = sorted({one.unit_code for one in chosen(items, None)})
    school_code = one_of(words, Choice.MIX_SCHOOL, (ALL_SCHOOLS, *schools))
    unit_code = None if school_code == ALL_SCHOOLS else school_code
    own = chosen(items, unit_code)
    term = _term(words, Choice.MIX_TERM, terms_of(own, measure))
    if term is None:
        raise AddressError(why=t("address.nothing"))
    earlier = _term(words, Choice.COMPARE, comparable_terms(own, unit_code, term))
    told = {
        Choice.MEASURE: measure.value,
        Choice.MIX_SCHOOL: school_code,
        Choice.MIX_TERM: term.code,
        Choice.COMPARE: earlier.code if earlier else None,
    }
    made = MixChoices(measure, unit_code, term, earlier)
    shown = mix_section(
        mix_views.mix(made), mix_views.upstream(made), mix_views.table(made)
    )
    return Evidence(address(MIX, told), (shown,))


def _term(
    words: Mapping[str, str], choice: Choice, terms: tuple[Term, ...]
) -> Term | None:
    if not terms:
        return None
    by_code = {one.code: one for one in terms}
    return by_code[one_of(words, choice, by_code)]
