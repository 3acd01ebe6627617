"""The mark of a workbook is read back as it was written, and nothing else is a mark."""

from dataclasses import replace

import pytest

from htl_dash.domain.record import FIELDS, RecordKind
from htl_dash.domain.term import Season, Term
from htl_dash.sources.term_layout import (
    FLOW,
    VERSION,
    VOLUMES,
    Mark,
    Marked,
    mark_rows,
    read_mark,
)

MARK = Mark(
    "2081",
    "34516710",
    Term(2026, Season.AUTUMN),
    False,
    (
        Marked(
            RecordKind.VOLUME,
            "groups",
            3,
            {"planned_hours": "12,5", "follow_up": "A\nb"},
        ),
        Marked(RecordKind.VOLUME, "empty", 0),
        Marked(RecordKind.FLOW, "", 2),
    ),
)


@pytest.mark.parametrize("mark", [MARK, replace(MARK, is_training=True, records=())])
def test_a_mark_is_read_as_it_was_written(mark):
    assert read_mark(mark_rows(mark)) == mark


def test_empty_cells_at_the_end_of_a_row_may_be_missing_or_none():
    rows = [(*row, None, None) for row in mark_rows(MARK)]
    assert read_mark(rows) == MARK
    assert read_mark(tuple(one for one in row if one) for row in mark_rows(MARK))


def test_a_newer_mark_is_known_by_its_number():
    assert read_mark(mark_rows(replace(MARK, version=VERSION + 1))) == VERSION + 1


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("something", "else")],
        [("htl_term", "x")],
        [("htl_term", "1"), ("term", "ht2026")],
        [
            ("htl_term", "1"),
            ("municipality", "1"),
            ("unit_code", "2"),
            ("training", "0"),
        ],
    ],
)
def test_anything_else_is_no_mark(rows):
    assert read_mark(rows) is None


def test_every_field_of_a_volume_has_its_column():
    names = [one.name for one in VOLUMES.filled_in]
    assert names == [one.name for one in FIELDS[RecordKind.VOLUME]]
    assert [one.name for one in FLOW.filled_in] == ["count"]


def test_headings_are_told_apart():
    for layout in (VOLUMES, FLOW):
        headings = [one.heading for one in layout.columns]
        assert len(set(headings)) == len(headings)
