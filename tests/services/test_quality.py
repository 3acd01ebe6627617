"""The checks see what is wrong, say nothing of what is right, and never tell a count."""

from datetime import date, timedelta

import pytest
from store_rows import MORNING

from htl_dash.domain.finding import SEVERITIES, Check, Finding, Severity
from htl_dash.services.quality import checks, examine
from htl_dash.store.database import writing
from htl_dash.store.snapshots import Ingested, Outcome

TODAY = date(2026, 11, 25)
HOME = "geography | ref_area | time_period | "


def found(engine, check: Check | None = None) -> list[Finding]:
    all_of_them = examine(engine, TODAY).findings
    return [one for one in all_of_them if check in (None, one.check)]


def line(values: list[float], first: int = 2015) -> str:
    rows = [f"municipality | 2081 | {first + at} | {v}" for at, v in enumerate(values)]
    return "\n".join([f"{HOME}obs_value", *rows])


@pytest.mark.parametrize("value", ["-1", "101", "1e9"])
def test_a_share_outside_its_scale_cannot_be_so(fill, value):
    (one,) = found(fill(a=f"obs_value\n{value}"), Check.RANGE)
    assert one.severity is Severity.WRONG
    assert one.figure[2] == "2081R001"


@pytest.mark.parametrize("value", ["0", "59", "100"])
def test_a_share_inside_its_scale_is_left_in_peace(fill, value):
    assert not found(fill(a=f"obs_value\n{value}"), Check.RANGE)


def test_a_falling_population_is_no_fault(fill):
    drawn = "indicator | obs_value\npopulation_change | -3.2"
    assert not found(fill(a=drawn), Check.RANGE)


def test_a_share_that_its_counts_do_not_give_is_seen(fill):
    drawn = """
        ref_area | obs_value | numerator | denominator
        2081R001 | 59        | 59        | 100
        2081R002 | 59        | 40        | 100
    """
    (one,) = found(fill(a=drawn), Check.FRACTION)
    assert (one.ref_area, dict(one.facts)["share"]) == ("2081R002", 40)


def test_the_newest_figure_is_seen_against_the_years_before(fill):
    quiet = [20, 20.4, 20.1, 20.6, 20.2, 20.5, 20.3, 20.6]
    engine = fill(a=line([*quiet, 41]))
    (one,) = found(engine, Check.JUMP)
    assert (one.time_period, one.severity) == ("2023", Severity.SUSPECT)
    assert dict(one.facts) | {"usual": 0} == {"value": 41, "before": 20.6, "usual": 0}
    assert not found(fill(a=line(quiet)), Check.JUMP)


def test_an_older_figure_is_seen_against_those_beside_it(fill):
    quiet = [20, 20.4, 20.1, 20.6, 20.2, 20.5, 20.3, 20.6]
    (one,) = found(fill(a=line([*quiet[:3], 201, *quiet[3:]])), Check.OUTLIER)
    facts = {"value": 201, "before": 20.1, "after": 20.6}
    assert (one.time_period, dict(one.facts)) == ("2018", facts)
    (first,) = found(fill(a=line([201, *quiet])), Check.OUTLIER)
    assert dict(first.facts) == {"value": 201, "after": 20}


def test_the_year_after_a_figure_that_stands_out_is_no_jump(fill):
    quiet = [20, 20.4, 20.1, 20.6, 20.2, 20.5, 20.3, 20.6]
    told = found(fill(a=line([*quiet, 90, 20.4])))
    assert [(one.check, one.time_period) for one in told if one.ref_area] == [
        (Check.OUTLIER, "2023")
    ]


def test_an_older_figure_on_the_other_side_of_a_gap_is_not_beside(fill):
    quiet = [20, 20.4, 20.1, 20.6, 20.2, 20.5, 20.3, 20.6]
    before = line([60, 60.4, 60.2], first=2010)
    later = line(quiet).split("\n", 1)[1]
    assert not found(fill(a=f"{before}\n{later}"), Check.OUTLIER)


