"""A frozen chart is drawn from its own numbers; typed words are never read as HTML."""

from dataclasses import replace

import pytest
from made_document import DOTS, HIDDEN
from made_document import STACKED as TWO_ROWS

from htl_dash.charts.document import drawn
from htl_dash.charts.tones import TONES
from htl_dash.viewmodels.chart_data import Row, RowMark, Tone
from htl_dash.viewmodels.values import State

ROWS = replace(DOTS, rows=(DOTS.rows[0], DOTS.rows[3]))
"""One place with a figure, and one that is hidden."""
STACKED = replace(TWO_ROWS, rows=TWO_ROWS.rows[:1])


def words(figure) -> list[str]:
    return [one.text for one in figure.layout.annotations]


def test_a_row_without_a_figure_is_drawn_as_words_alone():
    figure = drawn(ROWS)
    markers = [one for one in figure.data if one.mode == "markers"]
    assert [list(one.x) for one in markers] == [[59.0]]
    assert HIDDEN in words(figure)
    assert list(figure.layout.yaxis.ticktext) == ["Ängar", "Amsberg"]


def test_intervals_and_what_is_compared_with_are_drawn():
    figure = drawn(ROWS)
    (interval,) = (one for one in figure.data if one.mode == "lines")
    assert list(interval.x) == [57.1, 61.2, None]
    assert figure.layout.shapes[0].x0 == 18.2
    assert ROWS.rule.text in words(figure)


def test_where_the_interval_is_drawn_the_figure_alone_is_written():
    row = replace(ROWS.rows[0], text="59 % (56,5–61,4 %)")
    assert "<b>59,0\u00a0%</b>" in words(drawn(replace(ROWS, rows=(row,))))


def test_bars_begin_at_zero():
    figure = drawn(replace(ROWS, mark=RowMark.BAR, rule=None))
    (bars,) = figure.data
    assert list(bars.x) == [59.0]
    assert figure.layout.xaxis.range[0] == 0
    assert not figure.layout.shapes


def test_a_stacked_bar_has_every_part_and_what_is_hidden():
    figure = drawn(STACKED)
    assert [list(one.x) for one in figure.data] == [[40.0], [30.0], [30.0]]
    assert figure.data[0].marker.color == TONES[Tone.PROMOTIVE]
    assert figure.data[2].marker.pattern.shape == "/"
    whole = replace(STACKED, rows=(replace(STACKED.rows[0], hidden=0.0),))
    assert len(drawn(whole).data) == 2


@pytest.mark.parametrize("typed", ["<b>x</b>", "<script>", "a < b", "<a href='x'>y"])
def test_what_somebody_typed_is_no_html_in_a_figure(typed):
    row = Row(typed, None, None, None, typed, State.MISSING)
    figure = drawn(replace(ROWS, rows=(row,)))
    shown = [*words(figure), *figure.layout.yaxis.ticktext]
    assert not [one for one in shown if typed in one]
    bars = drawn(replace(STACKED, rows=(replace(STACKED.rows[0], label=typed),)))
    assert not [one for one in words(bars) if typed in one]


def test_a_long_name_is_written_on_several_lines():
    row = replace(
        ROWS.rows[0], label="Föräldragrupper om mat, sömn och rutiner, HT 2026"
    )
    (name,) = drawn(replace(ROWS, rows=(row,))).layout.yaxis.ticktext
    assert "<br>" in name
