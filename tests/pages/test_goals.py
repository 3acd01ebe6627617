"""Every goal and every indicator on the goal page gives a page that holds together."""

import pytest
import streamlit as st
from made_document import pages
from pack_figures import (
    HOME,
    area_names,
    history,
    indicators,
    limits_text,
    municipality,
    periods,
    with_unit,
)
from pack_figures import figures as pack_areas
from visits import assert_sound, at, figures, go, notice, visit, words

from htl_dash.catalogue.goals import all_goals
from htl_dash.domain.goal import Dimension
from htl_dash.exports.pdf import pdf
from htl_dash.exports.slides import slides
from htl_dash.text import t
from htl_dash.ui.sheet_views import sheet

COUNTS = ("persons", "dwellings", "class")


def offered(goal: str) -> list[str]:
    return [
        code
        for code, one in indicators().items()
        if goal in one["dimensions"]
        and "municipality" in one["levels"]
        and one["unit"] not in COUNTS
    ]


def is_known(code: str) -> bool:
    own = history(code, "municipality", HOME)
    return any(one.value is not None for one in own.values())


@pytest.mark.parametrize("goal", list(Dimension))
def test_every_indicator_of_a_goal_is_shown_or_says_why_not(goal):
    app = visit("goals", mal=goal)
    shown = sorted(indicators()[code]["title"] for code in offered(goal))
    assert sorted(app.selectbox("choice_matt").options) == shown
    for code in offered(goal):
        at(app, mal=goal, matt=code)
        assert_sound(app)
        assert not notice(app)
        assert app.query_params.items() >= {"mal": goal, "matt": code}.items()
        assert municipality()["name"] in app.title[0].value
        if is_known(code):
            assert figures(app) == ["history"]
            keys = [button.key for button in (*app.download_button, *app.button)]
            assert keys == ["csv", "xlsx", "pdf", "pptx"]
            assert len(app.table) == 2
        else:
            assert app.info[0].value
            assert figures(app) == []


@pytest.mark.parametrize("goal", list(Dimension))
def test_a_goal_is_shown_as_it_was_decided(goal):
    app = visit("goals", mal=goal)
    decided = all_goals()[goal]
    assert decided.title in [header.value for header in app.header]
    said = " ".join(words(app))
    assert decided.statement in said
    assert decided.decided in said
    assert (decided.problem_description or decided.problem_description_note) in said


@pytest.mark.parametrize("goal", list(Dimension))
def test_the_overview_has_every_indicator_of_the_goal(goal):
    app = visit("goals", mal=goal)
    overview = app.table[-1].value
    assert len(overview) == len(offered(goal))
    titles = {indicators()[code]["title"] for code in offered(goal)}
    assert titles == set(overview[t("column.indicator")])


def test_no_indicator_is_called_child_poverty():
    """Not even the closed series that is counted like Save the Children's index."""
    for code in offered("safety"):
        app = visit("goals", mal="safety", matt=code)
        named = [app.title[0].value, *(d.proto.alt for d in app.get("plotly_chart"))]
        assert not [word for word in named if "barnfattig" in word.lower()]


AIMED = {"mal": "learning", "matt": "upper_secondary_eligibility"}


def test_a_target_of_ones_own_is_written_in_the_address_and_reopens():
    app = visit("goals", **AIMED)
    app.number_input("choice_malvarde").set_value(90.0).run()
    app.number_input("choice_malar").set_value(2030.0).run()
    assert_sound(app)
    assert not notice(app)
    assert app.query_params["malvarde"] == "90.0"
    assert app.query_params["malar"] == "2030"
    said = [word for word in words(app) if "90,0" in word and "2030" in word]
    assert said
    again = visit("goals", **app.query_params)
    assert list(words(again)) == list(words(app))


@pytest.mark.parametrize(
    ("word", "value"),
    [("malvarde", "120"), ("malvarde", "x"), ("malar", "1999"), ("malar", "2030.5x")],
)
def test_a_target_that_cannot_be_is_told_and_corrected(word, value):
    app = visit("goals", **AIMED, **{word: value})
    assert_sound(app)
    assert "malv" in notice(app) or "malar" in notice(app)
    assert app.query_params[word] != value


def test_a_target_does_not_follow_along_to_another_indicator():
    app = visit("goals", **AIMED, malvarde="90", malar="2030")
    before = app.query_params["malvarde"]
    app.selectbox("choice_matt").set_value("merit_value_17").run()
    assert_sound(app)
    assert not notice(app)
    assert app.query_params["malvarde"] != before


