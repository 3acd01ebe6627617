"""Kolada: key figures for five municipalities, and their spread over the country."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pack_files import Note, Row, facts, figure, note, number
from scb import SEX

INDICATOR = {
    "N00943": "parental_leave_men",
    "N00945": "temporary_parental_leave_men",
    "N02904": "child_poverty",
    "N07907": "overcrowding_norm_2",
    "N07914": "overcrowding_norm_3",
    "N09805": "library_activities_children",
    "N09811": "childrens_book_loans",
    "N09890": "culture_school_pupils",
    "N11050": "preschool_staff_degree",
    "N11051": "preschool_staff_degree_independent",
    "N11052": "preschool_staff_degree_municipal",
    "N11821": "preschool_enrolment_3_5",
    "N15030": "compulsory_teachers_degree",
    "N15428": "upper_secondary_eligibility",
    "N15813": "certified_teachers_compulsory",
    "N15816": "pupils_parents_post_secondary",
    "N17461": "upper_secondary_degree_4_years",
    "N17538": "university_eligibility_4_years",
    "N17625": "withdrawn_student_aid",
    "N17813": "upper_secondary_teachers_degree",
    "U07417": "reported_theft",
    "U07452": "reported_vandalism",
    "U09800": "sports_participation_7_20",
    "U09808": "sports_participation_13_20",
    "N15613": "safety_grade_5",
    "N15629": "satisfaction_grade_5",
    "N15643": "safety_grade_8",
    "N15659": "satisfaction_grade_8",
    "N17650": "satisfaction_upper_secondary",
    "N17673": "safety_upper_secondary",
}


FIRST_YEAR = {"U07417": "2010"}
"""The series is per 1 000 before this year and per 100 000 from it: see notes.toml."""


def datasets(folder: Path) -> Iterator[tuple[Note, list[Row]]]:
    """Yield one dataset for each retrieval date, the school survey and the spread."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for fact in facts(folder, "kolada_nyckeltal_kommuner.csv"):
        if fact["ar"] >= FIRST_YEAR.get(fact["kpi"], ""):
            rows[fact["uttag"]].append(_municipality_row(fact))
    for retrieved, held in sorted(rows.items()):
        dataset = f"kolada_{retrieved[:4]}"
        yield note(dataset, retrieved=retrieved, codes=_codes(held)), held
    yield _survey(folder)
    yield _distribution(folder)


def _municipality_row(fact: dict[str, str]) -> Row:
    return Row(
        indicator=INDICATOR[fact["kpi"]],
        geography="municipality",
        ref_area=fact["kommunkod"],
        time_period=fact["ar"],
        sex=SEX[fact["kon"]],
        **figure(fact["varde"]),
    )


def _codes(rows: list[Row]) -> str:
    held = {row.indicator for row in rows}
    return ", ".join(code for code, name in INDICATOR.items() if name in held)


def _survey(folder: Path) -> tuple[Note, list[Row]]:
    source = facts(folder, "kolada_skolenkat_trygghet_nojdhet_kommuner.csv")
    rows = [_municipality_row(fact) for fact in source]
    return note("kolada_skolenkat", codes=_codes(rows)), rows


def _distribution(folder: Path) -> tuple[Note, list[Row]]:
    source = facts(folder, "kolada_fordelning_riket_kommuner.csv")
    columns = {"mean": "ovagt_medel", "median": "median", "p10": "p10", "p90": "p90"}
    rows = [
        Row(
            indicator=INDICATOR[fact["kpi"]],
            geography="distribution",
            ref_area=measure,
            time_period=fact["ar"],
            sex=SEX[fact["kon"]],
            obs_value=number(fact[column]),
        )
        for fact in source
        if fact["ar"] >= FIRST_YEAR.get(fact["kpi"], "")
        for measure, column in columns.items()
    ]
    return note("own_distribution"), rows
