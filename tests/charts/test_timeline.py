"""Lines carry the view's points, and nothing is drawn across a break."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from htl_dash.charts import theme
from htl_dash.charts.timeline import SMALL_HEIGHT, STAR, timeline
from htl_dash.viewmodels.timeline import (
    Ahead,
    Break,
    Emphasis,
    Line,
    Point,
    Timeline,
)


def line(name: str, emphasis: Emphasis, *parts: dict[int, float]) -> Line:
    """Return a line of parts; each holds values by year, with limits one away."""
    strong = emphasis in (Emphasis.OWN, Emphasis.OURS)
    room = 1.0 if strong else None
    return Line(
        name,
        emphasis,
        tuple(
            tuple(
                Point(x, y, y - room if room else None, y + room if room else None)
                for x, y in part.items()
            )
            for part in parts
        ),
        "sist",
    )


OWN = line("Borlänge", Emphasis.OWN, {2010: 90, 2011: 91}, {2012: 80, 2013: 77})
PEER = line("Falun", Emphasis.NAMED, {2010: 92, 2011: 93}, {2012: 85, 2013: 86})
BACKGROUND = line("Romme", Emphasis.BACKGROUND, {2012: 70, 2013: 71})
VIEW = Timeline(
    heading="Rubrik",
    measured="Mått",
    lines=(OWN, PEER, BACKGROUND),
    band=(
        ((2010, 80, 95), (2011, 81, 96)),
        ((2012, 75, 90), (2013, 76, 91)),
    ),
    band_label="Fältet",
    breaks=(Break(2012, "Nya krav."),),
    ticks=((2010, "2010"), (2013, "2013")),
    unit_suffix=" %",
    starts_at_zero=False,
    alt="Alt",
)


def lines(figure) -> list:
    """Return the traces that go through figures; those with limits stand upright."""
    return [one for one in figure.data if one.fill != "toself" and not is_upright(one)]


def is_upright(trace) -> bool:
    """Whether a trace is limits: lower and upper in the same place, then a gap."""
    return len(trace.x) > 2 and trace.x[0] == trace.x[1]


def plain(text: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", text).split())


def test_every_point_is_drawn_and_no_other():
    drawn = {
        (x, y)
        for trace in lines(timeline(VIEW))
        for x, y in zip(trace.x, trace.y, strict=True)
        if x is not None
    }
    assert drawn == {
        (p.x, p.value) for one in VIEW.lines for part in one.parts for p in part
    }


def test_no_line_crosses_the_break():
    for trace in lines(timeline(VIEW)):
        pairs = zip(trace.x, trace.x[1:], strict=False)
        joined = [pair for pair in pairs if None not in pair]
        assert joined
        assert not [1 for a, b in joined if a < 2012 <= b]
        assert trace.connectgaps is not True


def test_the_band_does_not_cross_the_break_either():
    bands = [one for one in timeline(VIEW).data if one.fill == "toself"]
    assert [sorted(set(band.x)) for band in bands] == [[2010, 2011], [2012, 2013]]
    assert list(bands[0].y) == [95, 96, 81, 80]


def test_the_break_is_marked_between_the_years_and_says_what_changed():
    figure = timeline(VIEW)
    dashes = [one for one in figure.layout.shapes if one.line.dash == "dash"]
    assert [(one.x0, one.x1) for one in dashes] == [(2011.5, 2011.5)]
    assert "Nya krav." in [plain(one.text) for one in figure.layout.annotations]


def test_our_own_limits_are_drawn_as_published():
    drawn = {
        (one.x[at], one.y[at], one.y[at + 1])
        for one in timeline(VIEW).data
        if is_upright(one)
        for at in range(0, len(one.x), 3)
    }
    assert drawn == {(p.x, p.lower, p.upper) for part in OWN.parts for p in part}


def test_every_line_but_the_background_is_named_with_its_last_figure():
    texts = [plain(one.text) for one in timeline(VIEW).layout.annotations]
    assert "Borlänge sist" in texts
    assert "Falun sist" in texts
    assert "Fältet" in texts
    assert not [text for text in texts if "Romme" in text]


def test_names_do_not_cover_each_other():
    close = [
        line(f"Plats {n}", Emphasis.NAMED, {2012: 80 + n / 10, 2013: 80 + n / 10})
        for n in range(6)
    ]
    crowded = Timeline(
        **{name: getattr(VIEW, name) for name in Timeline.__slots__}
        | {"lines": tuple(close), "band": (), "breaks": ()}
    )
    figure = timeline(crowded)
    low, high = figure.layout.yaxis.range
    inner = figure.layout.height - 80
    places = sorted(one.y for one in figure.layout.annotations)
    gaps = [b - a for a, b in pairwise(places)]
    assert min(gaps) / (high - low) * inner >= theme.LABEL


AHEAD = replace(
    VIEW,
    ahead=Ahead(Point(2017, 70, 60, 78), "Väntas 60–78 %", 97, "Mål 97 %"),
    ticks=(*VIEW.ticks, (2017, "2017")),
)


def test_a_fan_opens_from_our_own_last_figure_to_the_limits_ahead():
    fans = [one for one in timeline(AHEAD).data if one.fill == "toself"][2:]
    assert [list(fan.x) for fan in fans] == [[2013, 2017, 2017, 2013]]
    assert [list(fan.y) for fan in fans] == [[77, 78, 60, 77]]


def test_the_target_is_a_point_with_a_name_inside_the_axes():
    figure = timeline(AHEAD)
    (star,) = [one for one in figure.data if one.mode == "markers"]
    assert (list(star.x), list(star.y)) == ([2017], [97])
    texts = [plain(one.text) for one in figure.layout.annotations]
    assert f"{STAR} Mål 97 %" in texts
    assert "Väntas 60–78 %" in texts
    low, high = figure.layout.yaxis.range
    assert low < 60
    assert high > 97
    assert figure.layout.xaxis.range[1] > 2017


def test_a_small_figure_has_room_for_its_names():
    assert timeline(VIEW, SMALL_HEIGHT).layout.height == SMALL_HEIGHT


@pytest.mark.parametrize("from_zero", [True, False])
def test_every_value_is_inside_the_axis(from_zero):
    found = Timeline(
        **{name: getattr(VIEW, name) for name in Timeline.__slots__}
        | {"starts_at_zero": from_zero}
    )
    low, high = timeline(found).layout.yaxis.range
    assert (low == 0) is from_zero
    assert low < 70
    assert high > 96


def test_the_axis_has_the_views_ticks():
    axis = timeline(VIEW).layout.xaxis
    assert list(axis.tickvals) == [2010, 2013]
    assert list(axis.ticktext) == ["2010", "2013"]
    assert timeline(VIEW).layout.yaxis.ticksuffix == " %"


def test_our_lines_are_drawn_last_and_thickest():
    widths = [trace.line.width for trace in lines(timeline(VIEW))]
    assert widths == sorted(widths)
    assert lines(timeline(VIEW))[-1].line.color == theme.ACCENT


def test_our_limits_are_inside_the_axis():
    wide = (Point(2023, 80, 60, 96), Point(2024, 82, 63, 97))
    ours = Line("X", Emphasis.OURS, (wide,), "82")
    fields = {name: getattr(VIEW, name) for name in Timeline.__slots__}
    found = Timeline(**fields | {"lines": (ours,), "band": (), "breaks": ()})
    low, high = timeline(found).layout.yaxis.range
    assert low <= 60
    assert high >= 97


def test_a_figure_between_missing_years_is_marked_where_no_line_shows_it():
    lonely = line("Kramfors", Emphasis.NAMED, {2010: 70, 2011: 71}, {2013: 74})
    figure = timeline(replace(VIEW, lines=(OWN, lonely), breaks=()))
    (drawn,) = (one for one in figure.data if 74 in (one.y or ()))
    sizes = dict(zip(drawn.x, drawn.marker.size, strict=True))
    assert sizes[2013] > 0 == sizes[2010] == sizes[2011]


@pytest.mark.parametrize(("year", "side"), [(2011, "left"), (2013, "right")])
def test_what_is_said_of_a_break_has_room_beside_it(year, side):
    view = replace(VIEW, breaks=(Break(year, "Ny områdesindelning."),))
    drawn = timeline(view).layout.annotations
    (note,) = [one for one in drawn if "indelning" in one.text]
    assert (note.xanchor, note.align) == (side, side)
