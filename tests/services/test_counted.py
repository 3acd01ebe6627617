"""Own counts become one table in which everything that can be subtracted is."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from made import INCOME, SHARE
from store_rows import figures

from htl_dash.disclosure.attack import Attacker
from htl_dash.disclosure.design import Key
from htl_dash.disclosure.frozen import CountSeries, Frozen, first
from htl_dash.disclosure.rules import secret_rows
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.protection import Rule
from htl_dash.domain.units import Unit
from htl_dash.services.counted import (
    WITH,
    WITHOUT,
    CountsError,
    cells_of,
    count_series,
    counts_of,
    is_divided,
    series_names,
    series_title,
)
from htl_dash.text import t

COUNT = replace(SHARE, code="pupils", title="Elever", unit=Unit.PERSONS)
GRADED = replace(COUNT, sums=(("_T", ("7", "8", "9")),))
PARENTS = {"2081A0010": "2081R001", "2081A0020": "2081R001", "2081A0030": "2081R002"}
NESTED = """
    geography    | ref_area  | obs_value
    deso2025     | 2081A0010 | 3
    deso2025     | 2081A0020 | 20
    deso2025     | 2081A0030 | 30
    regso2025    | 2081R001  | 23
    regso2025    | 2081R002  | 30
    municipality | 2081      | 53
"""


def series(
    drawn: str, indicator: Indicator = COUNT, rule: Rule | None = None
) -> CountSeries:
    given = counts_of(figures(drawn), indicator.unit)
    return count_series("prov", given, indicator, rule or Rule(), PARENTS)


def at(area: str, sex: str = "_T", category: str = "_T", part: str = "_T") -> Key:
    return area, "2024", sex, category, part


def leaks(release: Frozen, counts: Mapping[Key, int]) -> list[Key]:
    """Secrets that can be worked out by one who knows where there is nobody."""
    nobody = [atom for atom in release.design.atoms if atom not in counts]
    shown = {**release.shown, **dict.fromkeys(nobody, 0)}
    known = replace(release, shown=shown).known
    attacker = Attacker(known, secret_rows(release.design, release.secrets))
    return [
        one.cell
        for number, one in enumerate(release.secrets)
        if not attacker.can_reach(number, one.lower, one.upper)
    ]


def test_deso_is_part_of_regso_and_regso_of_the_municipality():
    found = series(NESTED)
    assert found.values() == {
        at("2081A0010"): 3,
        at("2081A0020"): 20,
        at("2081A0030"): 30,
        at("2081R001"): 23,
        at("2081R002"): 30,
        at("_T"): 53,
    }
    assert found.empty == ()


def test_a_small_deso_cannot_be_had_from_its_regso():
    shown = first(series(NESTED)).readable
    assert at("2081A0010") not in shown
    assert not {at("2081A0020"), at("2081R001")} <= shown.keys()


def test_areas_without_their_parts_are_the_smallest_themselves():
    drawn = "ref_area | obs_value\n2081R001 | 23\n2081R002 | 30"
    assert series(drawn).values() == {at("2081R001"): 23, at("2081R002"): 30}


def test_the_sexes_add_up():
    drawn = "sex | obs_value\nF | 3\nM | 20\n_T | 23"
    shown = first(series(drawn)).readable
    assert at("2081R001", "F") not in shown
    assert len(shown) == 1


def test_categories_add_up_where_the_catalogue_says_so():
    drawn = "category | obs_value\n7 | 3\n8 | 20\n9 | 30\n_T | 53"
    shown = first(series(drawn, GRADED)).readable
    assert at("2081R001", category="7") not in shown
    assert len(shown) == 2


def test_a_total_whose_categories_are_not_given_is_not_divided():
    drawn = "ref_area | obs_value\n2081R001 | 23\n2081R002 | 30"
    assert series(drawn, GRADED).values() == series(drawn).values()


def test_declared_sums_may_stand_on_each_other():
    indicator = replace(
        COUNT, sums=(("7-9", ("7", "8", "9")), ("_T", ("7-9", "gymnasium")))
    )
    drawn = """
        category  | obs_value
        7         | 11
        8         | 12
        9         | 13
        7-9       | 36
        gymnasium | 40
        _T        | 76
    """
    assert len(series(drawn, indicator).values()) == 6
    with pytest.raises(CountsError) as caught:
        series(drawn.replace("36", "35"), indicator)
    assert (caught.value.facts["given"], caught.value.facts["parts"]) == (35, 36)


SHARES = """
    ref_area | obs_value | numerator | denominator
    2081R001 | 90        | 18        | 20
    2081R002 | 50        | 20        | 40
    2081R003 | 50        | 30        | 60
