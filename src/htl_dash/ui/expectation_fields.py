"""The fields of an expectation: what will show it, which way, how much, by when."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from htl_dash.domain.decision import Expected
from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.initiative import InitiativeStatus
from htl_dash.domain.volume import Measure
from htl_dash.services.expectation import read_expectation, what_can_be_seen
from htl_dash.services.initiatives import registered_initiatives
from htl_dash.services.measured import Kind, Measured
from htl_dash.services.written import Problem, WrittenError
from htl_dash.text import plain_markdown, t
from htl_dash.ui import area_views, cached
from htl_dash.ui.cached import engine, home
from htl_dash.ui.decision_grounds import problems
from htl_dash.ui.decision_proposal import NONE, chosen_measure, first_day
from htl_dash.ui.decision_state import DecisionState, key
from htl_dash.ui.evidence_address import place_in
from htl_dash.viewmodels.behind import behind_measured
from htl_dash.viewmodels.expectation_view import (
    measure_title,
    now_words,
    seen_words,
)
from htl_dash.viewmodels.mix_words import school_name
from htl_dash.viewmodels.trace import figures_link

PAUSE = "800ms"
Say = Callable[[str], None]


def draw(state: DecisionState, wrong: Sequence[Problem], say: Say) -> None:
    """Draw the fields; `say` tells what is wrong in one of them."""
    with st.container(border=True):
        st.subheader(t("decide.expectation"), anchor=False)
        st.markdown(t("decide.expectation_about"))
        kinds = {NONE: t("decide.kind_none")}
        kinds |= {one.value: t(f"measured_kind.{one}") for one in Kind}
        kind = st.selectbox(
            t("decide.kind"),
            list(kinds),
            format_func=kinds.__getitem__,
            key=key("kind"),
            filter_mode=None,
        )
        if kind == NONE:
            return
        if kind == Kind.INDICATOR:
            _indicator(state)
        else:
            _work()
        measured = chosen_measure(state.written)
        if measured is None:
            say("indicator")
        else:
            title = plain_markdown(measure_title(home(), measured))
            way = figures_link(behind_measured(measured))
            st.markdown(f"**{title}.** {now_words(measured)} {way}")
            _amounts(say)
            _seen(state.written, measured)


def _indicator(state: DecisionState) -> None:
    """Choose a measure and its place: at first that of the evidence or the problem.

    Where those point out none, it is left to be chosen: no place is likelier than others.
    """
    measurable = {one.code: one for one in _indicators()}
    left, right = st.columns(2)
    with left:
        code = st.selectbox(
            t("choose.indicator"),
            ["", *measurable],
            format_func=lambda code: (
                measurable[code].title if code in measurable else t("form.not_chosen")
            ),
            key=key("indicator"),
        )
    if code not in measurable:
        return
    places = _places(measurable[code])
    with right:
        if st.session_state.get(key("place")) not in places:
            found = place_in(state.evidence, places, _lifted(state.written))
            st.session_state[key("place")] = found
        st.selectbox(
            t("decide.place"),
            ["", *places],
            format_func=lambda place: places.get(place, t("form.not_chosen")),
            key=key("place"),
        )


def _lifted(typed: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the school of each problem that the decision answers, and its areas."""
    areas = {one.unit_code: one.areas for one in home().pilot_schools}
    chosen = typed["problems"].split()
    units = [p.unit_code for number, p in problems().items() if str(number) in chosen]
    return tuple((one, areas.get(one, ())) for one in units)


def _indicators() -> tuple[Indicator, ...]:
    """Return the indicators with figures somewhere that a change can show in."""
    present = cached.newest_periods(cached.version())
    codes = dict.fromkeys(code for code, _ in present)
    found = [cached.indicator(code) for code in codes]
    kept = [one for one in found if one.dimensions and one.unit not in cached.COUNTS]
    return home().in_reading_order(kept)


def _places(indicator: Indicator) -> Mapping[str, str]:
    """Return where an indicator is measured: municipality, areas and pilot schools."""
    present = cached.newest_periods(cached.version())
    place, found = home(), {}
    if (indicator.code, Geography.MUNICIPALITY) in present:
        found[f"{Geography.MUNICIPALITY}/{place.code}"] = place.name
    for geography in place.geographies:
        if (indicator.code, geography) in present:
            names = cached.area_names(geography)
            found |= {f"{geography}/{one.code}": one.name for one in names}
    if newest := present.get((indicator.code, Geography.SCHOOL)):
        own = {one.unit_code for one in place.pilot_schools}
        for row in area_views.schools(indicator.code, newest).rows:
            if row.code in own:
                found[f"{Geography.SCHOOL}/{row.code}"] = row.name
    return found


def _work() -> None:
    own = {
        f"{one.unit_code}/{one.initiative.code}": t(
            "decide.initiative_at",
            title=one.initiative.title,
            school=school_name(home(), one.unit_code),
        )
        for one in registered_initiatives(engine())
        if one.initiative.status is not InitiativeStatus.REMOVED
    }
    measures = {one.value: t(f"measure.{one}") for one in Measure}
    left, right = st.columns(2)
    with left:
        st.selectbox(
            t("form.initiative"),
            ["", *own],
            format_func=lambda code: own.get(code, t("form.not_chosen")),
            key=key("initiative"),
        )
    with right:
        st.selectbox(
            t("decide.measure"),
            ["", *measures],
            format_func=lambda code: measures.get(code, t("form.not_chosen")),
            key=key("measure"),
            filter_mode=None,
        )


def _amounts(say: Say) -> None:
    directions = {one.value: t(f"direction.{one}") for one in Expected}
    rows = (("direction", "lower", "upper"), ("confidence", "due"))
    for names in rows:
        for column, name in zip(st.columns(len(names)), names, strict=True):
            with column:
                if name == "direction":
                    st.selectbox(
                        t("form.required", label=t("decision_field.direction")),
                        ["", *directions],
                        format_func=lambda code: directions.get(
                            code, t("form.not_chosen")
                        ),
                        key=key(name),
                        filter_mode=None,
                    )
                else:
                    label = t(f"decision_field.{name}")
                    label = t("form.required", label=label)
                    st.text_input(label, key=key(name), live=PAUSE, max_chars=20)
                say(name)
    label = t("form.required", label=t("decision_field.stop_rule"))
    st.text_area(label, key=key("stop_rule"), height=100)
    say("stop_rule")


def _seen(typed: Mapping[str, str], measured: Measured) -> None:
    """Say what can be seen of what is expected, before it is locked."""
    try:
        title = measure_title(home(), measured)
        expected = read_expectation(typed, measured, title, first_day())
    except WrittenError:
        expected = None
    for line in seen_words(what_can_be_seen(home(), measured, expected), home()):
        st.info(line)