def test_the_newest_month_is_seen_against_the_months_before(fill):
    months = [(y, m) for y in (2024, 2025) for m in range(1, 13)]
    rows = [f"20 | {y}-{m:02} | {6 + m % 3 / 10}" for y, m in months]
    rows.append("20 | 2026-01 | 61")
    drawn = ["indicator | geography | ref_area | time_period | obs_value"]
    drawn += [f"unemployment_month_20_64 | county | {one}" for one in rows]
    (one,) = found(fill(a="\n".join(drawn)), Check.JUMP)
    assert one.time_period == "2026-01"
    assert not found(fill(a="\n".join([*drawn[:-3], drawn[-1]])), Check.JUMP)


def test_a_jump_across_a_missing_year_or_a_series_break_is_none(fill):
    years = [(one, 20 + one % 3 / 5) for one in range(2012, 2024)]
    holed = "\n".join(f"municipality | 2081 | {y} | {v}" for y, v in years if y != 2022)
    late = f"{HOME}obs_value\n{holed}\nmunicipality | 2081 | 2025 | 60"
    assert not found(fill(a=late), Check.JUMP)
    # child_poverty has a break in 2011.
    broken = line([20, 20.4, 20.1, 20.6, 20.2, 20.5, 20.3, 60], first=2004)
    broken = "\n".join(
        ("indicator | " if at == 0 else "child_poverty | ") + row
        for at, row in enumerate(broken.splitlines())
    )
    assert not found(fill(a=broken), Check.JUMP)


def test_a_whole_lies_between_its_sexes(fill):
    drawn = "sex | obs_value\n_T | 58\nF | 40\nM | 50"
    (one,) = found(fill(a=drawn), Check.BETWEEN_SEXES)
    assert dict(one.facts) == {"value": 58, "low": 40, "high": 50}
    assert not found(fill(a=drawn.replace("58", "45")), Check.BETWEEN_SEXES)
    assert not found(fill(a="sex | obs_value\n_T | 58\nF | 40"), Check.BETWEEN_SEXES)


POPULATION = """
    indicator  | geography | ref_area  | time_period | sex | obs_value
    population | regso2025 | 2081R001  | YEAR        | _T  | 100
    population | regso2025 | 2081R001  | YEAR        | F   | 48
    population | regso2025 | 2081R001  | YEAR        | M   | 51
    population | deso2025  | 2081A0010 | YEAR        | _T  | 60
    population | deso2025  | 2081A0020 | YEAR        | _T  | 39
"""
AREAS = """
    geography | code      | parent_code
    regso2025 | 2081R001  |
    deso2025  | 2081A0010 | 2081R001
    deso2025  | 2081A0020 | 2081R001
"""


def test_sums_are_tried_where_the_source_promises_them_and_only_there(fill):
    engine = fill(areas=AREAS, a=POPULATION.replace("YEAR", "2024"))
    assert [one.check for one in found(engine) if one.ref_area] == [
        Check.SUM_OF_SEXES,
        Check.SUM_OF_AREAS,
    ]
    noisy = fill(a=POPULATION.replace("YEAR", "2025"))
    assert not [one for one in found(noisy) if one.ref_area]


def test_a_sum_with_an_unknown_part_says_nothing(fill):
    known = POPULATION.replace("YEAR", "2024").replace("| 39", "|")
    engine = fill(areas=AREAS, a=known.replace("| 51", "| 52"))
    assert not [one for one in found(engine) if one.ref_area]


def test_places_that_the_newest_period_lacks_are_named(fill):
    drawn = """
        ref_area | time_period | obs_value
        2081R001 | 2023        | 59
        2081R002 | 2023        | 12
        2081R001 | 2024        | 58
    """
    (one,) = found(fill(a=drawn), Check.MISSING_PLACES)
    assert dict(one.facts) == {"places": "2081R002"}
    assert (one.ref_area, one.time_period) == ("", "2024")


