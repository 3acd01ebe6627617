"""A school's own results: empty with a way to get them, then figures that lead to cells."""

from urllib.parse import parse_qsl

import streamlit as st
from store_rows import take_in
from visits import assert_sound, figures, visit, words

from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.fetch_report import RunState
from htl_dash.domain.received import Arrival
from htl_dash.services.fetch_plan import Wanted
from htl_dash.services.fetching import fetch
from htl_dash.store.database import open_database, writing
from htl_dash.text import t

TJARNA = "34516710"
SURVEY = Wanted(datasets=("skolverket_school_survey",))
SAFE = "safety_grade_5_schools"
REVISED = f"""
    indicator | geography | ref_area | time_period | obs_value | denominator
    {SAFE}    | school    | {TJARNA} | 2026        | 12        | 40
"""


def test_before_anything_is_fetched_the_page_says_how_and_then_it_has_figures(
    copy, made_sources
):
    empty = visit("schools", skola=TJARNA, flik="resultat")
    assert_sound(empty)
    assert empty.title[0].value == t("school_results.none", school="Tjärnaskolan")
    assert "htl fetch --dataset skolverket_school_survey" in empty.info[0].value
    assert "[Data och metod, Hämta](./data?avsnitt=hamta)" in empty.info[0].value
    nowhere = visit("areas", visa="skolor", skolmatt=SAFE)
    assert_sound(nowhere)
    assert nowhere.info[0].value == empty.info[0].value
    home = municipality("2081")
    done = fetch(open_database(f"sqlite:///{copy}"), home, SURVEY)
    assert done.state is RunState.DONE
    st.cache_resource.clear()
    app = visit("schools", skola=TJARNA, flik="resultat")
    assert_sound(app)
    assert "helt och hållet trygga i skolan (" in app.title[0].value
    assert figures(app) == ["school_results"]
    table = app.table[0].value
    assert set(table[t("column.period")]) == {"2024", "2026"}
    assert table[t("column.value")].str.contains("för få").sum() == 1
    link = table[t("column.value")].iloc[0]
    way = dict(parse_qsl(link.split("?")[1].rstrip(")")))
    there = visit("data", **way)
    assert_sound(there)
    assert "/securityRatioCorrespondsFully`, där det står: **" in "\n".join(
        words(there)
    )
    with writing(open_database(f"sqlite:///{copy}")) as connection:
        take_in(connection, "later", REVISED, Arrival.FILE)
    st.cache_resource.clear()
    revised = visit("schools", skola=TJARNA, flik="resultat")
    assert_sound(revised)
    assert any("**Reviderat sedan tidigare:** [" in said for said in words(revised))
    assert revised.table[0].value[t("column.revised")].str.contains("→").sum() == 1
    beside = visit("areas", visa="skolor", skolmatt=SAFE)
    assert_sound(beside)
    assert any("**Reviderat sedan tidigare:** [" in said for said in words(beside))
    rows = beside.table[0].value
    assert len(rows) == 2
    assert set(rows[t("column.behind")].astype(int)) <= {*range(30, 50)}
    assert rows[t("column.interval")].str.contains("–").all()
