"""An own indicator is declared as strictly as one in the catalogue."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import HOME
from made_own import CODE, FACTS

from htl_dash.catalogue.indicators import CODE as CODES
from htl_dash.catalogue.indicators import indicator_from_text
from htl_dash.domain.geography import Geography
from htl_dash.domain.goal import Dimension
from htl_dash.domain.indicator import Direction, Uncertainty, is_own
from htl_dash.domain.units import Unit
from htl_dash.services.own_definition import definition, own_code
from htl_dash.services.own_facts import Facts
from htl_dash.sources.own_layout import Fact

LEVELS = (Geography.MUNICIPALITY, Geography.REGSO_2025)


def declared(**said: str):
    texts = {**FACTS, **{Fact(name): text for name, text in said.items()}}
    facts = Facts(texts, Direction.HIGHER_IS_BETTER, (Dimension.HEALTH,))
    return definition(facts, HOME, "tal.xlsx", LEVELS)


def test_the_catalogues_own_reader_reads_it():
    one = indicator_from_text(CODE, declared())
    assert one.is_own
    assert one.unit is Unit.PERCENT
    assert one.uncertainty is Uncertainty.WILSON
    assert one.levels == (Geography.REGSO_2025, Geography.MUNICIPALITY)
    assert one.dimensions == (Dimension.HEALTH,)
    assert one.denominator.text == FACTS[Fact.DENOMINATOR]
    assert one.denominator.age_from is None
    assert (one.source.table, one.source.url) == ("tal.xlsx", "")
    for part in (Fact.NUMERATOR, Fact.DENOMINATOR, Fact.SOURCE, Fact.CONTACT):
        assert FACTS[part] in one.definition


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_no_text_breaks_out_of_its_place(text):
    read = tomllib.loads(declared(title=text, finding=f'"\n{text}'.replace("\n", " ")))
    assert read["title"] == text
    assert read["unit"] == "percent"


@pytest.mark.parametrize(
    ("title", "code"),
    [
        (FACTS[Fact.TITLE], CODE),
        ("Närvaro – åk 7–9", "own_narvaro_ak_79"),
        ("  Barn,  ute! ", "own_barn_ute"),
        ("!!!", ""),
    ],
)
def test_a_code_is_made_of_the_title(title, code):
    assert own_code(title) == code
    assert not code or (CODES.fullmatch(code) and is_own(code))


def test_long_titles_that_begin_alike_have_different_codes():
    one, other = (
        own_code("Andel barn " * 6 + "ute"),
        own_code("Andel barn " * 6 + "inne"),
    )
    assert one != other
    assert max(len(one), len(other)) <= 60
