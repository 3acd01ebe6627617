"""Every page of a training says so, and the vignettes lead through them to the end."""

import pytest
import streamlit as st
from played import MEETS, PLAYS, decide, lift
from practised import practised, seeded_url
from training import point_at_training, training_url
from visits import assert_sound, go, notice, visit, words

from htl_dash.catalogue.vignettes import vignettes
from htl_dash.domain.meeting import Forum
from htl_dash.domain.training import Check, Step, Vignette
from htl_dash.services.meetings import open_meeting
from htl_dash.services.register import hand_in
from htl_dash.settings import ROOT, training_folder
from htl_dash.text import t
from htl_dash.ui.cached import home
from htl_dash.ui.section_choice import SECTIONS

__all__ = ["practised", "seeded_url", "training_url"]

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
VIGNETTES = vignettes(training_folder())
WAYS = [(one, step) for one in VIGNETTES for step in one.steps if step.place]
BEGUN = "20261120T090000Z"


@pytest.fixture(scope="module")
def seeded(seeded_url):
    """Let the app use the training with its work in it; nothing here changes it."""
    with pytest.MonkeyPatch.context() as environment:
        point_at_training(environment)
        environment.setenv("HTL_DATABASE", seeded_url)
        st.cache_resource.clear()
        yield seeded_url
    st.cache_resource.clear()


@pytest.fixture(autouse=True)
def real_store(seeded: str) -> str:
    """In place of the real figures: the pages of this file never see them."""
    return seeded


@pytest.mark.parametrize("page", PAGES)
def test_the_band_stands_first_on_every_page(page):
    app = visit(page)
    assert_sound(app)
    assert app.markdown[0].value == t("training.band")
    assert "Övningsdata" in app.markdown[0].value


@pytest.mark.parametrize("section", SECTIONS)
def test_the_band_stands_on_every_part_of_data_and_method(section):
    app = visit("data", avsnitt=section)
    assert app.markdown[0].value == t("training.band")


def test_the_band_stands_when_something_is_wrong(monkeypatch, tmp_path):
    monkeypatch.setenv("HTL_DATABASE", f"sqlite:///{tmp_path / 'gone.db'}")
    st.cache_resource.clear()
    app = visit("meeting")
    assert app.error
    assert app.markdown[0].value == t("training.band")
    st.cache_resource.clear()


def test_a_store_with_real_figures_is_not_shown_in_a_training(monkeypatch, shipped_url):
    monkeypatch.setenv("HTL_DATABASE", shipped_url)
    st.cache_resource.clear()
    app = visit("meeting")
    assert t("store.is_real") in app.error[0].value
    assert not app.metric
    st.cache_resource.clear()


def test_a_training_is_not_shown_as_real(monkeypatch):
    for name in ("HTL_MUNICIPALITY", "HTL_PACK"):
        monkeypatch.delenv(name)
    st.cache_resource.clear()
    app = visit("meeting")
    assert t("store.is_training") in app.error[0].value
    assert not app.metric
    st.cache_resource.clear()


@pytest.mark.parametrize("code", [one.code for one in VIGNETTES])
def test_each_vignette_opens_and_is_begun(code):
    app = visit("practice", vinjett=code)
    assert_sound(app)
    vignette = next(one for one in VIGNETTES if one.code == code)
    said = list(words(app))
    assert vignette.situation in said
    assert not app.checkbox
    (begin,) = app.button
    assert begin.label == t("practice.begin")
    begin.click().run()
    assert_sound(app)
    reading = [step for step in vignette.steps if step.check is None]
    assert len(app.checkbox) == len(reading)
    assert app.button[0].label == t("practice.again")
    links = [link.proto.page for link in app.get("page_link")]
    assert len(links) == len([step for step in vignette.steps if step.place])


@pytest.mark.parametrize(
    ("vignette", "step"), WAYS, ids=[f"{v.code}-{v.steps.index(s)}" for v, s in WAYS]
)
def test_every_way_leads_to_a_page_that_understands_its_address(
    vignette: Vignette, step: Step
):
    app = visit(step.place, **step.address)
    assert_sound(app)
    assert not notice(app)
    assert app.query_params.items() >= step.address.items()


def test_what_is_read_is_ticked_and_begun_anew():
    code = "skolans-omraden"
    app = visit("practice", vinjett=code, borjad=BEGUN, klart="1-2-3-4")
    assert "4 av 10" in app.title[0].value
    app.checkbox[4].check().run()
    assert_sound(app)
    assert "5 av 10" in app.title[0].value
    assert app.query_params["klart"] == "1-2-3-4-5"
    app.button[0].click().run()
    assert not any(one.value for one in app.checkbox)


def test_a_vignette_is_finished_when_all_is_read_and_done(practised):
    st.cache_resource.clear()
    play = next(one for one in PLAYS if one.code == "skolans-omraden")
    vignette = next(one for one in VIGNETTES if one.code == play.code)
    app = visit("practice", vinjett=play.code, borjad=BEGUN, klart="1-2-3-4-5-8-10")
    assert "7 av 10" in app.title[0].value
    assert not app.success
    problem = lift(practised, home(), play)
    meeting = open_meeting(practised, Forum.DEVELOPMENT_GROUP, MEETS, play.who)
    decide(practised, home(), play, problem, meeting)
    app.run()
    assert_sound(app)
    assert vignette.learnt in app.success[0].value
    st.cache_resource.clear()


def test_what_is_done_ticks_itself_off(practised, monkeypatch):
    st.cache_resource.clear()
    code = "lamna-in-terminen"
    app = visit("practice", vinjett=code)
    app.button[0].click().run()
    said = list(words(app))
    assert any(t("practice_waits.term_handed_in") in word for word in said)
    step = next(
        step
        for one in VIGNETTES
        for step in one.steps
        if step.check is Check.TERM_HANDED_IN
    )
    hand_in(practised, home(), step.unit_code, step.term, "coordinator")
    go(app, "practice")
    said = list(words(app))
    assert any(t("practice_told.done") in word for word in said)
    assert not any(t("practice_waits.term_handed_in") in word for word in said)
    assert "1 av 10" in app.title[0].value
    st.cache_resource.clear()
