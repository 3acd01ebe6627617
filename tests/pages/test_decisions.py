"""A decision is written, shown as it will be frozen, locked, and reopened as it was."""

import json
from datetime import date
from shutil import copytree

import pytest
from registering import problem, stored
from sqlalchemy import create_engine, select, update
from streamlit.testing.v1 import AppTest
from visits import assert_sound, figures, go, visit, words

from htl_dash import settings
from htl_dash.domain.meeting import Forum
from htl_dash.domain.problem_area import ProblemStatus
from htl_dash.domain.record import RecordKind
from htl_dash.services.decisions import fingerprint
from htl_dash.services.meetings import open_meeting
from htl_dash.store.meeting_tables import decision, review
from htl_dash.store.schema import observation, snapshot
from htl_dash.text import catalogue, t
from htl_dash.ui.decision_state import key
from htl_dash.viewmodels.frozen import is_whole

NEW = {"flik": "nytt", "roll": "coordinator"}
LINK = "./omraden?visa=laget&indikator=low_economic_standard&omrade=2081R013"
pytestmark = pytest.mark.usefixtures("copy", "one_browser")


@pytest.fixture
def one_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("decision_state", "seen_views"):
        monkeypatch.setattr(f"htl_dash.ui.{module}.desk", lambda: "this browser")


def rows(copy, table) -> list:
    engine = create_engine(f"sqlite:///{copy}")
    with engine.connect() as connection:
        return connection.execute(select(table)).all()


def field_of(app: AppTest, name: str):
    kinds = ("text_input", "text_area", "selectbox", "multiselect", "toggle")
    kinds += ("checkbox", "button", "button_group")
    found = (w for kind in kinds for w in app.get(kind) if w.key == key(name))
    return next(found, None)


def widget(app: AppTest, name: str):
    found = field_of(app, name)
    assert found is not None, name
    return found


def fill(app: AppTest, **values: object) -> AppTest:
    """Write everything that has a field at once, and what got one by that after it."""
    waiting = dict(values)
    while waiting:
        ready = [name for name in waiting if field_of(app, name) is not None]
        assert ready, waiting
        for name in ready:
            field_of(app, name).set_value(waiting.pop(name))
        app = app.run()
    return app


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label == label).click().run()


def said(app: AppTest) -> str:
    return " ".join([*words(app), *(one.value for one in app.success)])


def written(**more: object) -> AppTest:
    """A decision that can be locked, with one view as its evidence."""
    app = fill(
        visit("decisions", **NEW),
        title="Föräldragrupper ett år till",
        decided="Vi fortsätter med föräldragrupper i förskoleklass.",
        reasons="Behovet finns kvar.",
        rejected="Läxhjälp: den når inte vårdnadshavarna.",
        functions=["coordinator", "head_teacher"],
        link=LINK,
    )
    widget(app, "add link").click().run()
    return fill(app, **more)


def lock(app: AppTest) -> AppTest:
    fill(app, tried=True, sure=True)
    return press(app, t("decide.lock"))


def expecting() -> dict[str, object]:
    return {
        "kind": "indicator",
        "indicator": "low_economic_standard",
        "place": "regso2025/2081R013",
        "direction": "down",
        "lower": "50",
        "upper": "57",
        "confidence": "80",
        "due": "2099-11-25",
        "stop_rule": "Om ingen kommer till grupperna.",
    }


def test_what_is_expected_is_first_asked_of_the_area_in_the_evidence():
    app = written(kind="indicator", indicator="low_economic_standard")
    assert field_of(app, "place").value == "regso2025/2081R013"


def test_evidence_about_all_areas_asks_where_the_measure_is_to_show_it():
    app = fill(visit("decisions", **NEW), link=LINK.replace("2081R013", "alla"))
    widget(app, "add link").click().run()
    fill(app, kind="indicator", indicator="low_economic_standard")
    assert field_of(app, "place").value == ""
    assert t("written.no_place") in said(app)
    assert field_of(app, "direction") is None
    fill(app, place="regso2025/2081R013")
    assert t("written.no_place") not in said(app)
    assert field_of(app, "direction") is not None


