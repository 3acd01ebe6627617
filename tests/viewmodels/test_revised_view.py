"""A revision is told with its day and both figures, and only where it can be seen."""

import re
from dataclasses import replace
from datetime import date

from made import HOME, SHARE, cell, compared_areas
from made_schools import SCHOOL

from htl_dash.domain.geography import Geography
from htl_dash.services.area_profile import ProfileRow
from htl_dash.services.figures import estimate
from htl_dash.services.revised import Revised
from htl_dash.services.school_figures import SchoolLine
from htl_dash.text import t
from htl_dash.viewmodels.comparison import area_comparison
from htl_dash.viewmodels.profile_view import area_profile
from htl_dash.viewmodels.revised_view import (
    own_revisions,
    profile_revisions,
    revision_words,
    revisions_told,
    school_revisions,
    with_revisions,
)
from htl_dash.viewmodels.school_results_view import school_results_table

EXACT = replace(SHARE, decimals=1)
DAY = date(2026, 11, 3)
KEY = ("2081R001", "2024")
AREAS = "code | value\n2081R001 | 17.3\n2081R002 | 12"
HIDDEN = {"obs_status": "missing", "conf_status": "publisher"}


def words(before: float, after: float, indicator=EXACT) -> dict:
    one = Revised(cell(value=before), cell(value=after), DAY)
    return revision_words(indicator, {KEY: one})


def test_a_revision_has_its_day_and_both_figures():
    assert words(17.5, 17.3) == {KEY: "reviderad 3 november 2026: 17,5 → 17,3"}


def test_a_change_that_rounding_hides_is_not_told():
    assert words(17.44, 17.38, SHARE) == {}


def test_a_figure_that_is_hidden_now_is_told_as_the_publisher_marks_it():
    gone = Revised(cell(value=17.5), cell(value=None, symbol="..", **HIDDEN), DAY)
    said = revision_words(EXACT, {KEY: gone})[KEY]
    assert said.endswith("17,5 → visas inte av utgivaren (..)")


def bare(said: str) -> str:
    """The words without the addresses that they lead to."""
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", said)


def test_revisions_are_told_by_place_and_the_rest_is_counted():
    drawn = "code | value\n" + "\n".join(f"2081R00{n} | {n}" for n in range(1, 5))
    old = {(f"2081R00{n}", "2024"): f"nummer {n}" for n in range(1, 5)}
    view = area_comparison(HOME, compared_areas(drawn, EXACT), None, old)
    linked = revisions_told([view])
    assert "[Jakobsgårdarna](./data?avsnitt=spar&" in linked
    said = bare(linked)
    assert t("revised.at", place="Jakobsgårdarna", line="nummer 4") in said
    assert t("revised.more", count=1) in said
    assert "nummer 1" not in said


def test_over_time_the_period_is_told_and_the_newest_comes_first():
    periods = ("2022", "2023")
    old = {("2081R001", period): f"år {period}" for period in periods}
    views = [
        area_comparison(HOME, compared_areas(AREAS, EXACT, period=one), None, old)
        for one in periods
    ]
    said = bare(revisions_told(views))
    assert said.index("år 2023") < said.index("år 2022")
    assert t(
        "revised.at_period", place="Bullermyren", period="2023", line="år 2023"
    ) in (said)


def test_nothing_revised_is_nothing_to_tell():
    assert revisions_told([area_comparison(HOME, compared_areas(AREAS), None)]) == ""


def test_the_municipalitys_own_figures_are_told_newest_first_and_no_peers():
    old = {("2081", "2022"): "a", ("2081", "2023"): "b", ("2080", "2023"): "c"}
    said = bare(own_revisions(HOME, SHARE.code, old))
    lines = [
        t("revised.at_period", place="Borlänge", period=period, line=line)
        for period, line in (("2023", "b"), ("2022", "a"))
    ]
    assert said == t("revised.heading", lines="; ".join(lines))
    assert own_revisions(HOME, SHARE.code, {}) == ""


def test_in_the_profile_of_an_area_each_measure_tells_its_own():
    compared = compared_areas(AREAS, EXACT)
    row = ProfileRow(EXACT, compared, compared.areas[0])
    profile = area_profile(HOME, [row], "2081R001")
    division = compared.geography
    said = bare(profile_revisions(profile, division, {EXACT.code: {KEY: "nu"}}))
    told = {"place": EXACT.short_title, "period": "2024", "line": "nu"}
    assert t("revised.at_period", **told) in said
    elsewhere = {EXACT.code: {("2081R002", "2024"): "nu"}}
    assert profile_revisions(profile, division, elsewhere) == ""


def test_a_schools_results_tell_what_stood_there_and_the_table_has_it_in_its_row():
    cells = [
        cell("1", 59.0, period, Geography.SCHOOL, EXACT.code)
        for period in ("2026", "2024")
    ]
    lines = [SchoolLine(EXACT, tuple(estimate(EXACT, c, None) for c in cells), True)]
    words = {EXACT.code: {("1", "2024"): "nu", ("2", "2026"): "en annan skola"}}
    told = {"place": EXACT.short_title, "period": "2024", "line": "nu"}
    line = t("revised.at_period", **told)
    said = school_revisions(lines, words)
    assert "(./data?avsnitt=spar&" in said
    assert bare(said) == t("revised.heading", lines=line)
    content = school_results_table(SCHOOL, lines, ())
    table = with_revisions(content, lines, words)
    assert [row[-1] for row in table.shown] == ["–", "nu"]
    assert [row[-1] for row in table.rows] == ["", "nu"]
    assert with_revisions(content, lines, {}) == content
    assert school_revisions(lines, {}) == ""
