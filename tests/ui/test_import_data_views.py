"""Files are looked at, corrected, taken in and taken back on the page, and then dropped."""

import pytest
from made_data_files import siris
from shipped import copy
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.testing.v1 import AppTest

from htl_dash.services.import_undo import history, taken_in
from htl_dash.store.database import open_database
from htl_dash.store.import_choices import Act
from htl_dash.text import t

__all__ = ["copy"]

WHO = "coordinator"
NAME = "slutbetyg_2026.csv"
GYLLE = "Gylle skola 7-9;11406792;127;53,5;75,6;211,9"
OTHER = "Okänd skola;99999999;30;80;~100;249,1"
THIRD = "Okänd skola;99999998;30;80;~100;249,1"
BETTER = "Gylle skola 7-9;11406792;130;60,1;80,2;215,5"
MERIT = "Genomsnittligt meritvärde (17 ämnen)"


def page() -> None:
    import streamlit as st

    from htl_dash.ui import state
    from htl_dash.ui.import_data_views import data_files

    state.begin_run()
    data_files(st.container())


@pytest.fixture
def engine(copy):
    engine = open_database(f"sqlite:///{copy}")
    yield engine
    engine.dispose()


def opened(who: str = WHO) -> AppTest:
    app = AppTest.from_function(page, default_timeout=30)
    if who:
        app.query_params["roll"] = who
    return sound(app.run())


def sound(app: AppTest) -> AppTest:
    assert not app.exception, app.exception
    return app


def given(app: AppTest, *contents: bytes) -> AppTest:
    for at, one in enumerate(contents, start=1):
        app.file_uploader[0].upload(f"{at}_{NAME}", one)
    return sound(app.run())


def button(app: AppTest, label: str):
    return next((one for one in app.button if one.label == label), None)


def said(app: AppTest) -> str:
    return "\n".join(one.value for one in app.markdown)


def store_button(app: AppTest):
    return next((one for one in app.button if one.key == "store files"), None)


def test_what_would_change_is_shown_then_taken_in_then_told(engine):
    app = given(opened(), siris(BETTER, period="2025/26"))
    assert app.subheader[0].value == "1\\_" + NAME.replace("_", "\\_")
    assert "UTF-8" in said(app)
    assert t("data_file_view.revised", count=3) in said(app)
    changed = app.table[0].value.iloc[0]
    before, after = t("data_file_column.before"), t("data_file_column.after")
    assert (changed[before], changed[after]) == ("60,7\u00a0%", "60,1\u00a0%")
    assert not taken_in(engine)
    store_button(app).click()
    sound(app.run())
    (one,) = taken_in(engine)
    assert one.publisher == "Skolverket"
    assert one.dataset in app.success[0].value
    assert not app.file_uploader[0].value


def test_nothing_can_be_taken_in_before_a_function_is_chosen(engine):
    app = given(opened(who=""), siris(BETTER, period="2025/26"))
    assert store_button(app).disabled
    assert t("data_file_page.not_chosen") in [one.value for one in app.info]


def test_everything_wrong_is_shown_and_can_be_taken_away(engine):
    content = siris(
        GYLLE.replace("53,5", "153,5").replace("75,6", "vet ej"), OTHER, THIRD
    )
    app = given(opened(), content)
    assert app.error[0].value == t("data_file_page.refused", count=2)
    wrong = app.table[0].value
    assert list(wrong[t("data_file_column.value")]) == ["153,5", "vet ej"]
    assert [one.label for one in app.download_button] == [
        t("block.csv"),
        t("block.xlsx"),
    ]
    assert store_button(app) is None


def test_a_sound_file_is_taken_in_beside_one_that_is_not(engine):
    sound_one = siris(BETTER, period="2025/26")
    app = given(opened(), sound_one, siris(GYLLE.replace("53,5", "153,5")), b"Hej")
    assert len(app.error) == 2
    assert store_button(app).label.startswith("Läs in 1")
    store_button(app).click()
    sound(app.run())
    assert len(taken_in(engine)) == 1


def test_several_files_are_taken_in_one_by_one(engine):
    app = given(
        opened(), siris(GYLLE.replace("53,5", "54")), siris(BETTER, period="2025/26")
    )
    assert store_button(app).label == t("data_file_page.store", count=2)
    store_button(app).click()
    sound(app.run())
    (one,) = taken_in(engine)
    assert one.sequence == 2


def test_a_file_with_an_identity_number_is_dropped_at_once(engine, monkeypatch):
    dropped = []
    remove = MemoryUploadedFileManager.remove_file

    def watched(manager, session_id: str, file_id: str) -> None:
        dropped.append(file_id)
        remove(manager, session_id, file_id)

    monkeypatch.setattr(MemoryUploadedFileManager, "remove_file", watched)
    app = given(opened(), siris(GYLLE.replace("127", "140101-1234")))
    assert "ser ut som ett personnummer" in app.error[0].value
    assert "1234" not in app.error[0].value
    assert len(dropped) == 1
    assert store_button(app) is None


def test_what_a_measure_is_can_be_corrected_and_is_remembered(engine):
    content = siris(BETTER, period="2025/26")
    app = given(opened(), content)
    label = t("data_file_choices.measure", measure=MERIT)
    next(one for one in app.selectbox if one.label == label).set_value("not taken")
    button(app, t("data_file_choices.use")).click()
    sound(app.run())
    measures = [
        one.value for one in app.table if t("data_file_column.measure") in one.value
    ]
    taken = measures[0].set_index(t("data_file_column.measure"))
    assert taken.loc[MERIT, t("data_file_column.indicator")] == t(
        "data_file_view.not_taken"
    )
    again = given(opened(), content)
    assert "Samordnare" in said(again)
    button(again, t("data_file_choices.forget")).click()
    sound(again.run())
    assert button(again, t("data_file_choices.forget")) is None


def test_what_was_taken_in_can_be_taken_back(engine):
    app = given(opened(), siris(BETTER, period="2025/26"))
    store_button(app).click()
    sound(app.run())
    button(app, t("data_file_page.undo")).click()
    sound(app.run())
    assert [one.act for one in history(engine)] == [Act.UNDONE, Act.IMPORTED]
    assert taken_in(engine)[0].rows == 0


def test_a_file_with_nothing_new_says_so(engine):
    app = given(opened(), siris("Gylle skola 7-9;11406792;127;53,5;67,7;202,1"))
    assert [one.value for one in app.info] == [t("data_file_page.nothing_new")]
    assert store_button(app) is None


def test_the_page_has_the_section(engine):
    app = opened()
    assert t("data_file_page.steps").strip() in said(app)
    assert not app.table
