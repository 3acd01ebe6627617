"""A school writes down what it does: kept, checked, saved, undone and never leaked."""

import pytest
from sqlalchemy import create_engine, select
from streamlit.testing.v1 import AppTest
from visits import assert_sound, go, visit, words

from htl_dash.domain.record import FIELDS, RecordKind
from htl_dash.store.work_tables import draft, flow, initiative, problem, volume
from htl_dash.text import number, t
from htl_dash.ui.form_layouts import LAYOUTS

TJARNA = "34516710"
HERE = {"flik": "registrera", "skola": TJARNA, "termin": "ht2026"}
VOLUME = HERE | {"blankett": "volym", "roll": "coordinator", "insats": "parent_groups"}
pytestmark = pytest.mark.usefixtures("copy")


def rows(copy, table) -> list:
    engine = create_engine(f"sqlite:///{copy}")
    with engine.connect() as connection:
        return connection.execute(select(table)).all()


def fill(app: AppTest, **texts: str) -> AppTest:
    """Write in fields by their names, as one who types and goes on."""
    for name, text in texts.items():
        found = [w for w in (*app.text_input, *app.text_area) if ends(w.key, name)]
        found[0].set_value(text)
    return app.run()


def ends(key: str | None, name: str) -> bool:
    return bool(key) and key.endswith(f" {name}")


def value(app: AppTest, name: str) -> str:
    found = [w for w in (*app.text_input, *app.text_area) if ends(w.key, name)]
    return found[0].value


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label == label).click().run()


def choose(app: AppTest, name: str, code: str) -> AppTest:
    return next(b for b in app.selectbox if ends(b.key, name)).set_value(code).run()


def said(app: AppTest) -> str:
    told = [*words(app), *(one.value for one in app.success)]
    return " ".join(told)


@pytest.mark.parametrize("kind", [kind for kind in RecordKind])
def test_every_field_has_its_place_on_the_form_once(kind):
    placed = [n for s in LAYOUTS[kind] for row in s.rows for n in row]
    set_elsewhere = {"status"} if kind is RecordKind.PROBLEM else set()
    wanted = {one.name for one in FIELDS[kind]} - set_elsewhere
    assert len(placed) == len(set(placed))
    assert set(placed) == wanted


@pytest.mark.parametrize("form", ["volym", "flode", "lamna", "insats", "ny", "fil"])
def test_every_form_opens_and_holds_together(form):
    app = visit("schools", **HERE, blankett=form)
    assert_sound(app)
    assert app.query_params["blankett"] == form


def test_a_term_is_saved_and_told_with_what_was_saved(copy):
    app = visit("schools", **VOLUME)
    fill(app, planned_hours="40", actual_hours="37,5", actual_sek="12 000")
    fill(app, actual_reach="24", follow_up="Grupperna blev uppskattade.")
    press(app, t("form.save"))
    assert_sound(app)
    (row,) = rows(copy, volume)
    assert (row.planned_hours, row.actual_hours, row.actual_sek) == (40, 37.5, 12000)
    assert (row.actual_reach, row.follow_up) == (24, "Grupperna blev uppskattade.")
    assert "Föräldragrupper" in said(app)
    assert rows(copy, draft) == []


def test_the_count_that_was_saved_is_not_shown_again(copy):
    app = press(fill(visit("schools", **VOLUME), actual_reach="3"), t("form.save"))
    assert value(app, "actual_reach") == ""
    assert t("form.kept") in said(app)
    press(fill(app, actual_hours="10"), t("form.save"))
    (row,) = rows(copy, volume)
    assert (row.actual_reach, row.actual_hours) == (3, 10)


def test_what_was_saved_is_taken_back_with_one_click(copy):
    app = press(fill(visit("schools", **VOLUME), planned_hours="40"), t("form.save"))
    press(fill(app, planned_hours="55"), t("form.save"))
    press(app, t("form.undo"))
    (row,) = rows(copy, volume)
    assert row.planned_hours == 40
    assert value(app, "planned_hours") == "40"


