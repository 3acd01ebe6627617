"""The pickers that pages share: what can be chosen, and how the choices hang together."""

from collections.abc import Sequence

import streamlit as st

from htl_dash.domain.geography import Geography
from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import InitiativeStatus
from htl_dash.domain.term import Term
from htl_dash.services.initiatives import RegisteredInitiative
from htl_dash.services.target import MOST_YEARS, Aim
from htl_dash.text import t
from htl_dash.ui import cached, divisions, frame, goal_views, school_views, state
from htl_dash.ui.absences import AreaChoices, GoalChoices
from htl_dash.ui.state import Choice, Room
from htl_dash.viewmodels.record_view import term_choices
from htl_dash.viewmodels.sources import SourceNote

ALL_AREAS = "alla"
MOST_TARGET = 1_000_000.0
VIEWS = ("laget", "tid", "profil", "skolor")
TABS = ("kedjan", "insatser", "resultat", "flode", "registrera", "lyft")
REGISTER = ("volym", "flode", "lamna", "insats", "ny", "fil")
NO_FUNCTION = "ingen"
NO_DATASET = "alla"


def choose_area_view() -> AreaChoices:
    """Draw the area page's row of choices; say so and stop where there are no areas."""
    if not cached.home().geographies:
        st.title(t("areas.none", place=cached.home().name), anchor=False)
        state.show_rejected()
        st.info(t("areas.none_cure"))
        frame.end_page()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        view = state.segments(
            Choice.VIEW, t("choose.view"), {one: t(f"view.{one}") for one in VIEWS}
        )
        if view == "skolor":
            return _choose_school_results(view)
        geography = _choose_geography(None if view == "profil" else _asked_indicator())
        indicator = ""
        if view != "profil":
            indicator = _choose_indicator(geography)
        area = _choose_area(geography, may_be_all=view != "profil")
        period = _period(indicator, geography, may_choose=view == "laget")
    return AreaChoices(indicator, geography, period, view, area)


def _asked_indicator() -> str:
    """Return the indicator that will be chosen, where nothing hinders it."""
    asked = st.query_params.get(Choice.INDICATOR)
    before = state.remembered(Choice.INDICATOR)
    known = (one for one in (asked, before) if one in cached.known())
    coarsest = cached.home().geographies[0]
    return next(known, None) or divisions.offered(coarsest)[0].code


def _choose_geography(indicator: str | None) -> Geography:
    """Draw the divisions; older ones where there are figures for the indicator.

    For any indicator where None is named.
    """
    options = {
        one.value: t(
            "geography.counted",
            division=t(f"geography.{one}"),
            count=len(cached.area_names(one)),
        )
        for one in cached.home().geographies
    }
    options |= {one.value: t(f"geography.{one}") for one in divisions.older(indicator)}
    return Geography(state.segments(Choice.GEOGRAPHY, t("choose.geography"), options))


def _choose_indicator(geography: Geography) -> str:
    titles = {one.code: one.title for one in divisions.offered(geography)}
    return state.selectbox(Choice.INDICATOR, t("choose.indicator"), titles, width=350)


def _period(indicator: str, geography: Geography, *, may_choose: bool) -> str:
    """Return the chosen period, or the newest; empty where there are no figures."""
    periods = cached.periods(indicator, geography) if indicator else ()
    if not periods:
        return ""
    if not may_choose:
        return periods[0]
    options = {period: period for period in periods}
    return state.selectbox(Choice.PERIOD, t("choose.period"), options, width=130)


def _choose_area(geography: Geography, *, may_be_all: bool) -> str | None:
    names = {one.code: one.name for one in divisions.area_names(geography)}
    first = {ALL_AREAS: t("choose.all_areas")} if may_be_all else {}
    chosen = state.selectbox(Choice.AREA, t("choose.area"), first | names, width=300)
    return None if chosen == ALL_AREAS else chosen


def _choose_school_results(view: str) -> AreaChoices:
    titles = {one.code: one.title for one in cached.reading_order(Geography.SCHOOL)}
    indicator = state.selectbox(
        Choice.SCHOOL_INDICATOR, t("choose.indicator"), titles, width=560
    )
    period = _period(indicator, Geography.SCHOOL, may_choose=True)
    return AreaChoices(indicator, Geography.SCHOOL, period, view, None)


