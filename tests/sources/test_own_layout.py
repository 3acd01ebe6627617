"""The workbook of an own indicator says whom it was made for, and in which words."""

import pytest

from htl_dash.sources.own_layout import (
    VERSION,
    Fact,
    OwnMark,
    counts_sheet,
    facts_sheet,
    mark_rows,
    read_own_mark,
)


@pytest.mark.parametrize("is_training", [True, False])
def test_a_mark_is_read_as_it_was_written(is_training):
    mark = OwnMark("2081", is_training)
    assert read_own_mark(mark_rows(mark)) == mark


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([], None),
        ([("htl_term", "1")], None),
        ([("htl_own", "x"), ("municipality", "2081")], None),
        ([("htl_own", "1"), ("municipality", None)], None),
        ([("htl_own", str(VERSION + 1))], VERSION + 1),
    ],
)
def test_what_is_no_mark_of_ours_is_none_and_a_newer_one_its_number(rows, found):
    assert read_own_mark(rows) == found


def test_every_fact_has_a_label_of_its_own_and_every_column_a_heading():
    labels = [one.label for one in Fact]
    assert len({*labels}) == len(labels) == 11
    for sheet in (facts_sheet(), counts_sheet()):
        headings = [one.heading for one in sheet.columns]
        assert len({*headings}) == len(headings)
        assert {sheet.key, *sheet.needed, *sheet.texts} <= {
            c.name for c in sheet.columns
        }
