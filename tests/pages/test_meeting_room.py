"""A meeting is held from its opening to its minutes, and nothing that is typed is lost."""

from datetime import date, timedelta

import pytest
from made_steps import answer, escalate
from meeting import (
    GROUP,
    STEERING,
    backdate,
    close,
    decide,
    lose_minutes,
    read,
    rename_items,
)
from registering import NORTH, OTHER, WHO, write
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest
from visits import assert_sound, at, notice, visit, words

from htl_dash.domain.meeting import Outcome
from htl_dash.domain.record import RecordKind
from htl_dash.services.chain import Asked
from htl_dash.services.lifts import by_id, lifts
from htl_dash.services.meetings import (
    add_own,
    all_held,
    open_meeting,
)
from htl_dash.services.opening import open_store
from htl_dash.services.outcomes import Ending, end_item
from htl_dash.services.register import NOT_YET, Entry
from htl_dash.text import t

SIGNED = "strategist"
TITLES = ("*Kort* rast på gården", "Sena bussar hem", "Få vuxna ute")
NOTE = "Fritidsgården öppnar i mars."


@pytest.fixture
def store(copy) -> Engine:
    """The store that the app uses, with three lifted problems and a decision due."""
    engine = open_store(f"sqlite:///{copy}")
    for days, title in enumerate(TITLES):
        told = {
            "title": title,
            "description": "Lokalen stänger klockan fem.",
            "dimensions": "safety",
            "raised_by": "coordinator",
            "status": "lifted",
        }
        on = date.today() - timedelta(days=10 * days)
        keys = {"unit_code": NORTH, "lifted_on": on}
        write(engine, Entry(RecordKind.PROBLEM, keys, NOT_YET, told))
    decide(engine, due=date.today() - timedelta(days=1), title="Öppen gård")
    yield engine
    engine.dispose()


def begin(engine: Engine, forum=GROUP) -> int:
    return open_meeting(engine, forum, date.today(), SIGNED)


def button(app: AppTest, label: str):
    return next(one for one in app.button if one.label == label)


