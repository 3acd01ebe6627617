"""A frozen line is drawn from its own points, and never across a break."""

from dataclasses import replace
from itertools import pairwise

from made_document import LINES

from htl_dash.charts.document import drawn
from htl_dash.charts.tones import TONES
from htl_dash.viewmodels.chart_data import LinePoint, Series, Tone

BROKEN = Series(
    "Borlänge",
    Tone.OWN,
    ((LinePoint(2021.0, 30.0), LinePoint(2022.0, 31.0)), (LinePoint(2023.0, 40.0),)),
    "40\u00a0%",
)


def test_parts_are_drawn_with_a_gap_between_them():
    figure = drawn(replace(LINES, series=(BROKEN,), band=()))
    (line,) = figure.data
    assert list(line.x) == [2021.0, 2022.0, None, 2023.0, None]
    assert list(line.y) == [30.0, 31.0, None, 40.0, None]
    assert line.line.color == TONES[Tone.OWN]


def test_every_line_is_named_where_it_ends_and_breaks_are_told():
    figure = drawn(LINES)
    words = [one.text for one in figure.layout.annotations]
    assert "<b>Borlänge 77,2 %</b>" in words
    assert "Falun 78,4 %" in words
    assert LINES.band_label in words
    assert "Nya krav för behörighet." in words
    assert figure.layout.shapes[0].x0 == 2011.5


def test_names_that_would_meet_stand_apart():
    many = tuple(replace(BROKEN, name=str(n), tone=Tone.PEER) for n in range(4))
    figure = drawn(replace(LINES, series=many, band=(), breaks=()))
    places = sorted(one.y for one in figure.layout.annotations)
    assert all(b - a > 1 for a, b in pairwise(places))


def test_the_axis_is_the_one_that_was_frozen():
    figure = drawn(LINES)
    assert figure.layout.yaxis.range[0] == LINES.axis.least
    assert list(figure.layout.yaxis.ticktext) == [text for _, text in LINES.axis.ticks]


def test_typed_names_are_no_html():
    named = replace(BROKEN, name="<b>x</b>")
    figure = drawn(replace(LINES, series=(named,)))
    assert "<b>x</b>" not in " ".join(one.text for one in figure.layout.annotations)