@pytest.mark.parametrize(
    ("goal", "code"),
    [
        ("safety", "child_poverty"),
        ("learning", "parents_post_secondary_grade_9"),
        ("learning", "university_eligibility_4_years"),
    ],
)
def test_where_no_target_can_be_reached_none_is_asked_for(goal, code):
    app = visit("goals", mal=goal, matt=code)
    assert_sound(app)
    assert not app.number_input
    assert set(app.query_params) == {"mal", "matt"}


def test_the_methods_are_a_click_away():
    app = visit("goals", **AIMED)
    said = list(words(app))
    for name in ("trend", "target", "series_trend"):
        assert t(f"method.{name}") in said
    assert t("block.method_link") in said


@pytest.mark.parametrize("word", ["mal", "matt"])
@pytest.mark.parametrize("value", ["finns-inte", ""])
def test_an_unknown_value_gives_a_notice_and_the_nearest_is_shown(word, value):
    app = visit("goals", **{word: value})
    assert_sound(app)
    assert notice(app) == t("address.rejected", words=f"{word}={value}")
    assert app.query_params[word] != value


def test_an_unknown_word_in_the_address_gives_a_notice():
    app = visit("goals", farg="rod")
    assert_sound(app)
    assert notice(app) == t("address.rejected", words="farg")


def test_another_goal_needs_no_notice_though_the_indicator_is_not_in_it():
    app = visit("goals", mal="learning", matt="merit_value_17")
    for goal in ("health", "safety", "learning"):
        app.segmented_control("choice_mal").set_value(goal).run()
        assert_sound(app)
        assert not notice(app)
        assert app.query_params["matt"] in offered(goal)


def test_the_address_alone_opens_the_same_view_again():
    app = visit("goals")
    app.segmented_control("choice_mal").set_value("safety").run()
    app.selectbox("choice_matt").set_value("reported_theft").run()
    again = visit("goals", **app.query_params)
    assert list(words(again)) == list(words(app))


def test_choices_are_still_there_after_a_look_at_another_page():
    app = visit("goals", mal="learning", matt="merit_value_17")
    title = app.title[0].value
    go(app, "data")
    go(app, "goals")
    assert app.title[0].value == title


@pytest.mark.parametrize("goal", list(Dimension))
def test_a_goal_is_printed_on_two_pages_that_say_what_the_page_says(goal):
    app = visit("goals", mal=goal)
    assert t("paper.print_sheet") in [button.label for button in app.button]
    first, second = pages(pdf(sheet(goal)))
    assert all_goals()[goal].statement in first
    assert t("paper.no_description") in first
    overview = app.table[-1].value[t("column.indicator")]
    shown = [one for one in overview if one in f"{first} {second}"]
    assert len(shown) >= min(len(overview), 5)
    for school in municipality()["pilot_schools"]:
        assert school["name"] in second
    assert t("paper.no_decisions") in second
    assert "2029" in second  # when the first exposed pupils leave grade 9
    assert slides(sheet(goal))


def test_two_who_print_different_goals_at_once_get_one_each():
    found = {}
    for goal in Dimension:
        app = visit("goals", mal=goal)
        app.button(key="pdf").click().run()
        found[goal] = app, app.session_state["file pdf"].making
    for goal, (app, making) in found.items():
        making.wait(60)
        app.run()
        assert_sound(app)
        assert "fetch pdf" in [one.key for one in app.download_button]
        assert making.body == pdf(sheet(goal))


def test_every_area_is_on_paper_with_its_figure_and_its_limits():
    code, areas = "low_economic_standard", "regso2025"
    text = " ".join(pages(pdf(sheet(Dimension.SAFETY)))).replace("\u00a0", " ")
    newest = periods(code, areas)[0]
    for area, found in pack_areas(code, areas, newest).items():
        told = f"{with_unit(code, found.value)} ({limits_text(code, found.lower, found.upper)})"
        name = area_names()[area]["short_name"]
        assert f"{name} {told}".replace("\u00a0", " ") in text


def test_both_files_are_the_same_when_they_are_made_again():
    before = pdf(sheet(Dimension.LEARNING)), slides(sheet(Dimension.LEARNING))
    st.cache_resource.clear()
    assert (pdf(sheet(Dimension.LEARNING)), slides(sheet(Dimension.LEARNING))) == before
