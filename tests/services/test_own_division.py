"""Counts add up, or the file is told where they do not; what follows is worked out."""

import pytest
from drawn import table
from made_own import AREAS

from htl_dash.domain.geography import Geography
from htl_dash.services.own_counts import Count
from htl_dash.services.own_division import (
    Shape,
    completed,
    disagreements,
    shape_of,
    shape_words,
)
from htl_dash.services.own_places import CountedPlace
from htl_dash.sources.own_layout import AREA, DENOMINATOR, NUMERATOR, PERIOD, SEX
from htl_dash.sources.sheet_rows import Place

REGSO, DESO = Geography.REGSO_2025, Geography.DESO_2025
WHOLE, SCHOOL = Geography.MUNICIPALITY, Geography.SCHOOL
PLACES = (
    CountedPlace(WHOLE, "2081", "Borlänge"),
    *(
        CountedPlace(
            Geography(row["geography"]),
            row["code"],
            row["code"],
            row["parent_code"] if row["geography"] == "deso2025" else "",
        )
        for row in table(AREAS)
    ),
    CountedPlace(SCHOOL, "34516710", "Tjärnaskolan"),
    CountedPlace(SCHOOL, "23251345", "Nygårdskolan"),
)
COLUMNS = {AREA: "A", PERIOD: "B", SEX: "C", NUMERATOR: "D", DENOMINATOR: "E"}
BY_CODE = {one.code: one.geography for one in PLACES}


def counts(drawn: str) -> list[Count]:
    rows = ({"period": "2025", "sex": "_T"} | row for row in table(drawn))
    return [
        Count(
            BY_CODE[row["area"]],
            row["area"],
            row["period"],
            row["sex"],
            int(row["numerator"]),
            int(row["denominator"]),
            {name: Place("Antal", at, letter) for name, letter in COLUMNS.items()},
            at,
        )
        for at, row in enumerate(rows, start=5)
    ]


def refused(drawn: str, before: Shape | None = None) -> list[tuple]:
    return [
        (one.text_key, one.place.row, one.place.column, one.facts.get("parts"))
        for one in disagreements(counts(drawn), PLACES, before)
    ]


def whole(drawn: str, area: str = "2081", period: str = "2025", sex: str = "_T"):
    return completed(counts(drawn), PLACES).get((BY_CODE[area], area, period, sex))


REGSOS = """
    area     | numerator | denominator
    2081R001 | 3         | 40
    2081R002 | 30        | 90
    2081R003 | 45        | 120
"""
DESOS = """
    area      | numerator | denominator
    2081A0010 | 10        | 40
    2081A0020 | 20        | 50
    2081A0030 | 30        | 60
    2081A0040 | 40        | 70
"""


def test_the_whole_municipality_is_worked_out_when_every_area_is_counted():
    assert whole(REGSOS) == (78, 250)
    assert refused(REGSOS) == []


def test_the_whole_is_unknown_when_an_area_is():
    assert whole("\n".join(REGSOS.splitlines()[:-2])) is None


def test_a_regso_is_the_sum_of_its_deso_and_the_municipality_of_all():
    assert whole(DESOS, "2081R001") == (30, 90)
    assert whole(DESOS, "2081R003") == (40, 70)
    assert whole(DESOS) == (100, 220)


def test_a_regso_with_an_uncounted_deso_is_unknown():
    lacking = "\n".join(one for one in DESOS.splitlines() if "0020" not in one)
    assert whole(lacking, "2081R001") is None
    assert whole(lacking, "2081R002") == (30, 60)
    assert whole(lacking) is None


def test_schools_are_never_summed_to_the_municipality():
    drawn = """
        area     | numerator | denominator
        34516710 | 20        | 40
        23251345 | 20        | 50
    """
    assert whole(drawn) is None
    assert refused(drawn + "2081 | 40 | 90") == []
    assert refused(drawn + "2081 | 41 | 91") == [
        ("own.whole_unequal", 7, "D", 40),
        ("own.whole_unequal", 7, "E", 90),
    ]


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ("2081 | 78 | 250", []),
        ("2081 | 79 | 250", [("own.whole_unequal", 8, "D", 78)]),
        ("2081 | 78 | 251", [("own.whole_unequal", 8, "E", 250)]),
        ("2081A0010 | 1 | 2", [("own.mixed", 8, "A", None)]),
        ("34516710 | 1 | 2", [("own.mixed", 8, "A", None)]),
    ],
)
def test_what_is_coarser_must_be_the_sum_of_what_is_finer(added, told):
    assert refused(f"{REGSOS.rstrip()}\n{added}") == told


def test_the_whole_cannot_stand_beside_a_part_of_its_areas():
    drawn = """
        area     | numerator | denominator
        2081R001 | 30        | 40
        2081     | 30        | 40
    """
    assert refused(drawn) == [("own.whole_lacks", 6, "A", None)]
    alone = """
        area     | period | numerator | denominator
        2081R001 | 2025   | 30        | 40
        2081     | 2024   | 30        | 40
    """
    assert refused(alone) == [("own.whole_alone", 6, "A", None)]


SEXES = """
    area     | sex | numerator | denominator
    2081R001 | F   | 3         | 20
    2081R001 | M   | 4         | 21
"""


def test_both_sexes_together_are_worked_out():
    assert whole(SEXES, "2081R001") == (7, 41)
    assert refused(SEXES) == []


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        (f"{SEXES.rstrip()}\n2081R001 | _T | 7 | 41", []),
        (
            f"{SEXES.rstrip()}\n2081R001 | _T | 8 | 41",
            [("own.sexes_unequal", 7, "D", 7)],
        ),
        (
            f"{SEXES.rstrip()}\n2081R002 | _T | 8 | 41",
            [("own.half_sexes", 7, "C", None)],
        ),
        (
            f"{SEXES.rstrip()}\n2081R002 | F | 8 | 41",
            [("own.half_sexes", 7, "C", None)],
        ),
    ],
)
def test_a_file_is_divided_by_sex_throughout_or_not_at_all(drawn, told):
    assert refused(drawn) == told


def test_years_and_school_years_are_not_mixed():
    drawn = """
        area     | period  | numerator | denominator
        2081R001 | 2025    | 30        | 40
        2081R001 | 2024/25 | 30        | 40
    """
    assert refused(drawn) == [("own.mixed_periods", 6, "B", None)]


def test_a_new_version_is_divided_as_the_one_before():
    same = Shape(REGSO, by_sex=False, by_school_year=False)
    assert refused(REGSOS, same) == []
    for other in (
        Shape(DESO, by_sex=False, by_school_year=False),
        Shape(REGSO, by_sex=True, by_school_year=False),
        Shape(REGSO, by_sex=False, by_school_year=True),
        Shape(WHOLE, by_sex=False, by_school_year=False),
    ):
        assert [one[0] for one in refused(REGSOS, other)] == ["own.other_shape"]
    assert shape_words(same) == "per RegSO, inte delat på kön och per år"


def test_the_finest_division_says_how_figures_are_divided():
    told = ((WHOLE, "2025", "_T"), (REGSO, "2025", "_T"), (DESO, "2025", "_T"))
    assert shape_of(told) == Shape(DESO, by_sex=False, by_school_year=False)
    assert shape_of(told[:1]) == Shape(WHOLE, by_sex=False, by_school_year=False)
    assert shape_of(()) is None
