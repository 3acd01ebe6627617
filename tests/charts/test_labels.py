"""Labels stand about their points and cover neither points nor each other."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from htl_dash.charts.labels import Ground, Label, Placed, around
from htl_dash.charts.labels import placed as placed_on

LETTER, LINE = 0.53 * 18, 1.35 * 18
WIDE = (-200, 1400, -200, 700)
places = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=5, unique=True
)


def one_line(text: str, x: float = 0, y: float = 0) -> Label:
    return Label((text,), x, y, 20)


def placed(labels, size, room, drawn=()):
    return placed_on(labels, size, [Ground(room, drawn)])


def box(found: Placed) -> tuple[float, float, float, float]:
    label = found.label
    width = LETTER * max(len(one) for one in label.lines)
    height = LINE * len(label.lines)
    return around(label.x + found.across, label.y + found.up, width, height)


def overlap(one, other) -> bool:
    across = min(one[1], other[1]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[2], other[2])
    return across > 0.01 and up > 0.01


@given(places)
def test_labels_with_room_about_them_cover_nothing(spots):
    labels = [one_line("Arena", 200 * x, 90 * y) for x, y in spots]
    found = placed(labels, 18, WIDE)
    boxes = [box(one) for one in found]
    points = [around(one.x, one.y, 20, 20) for one in labels]
    assert not [1 for one, other in combinations(boxes, 2) if overlap(one, other)]
    assert not [1 for one in boxes for other in points if overlap(one, other)]


def test_a_label_stands_to_the_right_where_it_can_and_inside_the_room():
    (right,) = placed([one_line("Skola")], 18, WIDE)
    assert right.across > 10
    assert (right.up, right.is_apart) == (0, False)
    (inside,) = placed([one_line("Skola")], 18, (-200, 20, -200, 200))
    assert inside.across <= 0
    (above,) = placed([one_line("Skola")], 18, (-40, 40, -15, 200))
    assert above.up > 0


def test_two_points_in_one_place_have_labels_that_can_both_be_read():
    first, second = placed([one_line("Skola"), one_line("Hem")], 18, (-99, 99, -99, 99))
    assert not overlap(box(first), box(second))


def test_what_is_drawn_is_kept_clear():
    (found,) = placed([one_line("Skola")], 18, WIDE, [around(30, 0, 30, 8)])
    assert found.across < 0


def test_with_everything_taken_about_it_a_label_moves_off_and_says_so():
    (found,) = placed([one_line("Skola")], 18, WIDE, [around(0, 0, 140, 60)])
    assert found.is_apart
    assert not overlap(box(found), around(0, 0, 140, 60))


def test_no_line_to_a_label_runs_through_another_label():
    # The first stands above its point. Nothing near is free for the second: above it
    # there is room beyond the first one's label, and below it as far off.
    walls = [around(150, 0, 200, 24), around(-130, 0, 200, 24), around(0, -26, 300, 30)]
    named = [one_line("Arena Arena"), one_line("Arena Arena", 20)]
    first, second = placed(named, 18, WIDE, walls)
    assert (first.up > 0, first.is_apart) == (True, False)
    assert (second.up < 0, second.is_apart) == (True, True)


def test_a_label_is_free_where_the_figure_is_larger_too():
    # What stands to the right of the point when everything is twice as large.
    larger = Ground(WIDE, [around(30, 0, 30, 8)], 2)
    (found,) = placed_on([one_line("Skola")], 18, [Ground(WIDE), larger])
    assert found.across < 0


def test_several_lines_take_their_room():
    both = Label(("Skola", "Fritid och hem"), 0, 0, 20)
    (found,) = placed([both], 18, (-40, 400, -100, 100))
    assert found.across > LETTER * len("Fritid och hem") / 2
