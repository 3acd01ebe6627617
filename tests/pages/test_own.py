"""An own indicator is taken in on the data page, and works wherever the others do."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
import streamlit as st
from decided import EXPECTED
from made_own import CODE, FACTS, filled_own
from registering import initiative
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest
from training import point_at_training, training_url
from visits import assert_sound, at, figures, visit, words

from htl_dash.catalogue.municipalities import municipality
from htl_dash.cli import main
from htl_dash.domain.geography import Geography
from htl_dash.domain.record import RecordKind
from htl_dash.exports.own_template import own_template
from htl_dash.services.known import known_in
from htl_dash.services.measured import measured_now, of_indicator
from htl_dash.services.own_history import withdraw_own
from htl_dash.services.own_places import places_of
from htl_dash.services.written import WrittenError
from htl_dash.sources.own_layout import Fact
from htl_dash.store.database import open_database
from htl_dash.store.meeting_tables import decision
from htl_dash.text import t
from htl_dash.ui.choices import VIEWS
from htl_dash.ui.decision_state import key
from htl_dash.viewmodels.expectation_view import numbers_in, sentence
from htl_dash.viewmodels.record_view import in_words

__all__ = ["training_url"]

HERE = {"avsnitt": "egna", "roll": "coordinator"}
TITLE = f"{FACTS[Fact.TITLE]} (egen uppgift)"


@pytest.fixture
def engine(copy):
    engine = open_database(f"sqlite:///{copy}")
    yield engine
    engine.dispose()


def counts(engine: Engine, code: str, periods: tuple[str, ...]) -> list[tuple]:
    """Every RegSO of a municipality in some periods; about every fifth is small."""
    home, random = municipality(code), np.random.default_rng(5)
    rows = []
    for place in places_of(engine, home):
        if place.geography is Geography.REGSO_2025:
            for period in periods:
                part = random.integers(1, 5) if random.random() < 0.2 else 60
                part = int(part + random.integers(0, 1 if part < 5 else 40))
                rows.append((place.label, period, "", str(part), str(part + 80)))
    return rows


def book(engine: Engine, code: str = "2081", change=None, **said: str) -> bytes:
    home = municipality(code)
    template = own_template(home, places_of(engine, home))
    facts = {Fact(name): text for name, text in said.items()}
    if code != "2081":
        facts[Fact.CONTACT] = home.team_model.functions[0].name
    return filled_own(template, counts(engine, code, ("2024", "2025")), facts, change)


def given(content: bytes, name: str = "fritid.xlsx", **address: str) -> AppTest:
    app = visit("data", **(HERE | address))
    app.file_uploader[0].upload(name, content)
    app.run()
    assert not app.exception
    return app


def button(app: AppTest, key: str):
    return next((one for one in app.button if one.key == key), None)


def saved(content: bytes, **address: str) -> AppTest:
    app = button(given(content, **address), "save own").click().run()
    assert not app.exception
    assert FACTS[Fact.TITLE] in app.success[0].value
    return app


def test_the_template_is_offered_and_nothing_is_there_yet(copy):
    app = visit("data", **HERE)
    assert_sound(app)
    assert t("own.none") in list(words(app))
    assert [one.label for one in app.download_button] == [t("own.download")]
    assert button(app, "save own") is None


def test_a_file_is_looked_at_saved_told_and_forgotten(engine):
    app = given(book(engine))
    said = list(words(app))
    assert f"Nytt mått: {FACTS[Fact.TITLE]}" in said
    assert any("2024 och 2025" in one for one in said)
    app = button(app, "save own").click().run()
    assert_sound(app)
    assert "dolda" in app.success[0].value
    assert app.file_uploader[0].value is None
    said = " ".join(words(app))
    assert TITLE in said
    assert "fritid.xlsx" in said


def test_it_works_in_every_view_of_the_area_page(engine):
    saved(book(engine))
    for view in VIEWS:
        app = visit("areas", visa=view, indelning="regso2025", indikator=CODE)
        assert_sound(app)
    app = visit("areas", visa="laget", indelning="regso2025", indikator=CODE)
    assert app.selectbox("choice_indikator").value == CODE
    assert TITLE in app.selectbox("choice_indikator").options
    assert figures(app) == ["ruler", "comparison", "map"]
    said = " ".join(words(app))
    assert t("figure.hidden") in said
    assert "Borlänge kommun, egen uppgift" in said
    assert [one.key for one in app.download_button] == ["csv", "xlsx"]
    assert (
        at(app, visa="laget", period="2024", indikator=CODE)
        .selectbox("choice_period")
        .value
        == "2024"
    )


@pytest.mark.parametrize("page", ["meeting", "goals", "schools", "decisions", "data"])
def test_every_other_page_holds_together(engine, page):
    saved(book(engine))
    assert_sound(visit(page))


def test_the_goal_shows_it_among_its_indicators(engine):
    saved(book(engine))
    app = visit("goals", mal="health", matt=CODE)
    assert_sound(app)
    assert TITLE in " ".join(words(app))


def test_the_log_and_the_sources_tell_of_it_but_not_of_what_waits(engine):
    saved(book(engine))
    app = visit("data", avsnitt="skydd")
    log = app.table[-1].value
    row = log[log[t("column.series")] == TITLE].iloc[0]
    assert int(row[t("column.hidden")]) > 0
    assert row[t("column.waiting")] == "–"
    app = visit("data", avsnitt="kallor", serie=CODE)
    assert_sound(app)
    assert "fritid.xlsx" in " ".join(words(app))


def test_what_is_wrong_is_listed_sheet_by_sheet_and_nothing_can_be_saved(engine):
    def spoil(found) -> None:
        found["Antal"]["D6"] = 999_999

    app = given(book(engine, change=spoil, finding=""))
    said = [one.value for one in app.markdown]
    assert "**Om måttet**" in said
    assert "**Antal**" in said
    assert any("rad 6, kolumn D" in one for one in said)
    assert button(app, "save own") is None


def test_nothing_can_be_saved_before_a_function_is_chosen(engine):
    app = given(book(engine), roll="ingen")
    assert button(app, "save own").disabled
    assert t("term_file.not_chosen") in [one.value for one in app.info]


def test_an_identity_number_is_never_shown_and_the_file_is_dropped(engine):
    app = given(book(engine, source="20140101-1234"))
    assert "ser ut som ett personnummer" in app.error[0].value
    assert "1234" not in app.error[0].value
    assert app.file_uploader[0].value is None


def test_it_is_taken_back_after_one_more_question(engine):
    app = saved(book(engine))
    app = button(app, f"gone {CODE}").click().run()
    assert not app.exception
    assert "är återkallat" in app.success[0].value
    app = visit("areas", visa="laget", indelning="regso2025", indikator=CODE)
    assert TITLE not in app.selectbox("choice_indikator").options
    assert_sound(visit("data", **HERE))
    assert_sound(visit("data", avsnitt="skydd"))


def test_the_training_may_count_too_and_says_that_it_is_made_up(
    tmp_path, training_url, monkeypatch
):
    path = tmp_path / "training.db"
    with closing(sqlite3.connect(training_url.removeprefix("sqlite:///"))) as whole:
        whole.execute("VACUUM INTO ?", (str(path),))
    point_at_training(monkeypatch)
    monkeypatch.setenv("HTL_DATABASE", f"sqlite:///{path}")
    st.cache_resource.clear()
    engine = open_database(f"sqlite:///{path}")
    function = municipality("0000").team_model.functions[0].code
    saved(book(engine, "0000"), roll=function)
    engine.dispose()
    app = visit("areas", visa="laget", indelning="regso2025", indikator=CODE)
    assert_sound(app)
    assert TITLE in app.selectbox("choice_indikator").options
    assert t("training.mark") in " ".join(words(app)) or "vning" in app.title[0].value
    st.cache_resource.clear()


def widget(app: AppTest, name: str):
    kinds = ("text_input", "text_area", "selectbox", "multiselect", "button")
    kinds += ("toggle", "checkbox", "button_group")
    return next(w for kind in kinds for w in app.get(kind) if w.key == key(name))


def test_a_decision_rests_on_it_and_expects_something_of_it(engine, copy, monkeypatch):
    monkeypatch.setattr("htl_dash.ui.decision_state.desk", lambda: "this browser")
    saved(book(engine))
    app = visit("decisions", flik="nytt", roll="coordinator")
    told = {
        "title": "Mer öppen verksamhet",
        "decided": "Vi öppnar en lokal till.",
        "reasons": "Få deltar i några områden.",
        "rejected": "Att vänta.",
        "functions": ["coordinator"],
        "link": f"./omraden?visa=laget&indikator={CODE}&indelning=regso2025",
        "kind": "indicator",
        "indicator": CODE,
        "place": "municipality/2081",
        "direction": "up",
        "lower": "90",
        "upper": "95",
        "confidence": "80",
        "due": "2099-11-25",
        "stop_rule": "Om ingen kommer.",
    }
    for name, value in told.items():
        widget(app, name).set_value(value).run()
    widget(app, "add link").click().run()
    assert f"**{TITLE}, Borlänge.**" in " ".join(words(app))
    for name in ("tried", "sure"):
        widget(app, name).set_value(True).run()
    next(one for one in app.button if one.label == t("decide.lock")).click().run()
    assert not app.exception
    with engine.connect() as connection:
        (row,) = connection.execute(select(decision)).all()
    assert row.measure.startswith(f"indicator {CODE} municipality 2081")
    assert TITLE in row.content
    assert "Borlänge kommun, egen uppgift" in row.content
    assert t("figure.hidden") in row.content
    withdraw_own(engine, CODE, "coordinator")
    assert main(["verify-decisions"]) == 0
    assert_sound(visit("decisions", beslut=str(row.id)))


def test_an_initiative_can_be_meant_to_show_in_it_also_when_it_is_taken_back(engine):
    saved(book(engine))
    told = {"indicators": f"{CODE} low_economic_standard"}
    record = initiative(engine, **told)
    assert record.values["indicators"] == f"low_economic_standard {CODE}"
    assert TITLE in in_words(
        RecordKind.INITIATIVE,
        "indicators",
        CODE,
        municipality("2081"),
        known_in(engine),
    )
    withdraw_own(engine, CODE, "coordinator")
    assert_sound(visit("schools", skola="34516710"))
    address = {"flik": "registrera", "skola": "34516710", "blankett": "insats"}
    address |= {"roll": "coordinator", "insats": record.keys["code"]}
    app = visit("schools", **address)
    assert not app.exception
    with pytest.raises(WrittenError):
        initiative(engine, indicators="own_other")


def test_a_measure_of_it_is_found_again_and_unknown_when_it_is_taken_back(engine):
    saved(book(engine))
    home, one = municipality("2081"), known_in(engine)[CODE]
    found = of_indicator(engine, home, one, Geography.MUNICIPALITY, "2081")
    assert (found.period, found.value > 0, found.lower < found.upper) == (
        "2025",
        True,
        True,
    )
    assert numbers_in(found).suffix.endswith("%")
    withdraw_own(engine, CODE, "coordinator")
    now = measured_now(engine, home, found.code)
    assert (now.value, now.indicator.title) == (
        None,
        f"{FACTS[Fact.TITLE]} (egen uppgift, återkallad)",
    )
    expected = replace(EXPECTED, measure=found.code)
    assert "50–55 %" in sentence(expected).replace("\u00a0", " ")
