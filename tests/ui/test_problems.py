"""A problem that a user can mend is told with its facts; any other without details."""

import pytest
from streamlit.testing.v1 import AppTest

from htl_dash.domain.errors import (
    CatalogueError,
    HtlError,
    PackError,
    ServerError,
    StaleError,
    StoreError,
)
from htl_dash.text import t
from htl_dash.ui.problems import problem_text

FACTS = {
    CatalogueError: {"file": "indicators/a.toml", "key": "unit"},
    PackError: {"file": "series/scb.csv"},
    StoreError: {"place": "/srv/htl.db"},
    ServerError: {},
    StaleError: {},
}
TOLD = {"problem": "Det är fel.", "cure": "Gör så här."}


@pytest.mark.parametrize("kind", list(FACTS), ids=lambda kind: kind.__name__)
def test_an_error_to_mend_is_told_with_all_its_facts(kind):
    told = problem_text(kind(**FACTS[kind], **TOLD))
    told_of = {} if kind is StaleError else TOLD
    assert all(fact in told for fact in (*FACTS[kind].values(), *told_of.values()))
    assert "{" not in told


def test_every_kind_of_error_to_mend_has_a_text():
    known = {kind for kind in HtlError.__subclasses__() if "domain" in kind.__module__}
    assert known == set(FACTS)


def test_braces_in_a_fact_are_left_as_they_are():
    told = problem_text(StoreError(place="/srv/{x}.db", **TOLD))
    assert "/srv/{x}.db" in told


@pytest.mark.parametrize("problem", [KeyError("hemligt"), ValueError("hemligt")])
def test_anything_else_is_told_without_details(problem):
    told = problem_text(problem)
    assert told == problem_text(RuntimeError())
    assert told.startswith(t("error.unknown").splitlines()[0])
    assert "hemligt" not in told


def test_the_message_takes_the_place_of_the_page():
    def page() -> None:
        from htl_dash.domain.errors import StoreError
        from htl_dash.ui.problems import show_problem

        facts = {"problem": "Filen finns inte.", "cure": "Kör make run."}
        show_problem(StoreError(place="/srv/htl.db", **facts))

    app = AppTest.from_function(page, default_timeout=30).run()
    assert not app.exception
    assert len(app.error) == 1
    for fact in ("/srv/htl.db", "Filen finns inte.", "Kör make run."):
        assert fact in app.error[0].value
