"""A figure that is worked out says of what, and leads to every cell."""

import pytest

from htl_dash.services.lineage import ReadCell, WorkedOut
from htl_dash.viewmodels.worked_out_view import worked_out_lines

WHOLE = ReadCell("/value/2", "456")


def test_a_reader_sees_what_of_what_and_every_cell():
    found = WorkedOut((ReadCell("/value/0", "123"),), (WHOLE,))
    assert worked_out_lines(found) == [
        "Talet är uträknat av oss på källans antal: **123 av 456**.",
        "I `/value/0` står det: **123**",
        "I `/value/2` står det: **456**",
    ]


def test_what_is_summed_is_seen_to_be_and_no_cell_is_told_twice():
    some = ReadCell("/value/0", "45"), ReadCell("/value/1", "67")
    said = worked_out_lines(WorkedOut(some, (*some, WHOLE)))
    assert "**45 + 67 av 45 + 67 + 456**" in said[0]
    assert len(said) == 4


@pytest.mark.parametrize("text", ["null", "", None])
def test_a_count_that_is_missing_is_said_to_stop_it(text):
    found = WorkedOut((ReadCell("/value/0", text),), (WHOLE,))
    said = worked_out_lines(found)
    assert "finns inget tal" in said[0]
    assert said[1].endswith("**\N{EN DASH}**")
