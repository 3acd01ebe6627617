"""Bars from zero to a whole that is as long for all, each with its words above it."""

from itertools import pairwise

from htl_dash.charts import theme
from htl_dash.charts.inclusion_bars import inclusion_bars
from htl_dash.domain.initiative import Approach
from htl_dash.services.budget import Standing
from htl_dash.viewmodels.budget_view import BarGroup, InclusionBar


def bar(title: str, share: float, approach: Approach | None = None) -> InclusionBar:
    text = f"{100 * share:.0f} %"
    return InclusionBar(title, title, approach, f"{approach}", share, text, "", "")


def drawn(*bars: InclusionBar):
    return inclusion_bars((BarGroup(Standing.SOMETIMES, "Ibland med", bars),))


def boxes(figure) -> list:
    return [one for one in figure.layout.shapes if one.fillcolor != theme.BAND]


def test_bars_begin_at_zero_and_are_as_long_as_their_share():
    figure = drawn(bar("A", 0.25), bar("B", 1.0))
    assert [(one.x0, one.x1) for one in boxes(figure)] == [(0, 0.25), (0, 1)]
    assert list(figure.layout.xaxis.range) == [0, 1]
    bands = [one for one in figure.layout.shapes if one.fillcolor == theme.BAND]
    assert {(one.x0, one.x1) for one in bands} == {(0, 1)}


def test_what_never_belongs_has_its_band_and_no_bar():
    assert boxes(drawn(bar("A", 0.0))) == []


def test_group_title_approach_and_share_are_written():
    said = [one.text for one in drawn(bar("A", 0.25)).layout.annotations]
    assert said[0] == "<b>Ibland med</b>"
    assert said[1] == "A"
    assert said[-1] == "<b>25 %</b>"


def test_approaches_have_their_colour_and_their_shape():
    figure = drawn(*(bar(f"{one}", 0.5, one) for one in Approach), bar("loose", 0.5))
    colours = [one.fillcolor for one in boxes(figure)]
    known = [theme.PROMOTIVE, theme.PREVENTIVE, theme.REMEDIAL, theme.MUTED]
    assert colours == known
    said = " ".join(one.text for one in figure.layout.annotations)
    assert all(sign in said for sign in (*theme.APPROACH_SIGNS, "○"))


def test_a_title_is_shown_as_it_was_typed_in_at_most_two_lines():
    figure = drawn(bar("<b>A & B</b> " + "ord " * 40, 0.5))
    title = figure.layout.annotations[1].text
    assert title.startswith("&lt;b&gt;A &amp; B&lt;/b&gt;")
    assert title.count("<br>") == 1
    assert title.endswith("…")


def test_no_bar_is_drawn_over_another():
    figure = drawn(bar("A", 0.5), bar("Lång titel " * 6, 0.5), bar("C", 0.5))
    edges = [(one.y0, one.y1) for one in boxes(figure)]
    assert all(first[1] < second[0] for first, second in pairwise(edges))
    assert figure.layout.height >= edges[-1][1]