def test_views_are_offered_as_they_were_last_seen_also_after_a_reload():
    app = visit("areas", visa="laget", omrade="2081R013")
    go(app, "schools", skola="23251345", flik="flode")
    go(app, "decisions", **NEW)
    assert_sound(app)
    seen, others = (t("decide.seen_views"), t("decide.other_views"))
    offered = said(app).split(seen)[1].split(others)
    assert "Nygårdskolan" in offered[0]
    for page in ("omraden", "skolor-och-insatser"):
        assert t(f"evidence.{page}") in offered[0]
        assert t(f"evidence.{page}") not in offered[1]
    again = visit("decisions", **NEW)
    assert said(again).split(seen)[1].split(others) == offered
    widget(again, "add skolor-och-insatser").click().run()
    (found,) = again.session_state[key("evidence")]
    assert found == "./skolor-och-insatser?skola=23251345&flik=flode"


def test_every_part_of_the_page_opens_with_nothing_decided():
    for part in ("lista", "nytt", "uppfoljning"):
        app = visit("decisions", flik=part)
        assert_sound(app)
        assert app.query_params["flik"] == part


def test_a_decision_is_locked_exactly_as_it_was_previewed(copy):
    app = fill(written(), tried=True)
    assert_sound(app)
    before = said(app)
    assert "Tjärna Ängar: 59" in before
    assert rows(copy, decision) == []
    fill(app, sure=True)
    press(app, t("decide.lock"))
    assert_sound(app)
    (row,) = rows(copy, decision)
    assert row.title == "Föräldragrupper ett år till"
    assert row.functions == "coordinator head_teacher"
    assert row.decided_on == date.today()
    assert row.sha256 == fingerprint(row.content)
    assert is_whole(row.content)
    assert t("decide.hash", sha=row.sha256) in before
    assert t("decide.locked", number=row.id, sha=row.sha256[:12]) in said(app)
    assert app.query_params["beslut"] == str(row.id)


def test_a_reload_loses_nothing_of_what_is_written():
    written(kind="work")
    app = visit("decisions", **NEW)
    assert widget(app, "title").value == "Föräldragrupper ett år till"
    assert widget(app, "functions").value == ["coordinator", "head_teacher"]
    assert widget(app, "kind").value == "work"
    assert "Tjärna Ängar: 59" in said(app)
    press(app, t("form.discard"))
    assert widget(app, "title").value == ""


def test_what_is_missing_is_said_before_anything_is_locked(copy):
    app = visit("decisions", **NEW)
    fill(app, tried=True)
    assert t("written.missing") in said(app)
    assert t("written.no_functions") in said(app)
    assert t("decide.lock") not in [b.label for b in app.button]
    fill(app, decided="En flicka i 3B sover inte.")
    assert "3B" in said(app)
    assert rows(copy, decision) == []


def test_only_our_own_addresses_can_be_evidence():
    app = visit("decisions", **NEW)
    for text, why in (
        ("https://example.com/omraden?visa=laget", "address.foreign"),
        ("./data?avsnitt=kallor", "address.no_view"),
        ("./omraden?indikator=made_up", "address.unknown"),
        ("javascript:alert(1)", "address.foreign"),
        ("", "address.no_view"),
    ):
        fill(app, link=text)
        widget(app, "add link").click().run()
        assert t(why) in said(app), text
    assert t("decide.evidence_none") in said(app)


def test_an_expectation_is_locked_with_the_decision(copy):
    app = lock(written(**expecting()))
    assert_sound(app)
    (row,) = rows(copy, decision)
    assert row.measure.startswith("indicator low_economic_standard regso2025 2081R013")
    assert (row.direction, row.lower, row.upper) == ("down", 50, 57)
    assert (row.confidence, row.due) == (0.8, date(2099, 11, 25))
    assert round(row.before) == 59
    go(app, "decisions", flik="uppfoljning", beslut=str(row.id))
    assert_sound(app)
    assert t("came.too_early") in said(app)
    assert rows(copy, review) == []


def test_what_can_be_seen_is_said_before_eligibility_is_expected_to_move():
    more = expecting() | {
        "indicator": "upper_secondary_eligibility",
        "place": "municipality/2081",
        "direction": "up",
        "lower": "85",
        "upper": "90",
        "due": "2028-06-30",
    }
    app = written(**more)
    assert_sound(app)
    assert "våren 2029" in said(app)
    assert t("decide.before_class", year=2029) in said(app)


