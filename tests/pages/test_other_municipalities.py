"""A municipality without areas and pilot schools has pages that hold together."""

import re

import pytest
import streamlit as st
from visits import assert_sound, at, figures, go, visit, words

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.catalogue.municipalities import municipality
from htl_dash.catalogue.team_models import team_model_codes
from htl_dash.domain.goal import Dimension
from htl_dash.settings import ROOT
from htl_dash.text import t
from htl_dash.ui.choices import VIEWS
from htl_dash.ui.section_choice import SECTIONS

LISTED = re.findall(r'"pages/(\w+)\.py"', (ROOT / "app.py").read_text("utf-8"))
PAGES = [page for page in LISTED if page != "practice"]
"""The page to practise on is there only for the municipality that is made up."""


@pytest.fixture(params=["2282", "2480"], autouse=True)
def home(request, real_store, monkeypatch):
    """The municipality the app runs for."""
    monkeypatch.setenv("HTL_MUNICIPALITY", request.param)
    st.cache_resource.clear()
    yield municipality(request.param)
    st.cache_resource.clear()


def test_every_page_opens_one_after_the_other_in_one_visit():
    app = visit(PAGES[0])
    for page in PAGES:
        assert_sound(go(app, page))


@pytest.mark.parametrize("view", VIEWS)
def test_without_areas_none_of_another_municipality_are_shown(view, home):
    app = visit("areas", visa=view)
    assert_sound(app)
    assert app.title[0].value == t("areas.none", place=home.name)
    assert app.info[0].value == t("areas.none_cure")
    assert figures(app) == []


def test_the_meeting_says_that_there_are_no_areas_to_compare(home):
    app = visit("meeting")
    assert_sound(app)
    said = list(words(app))
    assert any(t("meeting.no_areas", name=home.name) in word for word in said)
    assert not app.metric
    assert not [word for word in said if "Borlänge" in word]
    assert ":gray[]" not in said


def test_without_pilot_schools_the_page_says_what_to_do():
    app = visit("schools")
    assert_sound(app)
    assert app.title[0].value == t("chain.none")


@pytest.mark.parametrize("goal", list(Dimension))
def test_the_goals_have_the_municipality_s_own_figures_and_no_decision(goal, home):
    app = visit("goals", mal=goal)
    for code in codes(app.selectbox("choice_matt").options):
        assert_sound(at(app, mal=goal, matt=code))
        assert home.name in app.title[0].value
    said = " ".join(words(app))
    assert t("goals.undecided", place=home.name) in said
    assert "Kommunstyrelsen" not in said


def codes(titles) -> list[str]:
    return [code for code, one in all_indicators().items() if one.title in titles]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_on_data_opens(section):
    assert_sound(visit("data", avsnitt=section))


def test_what_is_missing_includes_the_areas_and_no_other_s_plan(home):
    said = "\n".join(words(visit("data", avsnitt="saknas")))
    assert t("areas.none", place=home.name) in said
    assert t("goals.undecided", place=home.name) in said
    assert "strategiska planen" not in said


def test_the_organisation_is_the_municipality_s_own_model_beside_the_others(home):
    app = visit("data", avsnitt="organisation")
    headings = [header.value for header in app.subheader]
    assert headings[0] == t("organisation.model", name=home.team_model.name)
    compared = app.table[0].value
    assert compared.columns[1] == home.team_model.name
    assert len(compared.columns) == 1 + len(team_model_codes())
