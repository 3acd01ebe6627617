"""One school on everything that is told per school, newest first."""

from dataclasses import replace

from made import SHARE

from htl_dash.services.school_figures import school_figures

SAFE = replace(SHARE, code="safety_grade_5_schools", decimals=0)
OTHER = replace(SHARE, code="certified_teachers_schools")
NOBODY = replace(SHARE, code="safety_grade_8_schools")
DRAWN = """
    indicator                  | geography | ref_area | time_period | obs_value | denominator | conf_status
    safety_grade_5_schools     | school    | 11111111 | 2024        | 59        | 48          | free
    safety_grade_5_schools     | school    | 11111111 | 2026        |           |             | publisher
    safety_grade_5_schools     | school    | 22222222 | 2026        | 70        | 30          | free
    certified_teachers_schools | school    | 22222222 | 2024/25     | 80        |             | free
"""


def test_a_schools_own_figures_stand_newest_first_with_what_they_rest_on(fill):
    engine = fill(survey=DRAWN)
    safe, other, nobody = school_figures(engine, (SAFE, OTHER, NOBODY), "11111111")
    assert [one.cell.time_period for one in safe.figures] == ["2026", "2024"]
    hidden, shown = safe.figures
    assert (hidden.estimate, hidden.cell.is_hidden) == (None, True)
    assert shown.denominator == 48
    assert shown.estimate.lower < 0.59 < shown.estimate.upper
    assert (other.figures, other.is_there) == ((), True)
    assert (nobody.figures, nobody.is_there) == ((), False)
