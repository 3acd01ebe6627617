"""Every field says what may be written in it, and counts of children are secret."""

import pytest

from htl_dash.domain.flow import FLOW_PARTS, FlowCount
from htl_dash.domain.record import FIELDS, FREE_TEXT, FieldKind, RecordKind, field

SECRET = {RecordKind.FLOW: {*FlowCount}, RecordKind.VOLUME: {"actual_reach"}}


@pytest.mark.parametrize("kind", RecordKind)
def test_no_field_stands_twice(kind):
    names = [one.name for one in FIELDS[kind]]
    assert len(names) == len({*names})


@pytest.mark.parametrize("kind", RecordKind)
def test_counts_of_children_and_nothing_else_are_secret(kind):
    secret = {one.name for one in FIELDS[kind] if one.is_secret}
    assert secret == SECRET.get(kind, set())


def test_words_are_free_text_and_numbers_and_choices_are_not():
    free = {one.kind for kind in RecordKind for one in FIELDS[kind] if one.is_free_text}
    assert free == {FieldKind.LINE, FieldKind.TEXT} == {*FREE_TEXT}


def test_a_field_is_found_by_its_name_in_its_own_kind_of_record():
    assert field(RecordKind.VOLUME, "actual_reach").kind is FieldKind.COUNT
    with pytest.raises(KeyError):
        field(RecordKind.PROBLEM, "actual_reach")


def test_every_count_of_the_flow_is_in_one_part():
    counts = [one for part in FLOW_PARTS.values() for one in part]
    assert sorted(counts) == sorted(FlowCount)
