"""Figures per area that have been fetched: under their right names, with their breaks."""

import sqlite3

import pytest
import streamlit as st
from made_divisions import (
    ELIGIBLE,
    FETCHED,
    GONE,
    HIDDEN,
    POVERTY,
    RENAMED,
    areas_of,
    eligible,
    fetched_areas,
    incoming,
    people,
    poverty,
    take_in,
)
from pack_figures import area_names, indicators
from visits import assert_sound, at, figures, notice, visit, words

from htl_dash.domain.geography import Geography
from htl_dash.store.database import writing
from htl_dash.store.engine import engine_for, parse
from htl_dash.text import HARD_SPACE, t
from htl_dash.ui import area_tables, area_views, cached, divisions, evidence_views

OLD, NEW = Geography.REGSO_2020, Geography.REGSO_2025
OLD_SMALL, NEW_SMALL = Geography.DESO_2018, Geography.DESO_2025
OURS = "2081R013"
PER_CENT = f"{HARD_SPACE}%"


@pytest.fixture(scope="module")
def fetched_url(shipped_url, tmp_path_factory):
    """A store with the pack and everything fetched."""
    path = tmp_path_factory.mktemp("fetched") / "htl.db"
    with sqlite3.connect(shipped_url.removeprefix("sqlite:///")) as whole:
        whole.execute("VACUUM INTO ?", (str(path),))
    whole.close()
    engine = engine_for(parse(f"sqlite:///{path}"))
    fetched_areas(engine)
    engine.dispose()
    return f"sqlite:///{path}"


@pytest.fixture(autouse=True)
def fetched(shipped, fetched_url, monkeypatch):
    """Let the app use that store, and remember nothing from other stores."""
    monkeypatch.setenv("HTL_DATABASE", fetched_url)
    st.cache_resource.clear()
    yield fetched_url
    st.cache_resource.clear()


def place_of(geography: Geography, code: str) -> int:
    return [*areas_of(geography)].index(code)


def test_child_poverty_is_shown_per_area_with_map_and_intervals_under_its_own_name():
    app = visit("areas", visa="laget", indelning=NEW, indikator=POVERTY)
    assert_sound(app)
    assert not notice(app)
    assert figures(app) == ["ruler", "comparison", "map"]
    assert indicators()[POVERTY]["finding"] in app.title[0].value
    view = area_views.comparison(POVERTY, NEW, "2024", OURS)
    row = next(one for one in view.rows if one.is_ours)
    assert row.value == pytest.approx(poverty(place_of(NEW, OURS), 2024))
    assert row.lower < row.value < row.upper
    assert view.reference.value == pytest.approx(20)


@pytest.mark.parametrize(
    ("geography", "year"), [(NEW, 2024), (OLD, 2023), (OLD, 2011), (OLD_SMALL, 2015)]
)
def test_the_denominator_is_the_people_of_that_year_and_division(geography, year):
    view = area_views.comparison(POVERTY, geography, str(year), None)
    for row in view.rows:
        place = place_of(geography, row.code)
        count = 2 * sum(people(place, year, band) for band in ("0-4", "5-9", "10-14"))
        count += 2 * people(place, year, "15-19")
        assert row.denominator.replace(HARD_SPACE, "") == str(count)


def test_eligibility_rests_on_a_fifth_of_the_teenagers_of_the_year_before():
    view = area_views.comparison(ELIGIBLE, OLD, "2023", OURS)
    row = next(one for one in view.rows if one.is_ours)
    place = place_of(OLD, OURS)
    assert row.value == pytest.approx(eligible(place, 2023))
    n = 2 * people(place, 2022, "15-19") / 5
    assert row.denominator == f"{n:.0f}"
    assert row.lower < row.value < row.upper
    assert any("femtedel" in note for note in view.notes)


def test_older_divisions_are_offered_where_there_are_figures_and_named_plainly():
    def offered(code: str) -> list[str]:
        app = visit("areas", visa="laget", indikator=code)
        return app.segmented_control("choice_indelning").options

    plain = [t(f"geography.{one}") for one in (OLD, OLD_SMALL)]
    assert offered(POVERTY)[2:] == plain
    assert offered(ELIGIBLE)[2:] == plain[:1]
    assert offered("low_economic_standard")[2:] == []


