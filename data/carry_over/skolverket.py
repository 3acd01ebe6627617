"""Skolverket: results and teachers per municipality, by provider and sex."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pack_files import Note, Row, facts, figure, note, number

PROVIDER = {
    "Samtliga": "_T",
    "Kommunal": "municipal",
    "Enskild": "independent",
    "Fristående": "independent",
}
SEX = {"": "_T", "Samtliga": "_T", "Flickor": "F", "Pojkar": "M"}
GRADE_9 = {
    "Andel (%) behöriga till yrkesprogram": "eligibility_grade_9_schools",
    "Andel (%) som fått godkänt betyg i alla ämnen": "all_subjects_passed_grade_9",
    "Genomsnittligt meritvärde (16 ämnen)": "merit_value_16",
    "Genomsnittligt meritvärde (17 ämnen)": "merit_value_17",
    "Totalt antal elever årskurs 9": "pupils_grade_9",
    "andel (%) med föräldrar med eftergymnasial utbildning": (
        "parents_post_secondary_grade_9"
    ),
}
SHARES = {"eligibility_grade_9_schools", "all_subjects_passed_grade_9"}


def datasets(folder: Path) -> Iterator[tuple[Note, list[Row]]]:
    """Yield grade 9, grade 6 and teachers."""
    tables = facts(folder, "skolverket_kommuntabeller.csv")
    yield _grade_9(folder, tables)
    yield _grade_6(tables)
    yield _teachers(tables)


def close_gaps(rows: list[Row]) -> list[Row]:
    """Hide the one provider where Skolverket has hidden the other.

    With the total in hand, the hidden one would else be a subtraction away.
    """
    hidden = {_cell(row) for row in rows if row.conf_status == "publisher"}
    return [
        replace(
            row,
            obs_value="",
            denominator="",
            obs_status="missing",
            conf_status="secondary",
        )
        if row.obs_value and row.category != "_T" and _cell(row) in hidden
        else row
        for row in rows
    ]


def _cell(row: Row) -> tuple[str, ...]:
    return (row.indicator, row.ref_area, row.time_period, row.sex)


def _row(indicator: str, fact: dict[str, str], sex: str, pupils: str = "") -> Row:
    return Row(
        indicator=indicator,
        geography="municipality",
        ref_area=fact["kommunkod"],
        time_period=fact["lasar"],
        sex=sex,
        category=PROVIDER[fact["huvudman"]],
        denominator=number(pupils),
        **figure(fact["varde"], fact["status"]),
    )


def _place(fact: dict[str, str]) -> tuple[str, ...]:
    return (fact["kommunkod"], fact["huvudman"], fact["lasar"])


def _grade_9(folder: Path, tables: list[dict[str, str]]) -> tuple[Note, list[Row]]:
    source = facts(folder, "skolverket_betyg_ak9_over_tid.csv")
    pupils = {
        _place(f): f["varde"] for f in source if f["uppgift"].startswith("Totalt")
    }
    rows = [
        _row(
            GRADE_9[fact["uppgift"]],
            fact,
            sex="_T",
            pupils=pupils[_place(fact)] if GRADE_9[fact["uppgift"]] in SHARES else "",
        )
        for fact in source
        if fact["uppgift"] in GRADE_9
    ]
    return note("skolverket_grade_9"), close_gaps([*rows, *_eligibility_by_sex(tables)])


def _eligibility_by_sex(tables: list[dict[str, str]]) -> list[Row]:
    source = [
        fact
        for fact in tables
        if fact["tabellkod"] == "behorighet_ak9" and fact["kon"] != "Samtliga"
    ]
    pupils = {
        (*_place(fact), fact["kon"]): fact["varde"]
        for fact in source
        if fact["matt"] == "Antal elever"
    }
    return [
        _row(
            "eligibility_grade_9_schools",
            fact,
            sex=SEX[fact["kon"]],
            pupils=pupils[(*_place(fact), fact["kon"])],
        )
        for fact in source
        if fact["matt"] == "Andel (%) elever behöriga till yrkesprog."
    ]


def _grade_6(tables: list[dict[str, str]]) -> tuple[Note, list[Row]]:
    passed = "Andel (%) elever som fått godkänt betyg i alla ämnen"
    pupils: dict[tuple[str, ...], str] = {}
    shares: list[tuple[dict[str, str], str]] = []
    for fact in tables:
        if not fact["tabellkod"].startswith("betyg_ak6"):
            continue
        sex, _, measure = fact["matt"].rpartition(" – ")
        if measure == "Antal elever":
            pupils[*_place(fact), sex] = fact["varde"]
        elif measure == passed:
            shares.append((fact, sex))
    rows = [
        _row(
            "all_subjects_passed_grade_6",
            fact,
            sex=SEX[sex],
            pupils=pupils[*_place(fact), sex],
        )
        for fact, sex in shares
    ]
    return note("skolverket_grade_6"), close_gaps(rows)


def _teachers(tables: list[dict[str, str]]) -> tuple[Note, list[Row]]:
    measure = "#Heltidstjänster – Andel med lärarlegitimation och behörighet"
    rows = [
        _row("certified_teachers_schools", fact, sex="_T")
        for fact in tables
        if fact["matt"] == measure
    ]
    return note("skolverket_teachers"), close_gaps(rows)
