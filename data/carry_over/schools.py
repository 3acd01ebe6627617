"""School units in Borlänge: pupils, results and the survey. No row about one child."""

from collections.abc import Iterator
from pathlib import Path

from pack_files import Note, Row, facts, figure, note, number

HOME = "2081"
SMALL = 5
TOTAL_SHOWN_FROM = 10
GRADES = {"F": "elever_fk"} | {
    str(grade): f"elever_ak{grade}" for grade in range(1, 10)
}
CURRENT = {
    "merit_value_17": ("meritvarde17", "meritvarde_lasar"),
    "all_subjects_passed_grade_9": (
        "andel_uppfyllt_alla_amnen",
        "andel_alla_amnen_lasar",
    ),
    "eligibility_grade_9_schools": (
        "andel_behoriga_yrkesprogram",
        "andel_behoriga_lasar",
    ),
    "certified_teachers_schools": ("andel_legitimerade_larare", "larare_lasar"),
    "pupils_approx": ("elever_cirka", "elever_lasar"),
}
SURVEY = {
    "school_safety_index": ("skolenkat_index_trygghet", "skolenkat_ar"),
    "school_calm_index": ("skolenkat_index_studiero", "skolenkat_ar"),
}
FINAL = {
    "merit_value_17": "meritvarde17",
    "all_subjects_passed_grade_9": "andel_uppfyllt_alla_amnen",
    "eligibility_grade_9_schools": "andel_behoriga_yrkesprogram",
}


def datasets(folder: Path) -> Iterator[tuple[Note, list[Row]]]:
    """Yield pupils, final grades, current figures and the survey per school unit."""
    yield _pupils(folder)
    final = _final_grades(folder)
    yield final
    held = {(row.indicator, row.ref_area, row.time_period) for row in final[1]}
    current = facts(folder, "skolor_hogstadium_nuvarande.csv")
    yield _current(current, held)
    yield note("skolinspektionen_survey"), _rows_of(current, SURVEY)


def grade_cells(counts: dict[str, str], total: str, unit: str, year: str) -> list[Row]:
    """Return one row a grade and the total, with small counts protected.

    `counts` maps grade to count as text, empty where there is none. One grade with one
    to four pupils hides every grade of that school and year; the total stays from ten.
    """
    small = {grade for grade, count in counts.items() if 0 < _whole(count) < SMALL}
    rows = []
    for grade, count in {**counts, "_T": total}.items():
        shown = not small or (grade == "_T" and _whole(total) >= TOTAL_SHOWN_FROM)
        reason = "small_count" if grade in small else "secondary"
        cell = (
            figure(count) if shown else {"obs_status": "missing", "conf_status": reason}
        )
        rows.append(Row("pupils", "school", unit, year, category=grade, **cell))
    return rows


def _whole(text: str) -> int:
    return int(number(text)) if text else 0


def _pupils(folder: Path) -> tuple[Note, list[Row]]:
    rows: list[Row] = []
    for fact in facts(folder, "skolor_elever_per_arskurs_lasar.csv"):
        if fact["kommunkod"] != HOME or _whole(fact["elever_ak1_9"]) < SMALL:
            continue
        unit, year = fact["skolenhetskod"], fact["lasar"]
        counts = {grade: fact[column] for grade, column in GRADES.items()}
        rows += grade_cells(counts, fact["elever_ak1_9"], unit, year)
        parents = figure(
            fact["andel_foraldrar_eftergymn"], fact["andel_foraldrar_eftergymn_status"]
        )
        rows.append(
            Row("pupils_parents_post_secondary", "school", unit, year, **parents)
        )
    return note("skolverket_pupils"), rows


def _final_grades(folder: Path) -> tuple[Note, list[Row]]:
    rows = [
        Row(
            indicator=indicator,
            geography="school",
            ref_area=fact["skolenhetskod"],
            time_period=fact["lasar"],
            denominator=_shown_pupils(fact["antal_elever"]),
            **figure(fact[column], fact["status"]),
        )
        for fact in facts(folder, "skolor_slutbetyg_ak9_2024_25.csv")
        if fact["kommunkod"] == HOME
        for indicator, column in FINAL.items()
    ]
    return note("skolverket_final_grades"), rows


def _shown_pupils(text: str) -> str:
    return number(text) if _whole(text) >= TOTAL_SHOWN_FROM else ""


def _rows_of(
    source: list[dict[str, str]], columns: dict[str, tuple[str, str]]
) -> list[Row]:
    return [
        Row(
            indicator=indicator,
            geography="school",
            ref_area=fact["skolenhetskod"],
            time_period=number(fact[period]),
            **figure(fact[value]),
        )
        for fact in source
        for indicator, (value, period) in columns.items()
        if fact[period]
    ]


def _current(
    source: list[dict[str, str]], held: set[tuple[str, str, str]]
) -> tuple[Note, list[Row]]:
    rows = [
        Row(**{**vars(row), "obs_status": "approximate"})
        if row.indicator == "pupils_approx" and row.obs_value
        else row
        for row in _rows_of(source, CURRENT)
        if (row.indicator, row.ref_area, row.time_period) not in held
    ]
    return note("skolverket_current_schools"), rows