def test_a_volume_that_was_taken_back_is_not_said_to_be_registered(copy):
    app = press(fill(visit("schools", **VOLUME), planned_hours="40"), t("form.save"))
    title = "Föräldragrupper"
    go(app, "schools", **HERE, blankett="lamna")
    assert t("hand_in.volume_line", title=title) in said(app)
    press(app, t("form.undo"))
    assert t("hand_in.volume_missing", title=title) in said(app)


def test_next_term_begins_from_the_plan_of_this(copy):
    press(
        fill(visit("schools", **VOLUME), planned_hours="40", actual_hours="30"),
        t("form.save"),
    )
    app = visit("schools", **VOLUME | {"termin": "vt2027"})
    assert value(app, "planned_hours") == "40"
    assert value(app, "actual_hours") == ""


def test_one_thing_that_is_wrong_is_told_as_one(copy):
    app = press(fill(visit("schools", **VOLUME), actual_hours="200000"), t("form.save"))
    assert t("error.written_one") in [one.value for one in app.error]
    assert t("written.large", most=number(100_000)) in said(app)


def test_nothing_is_saved_before_somebody_has_signed(copy):
    app = fill(visit("schools", **VOLUME | {"roll": "ingen"}), planned_hours="40")
    press(app, t("form.save"))
    assert [one.value for one in app.error] == [t("error.unsigned")]
    assert rows(copy, volume) == []
    assert value(app, "planned_hours") == "40"


def test_a_number_that_cannot_be_read_is_refused_with_a_cure_and_kept_in_the_field(
    copy,
):
    app = press(fill(visit("schools", **VOLUME), actual_hours="många"), t("form.save"))
    assert t("written.hours") in said(app)
    assert value(app, "actual_hours") == "många"
    assert rows(copy, volume) == []
    fill(app, actual_hours="12")
    assert t("written.hours") not in said(app)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("En flicka i 3B har det svårt", "free_text.class_description"),
        ("Hör av dig till anna@example.se", "free_text.email"),
        ("Gäller 19900101-9802", "free_text.identity_number"),
    ],
)
def test_what_points_out_a_child_is_explained_and_never_stored(copy, text, key):
    app = fill(visit("schools", **VOLUME), follow_up=text)
    stem = t(key)[:25]
    assert stem in said(app)
    press(app, t("form.save"))
    assert rows(copy, volume) == []
    assert all(text not in one.content for one in rows(copy, draft))


def test_a_warning_can_be_accepted_for_exactly_that_text(copy):
    app = fill(visit("schools", **VOLUME), follow_up="Mötet var i Svensson-salen.")
    press(app, t("form.save"))
    assert rows(copy, volume) == []
    (box,) = app.checkbox
    box.check().run()
    press(app, t("form.save"))
    assert len(rows(copy, volume)) == 1


def test_the_draft_is_there_again_for_the_same_browser_only(copy, monkeypatch):
    monkeypatch.setattr("htl_dash.ui.form_state.desk", lambda: "mine")
    fill(visit("schools", **VOLUME), planned_hours="41")
    again = visit("schools", **VOLUME)
    assert value(again, "planned_hours") == "41"
    assert "sparat" in again.info[0].value
    monkeypatch.setattr("htl_dash.ui.form_state.desk", lambda: "other")
    assert value(visit("schools", **VOLUME), "planned_hours") == ""


def test_a_draft_that_is_thrown_away_is_gone(copy):
    app = fill(visit("schools", **VOLUME), planned_hours="41")
    assert len(rows(copy, draft)) == 1
    press(app, t("form.discard"))
    assert rows(copy, draft) == []
    assert value(app, "planned_hours") == ""


