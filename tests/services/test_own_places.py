"""A municipality counts in all of itself, in its areas and in its schools."""

import pytest
from made_own import AREAS, PLACE, SCHOOLS
from small_store import Fill, fill, migrated

from htl_dash.services.own_places import find_place, places_of

__all__ = ["fill", "migrated"]


def test_every_place_of_the_municipality_can_be_chosen_from_coarse_to_fine(fill: Fill):
    other = "\n    regso2025 | 2080R001 | 2080"
    found = places_of(fill(areas=AREAS.rstrip() + other, schools=SCHOOLS), PLACE)
    assert [one.label for one in found] == [
        "2081 Borlänge",
        "2081R001 2081R001",
        "2081R002 2081R002",
        "2081R003 2081R003",
        "2081A0010 2081A0010",
        "2081A0020 2081A0020",
        "2081A0030 2081A0030",
        "2081A0040 2081A0040",
        "23251345 Nygårdskolan",
        "34516710 Tjärnaskolan",
    ]
    assert [one.inside for one in found[3:6]] == ["", "2081R001", "2081R001"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("34516710 Tjärnaskolan", "34516710"),
        ("34516710", "34516710"),
        ("tjärnaskolan", "34516710"),
        ("Tjärna", None),
        ("345", None),
    ],
)
def test_a_place_is_found_by_code_or_whole_name(fill: Fill, written, code):
    found = find_place(written, places_of(fill(schools=SCHOOLS, areas=AREAS), PLACE))
    assert (found.code if found else None) == code
