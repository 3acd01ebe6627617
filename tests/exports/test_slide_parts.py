"""Text is shared out on slides by what there is room for."""

import pytest

from htl_dash.exports.slide_parts import (
    BODY_HIGH,
    LETTERS,
    LINES,
    Frame,
    numbered,
    said_high,
    screens,
)
from htl_dash.text import t


@pytest.mark.parametrize(
    ("items", "pages"),
    [
        ([], []),
        (["a", "b"], [("a", "b")]),
        (["a"] * LINES, [("a",) * LINES]),
        (["a"] * (LINES + 1), [("a",) * LINES, ("a",)]),
    ],
)
def test_lines_fill_a_slide_and_go_on_to_the_next(items, pages):
    assert list(screens(items)) == pages


def test_a_text_longer_than_a_slide_is_parted_between_words():
    words = [f"ord{n}" for n in range(LETTERS * LINES // 3)]
    found = list(screens([" ".join(words)]))
    assert len(found) > 1
    assert " ".join(one for page in found for one in page).split() == words


def test_a_part_of_several_says_which():
    assert numbered("Rubrik", 1, 1) == "Rubrik"
    assert numbered("Rubrik", 2, 3) == t("paper.part", title="Rubrik", part=2, parts=3)


def test_text_under_a_chart_takes_its_room_from_the_chart():
    assert said_high(()) == 0
    assert Frame("Rubrik").room == BODY_HIGH
    one, two = Frame("R", said=("a",)), Frame("R", said=("a", "b"))
    assert BODY_HIGH > one.room > two.room
    assert one.room - two.room == pytest.approx(
        said_high(("a", "b")) - said_high(("a",))
    )
