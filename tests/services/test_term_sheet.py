"""A term's workbook is for one of the municipality's own schools."""

import pytest
from made import HOME
from term_books import TERM, UNIT, with_initiatives

from htl_dash.domain.record import RecordKind
from htl_dash.services.register import Entry, save, signed
from htl_dash.services.term_sheet import open_term_sheet
from htl_dash.sources.office_file import FileError


def test_a_school_that_the_municipality_does_not_have_is_told_with_those_it_has(store):
    with pytest.raises(FileError) as found:
        open_term_sheet(store, HOME, "99999999", TERM)
    assert found.value.text_key == "term_file.unknown_school"
    assert found.value.facts == {"known": UNIT}


def test_it_knows_which_revision_everything_begins_from(store):
    with_initiatives(store)
    keys = {"initiative_id": 2, "term": TERM.code}
    entry = Entry(RecordKind.VOLUME, keys, 0, {"actual_reach": "7"})
    save(store, HOME, entry, signed("coordinator"))
    found = open_term_sheet(store, HOME, UNIT, TERM)
    assert [one.opened.seen for one in found.volumes] == [0, 1]
    assert found.flow.seen == 0
    assert "actual_reach" not in found.volumes[1].opened.written