@pytest.mark.parametrize("view", ["laget", "tid"])
@pytest.mark.parametrize(("geography", "code"), [(OLD, ELIGIBLE), (OLD_SMALL, POVERTY)])
def test_an_older_division_has_no_map_and_says_so(view, geography, code):
    app = visit("areas", visa=view, indelning=geography, indikator=code)
    assert_sound(app)
    assert not notice(app)
    older = t(f"division.{geography}")
    assert not app.get("deck_gl_json_chart")
    if view == "laget":
        assert figures(app) == ["comparison"]
        assert any(t("division.no_map", older=older) in one for one in words(app))
        assert t("column.colour_chance") not in app.table[0].value.columns
    assert any(older in one.value for one in app.markdown)


def test_names_come_from_the_divisions_own_register():
    names = {one.code: one.name for one in divisions.area_names(OLD)}
    assert names[OURS] == area_names()[OURS]["name"]
    assert names[RENAMED] == "Gamla Östermalm"
    # It has an area type in the pack, but no name in the register that was fetched.
    assert names[GONE] == GONE
    small = {one.code: one.name for one in divisions.area_names(OLD_SMALL)}
    assert all(code == name for code, name in small.items())


def test_an_indicator_of_the_older_division_is_found_and_shown_under_it():
    app = visit("areas", visa="laget", indelning=NEW, indikator=ELIGIBLE)
    assert_sound(app)
    assert not notice(app)
    title = indicators()[ELIGIBLE]["title"]
    assert app.title[0].value == t(
        "division.absent", title=title, newer=t(f"division.{NEW}")
    )
    assert app.info[0].value == t("division.why", newer=t(f"division.{NEW}"))
    assert figures(app) == ["comparison"]
    own = visit("areas", visa="laget", indelning=OLD, indikator=ELIGIBLE)
    assert app.table[0].value.equals(own.table[0].value)


def test_an_area_of_today_is_pointed_out_in_the_older_division_only_if_it_is_the_same():
    address = {"visa": "laget", "indelning": NEW, "indikator": ELIGIBLE}
    assert (
        area_names()[OURS]["name"]
        in visit("areas", **address, omrade=OURS).header[0].value
    )
    other = visit("areas", **address, omrade=RENAMED)
    assert "Gamla Östermalm" not in other.header[0].value
    assert area_names()[RENAMED]["name"] not in other.header[0].value


def test_an_empty_cell_says_what_the_publisher_marked():
    view = area_views.comparison(ELIGIBLE, OLD, "2023", None)
    row = next(one for one in view.rows if one.code == HIDDEN)
    assert row.label == "visas inte av utgivaren (..)"
    app = visit("areas", visa="laget", indelning=OLD, indikator=ELIGIBLE)
    assert any(row.label in one for one in words(app))
    assert any(t("division.no_whole") in one for one in words(app))


def test_over_time_the_older_division_stands_beside_and_is_cut_off():
    view = area_views.trend(POVERTY, NEW, OURS)
    ours = next(one for one in view.lines if area_names()[OURS]["name"] in one.name)
    assert [len(part) for part in ours.parts] == [13, 1]
    assert t("division.break", year="2024") in [one.text for one in view.breaks]
    app = visit("areas", visa="tid", indelning=NEW, indikator=POVERTY, omrade=OURS)
    assert_sound(app)
    assert figures(app) == ["trend"]
    older = t(f"division.{OLD}")
    assert older in app.title[0].value
    assert any(t("division.beside", older=older) in one for one in words(app))
    assert "2023" in app.table[0].value.columns


def test_areas_that_are_not_the_same_have_no_older_figures_beside_them():
    trend = area_views.over_time(POVERTY, NEW)
    older = {row.code for view in trend[:-1] for row in view.rows}
    assert OURS in older
    assert not older & {RENAMED, GONE}


