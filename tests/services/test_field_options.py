"""What can be chosen is what the field's own words and the municipality's model have."""

from dataclasses import replace

import pytest
from made import HOME, MODEL

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.domain.record import FIELDS, FieldKind, RecordKind
from htl_dash.services.field_options import codes_of

CHOSEN = [
    (kind, one.name)
    for kind in RecordKind
    for one in FIELDS[kind]
    if one.kind in (FieldKind.CHOICE, FieldKind.CHOICES)
]


@pytest.mark.parametrize(("kind", "field"), CHOSEN, ids=str)
def test_every_field_of_choice_has_codes_without_spaces_and_once(kind, field):
    codes = codes_of(kind, field, HOME)
    assert codes
    assert len(codes) == len({*codes})
    assert not [code for code in codes if len(code.split()) != 1]


def test_functions_and_actors_are_those_of_the_model():
    assert codes_of(RecordKind.PROBLEM, "raised_by", HOME) == (
        "coordinator",
        "head_teacher",
    )
    assert codes_of(RecordKind.INITIATIVE, "actors", HOME) == (
        "school",
        "family_services",
    )


def test_a_problem_and_an_initiative_have_statuses_of_their_own():
    initiative = codes_of(RecordKind.INITIATIVE, "status", HOME)
    problem = codes_of(RecordKind.PROBLEM, "status", HOME)
    assert not {*initiative} & {*problem}


def test_a_model_without_test_cycles_has_none_to_choose():
    assert len(codes_of(RecordKind.INITIATIVE, "kind", HOME)) == 2
    without = replace(HOME, team_model=replace(MODEL, tests_cases=None))
    assert codes_of(RecordKind.INITIATIVE, "kind", without) == ("ordinary",)


def test_the_indicators_are_those_that_can_turn_out_for_the_better():
    codes = codes_of(RecordKind.INITIATIVE, "indicators", HOME)
    assert all(all_indicators()[code].dimensions for code in codes)
    assert not [code for code in codes if all_indicators()[code].is_context]


def test_where_nothing_is_chosen_there_are_no_codes():
    with pytest.raises(KeyError):
        codes_of(RecordKind.INITIATIVE, "title", HOME)
