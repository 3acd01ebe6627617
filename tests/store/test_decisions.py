"""Decisions and reviews are added, read back as they were, and never changed."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from htl_dash.domain.decision import (
    Decision,
    Expectation,
    Expected,
    Review,
    Verdict,
)
from htl_dash.store import decisions as module
from htl_dash.store.database import writing
from htl_dash.store.decisions import (
    NEW,
    add_decision,
    add_review,
    count_written,
    decision_of,
    decisions,
    reviews,
)

EXPECTED = Expectation(
    measure="indicator low_economic_standard regso2025 2081R001",
    measure_title="Låg ekonomisk standard, Tjärna Ängar",
    direction=Expected.DOWN,
    before=59.1,
    lower=0.1 + 0.2,
    upper=57.0,
    confidence=0.8,
    due=date(2028, 3, 1),
    stop_rule="Om färre än hälften kommer.",
)
TAKEN = Decision(
    id=NEW,
    meeting_id=None,
    title="Föräldragrupper ett år till",
    decided="Vi fortsätter.\nEn grupp till.",
    reasons="Det behövs.",
    rejected="Läxhjälp",
    functions=("coordinator", "head_teacher"),
    problems=(3, 7),
    decided_on=date(2026, 11, 25),
    expectation=EXPECTED,
    content='{"å": "–"}',
    sha256="ab" * 32,
    who="coordinator",
    at="2026-11-25T10:00:00+00:00",
)


def add(engine: Engine, taken: Decision) -> Decision:
    with writing(engine) as connection:
        return add_decision(connection, taken)


def test_a_decision_is_read_back_exactly_as_it_was_taken(store):
    bare = replace(TAKEN, expectation=None, functions=(), problems=())
    first, second = add(store, TAKEN), add(store, bare)
    assert replace(first, id=NEW) == TAKEN
    assert replace(second, id=NEW) == bare
    with store.connect() as connection:
        assert decisions(connection) == (second, first)
        assert decision_of(connection, first.id) == first
        assert count_written(connection) == (2, 0)
        with pytest.raises(LookupError):
            decision_of(connection, 99)


def test_a_review_is_kept_beside_its_decision(store):
    taken = add(store, TAKEN)
    made = Review(
        id=NEW,
        decision_id=taken.id,
        reviewed_on=date(2028, 3, 1),
        outcome=58.2,
        outcome_lower=None,
        outcome_upper=None,
        verdict=Verdict.WORSE,
        interval_score=13.0,
        brier_score=0.64,
        note="Inte än.",
        content="{}",
        sha256="cd" * 32,
        who="coordinator",
        at="2028-03-01T10:00:00+00:00",
    )
    with writing(store) as connection:
        added = add_review(connection, made)
    assert replace(added, id=NEW) == made
    with store.connect() as connection:
        assert reviews(connection) == (added,)


def test_nothing_here_can_change_or_remove_a_row():
    source = ast.parse(Path(module.__file__).read_text("utf-8"))
    named = {node.id for node in ast.walk(source) if isinstance(node, ast.Name)}
    assert not {"update", "delete", "text"} & named