def test_small_areas_have_their_older_years_a_click_away_and_never_beside():
    app = visit("areas", visa="tid", indelning=NEW_SMALL, indikator=POVERTY)
    assert_sound(app)
    older = t(f"division.{OLD_SMALL}")
    assert any(t("division.older_about", older=older) in one for one in words(app))
    (link,) = [one for one in app.get("page_link") if "2011" in one.proto.label]
    assert f"indelning={OLD_SMALL}" in link.proto.query_string
    history = visit("areas", visa="tid", indelning=OLD_SMALL, indikator=POVERTY)
    assert_sound(history)
    assert figures(history) == ["trend", "gap"]


def test_the_break_in_the_series_is_drawn_and_the_heading_keeps_to_one_side():
    view = area_views.trend(ELIGIBLE, OLD, OURS)
    assert [one.x for one in view.breaks] == [2011]
    assert "2007" not in view.heading
    assert "2011" in view.heading
    assert [len(part) for part in view.lines[-1].parts] == [4, 13]


@pytest.mark.parametrize("geography", [NEW, OLD, NEW_SMALL, OLD_SMALL])
def test_an_area_has_a_profile_in_every_division(geography):
    for area in [*areas_of(geography)][::8]:
        app = visit("areas", visa="profil", indelning=geography, omrade=area)
        assert_sound(app)
        assert not notice(app)
        assert figures(app) == ["profile"]


def test_another_indicator_needs_no_notice_though_the_division_has_no_figures_for_it():
    app = visit("areas", visa="laget", indelning=OLD, indikator=ELIGIBLE)
    at(app, visa="laget", indelning=OLD, indikator="unemployment_20_64")
    assert_sound(app)
    assert app.query_params["indelning"] == NEW


@pytest.mark.parametrize("page", ["meeting", "goals", "decisions", "data"])
def test_other_pages_hold_together_with_what_has_been_fetched(page):
    assert_sound(visit(page))


def test_child_poverty_is_among_the_largest_gaps_of_the_meeting():
    app = visit("meeting")
    assert any(indicators()[POVERTY]["title"] in one for one in words(app))


def test_what_an_older_division_shows_can_be_decided_on():
    address = f"http://localhost:8501/omraden?visa=laget&indelning={OLD}"
    found = evidence_views.evidence_at(f"{address}&indikator={ELIGIBLE}")
    (section,) = found.sections
    assert "gymnasiet" in section.heading
    assert f"indelning={OLD}" in found.address


def test_a_revision_is_told_on_the_page_and_in_the_table(
    fetched, tmp_path, monkeypatch
):
    path = tmp_path / "revised.db"
    with sqlite3.connect(fetched.removeprefix("sqlite:///")) as whole:
        whole.execute("VACUUM INTO ?", (str(path),))
    whole.close()
    url = f"sqlite:///{path}"
    engine = engine_for(parse(url))
    rows = [
        incoming(POVERTY, NEW, code, 2024, poverty(place, 2024) - (code == OURS))
        for place, code in enumerate(areas_of(NEW))
    ]
    whole = incoming(POVERTY, Geography.MUNICIPALITY, "2081", 2024, 19.0)
    with writing(engine) as connection:
        take_in(connection, "scb_later", [*rows, whole], FETCHED.replace(month=12))
    engine.dispose()
    monkeypatch.setenv("HTL_DATABASE", url)
    st.cache_resource.clear()
    old = f"{poverty(place_of(NEW, OURS), 2024):.0f}"
    said = f"reviderad 3 december 2026: {old} → {int(old) - 1}"
    for view in ("laget", "tid"):
        app = visit("areas", visa=view, indelning=NEW, indikator=POVERTY)
        assert_sound(app)
        assert any(said in one.value for one in app.markdown)
    goal = visit("goals", mal="safety", matt=POVERTY)
    assert_sound(goal)
    assert any("reviderad 3 december 2026: 20 → 19" in m.value for m in goal.markdown)
    table = area_tables.table(area_views.comparison(POVERTY, NEW, "2024", None))
    assert said in [row[-1] for row in table.rows]
    assert cached.indicator(POVERTY).title in table.title