"""


def test_a_share_is_two_counts_and_the_rest():
    found = series(SHARES, SHARE)
    assert found.values()[at("2081R001", part=WITH)] == 18
    assert found.values()[at("2081R001")] == 20
    assert found.counts["2081R001", "2024", "only", "only", WITHOUT] == 2
    assert not [cell for cell in found.design.cells if cell[-1] == WITHOUT]


def test_few_who_did_not_are_protected_like_few_who_did():
    rule = Rule(complements=("part",))
    shown = first(series(SHARES, SHARE, rule)).readable
    both = {at("2081R001", part=WITH), at("2081R001")}
    assert not both <= shown.keys()
    assert {at("2081R002", part=WITH), at("2081R002")} <= shown.keys()
    unprotected = first(series(SHARES, SHARE)).readable
    assert both <= unprotected.keys()


@pytest.mark.parametrize(
    ("drawn", "place", "given", "parts"),
    [
        (NESTED.replace("| 23", "| 24"), "2081R001", 24, 23),
        (NESTED.replace("| 53", "| 50"), "2081", 50, 53),
        ("sex | obs_value\nF | 3\nM | 20\n_T | 24", "2081R001", 24, 23),
        ("sex | obs_value\nF | 3\n_T | 24", "2081R001", 24, 3),
    ],
)
def test_counts_that_do_not_add_up_are_refused(drawn, place, given, parts):
    with pytest.raises(CountsError) as caught:
        series(drawn)
    facts = caught.value.facts
    assert facts == {
        "title": "Elever",
        "place": place,
        "period": "2024",
        "given": given,
        "parts": parts,
    }
    told = t(caught.value.text_key, **facts)
    assert f"För {place}, 2024 är helheten {given} men delarna blir {parts}." in told
    assert "Rätta filen" in told


def test_a_sum_with_no_parts_at_all_is_refused_too():
    drawn = """
        geography    | ref_area | time_period | obs_value
        regso2025    | 2081R001 | 2024        | 23
        municipality | 2081     | 2024        | 23
        municipality | 2081     | 2023        | 20
    """
    with pytest.raises(CountsError) as caught:
        series(drawn)
    assert caught.value.facts["period"] == "2023"


def test_where_no_figure_is_given_there_is_nobody():
    drawn = """
        ref_area | category | obs_value
        2081R001 | 7        | 11
        2081R001 | _T       | 11
        2081R002 | 7        | 12
        2081R002 | 8        | 13
        2081R002 | _T       | 25
    """
    found = series(drawn, GRADED)
    empty = {(area, category) for area, _, _, category, _ in found.empty}
    nines = {("2081R001", "9"), ("2081R002", "9")}
    assert empty == {("2081R001", "8"), *nines}
    assert all(found.values()[cell] == 0 for cell in found.empty)


@pytest.mark.parametrize("seed", range(33, 61))
def test_places_with_no_figure_are_no_hiding_place(seed):
    # Seed 34: a grade with 2 pupils could be had exactly, while the protector thought
    # that they might be in a grade which the area has no figure for.
    found = series(sparse(seed), GRADED)
    release = first(found)
    assert leaks(release, found.counts) == []


def sparse(seed: int) -> str:
    """Areas by grades with all sums, and about half of the cells without a figure."""
    random = np.random.default_rng(seed)
    areas = [f"2081R00{number}" for number in range(1, 5)]
    places = [(area, grade) for area in areas for grade in "789"]
    drawn = {p: int(random.integers(1, 14)) for p in places if random.random() < 0.55}
    by_area = {a: [n for (area, _), n in drawn.items() if area == a] for a in areas}
    by_grade = {g: [n for (_, grade), n in drawn.items() if grade == g] for g in "789"}
    rows = [f"regso2025 | {area} | {grade} | {n}" for (area, grade), n in drawn.items()]
    rows += [f"regso2025 | {a} | _T | {sum(ns)}" for a, ns in by_area.items() if ns]
    rows += [
        f"municipality | 2081 | {g} | {sum(ns)}" for g, ns in by_grade.items() if ns
    ]
    rows += [f"municipality | 2081 | _T | {sum(drawn.values())}"]
    return "\n".join(["geography | ref_area | category | obs_value", *rows])


COUNTED = (Unit.PERSONS, Unit.PERCENT)


@pytest.mark.parametrize("unit", [one for one in Unit if one not in COUNTED])
def test_what_is_no_count_of_children_has_no_cells(unit):
    (income,) = figures("obs_value\n242")
    assert cells_of(income, unit) == ()
    assert counts_of([income], unit) == {}
    assert counts_of([income], INCOME.unit) == {}


def test_a_share_without_its_counts_is_no_count():
    (share,) = figures("obs_value\n59")
    assert counts_of([share], Unit.PERCENT) == {}
    assert len(cells_of(share, Unit.PERCENT)) == 2


def test_a_gap_is_no_count():
    (gap,) = figures("obs_value | obs_status\n | missing")
    assert counts_of([gap], Unit.PERSONS) == {}


@pytest.mark.parametrize(
    ("geography", "area", "families"),
    [
        ("regso2025", "2081R001", ["areas"]),
        ("deso2025", "2081A0010", ["areas"]),
        ("school", "34516710", ["schools"]),
        ("municipality", "2081", ["areas", "schools"]),
        ("municipality", "2080", []),
        ("regso2020", "2081R001", []),
        ("county", "20", []),
        ("distribution", "median", []),
    ],
)
def test_children_are_divided_by_areas_and_by_schools(geography, area, families):
    (row,) = figures(f"geography | ref_area | obs_value\n{geography} | {area} | 9")
    names = [f"low_economic_standard:{one}" for one in families]
    assert list(series_names(row)) == names


def test_the_municipality_alone_is_not_divided_by_schools():
    whole = figures("geography | ref_area\nmunicipality | 2081")
    school = figures("geography | ref_area\nschool | 34516710")
    assert not is_divided("x:schools", whole)
    assert is_divided("x:schools", (*whole, *school))
    assert is_divided("x:areas", whole)


def test_a_series_is_called_what_the_catalogue_calls_it():
    known = {SHARE.code: SHARE}
    assert series_title("low_economic_standard:areas", known) == SHARE.title
    assert series_title("no_longer:areas", known) == "no_longer:areas"