def test_a_decision_is_reopened_as_it_was_when_the_data_has_changed(copy):
    app = lock(written())
    before, drawn = [*words(app)], figures(app)
    (row,) = rows(copy, decision)
    engine = create_engine(f"sqlite:///{copy}")
    with engine.begin() as connection:
        changed = update(observation).where(
            observation.c.indicator == "low_economic_standard",
            observation.c.ref_area == "2081R013",
        )
        connection.execute(changed.values(obs_value=12))
        connection.execute(update(snapshot).values(sha256="another"))
    app = visit("decisions", flik="lista", beslut=str(row.id))
    assert_sound(app)
    assert "Tjärna Ängar: 59" in said(app)
    assert [*words(app)] == before
    assert figures(app) == drawn
    app.button_group[-1].set_value("nu").run()
    assert_sound(app)
    assert "12" in app.info[0].value
    assert "59" in app.info[0].value
    # "Now" is in the address, so that a reload or a link shows it; without it: then.
    assert app.query_params["nar"] == "nu"
    linked = visit("decisions", flik="lista", beslut=str(row.id), nar="nu")
    assert [one.value for one in linked.info] == [one.value for one in app.info]
    del linked.query_params["nar"]
    assert [*words(linked.run())] == before


def test_nor_does_it_follow_the_catalogue_or_the_texts(copy, tmp_path, monkeypatch):
    app = lock(written(**expecting()))
    before, drawn = [*words(app)], figures(app)
    (row,) = rows(copy, decision)
    reworded = tmp_path / "catalogue"
    copytree(settings.catalogue_folder(), reworded)
    for file in (*reworded.glob("indicators/*.toml"), *reworded.glob("goals/*.toml")):
        told = file.read_text("utf-8")
        file.write_text(told.replace('title = "', 'title = "Annat '), "utf-8")
    monkeypatch.setenv("HTL_CATALOGUE", str(reworded))
    for section in ("finding", "measured", "note", "column", "certainty", "expected"):
        other = {name: f"Annat {text}" for name, text in catalogue()[section].items()}
        monkeypatch.setitem(catalogue(), section, other)
    app = visit("decisions", flik="lista", beslut=str(row.id))
    assert_sound(app)
    assert [*words(app)] == before
    assert figures(app) == drawn
    (again,) = rows(copy, decision)
    assert again.content.encode() == row.content.encode()
    assert is_whole(again.content)
    app.button_group[-1].set_value("nu").run()
    assert "Annat" in said(app)


def test_a_decision_leads_to_its_figures_when_somebody_asks_for_them(copy):
    lock(written(**expecting()))
    (row,) = rows(copy, decision)
    app = visit("decisions", flik="lista", beslut=str(row.id))
    figure = "talmatt=low_economic_standard&talindelning=regso2025&talplats=2081R013"
    view = "tal=low_economic_standard~regso2025~~2024"
    assert figure not in said(app)
    assert view not in said(app)
    app.session_state["decided"] = True  # The fold is opened.
    app.run()
    assert_sound(app)
    assert figure in said(app)  # What is expected.
    assert view in said(app)


def test_the_document_that_is_frozen_has_everything_it_was_made_from(copy):
    lock(written(**expecting()))
    (row,) = rows(copy, decision)
    found = json.loads(row.content)
    assert found["format"] == 1
    frozen = found["frozen"]
    assert frozen["views"][0]["address"].startswith("./omraden?visa=laget")
    assert "period=" in frozen["views"][0]["address"]
    assert {one["label"] for one in frozen["methods"]} >= {"htl-dash", "stats"}
    assert frozen["data_version"]
    assert frozen["work_version"]


@pytest.mark.parametrize(
    "link",
    [
        "./omraden?visa=laget&indelning=deso2025",
        "./omraden?visa=tid&indikator=low_economic_standard",
        "./omraden?visa=profil&omrade=2081R013",
        "./omraden?visa=skolor",
        "./omraden?visa=laget&indikator=low_economic_standard_0_19",
        "./skolor-och-insatser?skola=34516710&flik=kedjan",
        "./skolor-och-insatser?skola=34516710&flik=insatser",
        "./skolor-och-insatser?skola=23251345&flik=flode",
        "./malen?mal=learning&matt=upper_secondary_eligibility&malvarde=90&malar=2030",
        "./malen?mal=health",
    ],
)
def test_every_kind_of_view_can_be_frozen_and_is_the_same_when_reopened(link, copy):
    app = fill(written(), link=link)
    widget(app, "add link").click().run()
    assert t("decide.evidence_none") not in said(app)
    lock(app)
    assert_sound(app)
    (row,) = rows(copy, decision)
    assert is_whole(row.content)
    views = json.loads(row.content)["frozen"]["views"]
    assert [one["address"].split("?")[0] for one in views] == [
        "./omraden",
        link.split("?")[0],
    ]
    app.button_group[-1].set_value("nu").run()
    assert_sound(app)
    assert [one.value for one in app.info] == [f"- {t('decide.same')}"] * 2


