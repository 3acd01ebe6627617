"""The mix of work on its page: empty until it is registered, then told and compared."""

import pytest
import streamlit as st
from pack_figures import HOME
from shipped import copy
from visits import assert_sound, at, figures, notice, visit, words

from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.record import RecordKind
from htl_dash.domain.term import Term
from htl_dash.services.initiatives import registered_initiatives
from htl_dash.services.opening import open_store
from htl_dash.services.register import NOT_YET, Entry, hand_in, save, signed
from htl_dash.text import t

__all__ = ["copy"]

SCHOOL, OTHER = "34516710", "23251345"
WORK = (
    # Approach, setting, then (hours, kronor, reach) in autumn 2025 and in autumn 2026.
    (SCHOOL, "promotive", "school", ("100", "9000", "60"), ("300", "9000", "80")),
    (SCHOOL, "remedial", "school", ("100", "6000", "20"), ("100", "6000", "2")),
    (OTHER, "preventive", "leisure", ("50", "3000", "30"), ("50", "3000", "33")),
    (OTHER, "", "school", ("0", "0", "0"), ("0", "2000", "0")),
)


@pytest.fixture
def registered(copy):
    """A store in which two schools have registered two autumns and handed them in.

    What the municipality has published is said to be planned only.
    """
    write(copy, published="planned")


def write(copy, published: str) -> None:
    engine = open_store(f"sqlite:///{copy}")
    home, by = municipality(HOME), signed("coordinator")
    for one in registered_initiatives(engine):
        keys, told = {"unit_code": one.unit_code}, {"status": published}
        kind, seen = RecordKind.INITIATIVE, one.revision
        save(engine, home, Entry(kind, keys, seen, told, one.id), by)
    for number, (unit, approach, setting, *terms) in enumerate(WORK):
        told = {
            "kind": "ordinary",
            "title": f"Insats {number}",
            "approach": approach,
            "approach_reason": "Vår klassning." if approach else "",
            "setting": setting,
            "first_term": "ht2025",
            "dimensions": "health",
        }
        entry = Entry(RecordKind.INITIATIVE, {"unit_code": unit}, NOT_YET, told)
        made = save(engine, home, entry, by)
        for term, amounts in zip(("ht2025", "ht2026"), terms, strict=True):
            names = ("actual_hours", "actual_sek", "actual_reach")
            volume = dict(zip(names, amounts, strict=True))
            keys = {"initiative_id": made.id, "term": term}
            save(engine, home, Entry(RecordKind.VOLUME, keys, NOT_YET, volume), by)
    for unit in (SCHOOL, OTHER):
        for term in ("ht2025", "ht2026"):
            hand_in(engine, home, unit, Term.read(term), "coordinator")
    engine.dispose()
    st.cache_resource.clear()


def test_an_initiative_that_nobody_has_registered_anything_for_is_counted_as_missing(
    copy,
):
    write(copy, published="ongoing")
    said = " ".join(words(visit("mix")))
    assert t("verdict.only_share_fell") not in said
    assert "4 insatser saknar" in said


def test_with_nothing_registered_the_page_says_so_and_what_to_do():
    app = visit("mix")
    assert_sound(app)
    assert app.title[0].value == t("mix.none")
    assert app.info[0].value == t("mix.none_cure")
    assert figures(app) == []


@pytest.mark.usefixtures("registered")
def test_the_mix_is_told_drawn_and_compared_with_the_year_before():
    app = visit("mix")
    assert_sound(app)
    assert not notice(app)
    title = app.title[0].value.replace("\u00a0", " ")
    assert title.startswith("Åtgärdande arbete tar 25 % av timmarna i skolan")
    assert figures(app) == ["ternary", "mixbars"]
    assert [button.key for button in app.download_button] == ["csv", "xlsx"]
    said = " ".join(words(app))
    assert t("verdict.only_share_fell") in said
    assert "Oklassat av budgeten" in said
    assert app.query_params == {
        "enhet": "hours",
        "mixskola": "alla",
        "mixtermin": "ht2026",
        "jamfor": "ht2025",
    }


@pytest.mark.usefixtures("registered")
def test_reach_of_few_children_is_never_on_the_page():
    app = visit("mix", enhet="reach")
    assert_sound(app)
    shown = app.table[0].value
    assert t("figure.hidden") in set(shown[t("column.mix_amount")])
    assert t("mix.note_hidden") in " ".join(words(app))


@pytest.mark.usefixtures("registered")
@pytest.mark.parametrize("measure", ["hours", "sek", "reach"])
@pytest.mark.parametrize("school", ["alla", SCHOOL, OTHER])
def test_every_choice_gives_a_sound_page(measure, school):
    app = visit("mix", enhet=measure, mixskola=school)
    assert_sound(app)
    assert not notice(app)
    at(app, enhet=measure, mixskola=school, mixtermin="ht2025")
    assert_sound(app)


@pytest.mark.usefixtures("registered")
def test_the_first_term_has_none_to_be_compared_with():
    app = visit("mix", mixtermin="ht2025")
    assert_sound(app)
    assert "behöver två terminer" in " ".join(words(app))
    assert "jamfor" not in app.query_params


@pytest.mark.usefixtures("registered")
def test_a_measure_that_nobody_has_registered_is_said_to_be_missing():
    app = visit("mix", enhet="reach", mixskola=OTHER, mixtermin="ht2026")
    assert_sound(app)
    app = visit("mix", enhet="fel")
    assert notice(app) == t("address.rejected", words="enhet=fel")
