"""Every number in a table leads to its cell, and a doubtful one says so on its page."""

import re
import sqlite3
from urllib.parse import parse_qsl

import pytest
import streamlit as st
from shipped import copy
from sqlalchemy import text
from store_rows import MORNING, NOTE
from visits import assert_sound, visit, words

from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import Incoming
from htl_dash.domain.received import Arrival
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.store.database import open_database, writing
from htl_dash.store.schema import observation
from htl_dash.store.snapshots import ingest

__all__ = ["copy"]

LINK = re.compile(r"\[([^\]]+)\]\(\./data\?([^)]+)\)")
SHARE = {"indikator": "low_economic_standard", "indelning": "regso2025"}


@pytest.fixture
def store(copy, monkeypatch):
    """A store of this test's own, with the whole data pack."""
    monkeypatch.setenv("HTL_DATABASE", f"sqlite:///{copy}")
    st.cache_resource.clear()
    yield copy
    st.cache_resource.clear()


def links(app) -> list[tuple[str, dict[str, str]]]:
    found = [one for word in words(app) for one in LINK.findall(word)]
    ways = [(label, dict(parse_qsl(query))) for label, query in found]
    spar = [way for way in ways if way[1]["avsnitt"] == "spar"]
    return [way for way in spar if "tal" not in way[1]]


def insert_later(connection, value: float) -> None:
    """Take the figure in once more, as a fetch would."""
    figure = Incoming(
        *("low_economic_standard", Geography.REGSO_2025, "2081R003", "2024"),
        *("_T", "_T", value, None, None, ObsStatus.NORMAL, ConfStatus.FREE),
    )
    ingest(connection, NOTE, observation, [figure], MORNING, Arrival.FETCH)


def test_each_number_of_a_table_leads_to_the_cell_it_was_read_from():
    app = visit("areas", visa="laget", **SHARE)
    found = links(app)
    assert len(found) == 17
    label, address = found[0]
    there = visit("data", **address)
    assert_sound(there)
    said = "\n".join(words(there))
    assert label.replace("\\", "") in said
    assert "scb_tab6685_regso.csv" in said
    number = label.split("\u00a0")[0]
    assert f"**{number}" in said


def test_over_time_and_on_the_goals_too():
    assert len(links(visit("areas", visa="tid", indikator="employment_20_64"))) >= 17
    history = links(visit("goals", mal="learning"))
    divisions = {address["talindelning"] for _, address in history}
    assert divisions == {"municipality", "distribution"}


def test_a_figure_that_does_not_exist_says_so():
    app = visit("data", avsnitt="spar", talmatt="upper_secondary_eligibility_areas")
    assert_sound(app)
    assert "inga tal att spåra" in app.title[0].value


def test_what_cannot_be_so_is_shown_with_its_flag_under_the_heading(store):
    with sqlite3.connect(store) as connection:
        connection.execute(
            "UPDATE observation SET obs_value = 178 WHERE ref_area = '2081R003' "
            "AND indicator = 'low_economic_standard' AND time_period = '2024'"
        )
    connection.close()
    app = visit("areas", visa="laget", **SHARE)
    assert not app.exception
    (flag,) = app.error
    assert flag.value.startswith("**Kan inte stämma.**")
    assert "178" in flag.value
    assert any("178" in word for word in words(app))
    page = visit("data", avsnitt="kvalitet")
    assert any("utanför vad måttet kan vara" in word for word in words(page))


def test_a_revised_figure_tells_both_values(store):
    engine = open_database(f"sqlite:///{store}")
    with writing(engine) as connection:
        before = connection.execute(
            text(
                "SELECT obs_value FROM observation WHERE ref_area = '2081R003' AND "
                "indicator = 'low_economic_standard' AND time_period = '2024'"
            )
        ).scalar_one()
        insert_later(connection, before + 3)
    engine.dispose()
    address = {"talindelning": "regso2025", "talplats": "2081R003"}
    app = visit(
        "data",
        avsnitt="spar",
        talmatt="low_economic_standard",
        talperiod="2024",
        **address,
    )
    assert_sound(app)
    told = [word for word in words(app) if "blev" in word]
    assert len(told) == 1
    assert f"{before:g}\u00a0%" in told[0]
    assert f"{before + 3:g}\u00a0%" in told[0]


def test_one_who_has_chosen_nothing_begins_at_home():
    app = visit("data", avsnitt="spar", talmatt="upper_secondary_eligibility")
    assert_sound(app)
    assert "Borlänge" in app.title[0].value
