"""Every page opens in a training, and says that its figures are made up."""

import pytest
import streamlit as st
from pack_figures import indicators
from training import PUBLISHER, point_at_training, training_url
from visits import assert_sound, at, figures, notice, visit, words

from htl_dash.catalogue.initiatives import school_description
from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.geography import AREA_GEOGRAPHIES
from htl_dash.domain.goal import Dimension
from htl_dash.settings import ROOT
from htl_dash.text import t
from htl_dash.ui.choices import VIEWS
from htl_dash.ui.section_choice import SECTIONS

__all__ = ["training_url"]

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
PILOTS = ("00000001", "00000002")
ARRIVED = "low_economic_standard_0_19"


@pytest.fixture(scope="module")
def training(training_url):
    """Let the app use the training, and remember nothing from other stores."""
    with pytest.MonkeyPatch.context() as environment:
        point_at_training(environment)
        environment.setenv("HTL_DATABASE", training_url)
        st.cache_resource.clear()
        yield training_url
    st.cache_resource.clear()


@pytest.fixture(autouse=True)
def real_store(training: str) -> str:
    """In place of the real figures: the pages of this file never see them."""
    return training


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(page):
    app = visit(page)
    assert_sound(app)
    assert not notice(app)


@pytest.mark.parametrize("geography", AREA_GEOGRAPHIES)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_of_every_indicator_opens(view, geography):
    app = visit("areas", visa=view, indelning=geography)
    assert_sound(app)
    for code, one in indicators().items():
        if geography in one["levels"] and one["unit"] in ("percent", "ksek"):
            at(app, visa=view, indelning=geography, indikator=code)
            assert_sound(app)


@pytest.mark.parametrize("geography", AREA_GEOGRAPHIES)
def test_low_standard_among_children_has_arrived(geography):
    app = visit("areas", visa="laget", indelning=geography)
    assert app.query_params["indikator"] == ARRIVED
    assert {"ruler", "comparison"} <= set(figures(app))
    assert indicators()[ARRIVED]["finding"] in app.title[0].value
    assert "Granbacken" in app.title[0].value


def test_figures_say_that_they_are_made_up():
    for page in ("areas", "goals", "meeting"):
        (line,) = [word for word in words(visit(page)) if "Källa:" in word]
        assert PUBLISHER in line
        assert "SCB" not in line


def test_a_hidden_and_a_missing_figure_are_there_to_be_read():
    hidden = visit("areas", visa="laget", indikator="unemployment_20_64")
    assert t("figure.hidden") in " ".join(words(hidden))
    missing = visit("areas", visa="laget", indikator="mean_net_income")
    assert t("figure.missing") in " ".join(words(missing))


@pytest.mark.parametrize("goal", list(Dimension))
def test_every_goal_opens_with_our_history_beside_the_peers(goal):
    app = visit("goals", mal=goal)
    assert_sound(app)
    assert municipality("0000").name in app.title[0].value
    assert figures(app) == ["history"]


@pytest.mark.parametrize("code", PILOTS)
def test_every_initiative_is_shown(code):
    app = visit("schools", skola=code)
    assert_sound(app)
    said = " ".join(words(app))
    for one in school_description(code).initiatives:
        assert one.title in said


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_of_data_and_method_opens(section):
    app = visit("data", avsnitt=section)
    assert_sound(app)
    assert not notice(app)


def test_the_divisions_say_how_many_areas_this_municipality_has():
    said = visit("areas", visa="laget").segmented_control("choice_indelning").options
    assert said == ["RegSO (8)", "DeSO (14)"]


def test_a_change_is_never_told_between_a_year_and_itself():
    title = visit("areas", visa="tid", indikator="unemployment_20_64").title[0].value
    assert title.count("2023") == title.count("2024") == 1
