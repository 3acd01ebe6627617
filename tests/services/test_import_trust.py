"""Figures that nothing says were protected are refused, and told where to go instead."""

import pytest
from made import HOME
from made_data_files import incoming, raws

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.services.import_figures import Candidate
from htl_dash.services.import_trust import untrusted
from htl_dash.text import t

COUNTS = """
place    | measure                     | text
11406792 | pupils                      | 3
11406792 | pupils                      | 5
11406792 | pupils                      | 0
11406792 | pupils                      | ..
11406792 | all_subjects_passed_grade_9 | 3
"""


def stopped(stated: str = "", given: str = "") -> list[tuple[str, str]]:
    pairs = zip(incoming(COUNTS), raws(COUNTS), strict=True)
    some = [Candidate(figure, raw, is_own=True) for figure, raw in pairs]
    found = tuple(untrusted(some, all_indicators(), HOME, stated, given))
    assert all(t(one.text_key, **one.facts) for one in found)
    return [(one.text_key, one.value) for one in found]


def test_a_file_that_says_who_has_published_it_is_trusted():
    assert stopped(stated="Skolverket") == []


def test_a_file_that_says_nothing_needs_a_publisher():
    assert stopped() == [("data_file.no_publisher", "")]


def test_small_counts_need_more_than_somebodys_word():
    assert stopped(given="Skolverket") == [("data_file.small_count", "3")]


@pytest.mark.parametrize(
    "given",
    [
        "Kommunen",
        "Borlänge kommun",
        "borlänge",
        "Borla\u0308nge",
        "Borlange",
        "Tjärnaskolan",
    ],
)
def test_our_own_figures_have_a_door_of_their_own(given):
    assert stopped(given=given) == [("data_file.own_figures", given)]


@pytest.mark.parametrize("given", ["19900101-1239", "anna@exempel.se", "S" * 121])
def test_a_publisher_is_no_person_and_what_was_typed_is_not_told_again(given):
    assert stopped(given=given) == [("data_file.strange_publisher", "")]
