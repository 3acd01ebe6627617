"""What the pickers offer, and what they hand on to the page."""

import shutil

import pytest
from pack_figures import (
    HOME,
    area_names,
    history,
    indicators,
    municipality,
    periods,
    reading_order,
)
from streamlit.testing.v1 import AppTest

from htl_dash.domain.goal import Dimension
from htl_dash.settings import catalogue_folder
from htl_dash.text import t
from htl_dash.ui.choices import VIEWS
from htl_dash.ui.section_choice import SECTIONS

pytestmark = pytest.mark.usefixtures("shipped")


def area_page() -> None:
    import streamlit as st

    from htl_dash.ui import choices, state

    state.begin_run()
    made = choices.choose_area_view()
    st.json(
        {
            "view": made.view,
            "geography": made.geography,
            "indicator": made.indicator,
            "period": made.period,
            "area": made.area,
        }
    )


def goal_page() -> None:
    import streamlit as st

    from htl_dash.ui import choices, state

    state.begin_run()
    made = choices.choose_goal()
    st.text(f"{made.goal} {made.indicator}")
    if made.aim:
        st.text(f"{made.aim.value} {made.aim.year}")


def run(script, **address: str) -> AppTest:
    app = AppTest.from_function(script, default_timeout=30)
    app.query_params = dict(address)
    app.run()
    assert not app.exception
    return app


def made(**address: str) -> dict:
    import json

    return json.loads(run(area_page, **address).json[0].value)


def keys(app: AppTest) -> list[str]:
    return [w.key for w in (*app.segmented_control, *app.selectbox)]


def test_the_situation_has_every_choice():
    assert made(visa="laget", omrade="2081R013", indikator="rental_dwellings") == {
        "view": "laget",
        "geography": "regso2025",
        "indicator": "rental_dwellings",
        "period": periods("rental_dwellings", "regso2025")[0],
        "area": "2081R013",
    }
    assert keys(run(area_page)) == [
        "choice_visa",
        "choice_indelning",
        "choice_indikator",
        "choice_omrade",
        "choice_period",
    ]


def test_no_particular_area_is_no_area():
    assert made(omrade="alla")["area"] is None


def test_an_older_period_can_be_chosen_for_the_situation():
    assert made(indikator="rental_dwellings", period="2024")["period"] == "2024"


def test_over_time_goes_by_the_newest_period():
    choice = made(visa="tid", indikator="rental_dwellings", period="2024")
    assert choice["period"] == periods("rental_dwellings", "regso2025")[0]
    assert "choice_period" not in keys(run(area_page, visa="tid"))


def test_a_profile_is_of_one_area_and_all_indicators():
    choice = made(visa="profil", indelning="deso2025", omrade="2081C1140")
    assert choice == {
        "view": "profil",
        "geography": "deso2025",
        "indicator": "",
        "period": "",
        "area": "2081C1140",
    }
    offered = run(area_page, visa="profil").selectbox("choice_omrade").options
    assert t("choose.all_areas") not in offered


def test_schools_have_indicators_and_periods_of_their_own():
    choice = made(visa="skolor", skolmatt="merit_value_17", period="2024/25")
    assert choice == {
        "view": "skolor",
        "geography": "school",
        "indicator": "merit_value_17",
        "period": "2024/25",
        "area": None,
    }


def test_only_the_divisions_that_the_municipality_has_are_offered(
    tmp_path, monkeypatch
):
    copy = shutil.copytree(catalogue_folder(), tmp_path / "catalogue")
    home = copy / "municipalities" / f"{HOME}.toml"
    text = home.read_text("utf-8").replace(', "deso2025"]', "]", 1)
    home.write_text(text, "utf-8")
    monkeypatch.setenv("HTL_CATALOGUE", str(copy))
    chosen = run(area_page).segmented_control("choice_indelning")
    assert [one.content for one in chosen.proto.options] == ["RegSO (17)"]


def test_an_indicator_without_figures_has_no_period():
    choice = made(indikator="low_economic_standard_0_19")
    assert choice["period"] == ""
    app = run(area_page, indikator="low_economic_standard_0_19")
    assert "choice_period" not in keys(app)


def test_indicators_stand_in_the_municipality_s_reading_order():
    offered = run(area_page).selectbox("choice_indikator").options
    order = [indicators()[code]["title"] for code in reading_order()]
    assert offered == [title for title in order if title in offered]


@pytest.mark.parametrize(
    ("geography", "letters"), [("regso2025", "R"), ("deso2025", "ABC")]
)
def test_areas_stand_by_name_with_no_area_in_particular_first(geography, letters):
    app = run(area_page, indelning=geography)
    names = [a["name"] for code, a in area_names().items() if code[4] in letters]
    first, *rest = app.selectbox("choice_omrade").options
    assert first == t("choose.all_areas")
    assert rest == sorted(names)


@pytest.mark.parametrize("goal", list(Dimension))
def test_a_goal_comes_with_one_of_its_indicators(goal):
    app = run(goal_page, mal=goal)
    chosen, code = app.text[0].value.split()
    assert chosen == goal
    assert goal in indicators()[code]["dimensions"]


def test_an_aim_is_a_value_and_a_year():
    app = run(goal_page, mal="learning", matt="merit_value_17", malvarde="230")
    newest = max(history("merit_value_17", "municipality", HOME))
    assert app.text[1].value == f"230.0 {int(newest[:4]) + 1 + 4}"


def test_what_only_describes_conditions_has_no_aim():
    app = run(goal_page, mal="learning", matt="parents_post_secondary_grade_9")
    assert len(app.text) == 1
    assert not app.number_input


def school_page() -> None:
    import streamlit as st

    from htl_dash.ui import choices, state

    state.begin_run()
    st.text(choices.choose_school())


def test_the_pilot_schools_are_offered_by_name_and_handed_on_by_unit_code():
    schools = municipality()["pilot_schools"]
    offered = run(school_page).segmented_control("choice_skola").options
    assert offered == [one["name"] for one in schools]
    for one in schools:
        app = run(school_page, skola=one["unit_code"])
        assert app.text[0].value == one["unit_code"]


def test_every_view_and_section_has_a_name_of_its_own():
    names = [t(f"view.{one}") for one in VIEWS]
    names += [t(f"section.{one}") for one in SECTIONS]
    assert len(set(names)) == len(names)
