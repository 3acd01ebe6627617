"""Files are made beside the page: shown as they go, stopped, fetched and shared."""

import time

import pytest
from made_document import document
from offered_files import MADE, TABLES, listing, offering
from streamlit.testing.v1 import AppTest
from visits import words

from htl_dash.exports.making import Making, Stage
from htl_dash.exports.pdf import pdf
from htl_dash.exports.slides import slides
from htl_dash.exports.workbook import workbook
from htl_dash.text import t
from htl_dash.ui.file_offers import workshop


@pytest.fixture(autouse=True)
def real(monkeypatch):
    monkeypatch.delenv("HTL_MUNICIPALITY", raising=False)
    workshop.cache_clear()
    yield
    workshop().close()


def opened(page, made: str) -> AppTest:
    app = AppTest.from_function(page, default_timeout=60)
    return shown(app, made)


def shown(app: AppTest, made: str) -> AppTest:
    app.query_params["made"] = made
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def keys(app: AppTest) -> list[str]:
    return [one.key for one in (*app.button, *app.download_button)]


def making(app: AppTest, kind: str = "pptx") -> Making:
    found: Making = app.session_state[f"file {kind}"].making
    return found


def finish(app: AppTest, kind: str) -> AppTest:
    making(app, kind).wait(60)
    app.run()
    assert not app.exception
    return app


def drawing(app: AppTest) -> AppTest:
    """Wait until the figures are being drawn, and look again."""
    end = time.monotonic() + 60
    while not making(app).step.words.startswith("Ritar figur"):
        assert time.monotonic() < end
        time.sleep(0.01)
    return app.run()


@pytest.mark.parametrize(
    ("kind", "made"), [("pdf", pdf), ("pptx", slides)], ids=["pdf", "pptx"]
)
def test_a_file_is_made_on_a_click_and_fetched_with_another(kind, made):
    app = finish(press(opened(offering, "small"), kind), kind)
    assert keys(app) == ["pdf", "pptx", f"fetch {kind}"]
    assert making(app, kind).body == made(document())
    size = len(made(document())) / 1000
    assert f"{size:.0f}" in app.download_button[0].label
    assert t("exporting.ready") in words(app)


def test_on_the_way_the_page_says_how_far_it_has_come_and_can_stop_it():
    app = drawing(press(opened(offering, "large"), "pptx"))
    (bar,) = app.get("progress")
    assert bar.proto.text.startswith("Ritar figur")
    assert bar.proto.text.endswith("av 60")
    assert keys(app) == ["pdf", "pptx", "stop pptx"]
    press(app, "stop pptx")
    assert keys(app) == ["pdf", "pptx"]
    assert t("exporting.stopped") in words(app)
    assert making(app).body is None
    assert workshop().pid is None


def test_what_was_stopped_can_be_asked_for_again():
    app = drawing(press(opened(offering, "large"), "pptx"))
    press(app, "stop pptx")
    finish(press(app, "pptx"), "pptx")
    assert "fetch pptx" in keys(app)


def test_two_who_ask_for_the_same_file_share_it_and_one_may_leave():
    one, other = opened(offering, "large"), opened(offering, "large")
    press(one, "pptx")
    press(other, "pptx")
    assert making(one) is making(other)
    press(drawing(one), "stop pptx")
    assert t("exporting.stopped") in words(one)
    assert "stop pptx" not in keys(one)
    assert "fetch pptx" in keys(finish(other, "pptx"))


def test_a_file_of_something_else_is_not_offered_as_this():
    app = drawing(press(opened(offering, "large"), "pptx"))
    before = making(app)
    shown(app, "small")
    assert keys(app) == ["pdf", "pptx"]
    assert before.stage is Stage.STOPPED
    finish(press(app, "pptx"), "pptx")
    assert making(app).body == slides(document())


def test_what_can_be_mended_is_told_in_its_own_words():
    app = finish(press(opened(offering, "refused"), "pdf"), "pdf")
    assert any("Laga den." in one for one in words(app))
    assert keys(app) == ["pdf", "pptx"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_our_own_is_told_and_the_page_goes_on(monkeypatch):
    monkeypatch.setitem(MADE, "refused", lambda: 1 / 0)
    app = finish(press(opened(offering, "refused"), "pdf"), "pdf")
    assert t("exporting.failed") in words(app)
    monkeypatch.setitem(MADE, "refused", document)
    app.run()
    assert "fetch pdf" in keys(finish(press(app, "pdf"), "pdf"))


def test_a_table_is_fetched_at_once_unless_its_workbook_would_take_long():
    app = opened(listing, "small")
    assert [one.key for one in app.download_button] == ["csv", "xlsx"]
    app = opened(listing, "large")
    assert [one.key for one in app.download_button] == ["csv"]
    finish(press(app, "xlsx"), "xlsx")
    assert making(app, "xlsx").body == workbook(TABLES["large"])
    assert "fetch xlsx" in keys(app)
