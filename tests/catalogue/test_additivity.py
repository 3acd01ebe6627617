"""Sums are tried only where somebody has promised that they add up."""

import pytest

from htl_dash.catalogue.additivity import Parts, promises


def is_promised(publisher: str, period: str, parts: Parts) -> bool:
    return any(one.holds(publisher, period, parts) for one in promises())


@pytest.mark.parametrize("parts", Parts)
def test_scb_promises_sums_until_noise_is_added(parts):
    assert is_promised("SCB", "2024", parts)
    assert not is_promised("SCB", "2025", parts)


def test_others_promise_nothing_that_they_have_not():
    assert not is_promised("Kolada (RKA)", "2023", Parts.SEXES)
    assert is_promised("Skolverket", "2024/25", Parts.SEXES)
    assert not is_promised("Skolverket", "2024/25", Parts.AREAS)


def test_every_promise_says_where_it_stands():
    assert all(one.reason for one in promises())
