"""A figure that comes from another dataset than before, and says something else, is told."""

from datetime import timedelta

import pytest
from store_rows import MORNING

from htl_dash.domain.received import Arrival
from htl_dash.services.taken_over import taken_over

MET = (MORNING + timedelta(hours=1)).isoformat(timespec="seconds")
LATER = MORNING + timedelta(days=1)
LATEST = MORNING + timedelta(days=2)
FETCHED = "ref_area | obs_value\n2081R001 | 45\n2081R002 | 12\n2081R003 | 7"


def told(engine):
    with engine.connect() as connection:
        found = taken_over(connection, MET)
    return {
        one.dataset: [(old.value, new.value) for old, new in one.changed]
        for one in found
    }


def test_what_was_fetched_takes_over_from_the_pack_where_it_says_something_else(fill):
    fill(pack="ref_area | obs_value\n2081R001 | 46\n2081R002 | 12")
    engine = fill(loaded_at=LATER, arrival=Arrival.FETCH, scb=FETCHED)
    assert told(engine) == {"scb": [(46, 45)]}


def test_it_is_told_of_the_newest_version_against_what_was_met_with(fill):
    fill(pack="obs_value\n46")
    fill(loaded_at=LATER, arrival=Arrival.FETCH, scb="obs_value\n45")
    engine = fill(loaded_at=LATEST, arrival=Arrival.FETCH, scb="obs_value\n44")
    assert told(engine) == {"scb": [(46, 44)]}


def test_a_dataset_that_was_shown_already_has_taken_over_nothing(fill):
    fill(pack="obs_value\n46")
    fill(arrival=Arrival.FETCH, scb="obs_value\n45")
    assert told(fill()) == {}
    assert told(fill(loaded_at=LATER, arrival=Arrival.FETCH, scb="obs_value\n44")) == {}
    assert told(fill(loaded_at=LATER, pack="obs_value\n47")) == {}


def test_a_figure_falls_back_when_the_dataset_that_had_it_has_it_no_more(fill):
    fill(pack="obs_value\n46")
    fill(arrival=Arrival.FETCH, scb="obs_value\n45")
    other = "time_period | obs_value\n2023 | 45"
    engine = fill(loaded_at=LATER, arrival=Arrival.FETCH, scb=other)
    assert told(engine) == {"pack": [(45, 46)]}


@pytest.mark.parametrize("rules", [("counts", "publisher"), ("publisher", "counts")])
def test_counts_of_our_own_are_never_told(fill, rules):
    counted = "obs_value | numerator | denominator\n40 | 8 | 20"
    before, after = rules
    fill(protection=before, one=counted)
    engine = fill(
        protection=after, loaded_at=LATER, two=counted.replace("40 | 8", "45 | 9")
    )
    assert told(engine) == {}