def test_a_hole_between_the_years_and_an_old_series_are_good_to_know(fill):
    years = "\n".join(f"municipality | 2081 | {y} | 9" for y in (2017, 2018, 2020))
    engine = fill(a=f"{HOME}obs_value\n{years}")
    assert {one.check: one.severity for one in found(engine)} == {
        Check.MISSING_PERIOD: Severity.NOTE,
        Check.STALE: Severity.NOTE,
    }


def test_a_source_that_words_its_table_otherwise_is_told(fill):
    fill(a="obs_value\n59")
    with writing(engine := fill(a="obs_value\n58")) as connection:
        connection.exec_driver_sql(
            """UPDATE snapshot SET cautions = '["Ny definition."]' WHERE sequence = 2"""
        )
    (one,) = found(engine, Check.RENAMED)
    assert dict(one.facts) == {"words": "Ny definition."}


def test_a_file_with_another_name_or_year_is_no_other_table(fill):
    fill(a="obs_value\n59")
    with writing(engine := fill(a="obs_value\n58")) as connection:
        connection.exec_driver_sql(
            "UPDATE snapshot SET arrival = 'file', title = 'Betyg ' || (2023 + sequence),"
            """ cautions = '["Ur fil ' || sequence || '."]'"""
        )
    assert not found(engine, Check.RENAMED)
    with writing(engine) as connection:
        connection.exec_driver_sql(
            "UPDATE snapshot SET title = 'Omdömen' WHERE sequence = 2"
        )
    (one,) = found(engine, Check.RENAMED)
    assert dict(one.facts) == {"words": "Omdömen"}


def test_a_version_that_changes_much_of_what_was_is_told(fill):
    rows = [f"2081R{at:03} | {at}" for at in range(1, 41)]
    fill(a="\n".join(["ref_area | obs_value", *rows]))
    other = [*rows[:20], *(row.replace("| ", "| 5") for row in rows[20:])]
    later = MORNING + timedelta(days=1)
    engine = fill(a="\n".join(["ref_area | obs_value", *other]), loaded_at=later)
    (one,) = found(engine, Check.MANY_REVISED)
    assert dict(one.facts) == {"changed": 20, "of": 40}


def test_a_hidden_count_is_in_no_finding(fill):
    """Own counts are seen as readers see them: what is hidden is not checked aloud."""
    drawn = """
        ref_area | obs_value | numerator | denominator
        2081R001 | 30        | 3         | 100
        2081R002 | 44        | 44        | 100
    """
    engine = fill(protection="counts", a=drawn)
    assert not [one for one in found(engine) if one.ref_area == "2081R001"]


def test_findings_stand_in_order_and_a_suspicious_figure_is_still_there(fill):
    engine = fill(a="obs_value\n101", b=line([20, 21]))
    report = examine(engine, TODAY)
    order = [list(SEVERITIES).index(one.check) for one in report.findings]
    assert order == sorted(order)
    assert (report.figures, report.datasets) == (3, 2)
    assert report.counted(Severity.WRONG) == 1


def test_a_dataset_that_has_just_come_is_checked_by_itself(fill):
    engine = fill(a="obs_value\n101", b="ref_area | obs_value\n2081R009 | 102")
    with writing(engine) as connection:
        done = Ingested("b", "Prov b", Outcome.NEW, 1, 1)
        assert {one.dataset for one in checks(connection, done)} == {"b"}


def test_what_it_finds_is_just_what_the_whole_check_finds_of_it(fill):
    engine = fill(
        a=line([20, 20.4, 20.1, 20.6, 20.2, 20.5, 20.3, 20.6, 41]),
        b="indicator | ref_area | obs_value\nunemployment_20_64 | 2081R009 | 102",
        c="ref_area | obs_value\n2081R009 | 103",
    )
    engine = fill(a=line([20, 20.4, 20.1, 20.6, 20.2, 20.5, 20.3, 20.6, 44]))
    for name in ("a", "b", "c"):
        done = Ingested(name, f"Prov {name}", Outcome.REVISED, 1, 1)
        with engine.connect() as connection:
            by_itself = checks(connection, done)
        whole = examine(engine, date.today()).findings
        assert by_itself == tuple(one for one in whole if one.dataset == name)
        assert by_itself
