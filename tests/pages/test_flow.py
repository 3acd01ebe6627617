"""A school's flow on its page: empty, registered, and told once it is handed in."""

import pytest
from registering import (
    NORTH,
    SPRING,
    consented,
    consulted,
    flow,
    submit,
    teamed,
)
from visits import assert_sound, figures, notice, visit, words

from htl_dash.services.opening import open_store
from htl_dash.text import t

HERE = {"skola": NORTH, "flik": "flode"}


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


def test_nothing_registered_says_so_and_leads_to_where_it_is_done():
    app = opened()
    assert app.title[0].value == t("flow.none", school="Tjärnaskolan")
    assert f"flik=registrera&skola={NORTH}" in app.info[0].value
    assert figures(app) == []


def test_a_term_that_is_not_handed_in_shows_no_count(store):
    flow(store, **consulted(23, 17, 6))
    app = opened()
    assert "registrerat men inte inlämnat" in app.title[0].value
    assert "Lämna in terminen" in app.info[0].value
    assert figures(app) == []
    assert not any("23" in word or "17" in word for word in words(app))


def test_a_term_that_is_handed_in_is_told_in_figures_and_table(store):
    written = consulted(20, 12, 8) | consented(14, 9, 5, 0) | teamed(12, 6, 6, 0, 0, 5)
    flow(store, **written)
    submit(store)
    app = opened()
    assert app.title[0].value == (
        "Tjärnaskolan, vårterminen 2026: 20 konsultationer. "
        "12 av 20 fick återkoppling inom en vecka"
    )
    assert figures(app) == ["flow", "feedback", "leads"]
    assert not app.info
    (table,) = (one.value for one in app.table)
    told = dict(zip(table[t("column.count")], table["VT 2026"], strict=True))
    assert told["Anonyma konsultationer"] == "20"
    assert told["Tackade nej"] == "5"
    assert [button.key for button in app.download_button] == ["csv", "xlsx"]
    said = " ".join(words(app))
    assert "Umeås mått" in said
    assert "ändras sedan inte förrän nästa utgåva" in said
    assert "Källa: skolans egen registrering" in said


def test_a_small_count_is_hidden_everywhere_and_so_is_what_would_tell_it(store):
    flow(store, **consulted(20, 17, 3))
    submit(store)
    app = opened()
    (table,) = (one.value for one in app.table)
    told = dict(zip(table[t("column.count")], table["VT 2026"], strict=True))
    hidden = t("figure.hidden")
    assert told["Fick återkoppling senare"] == hidden
    assert told["Fick återkoppling inom en vecka"] == hidden
    assert told["Anonyma konsultationer"] == "20"
    assert "17" not in " ".join(words(app))
    assert "inom en vecka visas inte" in app.title[0].value


def test_a_new_term_is_shown_as_soon_as_it_is_handed_in(store):
    flow(store, **consulted(20, 12, 8))
    submit(store)
    assert "vårterminen 2026" in opened().title[0].value
    later = SPRING.later(1)
    flow(store, term=later, **consulted(30, 20, 10))
    assert "vårterminen 2026" in opened().title[0].value
    submit(store, term=later)
    assert "höstterminen 2026: 30 konsultationer" in opened().title[0].value