def click(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def first(engine: Engine, meeting: int):
    return read(engine, meeting).meeting.items[0]


def said(app: AppTest) -> str:
    return " ".join(words(app))


def test_a_meeting_is_opened_from_the_start_page_with_forum_and_day(store):
    app = visit("meeting")
    app.selectbox(key="new meeting function").select(SIGNED)
    click(app, "open meeting")
    assert_sound(app)
    (held,) = all_held(store)
    assert (held.meeting.forum, held.meeting.held_on) == (GROUP, date.today())
    assert app.query_params["mote"] == str(held.meeting.id)
    assert "4 av 4 punkter återstår" in app.title[0].value


def test_nobody_opens_a_meeting_unsigned(store):
    app = click(visit("meeting"), "open meeting")
    assert [one.value for one in app.error] == [t("error.unsigned")]
    assert all_held(store) == ()


def test_a_meeting_that_goes_on_is_entered_from_the_start_page_and_left_again(store):
    meeting = begin(store)
    app = visit("meeting")
    assert_sound(app)
    assert "Punkter kvar: 4" in app.button(key=f"enter {meeting}").label
    click(app, f"enter {meeting}")
    assert_sound(app)
    assert app.title[0].value.startswith("Utvecklingsgruppens möte")
    click(app, "on screen")
    assert app.title[0].value == "Få vuxna ute"
    click(app, "end screen")
    assert "4 av 4" in app.title[0].value
    click(app, "leave")
    assert "lyfta problem väntar" in app.title[0].value
    assert "mote" not in app.query_params


def test_the_agenda_has_the_oldest_first_and_then_what_is_due(store):
    app = visit("meeting", mote=str(begin(store)))
    assert_sound(app)
    assert not notice(app)
    labels = [o.label for o in app.button if str(o.key).startswith("item ")]
    assert labels == [
        "1. Få vuxna ute · 20 dagar",
        "2. Sena bussar hem · 10 dagar",
        r"3. \*Kort\* rast på gården · sedan i dag",
        "4. Öppen gård",
    ]


def test_an_item_has_its_age_its_path_and_ways_to_its_evidence(store):
    app = visit("meeting", mote=str(begin(store)))
    assert [one.value for one in app.header] == ["Få vuxna ute"]
    assert app.metric[0].value == "20 dagar"
    told = said(app)
    assert "Lokalen stänger klockan fem." in told
    assert t("station.not_needed") in told
    pages = [one.proto.page for one in app.page_link]
    assert "skolor-och-insatser" in pages
    assert "omraden" in pages
    at(app, mote=app.query_params["mote"], punkt="4")
    assert "Skulle följas upp" in said(app)


def test_an_answer_goes_to_the_minutes_and_back_along_the_chain(store):
    meeting = begin(store)
    app = visit("meeting", mote=str(meeting), roll=SIGNED)
    place = f"ends {first(store, meeting).id}"
    click(app, f"{place} answered")
    assert "skolan" in app.text_area[0].label
    app.text_area[0].input(NOTE)
    click(app, f"write item {first(store, meeting).id}")
    assert_sound(app)
    ended = first(store, meeting)
    assert (ended.outcome, ended.note, ended.who) == (Outcome.ANSWERED, NOTE, SIGNED)
    assert by_id(lifts(store))[ended.ref].problem.status == "answered"
    assert "3 av 4 punkter återstår" in app.title[0].value
    assert "**1. Få vuxna ute** Besvarat." in said(app)
    assert "**2. Sena bussar hem**" not in said(app)
    assert app.query_params["punkt"] == "1"
    assert t("outcome.answered") in said(app)


def test_without_words_or_with_a_child_in_them_it_is_said_under_the_field(store):
    meeting = begin(store)
    app = visit("meeting", mote=str(meeting), roll=SIGNED)
    item = first(store, meeting).id
    click(app, f"ends {item} answered")
    click(app, f"write item {item}")
    assert t("written.missing") in said(app)
    app.text_area[0].input("En flicka i 3B får stöd.").run()
    assert t("free_text.class_description")[:30] in said(app)
    click(app, f"write item {item}")
    assert app.text_area[0].value == "En flicka i 3B får stöd."
    assert first(store, meeting).outcome is None


def test_a_note_that_is_not_saved_is_there_after_a_reload(store):
    meeting = begin(store)
    item = first(store, meeting).id
    app = visit("meeting", mote=str(meeting), roll=SIGNED)
    click(app, f"ends {item} noted")
    app.text_area[0].input(NOTE).run()
    again = visit("meeting", mote=str(meeting), roll=SIGNED)
    click(again, f"ends {item} noted")
    assert again.text_area[0].value == NOTE


def test_what_somebody_else_has_ended_is_told_and_the_text_is_kept(store):
    meeting = begin(store)
    item = first(store, meeting)
    app = visit("meeting", mote=str(meeting), roll=SIGNED)
    click(app, f"ends {item.id} returned")
    app.text_area[0].input(NOTE).run()
    escalate(store, Asked(item.ref, 1, "Pengar."), OTHER)
    click(app, f"write item {item.id}")
    assert [one.value for one in app.error] == [t("error.stale")]
    assert app.text_area[0].value == NOTE
    assert first(store, meeting).outcome is None


def test_a_note_is_in_its_field_again_when_one_comes_back_to_the_item(store):
    meeting = begin(store)
    one, two = read(store, meeting).meeting.items[:2]
    app = visit("meeting", mote=str(meeting), roll=SIGNED)
    click(app, f"ends {one.id} noted")
    app.text_area[0].input(NOTE).run()
    click(app, f"item {two.id}")
    click(app, f"item {one.id}")
    # Sent to the browser, which has forgotten what stood in a field that went away.
    sent = app.text_area[0].proto
    assert (sent.set_value, sent.value) == (True, NOTE)


def test_what_was_written_when_somebody_else_ended_the_item_is_shown(store):
    meeting = begin(store)
    item = first(store, meeting)
    app = visit("meeting", mote=str(meeting), roll=SIGNED)
    click(app, f"ends {item.id} noted")
    app.text_area[0].input(NOTE).run()
    ended = Ending(meeting, item, "Pengar.", {}, 1)
    end_item(store, ended, Outcome.ESCALATED, OTHER)
    # What a fragment remembers that was refused; AppTest always draws the whole page.
    app.session_state[f"told {item.id}"] = t("error.stale")
    app.run()
    assert [one.value for one in app.error] == [t("room.ended_meanwhile")]
    assert f"> {NOTE}" in said(app)
    click(app, f"reopen {item.id}")
    click(app, f"ends {item.id} noted")
    assert app.text_area[0].proto.value == NOTE


def test_a_slip_is_taken_back(store):
    meeting = begin(store)
    item = first(store, meeting).id
    app = visit("meeting", mote=str(meeting), punkt="1", roll=SIGNED)
    click(app, f"ends {item} escalated")
    app.text_area[0].input("Kräver pengar.")
    click(app, f"write item {item}")
    click(app, f"reopen {item}")
    assert_sound(app)
    assert first(store, meeting).outcome is None
    assert by_id(lifts(store))[first(store, meeting).ref].problem.status == "lifted"


def test_one_problem_is_merged_into_another_and_one_is_split(store):
    meeting = begin(store)
    items = read(store, meeting).meeting.items
    app = visit("meeting", mote=str(meeting), punkt="1", roll=SIGNED)
    click(app, f"ends {items[0].id} merged")
    app.selectbox(key=f"into item {items[0].id}").select(items[1].ref)
    app.text_area[0].input("Samma fråga.")
    click(app, f"write item {items[0].id}")
    assert_sound(app)
    found = by_id(lifts(store))
    assert found[items[0].ref].goes_on_in == (items[1].ref,)
    at(app, mote=str(meeting), punkt="2", roll=SIGNED)
    click(app, f"ends {items[1].id} split")
    for number, field in enumerate(
        one for one in app.text_input if one.label.startswith("Del")
    ):
        field.input(f"Del {number}")
    for field in app.text_area:
        field.input("Två frågor.")
    click(app, f"write item {items[1].id}")
    assert_sound(app)
    assert len(by_id(lifts(store))[items[1].ref].goes_on_in) == 2


def test_a_decision_of_the_meeting_is_in_its_minutes_with_its_fingerprint(store):
    meeting = begin(store)
    decide(store, meeting, str(first(store, meeting).ref))
    app = visit("meeting", mote=str(meeting))
    assert_sound(app)
    assert "Fingeravtryck abababababab" in said(app)
    assert "**1. Få vuxna ute** Beslutat." in said(app)


def test_own_matters_and_what_came_later_are_added(store):
    meeting = begin(store)
    told = {
        "title": "Kom sent",
        "description": "D.",
        "dimensions": "health",
        "raised_by": WHO,
        "status": "lifted",
    }
    keys = {"unit_code": NORTH, "lifted_on": date.today()}
    write(store, Entry(RecordKind.PROBLEM, keys, NOT_YET, told))
    app = visit("meeting", mote=str(meeting), roll=SIGNED)
    click(app, "add came")
    # A long paste is told of: with a longest length the browser would swallow it.
    app.text_input[0].input("å" * 121)
    click(app, f"add own {meeting}")
    assert t("written.long", over=1, most=120) in said(app)
    app.text_input[0].input("Datum för våren")
    click(app, f"add own {meeting}")
    assert_sound(app)
    titles = [one.title for one in read(store, meeting).meeting.items]
    assert titles[-2:] == ["Kom sent", "Datum för våren"]


def test_what_is_new_since_last_time_is_told(store):
    earlier = begin(store)
    close(store, earlier, SIGNED)
    backdate(store, earlier, "2020-01-01T00:00:00+00:00")
    answer(store, Asked(first(store, earlier).ref, 1, NOTE), OTHER)
    app = visit("meeting", mote=str(begin(store)))
    assert_sound(app)
    assert "Har tagit ett steg: Få vuxna ute. Besvarat." in said(app)


def test_a_closed_meeting_is_read_again_from_the_start_page(store):
    meeting = begin(store)
    app = visit("meeting", mote=str(meeting), roll=SIGNED)
    click(app, "close meeting")
    assert_sound(app)
    assert app.title[0].value.endswith(": protokollet")
    assert [one.key for one in app.button] == ["pdf", "pptx", "leave"]
    again = visit("meeting")
    assert "läs protokollet" in again.button(key=f"enter {meeting}").label
    assert t("agenda.not_treated") in said(visit("meeting", mote=str(meeting)))


def test_minutes_stay_as_they_were_when_the_meeting_was_closed(store):
    meeting = begin(store)
    app = visit("meeting", mote=str(meeting), roll=SIGNED)
    click(app, "close meeting")
    then = said(app)
    assert t("minutes.locked") in then
    rename_items(store, meeting, "Ett annat namn")
    assert said(visit("meeting", mote=str(meeting))) == then
    lose_minutes(store, meeting)
    again = said(visit("meeting", mote=str(meeting)))
    assert t("minutes.made_again") in again
    assert "Ett annat namn" in again


def test_on_the_screen_there_is_one_item_and_nothing_else(store):
    meeting = begin(store)
    app = visit("meeting", mote=str(meeting), visa="skarm", punkt="2")
    assert_sound(app)
    assert not notice(app)
    assert app.title[0].value == "Sena bussar hem"
    assert app.metric[0].value == "10 dagar"
    assert not app.selectbox
    assert t("agenda.to_chain") in [one.proto.label for one in app.get("page_link")]
    assert "**1." not in said(app)
    labels = [one.label for one in app.button]
    assert labels[-3:-1] == [t("room.previous"), t("room.next")]
    click(app, "next")
    assert app.title[0].value == r"\*Kort\* rast på gården"
    assert app.query_params["punkt"] == "3"
    click(app, "previous")
    assert app.title[0].value == "Sena bussar hem"


@pytest.mark.parametrize("view", [{}, {"visa": "skarm"}], ids=["agenda", "screen"])
def test_the_box_for_the_answer_stays_open_through_a_reload(store, view):
    here = {"mote": str(begin(store)), "punkt": "1", **view}
    item = first(store, int(here["mote"])).id
    app = click(visit("meeting", **here), f"ends {item} answered")
    assert t("room.note_answered") in [one.label for one in app.text_area]
    ending = app.query_params["avslut"]
    again = visit("meeting", **here, avslut=ending)
    assert not notice(again)
    assert t("room.note_answered") in [one.label for one in again.text_area]
    other = visit("meeting", **here | {"punkt": "2"}, avslut=ending)
    assert t("room.note_answered") not in [one.label for one in other.text_area]
    assert "avslut" not in other.query_params
    click(again, f"ends {item} answered")
    assert "avslut" not in again.query_params


def test_on_the_screen_whoever_opened_the_meeting_signs(store):
    meeting = begin(store)
    item = first(store, meeting).id
    app = visit("meeting", mote=str(meeting), visa="skarm", punkt="1")
    click(app, f"ends {item} postponed")
    click(app, f"write item {item}")
    assert_sound(app)
    assert first(store, meeting).who == SIGNED
    assert t("outcome.postponed") in said(app)


def test_an_empty_agenda_says_what_to_do(copy):
    engine = open_store(f"sqlite:///{copy}")
    meeting = open_meeting(engine, STEERING, date.today(), SIGNED)
    for more in ({}, {"visa": "skarm"}):
        app = visit("meeting", mote=str(meeting), **more)
        assert_sound(app)
        assert t("room.nothing_on_agenda") in said(app) or app.info
    add_own(engine, meeting, "Datum för våren", "", SIGNED)
    assert_sound(visit("meeting", mote=str(meeting), visa="skarm"))
    engine.dispose()


@pytest.mark.parametrize("mote", ["99", "x", "-1"])
def test_a_meeting_that_there_is_none_of_gives_the_start_page_and_a_notice(mote):
    app = visit("meeting", mote=mote)
    assert_sound(app)
    assert "mote" in notice(app)


def test_an_item_that_there_is_none_of_gives_the_first_open_and_a_notice(store):
    app = visit("meeting", mote=str(begin(store)), punkt="40")
    assert_sound(app)
    assert "punkt" in notice(app)
    assert app.header[0].value == "Få vuxna ute"
