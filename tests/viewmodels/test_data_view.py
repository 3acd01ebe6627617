"""The page on data says where figures come from, and what is missing and why."""

from dataclasses import replace

from made import HOME, INCOME, SHARE, dataset_status

from htl_dash.domain.geography import Geography
from htl_dash.domain.goal import Dimension, Goal
from htl_dash.services.status import StoreStatus
from htl_dash.stats.estimate import Method
from htl_dash.text import HARD_SPACE, catalogue, t
from htl_dash.viewmodels.data_view import ACCESSIBILITY, FLAWS, METHODS, data_view

POVERTY = replace(
    SHARE,
    code="child_poverty",
    title="Barn i ekonomiskt utsatta hushåll",
    how_to_get="Hämtas från SCB.",
)
GOAL = Goal(
    Dimension.SAFETY,
    "Jämlik trygghet",
    "Alla barn.",
    "2018",
    "KS",
    None,
    "Fylls i.",
    HOME.code,
)
STATUS = StoreStatus("abc123", 1234, (dataset_status(), dataset_status(dataset="two")))


def page(*indicators, present=(), goal=GOAL):
    return data_view(
        HOME,
        STATUS,
        {one.code: one for one in indicators},
        {goal.dimension: goal},
        present,
    )


def missing(view) -> dict[str, str]:
    return {one.heading: one.text for one in view.missing}


def test_every_dataset_is_listed_with_its_fingerprint():
    view = page()
    assert [one.dataset for one in view.sources] == ["scb_one", "two"]
    assert t("column.sha") in view.source_table.columns
    assert all("ab" * 32 in row for row in view.source_table.rows)
    assert "2" in view.heading
    assert "abc123" in view.version
    assert f"1{HARD_SPACE}234" in view.version


def test_the_table_of_sources_is_square():
    table = page().source_table
    assert {len(row) for row in table.shown} == {len(table.shown_columns)}
    assert {len(row) for row in table.rows} == {len(table.columns)}


def test_figures_that_are_missing_say_how_they_arrive_and_on_which_level():
    found = missing(page(POVERTY, present={("child_poverty", Geography.REGSO_2025)}))
    heading = t(
        "data.missing_figures",
        title=POVERTY.title,
        levels=t(f"geography.{Geography.DESO_2025}"),
    )
    assert found[heading] == "Hämtas från SCB."


def test_figures_that_are_there_are_not_missing():
    levels = {("child_poverty", one) for one in POVERTY.levels}
    assert len(missing(page(POVERTY, present=levels))) == len(missing(page()))
    assert len(missing(page(INCOME))) == len(missing(page()))


def test_a_goal_without_a_problem_description_says_who_fills_it_in_and_where():
    heading = t("data.missing_description", title="Jämlik trygghet")
    said = missing(page())[heading]
    assert said.startswith("Fylls i. ")
    assert "data/catalogue/goals/safety.toml" in said
    described = replace(GOAL, problem_description="Barn är otrygga.")
    assert heading not in missing(page(goal=described))


def test_another_municipality_s_goal_is_said_not_to_be_ours():
    heading = t("data.missing_description", title="Jämlik trygghet")
    theirs = replace(GOAL, municipality="2080")
    said = missing(page(goal=theirs))[heading]
    assert said == t("goals.undecided", place=HOME.name)


def test_a_municipality_without_areas_is_told_how_they_arrive():
    heading = t("areas.none", place=HOME.name)
    assert heading not in missing(page())
    without = data_view(replace(HOME, geographies=()), STATUS, {}, {}, ())
    assert missing(without)[heading] == t("areas.none_cure")


def test_schools_catchments_are_said_to_be_assumed():
    heading = t("data.missing_catchment", school="Tjärnaskolan")
    assert missing(page())[heading] == "Ett antagande."


def test_every_method_has_its_text_and_no_text_is_left_over():
    view = page()
    written = {name for name in catalogue()["method"] if not name.endswith("_title")}
    assert written == {*METHODS, *Method}
    assert len(view.methods) == len({one.heading for one in view.methods})


def test_accessibility_has_its_passages_and_a_flaw_is_one_of_its_own():
    assert len(page().accessibility) == len(ACCESSIBILITY)
    assert {*FLAWS} < {*ACCESSIBILITY}
