"""Each unit knows its scale; nothing else does."""

import pytest

from htl_dash.domain.units import Unit
from htl_dash.text import catalogue


def test_only_per_cent_is_a_share():
    assert [unit for unit in Unit if unit.is_share] == [Unit.PERCENT]
    assert Unit.PERCENT.multiplier == 100
    assert {unit.multiplier for unit in Unit if not unit.is_share} == {1}


def test_counts_are_of_people_homes_and_households_and_have_no_decimals():
    counts = [unit for unit in Unit if unit.is_count]
    assert counts == [Unit.PERSONS, Unit.DWELLINGS, Unit.HOUSEHOLDS]
    assert {unit.decimals for unit in counts} == {0}


@pytest.mark.parametrize("unit", Unit)
def test_a_unit_shows_at_most_one_decimal(unit):
    assert unit.decimals in (0, 1)


def test_every_unit_has_its_word_and_no_word_is_left_over():
    assert set(catalogue()["unit"]) == {unit.code for unit in Unit}
    assert len({unit.code for unit in Unit}) == len(Unit)


def test_units_that_a_finding_spells_out_are_rates():
    assert {unit for unit in Unit if unit.is_named_in_findings} == {
        Unit.PER_1000,
        Unit.PER_100_000,
        Unit.PER_CHILD,
        Unit.PER_PERSON,
    }