def test_the_second_of_two_writers_sees_both_versions_and_chooses(copy):
    press(fill(visit("schools", **VOLUME), planned_hours="40"), t("form.save"))
    late = fill(
        visit("schools", **VOLUME | {"roll": "head_teacher"}), planned_hours="45"
    )
    press(fill(visit("schools", **VOLUME), planned_hours="50"), t("form.save"))
    press(late, t("form.save"))
    shown = said(late) + " ".join(o for r in late.radio for o in r.options)
    assert "50" in shown
    assert "45" in shown
    assert t("conflict.heading", who="Samordnare") in shown
    assert rows(copy, volume)[0].planned_hours == 50
    press(late, t("conflict.save"))
    assert rows(copy, volume)[0].planned_hours == 45


def test_the_second_writer_may_keep_what_is_saved(copy):
    late = fill(visit("schools", **VOLUME), planned_hours="45")
    press(fill(visit("schools", **VOLUME), planned_hours="50"), t("form.save"))
    press(late, t("form.save"))
    press(late, t("conflict.take_theirs"))
    assert rows(copy, volume)[0].planned_hours == 50
    assert value(late, "planned_hours") == "50"


def test_a_choice_that_is_refused_leaves_both_writers_words_in_the_form(copy):
    place = HERE | {"blankett": "insats", "insats": "parent_groups"}
    soon = visit("schools", **place, roll="coordinator")
    late = fill(
        visit("schools", **place, roll="head_teacher"), need="Mötesplatser saknas"
    )
    choose(choose(late, "first_term", "ht2026"), "last_term", "vt2026")
    press(fill(soon, target_group="Alla i trean"), t("form.save"))
    press(late, t("form.save"))
    press(late, t("conflict.save"))
    assert t("written.ends_before") in said(late)
    assert value(late, "need") == "Mötesplatser saknas"
    assert value(late, "target_group") == "Alla i trean"
    press(choose(late, "last_term", "vt2027"), t("form.save"))
    (saved,) = [one for one in rows(copy, initiative) if one.code == "parent_groups"]
    assert (saved.need, saved.target_group) == ("Mötesplatser saknas", "Alla i trean")


def test_a_line_that_is_parted_in_two_is_a_change(copy):
    place = HERE | {"blankett": "insats", "insats": "parent_groups"}
    app = visit("schools", **place, roll="coordinator")
    press(fill(app, activities="Möten på kvällar och helger"), t("form.save"))
    press(fill(app, activities="Möten på kvällar\noch helger"), t("form.save"))
    assert "Möten på kvällar\noch helger" in [
        one.activities for one in rows(copy, initiative)
    ]


def test_a_plan_is_kept_while_the_kind_is_another(copy):
    app = visit("schools", **HERE | {"blankett": "ny", "roll": "coordinator"})
    choose(fill(app, title="Pröva nya samtal"), "kind", "test_cycle")
    choose(fill(app, plan="Fem samtal"), "kind", "ordinary")
    fill(app, title="Pröva samtal")
    assert value(app, "title") == "Pröva samtal"
    choose(app, "kind", "test_cycle")
    assert value(app, "plan") == "Fem samtal"
    go(app, "schools", skola=TJARNA, flik="kedjan")
    go(app, "schools", **HERE, blankett="ny", roll="coordinator")
    assert value(app, "plan") == "Fem samtal"


def test_the_history_tells_who_when_before_and_after_but_no_count(copy):
    app = fill(visit("schools", **VOLUME), planned_hours="40", actual_reach="4")
    press(app, t("form.save"))
    press(fill(app, planned_hours="55"), t("form.save"))
    table = app.table[0].value.to_numpy().tolist()
    assert ["Samordnare", t("field.planned_hours"), "40", "55"] in [
        r[1:] for r in table
    ]
    secret = t("history.secret")
    assert ["Samordnare", t("field.actual_reach"), secret, secret] in [
        r[1:] for r in table
    ]


