"""An error carries facts; the sentence is made where it is shown."""

import string

import pytest

from htl_dash.domain.errors import (
    CatalogueError,
    HtlError,
    PackError,
    ServerError,
    StoreError,
)
from htl_dash.text import catalogue, t

FACTS = {
    HtlError: set(),
    CatalogueError: {"file", "key", "problem", "cure"},
    PackError: {"file", "problem", "cure"},
    StoreError: {"place", "problem", "cure"},
    ServerError: {"problem", "cure"},
}


@pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.__name__)
def test_the_documented_facts_fill_the_message_and_no_others(kind):
    section, name = kind.text_key.split(".")
    wanted = {part[1] for part in string.Formatter().parse(catalogue()[section][name])}
    assert wanted - {None} == FACTS[kind]


@pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.__name__)
def test_every_fact_is_seen_in_the_message(kind):
    facts = {name: f"<{name}>" for name in FACTS[kind]}
    message = t(kind.text_key, **kind(**facts).facts)
    assert all(fact in message for fact in facts.values())


def test_a_log_line_names_the_facts():
    error = StoreError(place="htl.db", problem="P.", cure="C.")
    assert str(error) == "place=htl.db, problem=P., cure=C."
    assert isinstance(error, HtlError)
