"""A document as data, and the fingerprint of its content."""

import json
from dataclasses import replace
from hashlib import sha256

from made_document import DOTS, TABLE, document

from htl_dash.viewmodels.document import Fact, Paragraph, Section, sealed, written


def test_every_part_is_written_under_its_kind():
    told = json.loads(written(document(Section("Läget", (DOTS, TABLE)))))
    assert told["kind"] == "Document"
    assert told["day"] == "2026-11-25"
    blocks = told["sections"][0]["blocks"]
    assert [one["kind"] for one in blocks] == ["RowChart", "Table"]
    assert blocks[0]["rows"][0]["tone"] == "higher"
    assert blocks[0]["rows"][3]["value"] is None
    assert blocks[0]["rows"][3]["state"] == "hidden"


def test_the_fingerprint_can_be_worked_out_again_by_anybody():
    made = document()
    bare = replace(made, fingerprint="")
    assert made.fingerprint == sha256(written(bare).encode()).hexdigest()


def test_the_fingerprint_follows_the_content_alone():
    made = document()
    assert sealed(made).fingerprint == made.fingerprint
    assert sealed(replace(made, band="Övningsdata")).fingerprint == made.fingerprint
    changes = (
        {"title": "Annat"},
        {"version": "annan"},
        {"facts": (Fact("Beslutat", "Nämnden"),)},
        {"sections": (Section("Läget", (Paragraph("Annan text"),)),)},
    )
    found = {sealed(replace(made, **change)).fingerprint for change in changes}
    assert len(found | {made.fingerprint}) == len(changes) + 1


def test_characters_that_no_file_can_hold_become_spaces():
    made = document(Section("a\x00b", (Paragraph("c\x1bd\ud800e\n\tf"),)))
    assert made.sections[0].heading == "a b"
    assert made.sections[0].blocks[0].text == "c d e\n\tf"