def choose_goal() -> GoalChoices:
    """Draw the goal page's choices: a goal, one of its indicators, and an aim for it."""
    titles = {goal.dimension.value: goal.title for goal in goal_views.goals()}
    aim = (Choice.TARGET, Choice.TARGET_YEAR)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        goal = Dimension(state.segments(Choice.GOAL, t("choose.goal"), titles, aim))
        rows = goal_views.rows(goal)
        options = {row.indicator: row.title for row in rows}
        usual = next((row.indicator for row in rows if row.is_known), None)
        indicator = state.selectbox(
            Choice.GOAL_INDICATOR, t("choose.indicator"), options, 390, aim, usual
        )
        return GoalChoices(goal, indicator, _choose_aim(indicator))


def _choose_aim(indicator: str) -> Aim | None:
    """Draw the target and its year; nothing where no target can be reached."""
    usual = goal_views.usual(indicator)
    if usual is None:
        return None
    one = cached.indicator(indicator)
    most = 100.0 if one.unit.is_share else MOST_TARGET
    values = Room(0.0, most, min(one.decimals, 1))
    first = usual.first_year
    years = Room(first, max(first + MOST_YEARS - 1, usual.aim.year), 0)
    value = state.number(
        Choice.TARGET, t("target.value"), indicator, usual.aim.value, values
    )
    year = state.number(
        Choice.TARGET_YEAR, t("target.year"), indicator, usual.aim.year, years
    )
    return Aim(value, int(year))


def choose_school() -> str | None:
    """Draw the pilot schools; return the chosen unit code, None where there are none."""
    names = {code: one.name for code, one in school_views.schools().items()}
    return state.segments(Choice.SCHOOL, t("choose.school"), names) if names else None


def choose_school_tab() -> str:
    """Draw the parts of the page on schools; return the chosen one."""
    options = {one: t(f"tab.{one}") for one in TABS}
    return state.segments(Choice.SCHOOL_TAB, t("form.choose_tab"), options)


def choose_function(usual: str | None = None) -> str:
    """Draw the functions that sign; return the chosen one's code, empty for none.

    `usual` stands there until another is chosen.
    """
    functions = cached.home().team_model.functions
    options = {NO_FUNCTION: t("form.no_function")}
    options |= {one.code: one.name for one in functions}
    chosen = state.selectbox(
        Choice.FUNCTION, t("form.function"), options, width=260, usual=usual
    )
    return "" if chosen == NO_FUNCTION else chosen


def choose_term() -> Term:
    """Draw the terms around today; return the chosen one, this term if none is."""
    now = Term.of(cached.today())
    options = term_choices(now)
    chosen = state.selectbox(
        Choice.TERM, t("form.term"), options, width=250, usual=now.code
    )
    return Term.read(chosen) or now


def choose_register() -> str:
    """Draw what can be registered; return the chosen one."""
    options = {one: t(f"form.{one}") for one in REGISTER}
    return state.segments(Choice.REGISTER, t("form.what"), options)


def choose_initiative(found: Sequence[RegisteredInitiative]) -> RegisteredInitiative:
    """Draw a school's initiatives, of which there is at least one."""
    gone = InitiativeStatus.REMOVED
    options = {
        one.initiative.code: t("form.removed", title=one.initiative.title)
        if one.initiative.status is gone
        else one.initiative.title
        for one in found
    }
    chosen = state.selectbox(
        Choice.INITIATIVE, t("form.initiative"), options, width=430
    )
    return next(one for one in found if one.initiative.code == chosen)


def choose_dataset(notes: tuple[SourceNote, ...]) -> SourceNote | None:
    """Draw the list of datasets; return the chosen one, None where none is."""
    titles = {NO_DATASET: t("data.no_dataset")}
    titles |= {note.dataset: f"{note.publisher}: {note.title}" for note in notes}
    chosen = state.selectbox(Choice.DATASET, t("data.choose_dataset"), titles)
    return next((note for note in notes if note.dataset == chosen), None)
