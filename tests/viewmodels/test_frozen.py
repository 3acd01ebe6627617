"""What is frozen is read back the same, byte for byte, and only of known kinds."""

import json
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum
from math import inf, nan, nextafter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_document import DOTS, FROZEN, LINES
from made_document import SHARES as TABLE

from htl_dash.domain.volume import Measure
from htl_dash.viewmodels.document import Paragraph, Section
from htl_dash.viewmodels.frozen import FrozenError, freeze, is_whole, thaw
from htl_dash.viewmodels.frozen_format import FORMATS, LATEST, PARTS
from htl_dash.viewmodels.frozen_parts import Frozen

GOLDEN = Path(__file__).parent / "frozen" / "format_1.json"
"""A decision as format 1 wrote it; never made anew."""


def with_blocks(*blocks: object) -> Frozen:
    section = Section("Rubrik", blocks)  # type: ignore[arg-type]
    return replace(FROZEN, document=replace(FROZEN.document, sections=(section,)))


def test_what_is_frozen_is_read_back_as_the_same_document():
    text = freeze(FROZEN)
    assert thaw(text) == FROZEN
    assert freeze(thaw(text)) == text
    assert is_whole(text)


def test_every_kind_of_part_is_tried_here():
    assert {*PARTS} == {kind for kind in PARTS if f'"kind":"{kind}"' in freeze(FROZEN)}


def test_the_text_is_canonical():
    text = freeze(FROZEN)
    assert json.dumps(
        json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ) == (text)
    assert "å" in text
    assert text.encode("utf-8").decode("utf-8") == text


def test_the_golden_decision_of_format_1_is_still_read_and_written_the_same():
    text = GOLDEN.read_text("utf-8")
    assert json.loads(text)["format"] == 1
    assert is_whole(text)
    assert_is(thaw(text), json.loads(text)["frozen"])
    assert {*FORMATS[1]} == {kind for kind in PARTS if f'"kind":"{kind}"' in text}


def assert_is(part: object, data: object) -> None:
    """Require every part to be of the kind that stands there, with what stands there."""
    if isinstance(data, dict):
        assert type(part).__name__ == data["kind"]
        for name, value in data.items():
            if name != "kind":
                assert_is(getattr(part, name), value)
    elif isinstance(data, list):
        assert isinstance(part, tuple)
        for one, value in zip(part, data, strict=True):
            assert_is(one, value)
    elif isinstance(part, Enum | date):
        assert (part.value if isinstance(part, Enum) else part.isoformat()) == data
    else:
        assert type(part) is type(data)
        assert part == data


def test_the_latest_format_has_every_field_of_every_part():
    assert {*FORMATS[LATEST]} == {*PARTS}
    for kind, made in PARTS.items():
        named = {one.name for one in fields(made)}
        assert {*FORMATS[LATEST][kind]} == named, f"give {kind} a new format"


def test_a_field_that_an_older_format_lacks_has_its_usual_value(monkeypatch):
    older = dict(FORMATS[LATEST], Section=("heading", "blocks"))
    monkeypatch.setitem(FORMATS, 0, older)
    text = freeze(FROZEN, 0)
    assert "starts_page" not in text
    assert is_whole(text)
    assert [one.starts_page for one in thaw(text).document.sections] == [False] * 3


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_is_read_back_exactly(value):
    rows = (("a", value), ("b", nextafter(value, 0.0)))
    found = thaw(freeze(with_blocks(replace(TABLE, rows=rows))))
    (block,) = found.document.sections[0].blocks
    assert [repr(one) for _, one in block.rows] == [repr(one) for _, one in rows]


@given(st.text())
def test_every_text_is_read_back_as_it_was_typed(text):
    kept = text.encode("utf-8", "ignore").decode("utf-8")
    (block,) = thaw(freeze(with_blocks(Paragraph(kept)))).document.sections[0].blocks
    assert block.text == kept


@dataclass(frozen=True)
class Stranger:
    """A part that nobody has put on the list."""

    text: str


@pytest.mark.parametrize(
    "block",
    [
        Stranger("x"),
        Paragraph(Measure.HOURS),  # a word of another list
        Paragraph(b"x"),  # type: ignore[arg-type]
        replace(TABLE, rows=[["a"]]),  # type: ignore[arg-type]
        replace(DOTS, rows={"a": 1}),  # type: ignore[arg-type]
        lambda: None,
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_is_not_on_the_list_is_refused(block):
    with pytest.raises(FrozenError):
        freeze(with_blocks(block))


@pytest.mark.parametrize("value", [nan, inf, -inf])
def test_a_number_that_json_does_not_have_is_refused(value):
    with pytest.raises(FrozenError):
        freeze(with_blocks(replace(TABLE, rows=(("a", value),))))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"format":1', '"format":99'),
        ('"format":1', '"format":true'),
        ('"kind":"Fact"', '"kind":"Stranger"'),
        ('"kind":"Fact"', '"kind":"__import__"'),
        ('"label":"stats"', '"name":"stats"'),
        ('"day":"2026-11-25"', '"day":"2026-13-45"'),
        ('"tone":"own"', '"tone":"unknown"'),
        ('"frozen":{', '"frozen":[{'),
    ],
)
def test_a_text_of_another_kind_is_refused(before, after):
    text = freeze(FROZEN)
    assert before in text
    changed = text.replace(before, after, 1)
    assert not is_whole(changed)
    with pytest.raises(FrozenError):
        thaw(changed)


def test_whatever_is_changed_in_a_frozen_text_is_noticed():
    text = freeze(FROZEN)
    assert not is_whole(text.replace('"format":1', '"format": 1'))
    assert not is_whole(text + "\n")
    assert not is_whole("")
    assert not is_whole("[" * 100_000)


def test_a_views_sections_are_found_as_they_were():
    (view,) = FROZEN.views
    assert FROZEN.sections_of(view) == (FROZEN.document.sections[1],)
    assert LINES in FROZEN.document.sections[2].blocks