def test_an_outcome_is_looked_at_and_locked_when_its_day_has_come(copy, monkeypatch):
    lock(written(**expecting() | {"due": "2027-11-25"}))
    (row,) = rows(copy, decision)
    engine = create_engine(f"sqlite:///{copy}")
    with engine.begin() as connection:
        newer = update(observation).where(
            observation.c.indicator == "low_economic_standard",
            observation.c.time_period == "2024",
        )
        connection.execute(newer.values(time_period="2027"))
        connection.execute(update(snapshot).values(sha256="another"))
    day = date(2027, 11, 26)
    for module in ("decision_views", "review_views"):
        monkeypatch.setattr(f"htl_dash.ui.{module}.today", lambda: day)
    app = visit("decisions", flik="uppfoljning")
    assert_sound(app)
    assert t("decide.follow_one") in app.title[0].value
    app = visit("decisions", flik="uppfoljning", beslut=str(row.id), roll="coordinator")
    assert_sound(app)
    assert t("came.worse") in said(app)
    assert "Brierpoäng 0,64" in said(app)
    note = f"review of {row.id}"
    next(w for w in app.text_area if w.key == note).set_value("Inte än.").run()
    next(w for w in app.checkbox if w.key == f"sure {note}").check().run()
    press(app, t("decide.lock_review"))
    assert_sound(app)
    (made,) = rows(copy, review)
    assert (made.verdict, made.note) == ("worse", "Inte än.")
    assert is_whole(made.content)
    app = visit("decisions", flik="lista", beslut=str(row.id))
    assert_sound(app)
    assert "Inte än." in said(app)
    assert t("decide.review_title", title=row.title) in said(app)


def test_what_could_not_be_measured_has_been_looked_at_and_may_be_again(
    copy, monkeypatch
):
    lock(written(**expecting() | {"due": "2027-11-25"}))
    (row,) = rows(copy, decision)
    day = date(2027, 11, 26)
    for module in ("decision_views", "review_views"):
        monkeypatch.setattr(f"htl_dash.ui.{module}.today", lambda: day)
    app = visit("decisions", flik="uppfoljning", beslut=str(row.id), roll="coordinator")
    note = f"review of {row.id}"
    next(w for w in app.text_area if w.key == note).set_value("Inget tal.").run()
    next(w for w in app.checkbox if w.key == f"sure {note}").check().run()
    press(app, t("decide.lock_review"))
    assert_sound(app)
    (made,) = rows(copy, review)
    assert made.verdict == "not_measured"
    words_then = t("decide.came_unmeasured", day="26 november 2027")
    assert words_then in [one.value for one in app.info]
    assert t("decide.lock_review") in [one.label for one in app.button]
    app = visit("decisions", flik="uppfoljning")
    assert app.title[0].value == t("decide.follow_none")
    assert [one.value for one in app.header] == [t("decide.looked_at")]
    assert f"**{words_then}**" in said(app)


def test_a_decision_from_a_meeting_answers_the_problem_it_came_with(copy):
    engine = create_engine(f"sqlite:///{copy}")
    lifted = problem(engine)
    forum = Forum.DEVELOPMENT_GROUP
    held = open_meeting(engine, forum, date.today(), "coordinator")
    app = visit("decisions", **NEW, problem=str(lifted.id), mote=str(held))
    assert widget(app, "problems").value == [str(lifted.id)]
    assert widget(app, "meeting").value == str(held)
    fill(
        app,
        title="Vuxna på kvällarna",
        decided="Fältassistenter två kvällar i veckan.",
        reasons="Barnen möter få vuxna.",
        functions=["coordinator"],
    )
    lock(app)
    assert_sound(app)
    (row,) = rows(copy, decision)
    assert (row.problems, row.meeting_id) == (str(lifted.id), held)
    assert "Få vuxna ute på kvällarna" in said(app)
    assert t(f"forum_of.{forum}") in said(app)
    (left,) = stored(engine, RecordKind.PROBLEM)
    assert left.values["status"] == ProblemStatus.ANSWERED


def test_an_address_that_asks_for_what_is_not_there_is_told_so():
    app = visit("decisions", **NEW, problem="x")
    assert "problem=x" in app.warning[0].value
    app = visit("decisions", flik="lista", beslut="99")
    assert "beslut=99" in app.warning[0].value
