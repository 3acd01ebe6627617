"""A term is handed in once, by a function, at a moment."""

import pytest
from sqlalchemy.exc import IntegrityError
from store_rows import MORNING

from htl_dash.domain.record import Signature
from htl_dash.domain.term import Term
from htl_dash.store.database import writing
from htl_dash.store.submissions import Submission, submissions, submit

SPRING, AUTUMN = Term.read("vt2026"), Term.read("ht2026")
BY = Signature("coordinator", MORNING)


def test_what_is_handed_in_is_told_in_the_order_it_came(connection):
    assert submissions(connection) == ()
    submit(connection, "34516710", AUTUMN, BY)
    submit(connection, "34516710", SPRING, BY)
    submit(connection, "23251345", AUTUMN, BY)
    moment = MORNING.isoformat()
    assert submissions(connection) == (
        Submission("34516710", AUTUMN, "coordinator", moment),
        Submission("34516710", SPRING, "coordinator", moment),
        Submission("23251345", AUTUMN, "coordinator", moment),
    )


def test_a_term_cannot_be_handed_in_twice(store):
    with writing(store) as connection:
        submit(connection, "34516710", SPRING, BY)
    with pytest.raises(IntegrityError), writing(store) as connection:
        submit(connection, "34516710", SPRING, BY)
    with store.connect() as connection:
        assert len(submissions(connection)) == 1