def test_a_new_initiative_stands_in_the_chain(copy):
    app = visit("schools", **HERE | {"blankett": "ny", "roll": "coordinator"})
    fill(app, title="Läxhjälp på fritids", need="Tid och stöd för läxor")
    press(app, t("form.save"))
    assert "Läxhjälp på fritids" in [one.title for one in rows(copy, initiative)]
    go(app, "schools", skola=TJARNA, flik="kedjan")
    assert_sound(app)
    assert "Läxhjälp på fritids" in said(app)


def test_an_approach_needs_its_reason(copy):
    app = visit("schools", **HERE | {"blankett": "ny", "roll": "coordinator"})
    choose(fill(app, title="Läxhjälp"), "approach", "promotive")
    press(app, t("form.save"))
    assert t("written.no_reason") in said(app)
    press(fill(app, approach_reason="Stärker alla"), t("form.save"))
    assert "promotive" in [one.approach for one in rows(copy, initiative)]


def test_a_test_cycle_asks_for_a_plan_and_begins_from_five_cases(copy):
    app = visit("schools", **HERE | {"blankett": "ny", "roll": "coordinator"})
    choose(fill(app, title="Pröva nya samtal"), "kind", "test_cycle")
    press(app, t("form.save"))
    assert t("written.no_plan") in said(app)
    press(fill(app, plan="Fem samtal, en fråga efteråt."), t("form.save"))
    made = next(one for one in rows(copy, initiative) if one.kind == "test_cycle")
    app = visit("schools", **VOLUME | {"insats": made.code})
    assert value(app, "planned_reach") == "5"


def test_the_flow_is_saved_as_counts_that_add_up(copy):
    here = HERE | {"blankett": "flode", "roll": "coordinator"}
    app = fill(visit("schools", **here), consultations="20", feedback_in_time="12")
    press(app, t("form.save"))
    assert t("written.part") in said(app)
    assert rows(copy, flow) == []
    press(fill(app, feedback_later="30"), t("form.save"))
    assert t("written.feedback_sum") in said(app)
    press(fill(app, feedback_later="3"), t("form.save"))
    (row,) = rows(copy, flow)
    assert (row.consultations, row.feedback_later) == (20, 3)


def test_a_term_is_handed_in_once_and_only_when_it_is_confirmed(copy):
    press(fill(visit("schools", **VOLUME), actual_reach="24"), t("form.save"))
    app = visit("schools", **HERE | {"blankett": "lamna", "roll": "coordinator"})
    button = next(b for b in app.button if b.label == t("hand_in.button"))
    assert button.disabled
    app.checkbox[0].check().run()
    press(app, t("hand_in.button"))
    assert_sound(app)
    assert "Samordnare" in app.info[0].value
    assert t("hand_in.button") not in [b.label for b in app.button]


def test_a_problem_is_lifted_and_stands_on_todays_meeting(copy):
    app = visit("schools", flik="lyft", skola=TJARNA, roll="coordinator")
    fill(
        app,
        title="Få vuxna på kvällarna",
        description="Många barn har ingenstans att vara efter skolan.",
    )
    app.button_group[-1].set_value(["safety"]).run()
    choose(app, "raised_by", "coordinator")
    press(app, t("form.lift"))
    assert [one.title for one in rows(copy, problem)] == ["Få vuxna på kvällarna"]
    go(app, "meeting")
    assert_sound(app)
    assert "Få vuxna på kvällarna" in said(app)


def test_the_history_takes_back_the_last_change_also_after_a_reload(copy):
    app = press(fill(visit("schools", **VOLUME), planned_hours="40"), t("form.save"))
    press(fill(app, planned_hours="55"), t("form.save"))
    press(visit("schools", **VOLUME), t("history.undo_last"))
    assert rows(copy, volume)[0].planned_hours == 40


def test_an_identity_number_in_a_number_field_is_told_as_one(copy):
    app = press(
        fill(visit("schools", **VOLUME), actual_hours="19900101-9802"), t("form.save")
    )
    assert t("free_text.identity_number")[:25] in said(app)
    assert rows(copy, volume) == []
