"""A school's volumes on its page: empty, planned beside actual, and as they were typed."""

import re

import pytest
from registering import NORTH, initiative, submit, volume
from visits import assert_sound, figures, notice, visit, words

from htl_dash.services.opening import open_store
from htl_dash.text import t

HERE = {"skola": NORTH, "flik": "insatser"}


@pytest.fixture
def store(copy):
    """The store that the app uses, to register in."""
    engine = open_store(f"sqlite:///{copy}")
    yield engine
    engine.dispose()


def opened():
    app = visit("schools", **HERE)
    assert_sound(app)
    assert not notice(app)
    return app


def volumes_of(app):
    """Return the table of volumes, which has a column for what was learnt."""
    (found,) = (o.value for o in app.table if t("column.follow_up") in o.value)
    return found.iloc[0].map(bare)


def bare(cell: str) -> str:
    """What stands in a cell, without the address that an amount leads to."""
    led = re.fullmatch(r"\[(.+)\]\(\./skolor-och-insatser\?flik=registrera\S+\)", cell)
    return led[1] if led else cell


def test_nothing_registered_says_so_and_leads_to_where_it_is_done():
    app = opened()
    assert app.title[0].value == t("volume.none", school="Tjärnaskolan")
    assert f"flik=registrera&skola={NORTH}" in app.info[0].value
    assert "volumes" not in figures(app)


def test_plan_stands_beside_outcome_and_reach_waits_for_the_term(store):
    made = initiative(store, title="Öppet *hus*")
    amounts = {"planned_hours": "80", "actual_hours": "62", "actual_reach": "37"}
    volume(store, made.id, **amounts, follow_up="Kvällar [fungerar](x).")
    app = opened()
    assert app.title[0].value == (
        "Tjärnaskolan, vårterminen 2026: 62 timmar av 80 planerade"
    )
    assert "volumes" in figures(app)
    row = volumes_of(app)
    assert row[t("column.actual_hours")] == "62"
    assert row[t("column.actual_sek")] == "inte registrerat"
    assert row[t("column.actual_reach")] == "visas när terminen är inlämnad"
    assert row[t("column.initiative")] == r"Öppet \*hus\*"
    assert row[t("column.follow_up")] == r"Kvällar \[fungerar\](x)."
    assert not any("37" in word for word in words(app))
    submit(store)
    assert volumes_of(opened())[t("column.actual_reach")] == "37"


def test_a_small_reach_stays_hidden_after_the_term_is_handed_in(store):
    volume(store, initiative(store).id, actual_hours="9", actual_reach="3")
    submit(store)
    assert volumes_of(opened())[t("column.actual_reach")] == t("figure.hidden")
