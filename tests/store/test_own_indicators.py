"""What is declared is added to and never changed."""

from store_rows import MORNING, take_in

from htl_dash.domain.geography import Geography
from htl_dash.store.own_figures import current_figures, figures_told
from htl_dash.store.own_indicators import Declared, declare, declared

AT = "2026-11-22T07:30:00+00:00"


def test_every_revision_stays_and_has_the_next_number(connection):
    assert declare(connection, "own_a", 'title = "A"', "coordinator", MORNING) == 1
    assert declare(connection, "own_b", 'title = "B"', "coordinator", MORNING) == 1
    assert declare(connection, "own_a", "", "head_teacher", MORNING) == 2
    assert declared(connection) == (
        Declared("own_a", 1, 'title = "A"', "coordinator", AT),
        Declared("own_a", 2, "", "head_teacher", AT),
        Declared("own_b", 1, 'title = "B"', "coordinator", AT),
    )
    assert [one.is_withdrawn for one in declared(connection)] == [False, True, False]


FIRST = """
    indicator | ref_area | time_period | sex | numerator | denominator
    own_a     | 2081R001 | 2024        | F   | 3         | 40
    own_a     | 2081R001 | 2024        | M   | 5         | 41
"""
SECOND = """
    indicator | ref_area | time_period | sex | numerator | denominator
    own_a     | 2081R002 | 2025        | _T  | 9         | 50
"""


def test_the_current_figures_are_ready_to_stand_in_the_next_version(connection):
    take_in(connection, "own_a", FIRST)
    found = current_figures(connection, "own_a")
    assert [(one.sex, one.numerator, one.denominator) for one in found] == [
        ("F", 3, 40),
        ("M", 5, 41),
    ]
    assert {one.received for one in found} == {""}
    take_in(connection, "own_a", SECOND)
    assert [one.time_period for one in current_figures(connection, "own_a")] == ["2025"]


def test_how_all_versions_were_divided_is_told_without_counts(connection):
    take_in(connection, "own_a", FIRST)
    take_in(connection, "own_a", SECOND)
    regso = Geography.REGSO_2025
    assert figures_told(connection, "own_a") == (
        (regso, "2024", "F"),
        (regso, "2024", "M"),
        (regso, "2025", "_T"),
    )
    assert figures_told(connection, "own_b") == ()
