"""Children's choices are counts for a whole school and term, once for each question."""

import pytest
from sqlalchemy.exc import IntegrityError
from store_rows import MORNING

from htl_dash.domain.record import Signature
from htl_dash.domain.term import Term
from htl_dash.domain.weighing import ChildrenChoice
from htl_dash.store.children_choices import add_choices, choices, choices_number
from htl_dash.store.database import writing

BY = Signature("coordinator", MORNING)
AUTUMN = Term.read("ht2026")


def test_the_counts_of_a_term_come_back_and_cannot_be_written_twice(store):
    with writing(store) as connection:
        assert choices_number(connection) == 0
        add_choices(connection, "34516710", AUTUMN, 40, {"need": 21, "reach": 7}, BY)
    with pytest.raises(IntegrityError), writing(store) as connection:
        add_choices(connection, "34516710", AUTUMN, 41, {"need": 22}, BY)
    with store.connect() as connection:
        assert choices(connection) == (
            ChildrenChoice("34516710", "ht2026", 40, "need", 21),
            ChildrenChoice("34516710", "ht2026", 40, "reach", 7),
        )
        assert choices_number(connection) == 2
