"""An id is believed only where the source's own words say what we think."""

import pytest

from htl_dash.sources.source import Mismatch
from htl_dash.sources.wording import unlike

TITLE = "Elever i åk\u00a09,  kommunala skolor 16\u201319 år,\nandel (%)"


@pytest.mark.parametrize(
    "words",
    [(), ("Elever",), ("ÅK 9", "kommunala skolor", "16-19 år", "(%)")],
)
def test_case_spaces_and_dashes_do_not_matter(words):
    assert unlike("N1", words, TITLE) is None


def test_what_does_not_stand_there_is_told_beside_what_does():
    found = unlike("N1", ("elever", "fristående", "antal"), TITLE)
    assert found == Mismatch("N1", "fristående, antal", TITLE)


@pytest.mark.parametrize("words", [(), ("elever",)])
def test_an_unknown_id_is_never_right(words):
    assert unlike("N1", words, "") == Mismatch("N1", ", ".join(words), "")


@pytest.mark.parametrize(
    "title",
    [
        "Andel behöriga till gymnasieskolan, procent",
        "Proportion of persons eligible for upper secondary school, percent",
    ],
)
def test_a_word_can_be_given_in_several_ways(title):
    words = ("behörig|eligib", "gymnasi|upper secondary", "andel|proportion")
    assert unlike("N1", words, title) is None


def test_a_word_that_is_missing_in_every_way_is_told_with_them_all():
    found = unlike("N1", ("behörig|eligib",), "Andel som arbetar")
    assert found == Mismatch("N1", "behörig / eligib", "Andel som arbetar")
