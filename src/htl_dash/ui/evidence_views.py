"""Views as evidence: what the address asks for, made from what there is now."""

from collections.abc import Callable, Mapping

import streamlit as st

from htl_dash.domain.geography import Geography
from htl_dash.domain.goal import Dimension
from htl_dash.domain.trail import NO_TRAIL
from htl_dash.services.target import Aim
from htl_dash.text import t
from htl_dash.ui import (
    area_tables,
    area_views,
    cached,
    divisions,
    goal_views,
)
from htl_dash.ui.absences import Absence, AreaChoices
from htl_dash.ui.choice import Choice
from htl_dash.ui.choices import ALL_AREAS, VIEWS
from htl_dash.ui.evidence_address import (
    AREAS,
    GOALS,
    MIX,
    PAGES,
    PRIORITIES,
    SCHOOLS,
    AddressError,
    address,
    one_of,
    read_address,
)
from htl_dash.ui.evidence_priorities import priorities
from htl_dash.ui.evidence_work import mix, school
from htl_dash.viewmodels.decision_document import Evidence
from htl_dash.viewmodels.document import Section
from htl_dash.viewmodels.evidence import (
    comparison_section,
    goal_section,
    profile_section,
    section,
    trend_section,
)

Words = Mapping[str, str]


def hosts() -> tuple[str, ...]:
    """Return the names that this server is reached by."""
    own = read_host(st.context.url or "")
    return (own, "localhost:8501", "127.0.0.1:8501") if own else ("localhost:8501",)


def read_host(url: str) -> str:
    """Return host and port of an address."""
    return url.split("//", 1)[-1].split("/", 1)[0]


def evidence_at(text: str) -> Evidence:
    """Return what an address shows now, under the address with every choice in it.

    Raises:
        AddressError: It is not the address of a view of ours, or asks for something
            that there is not.
    """
    asked = read_address(text, hosts())
    return MAKERS[asked.page](asked.words)


def pages() -> tuple[str, ...]:
    """Return the pages with a view that can be frozen."""
    return PAGES


def _areas(words: Words) -> Evidence:
    view = one_of(words, Choice.VIEW, VIEWS)
    if view == "skolor":
        return _school_results(words)
    asked = None if view == "profil" else words.get(Choice.INDICATOR, "")
    known = divisions.divisions(asked)
    geography = Geography(one_of(words, Choice.GEOGRAPHY, known))
    names = [one.code for one in divisions.area_names(geography)]
    if view == "profil":
        return _profile(words, geography, names)
    codes = [one.code for one in divisions.offered(geography)]
    code = one_of(words, Choice.INDICATOR, codes)
    chosen = one_of(words, Choice.AREA, (ALL_AREAS, *names))
    area_code = None if chosen == ALL_AREAS else chosen
    periods = cached.periods(code, geography)
    period = one_of(words if view == "laget" else {}, Choice.PERIOD, periods or ("",))
    told: dict[Choice, str | None] = {
        Choice.VIEW: view,
        Choice.GEOGRAPHY: geography,
        Choice.INDICATOR: code,
        Choice.AREA: chosen,
        Choice.PERIOD: period if view == "laget" and period else None,
    }
    choices = AreaChoices(code, geography, period, view, area_code)
    trail = area_views.trail(choices) if period else NO_TRAIL
    return Evidence(address(AREAS, told), (_area_section(choices),), trail)


def _profile(words: Words, geography: Geography, names: list[str]) -> Evidence:
    area = one_of(words, Choice.AREA, names)
    told = {Choice.VIEW: "profil", Choice.GEOGRAPHY: geography, Choice.AREA: area}
    view = area_views.profile(geography, area)
    table = area_tables.profile_as_table(view)
    return Evidence(address(AREAS, told), (profile_section(view, table),), view.trail)


def _area_section(chosen: AreaChoices) -> Section:
    if absence := area_views.absence(chosen):
        return _absent(absence)
    code, geography, period = chosen.indicator, chosen.geography, chosen.period
    indicator, table = cached.indicator(code), area_tables.area_table(chosen)
    if chosen.view == "tid":
        history = area_views.trend(code, geography, chosen.area)
        if history:
            said = (area_views.gap(code, geography).statement,)
            return trend_section(indicator, history, table, said)
    compared = area_views.comparison(code, geography, period, chosen.area)
    said = (area_views.risks(code, geography, period).order,)
    return comparison_section(indicator, compared, table, said)


def _school_results(words: Words) -> Evidence:
    codes = [one.code for one in cached.reading_order(Geography.SCHOOL)]
    code = one_of(words, Choice.SCHOOL_INDICATOR, codes)
    found = cached.periods(code, Geography.SCHOOL)
    period = one_of(words, Choice.PERIOD, found or ("",))
    told = {
        Choice.VIEW: "skolor",
        Choice.SCHOOL_INDICATOR: code,
        Choice.PERIOD: period or None,
    }
    absence = area_views.absence(
        AreaChoices(code, Geography.SCHOOL, period, "skolor", None)
    )
    if absence:
        return Evidence(address(AREAS, told), (_absent(absence),))
    view = area_views.schools(code, period)
    table = area_tables.school_table(view)
    one = comparison_section(cached.indicator(code), view, table)
    return Evidence(address(AREAS, told), (one,), view.trail)


def _goals(words: Words) -> Evidence:
    goals = [one.dimension for one in goal_views.goals()]
    goal = Dimension(one_of(words, Choice.GOAL, goals))
    known_first = sorted(goal_views.rows(goal), key=lambda row: not row.is_known)
    codes = [row.indicator for row in known_first]
    code = one_of(words, Choice.GOAL_INDICATOR, codes)
    aim = _aim(words, code)
    told = {
        Choice.GOAL: goal,
        Choice.GOAL_INDICATOR: code,
        Choice.TARGET: f"{aim.value:g}" if aim else None,
        Choice.TARGET_YEAR: str(aim.year) if aim else None,
    }
    history = goal_views.timeline(code, aim)
    if history is None:
        one = _absent(goal_views.absence(code))
    else:
        table = goal_views.table(code, aim)
        trend, target = goal_views.trend(code), goal_views.target(code, aim)
        one = goal_section(cached.indicator(code), history, table, trend, target)
    trail = history.trail if history else NO_TRAIL
    return Evidence(address(GOALS, told), (one,), trail)


def _aim(words: Words, code: str) -> Aim | None:
    """Return the aim that an address asks for, else the usual one."""
    usual = goal_views.usual(code)
    if usual is None:
        return None
    try:
        value = float(words.get(Choice.TARGET, usual.aim.value))
        year = int(words.get(Choice.TARGET_YEAR, usual.aim.year))
    except ValueError:
        raise AddressError(why=t("address.unknown")) from None
    if not (0 <= value <= 1_000_000 and usual.first_year <= year <= 2100):
        raise AddressError(why=t("address.unknown"))
    return Aim(value, year)


def _absent(absence: Absence) -> Section:
    """Say what is not known: that is also something to decide on."""
    words = (absence.how_to_get,)
    return section(absence.heading, absence.measured, words, (), None, ())


MAKERS: dict[str, Callable[[Words], Evidence]] = {
    AREAS: _areas,
    SCHOOLS: school,
    MIX: mix,
    GOALS: _goals,
    PRIORITIES: priorities,
}


def label(page: str) -> str:
    """Return what a page is called in the list of views."""
    return t(f"evidence.{page}")
