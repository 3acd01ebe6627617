"""Fetching from the page: started, seen to go on by everybody, stopped, and shown."""

from datetime import UTC, datetime
from threading import Event

import pytest
from training import point_at_training
from visits import assert_sound, visit, words

from htl_dash.domain.errors import StoreError
from htl_dash.domain.fetch_report import DatasetReport, DatasetState, Progress, RunState
from htl_dash.domain.fetching import SourceName
from htl_dash.store.database import data_version, open_database, writing
from htl_dash.store.fetch_runs import begin_run, end_run
from htl_dash.text import t
from htl_dash.ui.fetch_runs import Fetching, fetching

AVSNITT = {"avsnitt": "hamta"}
PATIENCE = 60.0


def only(app, source: str) -> None:
    """Leave one source chosen."""
    for box in app.checkbox:
        if box.key.startswith("fetch ") and box.key != f"fetch {source}":
            box.uncheck()
    app.run()


def test_what_can_be_fetched_is_listed_and_nothing_has_been(copy):
    app = visit("data", **AVSNITT)
    assert_sound(app)
    assert "Inget är hämtat än" in app.title[0].value
    assert t("fetch_next.time_unknown") in "\n".join(words(app))
    table = app.table[0].value
    assert set(table[t("column.fetch_fresh")]) == {t("fetch.never")}
    assert "SCB" in set(table[t("column.fetch_source")])
    assert app.button("fetch start").label == t("fetch.start")


def test_a_fetch_is_started_goes_on_in_the_background_and_shows_what_came(
    copy, made_sources
):
    before = data_version(open_database(f"sqlite:///{copy}"))
    app = visit("data", **AVSNITT)
    only(app, "school_register")
    app.button("fetch start").click().run()
    assert fetching().wait(PATIENCE)
    assert not fetching().problem
    app.run()
    assert_sound(app)
    said = "\n".join(words(app))
    assert t("fetch_run.done") in said
    became, requests = app.table[1].value, app.table[2].value
    assert list(became[t("column.fetch_state")]) == [t("fetch_state.new")]
    assert set(requests[t("column.fetch_answer")]) == {"200"}
    assert data_version(open_database(f"sqlite:///{copy}")) != before
    fresh = app.table[0].value.set_index(t("column.fetch_dataset"))
    assert t("fetch.ago_today") in set(fresh[t("column.fetch_fresh")])


def test_what_did_not_come_is_told_and_asked_for_again(copy, made_sources):
    name = "skolverket_school_register"
    bad = DatasetReport(
        *(name, "Skolor", SourceName.SCHOOL_REGISTER, DatasetState.FAILED),
        problem="Källan svarade inte i tid.",
        cure="Vänta en stund.",
    )
    at = datetime(2026, 11, 25, 5, 20, tzinfo=UTC)
    with writing(open_database(f"sqlite:///{copy}")) as connection:
        run = begin_run(connection, "{}", (bad,), at)
        end_run(connection, run, RunState.FAILED, at)
    app = visit("data", **AVSNITT)
    assert "0 av 1" in app.title[0].value.replace("\N{NO-BREAK SPACE}", " ")
    assert any("Källan svarade inte i tid. Vänta en stund." in w for w in words(app))
    app.button("fetch again").click().run()
    assert fetching().wait(PATIENCE)
    app.run()
    assert_sound(app)
    assert "allt kom" in app.title[0].value
    assert not [one for one in app.button if one.key == "fetch again"]


def test_one_that_is_under_way_is_seen_by_others_and_can_be_stopped(copy):
    go_on, told = Event(), Event()
    name, at = "skolverket_school_register", datetime(2026, 11, 25, 5, tzinfo=UTC)
    came = DatasetReport(name, "Skolor", SourceName.SCHOOL_REGISTER, DatasetState.NEW)
    waiting = DatasetReport("x", "X", SourceName.SCB, DatasetState.WAITING)

    def work(tell, is_stopped):
        with writing(open_database(f"sqlite:///{copy}")) as connection:
            begin_run(connection, "{}", (came, waiting), at)
        tell(Progress("Barn", 1, 4, 1, 2))
        told.set()
        while not is_stopped():
            go_on.wait(0.01)

    fetching().start(work)
    assert told.wait(PATIENCE)
    app = visit("data", **AVSNITT)
    assert_sound(app)
    assert t("fetch.goes_on") in words(app)
    assert not [one for one in app.button if one.key == "fetch start"]
    assert t("fetch_state.new") in set(app.table[0].value[t("column.fetch_tried")])
    app.button("fetch stop").click().run()
    assert fetching().wait(PATIENCE)
    app.run()
    assert app.button("fetch start")


def test_nothing_can_be_started_without_a_source(copy):
    app = visit("data", **AVSNITT)
    only(app, "nothing")
    assert app.button("fetch start").disabled
    assert t("fetch.choose_none") in words(app)


def test_the_training_fetches_nothing(monkeypatch, tmp_path):
    from htl_dash.services.initialise import initialise

    point_at_training(monkeypatch)
    url = f"sqlite:///{tmp_path / 'training.db'}"
    monkeypatch.setenv("HTL_DATABASE", url)
    initialise(url)
    app = visit("data", **AVSNITT)
    assert_sound(app)
    assert t("fetch.training") in words(app)
    assert not [one for one in app.button if one.key == "fetch start"]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StoreError(place="x", problem="Fel.", cure="Gör."), "Fel."),
        (ValueError("bug"), t("fetch.crashed")),
    ],
)
def test_a_fetch_that_cannot_be_done_says_so_and_another_can_begin(error, said, caplog):
    def fail(tell, is_stopped):
        raise error

    here = Fetching()
    here.start(fail)
    assert here.wait(PATIENCE)
    assert said in here.problem
    here.start(lambda tell, is_stopped: None)
    assert here.wait(PATIENCE)
    assert here.problem == ""


def test_a_second_start_while_one_is_under_way_does_nothing():
    go_on, begun = Event(), []
    here = Fetching()
    here.start(lambda tell, is_stopped: go_on.wait(PATIENCE))
    here.start(lambda tell, is_stopped: begun.append(1))
    go_on.set()
    assert here.wait(PATIENCE)
    assert begun == []
