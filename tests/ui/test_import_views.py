"""A term's file is looked at, told about and saved on the page, and dropped after."""

import pytest
from shipped import copy
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.testing.v1 import AppTest
from term_books import filled

from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.record import RecordKind
from htl_dash.domain.term import Term
from htl_dash.exports.term_template import term_template
from htl_dash.services.term_sheet import open_term_sheet
from htl_dash.store.database import open_database
from htl_dash.store.records import records
from htl_dash.text import t

__all__ = ["copy"]

UNIT, TERM = "34516710", Term.read("ht2026")
FILE = "termin.xlsx"


def page(who: str) -> None:
    from htl_dash.domain.term import Term
    from htl_dash.ui.import_views import term_file
    from htl_dash.ui.last_saved import show_saved

    show_saved(who)
    term_file("34516710", Term.read("ht2026"), who)


@pytest.fixture
def engine(copy):
    engine = open_database(f"sqlite:///{copy}")
    yield engine
    engine.dispose()


@pytest.fixture
def template(engine) -> bytes:
    home = municipality("2081")
    return term_template(home, open_term_sheet(engine, home, UNIT, TERM))


def opened(who: str = "coordinator") -> AppTest:
    app = AppTest.from_function(page, args=(who,), default_timeout=30).run()
    assert not app.exception
    return app


def given(app: AppTest, content: bytes) -> AppTest:
    app.file_uploader[0].upload(FILE, content)
    app.run()
    assert not app.exception
    return app


def hours(engine) -> list[float]:
    with engine.connect() as connection:
        found = records(connection, RecordKind.VOLUME, term=TERM.code)
    return [one.values["actual_hours"] for one in found]


def save_button(app: AppTest):
    return next((one for one in app.button if one.key == "save all"), None)


def test_the_template_is_offered_under_the_schools_own_name(engine):
    app = opened()
    button = app.download_button[0]
    assert button.label == t("term_file.download", term="höstterminen 2026")
    assert save_button(app) is None


def test_what_will_change_is_shown_then_saved_then_told(engine, template):
    app = given(opened(), filled(template, {"D5": 40, "H5": 17}))
    assert app.subheader[0].value == t("term_file.preview_title")
    (row,) = app.table[0].value.to_numpy().tolist()
    assert row[0] == "Volymer, rad 5"
    assert row[2] == "Utförda timmar: 40; Nått antal: antal registreras"
    assert hours(engine) == []
    save_button(app).click().run()
    assert not app.exception
    assert hours(engine) == [40]
    assert app.success[0].value == t("term_file.saved_one")
    assert app.file_uploader[0].value is None


def test_nothing_can_be_saved_before_a_function_is_chosen(engine, template):
    app = given(opened(who=""), filled(template, {"D5": 40}))
    assert t("term_file.not_chosen") in [one.value for one in app.info]
    assert save_button(app).disabled


def test_problems_are_listed_sheet_by_sheet_and_nothing_can_be_saved(engine, template):
    app = given(opened(), filled(template, {"D5": "tolv"}, {"D5": 3}))
    said = [one.value for one in app.markdown]
    assert "**Flöde**" in said
    assert "**Volymer**" in said
    assert any("rad 5, kolumn D" in one for one in said)
    assert app.error[0].value == t("term_file.refused_cure")
    assert save_button(app) is None


def test_a_text_that_may_hold_a_name_must_be_accepted_first(engine, template):
    app = given(opened(), filled(template, {"D5": 3, "I5": "Samtal med Anna"}))
    assert save_button(app).disabled
    app.checkbox[0].check().run()
    save_button(app).click().run()
    assert hours(engine) == [3]


def test_a_file_that_changes_nothing_says_so(engine, template):
    app = given(opened(), template)
    assert [one.value for one in app.info] == [t("term_file.nothing")]
    assert save_button(app) is None


def test_a_file_that_cannot_be_read_is_told_with_the_cure(engine):
    app = given(opened(), b"a;b\n1;2\n")
    assert "CSV" in app.error[0].value
    assert save_button(app) is None


def test_a_file_with_an_identity_number_is_dropped_at_once(
    engine, template, monkeypatch
):
    dropped = []
    remove = MemoryUploadedFileManager.remove_file

    def watched(manager, session_id: str, file_id: str) -> None:
        dropped.append(file_id)
        remove(manager, session_id, file_id)

    monkeypatch.setattr(MemoryUploadedFileManager, "remove_file", watched)
    app = given(opened(), filled(template, {"I30": "140101-1234"}))
    assert "ser ut som ett personnummer" in app.error[0].value
    assert "1234" not in app.error[0].value
    assert app.file_uploader[0].value is None
    assert len(dropped) == 1
    app.run()
    assert not app.error
