"""County and country on the page about the goals: as context, with its source."""

from urllib.parse import parse_qsl

import pytest
import streamlit as st
from visits import assert_sound, visit, words

from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.fetching import SourceName
from htl_dash.services.fetch_plan import Wanted
from htl_dash.services.fetching import fetch
from htl_dash.store.database import open_database
from htl_dash.text import t


@pytest.fixture
def home(copy, made_sources, monkeypatch):
    """A municipality for which the Public Health Agency has been asked."""
    monkeypatch.setenv("HTL_MUNICIPALITY", "2480")
    found = municipality("2480")
    wanted = Wanted(sources=(SourceName.FOHM,))
    fetch(open_database(f"sqlite:///{copy}"), found, wanted)
    st.cache_resource.clear()
    yield found
    st.cache_resource.clear()


def test_county_and_country_stand_under_the_goal_with_what_they_cannot_tell(home):
    app = visit("goals", mal="safety")
    assert_sound(app)
    said = "\n".join(words(app))
    places = {"county": "Västerbottens län", "place": home.name}
    assert t("county.not_ours", **places) in said
    assert t("county.unsure") in said
    assert "15 år, 2021–2022" in said
    assert "Folkhälsomyndigheten" in said
    assert [one.key for one in app.download_button][-2:] == ["countycsv", "countyxlsx"]
    [link, *_] = app.table[-2].value[t("county.county_F")]
    address = dict(parse_qsl(link.split("?")[1].rstrip(")")))
    there = visit("data", **address)
    assert_sound(there)
    heading = there.title[0].value
    assert f"{places['county']}, flickor, 11 år" in heading


def test_before_anything_is_fetched_the_way_to_it_is_told():
    for goal, told in (("health", True), ("safety", True), ("learning", False)):
        app = visit("goals", mal=goal)
        assert_sound(app)
        headings = [one.value for one in app.subheader]
        assert (t("county.title") in headings) is told
        assert ("avsnitt=hamta" in "\n".join(words(app))) is told
