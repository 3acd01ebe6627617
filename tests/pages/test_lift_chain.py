"""A school sees where its problems are, gets its answer, and closes or lifts again."""

from datetime import date, timedelta

import pytest
from made_steps import answer, escalate, return_to_school
from registering import NORTH, OTHER, SOUTH, WHO, write
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest
from visits import assert_sound, visit, words

from htl_dash.domain.problem_area import ProblemStatus
from htl_dash.domain.record import RecordKind
from htl_dash.services.chain import Asked
from htl_dash.services.lifts import by_id, lifts
from htl_dash.services.opening import open_store
from htl_dash.services.register import NOT_YET, Entry
from htl_dash.text import t

ADDRESS = {"flik": "lyft", "skola": NORTH, "roll": WHO}


@pytest.fixture
def store(copy) -> Engine:
    engine = open_store(f"sqlite:///{copy}")
    yield engine
    engine.dispose()


def lift(engine: Engine, title: str, unit: str = NORTH) -> int:
    told = {
        "title": title,
        "description": "Beskrivning.",
        "dimensions": "safety",
        "raised_by": WHO,
        "status": "lifted",
    }
    keys = {"unit_code": unit, "lifted_on": date.today() - timedelta(days=9)}
    return write(engine, Entry(RecordKind.PROBLEM, keys, NOT_YET, told)).id


def click(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def said(app: AppTest) -> str:
    return " ".join(words(app))


def status(engine: Engine, number: int) -> ProblemStatus:
    return by_id(lifts(engine))[number].problem.status


def test_a_school_that_has_lifted_nothing_is_told_so(store):
    lift(store, "Annan skola", SOUTH)
    app = visit("schools", **ADDRESS)
    assert_sound(app)
    assert t("lift.heading_none", school="Tjärnaskolan") in said(app)
    assert "Annan skola" not in said(app)


def test_what_waits_for_the_school_is_told_above_and_stands_first(store):
    lift(store, "Väntar")
    asked = lift(store, "Fråga")
    return_to_school(store, Asked(asked, 1, "Vilka kvällar?"), OTHER)
    app = visit("schools", **ADDRESS)
    assert_sound(app)
    assert t("lift.todo_one") in [one.value for one in app.info]
    titles = [o.value for o in app.subheader if o.value in ("Väntar", "Fråga")]
    assert titles == ["Fråga", "Väntar"]
    assert "Vilka kvällar?" in said(app)
    assert [one.value for one in app.metric] == ["9 dagar", "9 dagar"]


def test_the_school_reads_its_answer_and_closes(store):
    one = lift(store, "Kvällar")
    answer(store, Asked(one, 1, "Gården öppnar."), OTHER)
    app = visit("schools", **ADDRESS)
    assert "**Svar:** Gården öppnar." in said(app)
    click(app, f"school {one} 2 closed")
    click(app, f"save school {one} 2")
    assert_sound(app)
    assert status(store, one) is ProblemStatus.CLOSED
    assert t("lift.heading_done", school="Tjärnaskolan") in said(app)
    assert t("lift.done", title="Kvällar", status="stängt") in [
        one.value for one in app.success
    ]


def test_an_answer_that_is_not_enough_is_lifted_again_with_words(store):
    one = lift(store, "Kvällar")
    answer(store, Asked(one, 1, "Gården öppnar."), OTHER)
    app = visit("schools", **ADDRESS)
    click(app, f"school {one} 2 lifted")
    app.text_area[-1].input("Det gäller även helgerna.")
    click(app, f"save school {one} 2")
    assert status(store, one) is ProblemStatus.LIFTED
    assert "Det gäller även helgerna." in said(app)


def test_what_the_school_cannot_do_is_not_offered(store):
    one = lift(store, "Kvällar")
    escalate(store, Asked(one, 1, "Pengar."), OTHER)
    app = visit("schools", **ADDRESS)
    assert not [b for b in app.button if str(b.key).startswith(f"school {one}")]


def test_nobody_closes_unsigned(store):
    one = lift(store, "Kvällar")
    answer(store, Asked(one, 1, "Gården öppnar."), OTHER)
    app = visit("schools", **(ADDRESS | {"roll": "ingen"}))
    click(app, f"school {one} 2 closed")
    click(app, f"save school {one} 2")
    assert [e.value for e in app.error] == [t("error.unsigned")]
    assert status(store, one) is ProblemStatus.ANSWERED
