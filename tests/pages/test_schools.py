"""Each school's chain, and what is not published, on a page that holds together."""

import shutil

import pytest
import streamlit as st
from pack_figures import DATA, area_names, municipality
from visits import assert_sound, figures, go, notice, visit, words

from htl_dash.catalogue.approaches import approach_definitions
from htl_dash.catalogue.initiatives import school_description
from htl_dash.text import t

SCHOOLS = {one["unit_code"]: one for one in municipality()["pilot_schools"]}


@pytest.mark.parametrize("code", SCHOOLS)
def test_every_school_is_shown_with_its_chain(code):
    app = visit("schools", skola=code)
    assert_sound(app)
    assert not notice(app)
    assert app.query_params["skola"] == code
    assert app.title[0].value.startswith(SCHOOLS[code]["name"])
    assert figures(app) == ["chain"]
    assert [button.key for button in app.download_button] == ["csv", "xlsx"]
    said = " ".join(words(app))
    described = school_description(code)
    for text in (
        *(cause.text for cause in described.causes),
        *(one.title for one in described.initiatives),
        described.source,
        described.background,
        described.causes_note,
        described.indicators_note,
    ):
        assert text in said


@pytest.mark.parametrize("code", SCHOOLS)
def test_what_is_not_published_is_said(code):
    app = visit("schools", skola=code)
    (chain,) = (table.value for table in app.table)
    facts = visit("schools", skola=code, flik="insatser").table[0].value
    missing = t("chain.not_published")
    assert set(chain[t("column.outcome")]) == {missing}
    assert set(chain[t("column.indicators")]) == {missing}
    for fact in ("status", "initiative_period", "responsible"):
        row = facts[facts[t("column.fact")] == t(f"column.{fact}")]
        assert set(row.to_numpy()[0][1:]) == {missing}
    assert any(t("chain.not_registered") in word for word in words(app))


@pytest.mark.parametrize("code", SCHOOLS)
def test_both_names_and_the_assumed_areas_are_told(code):
    said = " ".join(words(visit("schools", skola=code)))
    school = SCHOOLS[code]
    assert school["name"] in said
    assert school["register_name"] in said
    assert school["areas_note"] in said
    for area in school["areas"]:
        assert f"[{area_names()[area]['name']}](./omraden?" in said
        assert f"omrade={area})" in said


def test_the_definitions_are_a_click_away():
    said = list(words(visit("schools", flik="insatser")))
    for one in approach_definitions():
        assert f"{one.definition} {one.source}" in said


@pytest.mark.parametrize("value", ["finns-inte", ""])
def test_an_unknown_school_gives_a_notice_and_the_first_is_shown(value):
    app = visit("schools", skola=value)
    assert_sound(app)
    assert notice(app) == t("address.rejected", words=f"skola={value}")
    assert app.query_params["skola"] == next(iter(SCHOOLS))


def test_an_unknown_word_in_the_address_gives_a_notice():
    app = visit("schools", farg="rod")
    assert_sound(app)
    assert notice(app) == t("address.rejected", words="farg")


def test_another_school_is_chosen_and_still_there_after_a_look_elsewhere():
    app = visit("schools")
    other = list(SCHOOLS)[1]
    app.segmented_control("choice_skola").set_value(other).run()
    assert_sound(app)
    assert app.query_params["skola"] == other
    title = app.title[0].value
    go(app, "data")
    go(app, "schools")
    assert app.title[0].value == title


@pytest.fixture
def no_schools(tmp_path, monkeypatch):
    """A municipality that has no pilot schools yet."""
    shutil.copytree(DATA / "catalogue", tmp_path / "catalogue")
    place = tmp_path / "catalogue" / "municipalities" / "2081.toml"
    text = place.read_text("utf-8")
    start, end = text.index("[[pilot_schools]]"), text.index("[mix_aim]")
    place.write_text(text[:start] + text[end:], "utf-8")
    monkeypatch.setenv("HTL_CATALOGUE", str(tmp_path / "catalogue"))
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.mark.usefixtures("no_schools")
def test_a_municipality_without_pilot_schools_says_what_to_do():
    app = visit("schools")
    assert_sound(app)
    assert app.title[0].value == t("chain.none")
    assert app.info[0].value == t("chain.none_cure")
    assert figures(app) == []
