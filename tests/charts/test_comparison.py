"""The figure carries exactly the comparison's numbers; who is hidden has a row, no dot."""

import pytest
from made import HOME, INCOME, SHARE, compared_areas

from htl_dash.charts import theme
from htl_dash.charts.comparison import comparison_dots
from htl_dash.text import t
from htl_dash.viewmodels.comparison import area_comparison

DRAWN = """
    code     | value | people | state
    2081R001 | 59    | 1000   |
    2081R002 | 12    | 500    |
    2081R003 |       |        | hidden
    2081R004 | 27    | 40     |
"""


def view(ours=None, drawn=DRAWN, indicator=SHARE, reference=0.28):
    compared = compared_areas(drawn, indicator, reference)
    return area_comparison(HOME, compared, ours)


def dots(figure):
    (found,) = [trace for trace in figure.data if trace.mode == "markers"]
    return found


def intervals(figure) -> set[tuple[float, float, float]]:
    """Return lower, upper and row of every interval drawn."""
    found = set()
    for trace in figure.data:
        if trace.mode == "lines":
            pairs = zip(trace.x[::3], trace.x[1::3], trace.y[::3], strict=True)
            found |= set(pairs)
            assert not [gap for gap in trace.x[2::3] if gap is not None]
    return found


def test_dots_are_the_rows_with_a_figure():
    compared = view()
    found = dots(comparison_dots(compared))
    assert list(zip(found.y, found.x, strict=True)) == [
        (at, row.value) for at, row in enumerate(compared.rows) if row.value is not None
    ]
    assert list(found.x) == pytest.approx([59, 27, 12])


def test_intervals_are_the_rows_limits():
    compared = view()
    assert intervals(comparison_dots(compared)) == {
        (row.lower, row.upper, at)
        for at, row in enumerate(compared.rows)
        if row.lower is not None
    }


def test_a_hidden_place_has_its_row_and_reason_and_no_dot():
    figure = comparison_dots(view())
    assert figure.layout.yaxis.ticktext[3] == "Amsberg"
    assert 3 not in dots(figure).y
    (reason,) = [one.text for one in figure.layout.annotations if one.y == 3]
    assert reason == t("figure.hidden")


def test_every_row_is_labelled_with_its_figure():
    compared = view()
    figure = comparison_dots(compared)
    labels = {
        one.y: one.text for one in figure.layout.annotations if one.yref != "paper"
    }
    assert sorted(labels) == [0, 1, 2, 3]
    for at, row in enumerate(compared.rows):
        assert row.label in labels[at]


def test_names_stand_highest_first_from_the_top():
    figure = comparison_dots(view())
    assert list(figure.layout.yaxis.tickvals) == [0, 1, 2, 3]
    bottom, top = figure.layout.yaxis.range
    assert bottom > top


def test_shape_and_colour_both_say_how_sure():
    marker = dots(comparison_dots(view())).marker
    assert list(marker.symbol) == ["circle", "circle-open", "diamond"]
    assert list(marker.color) == [
        theme.SURELY_HIGHER,
        theme.NOT_SURE,
        theme.SURELY_LOWER,
    ]


def test_the_whole_is_a_line_with_its_words():
    compared = view()
    figure = comparison_dots(compared)
    (line,) = [one for one in figure.layout.shapes if one.type == "line"]
    assert line.x0 == line.x1 == compared.reference.value
    assert compared.reference.label in [one.text for one in figure.layout.annotations]


def test_without_a_whole_there_is_no_line():
    assert not comparison_dots(view(reference=None)).layout.shapes


def test_our_area_has_a_band_and_a_bold_name():
    figure = comparison_dots(view(ours="2081R002"))
    (band,) = [one for one in figure.layout.shapes if one.type == "rect"]
    assert (band.y0, band.y1) == (1.5, 2.5)
    assert "<b>" in figure.layout.yaxis.ticktext[2]
    assert "<b>" not in figure.layout.yaxis.ticktext[0]


@pytest.mark.parametrize("ours", [None, "2081R003"])
def test_everything_drawn_is_inside_the_axis(ours):
    compared = view(ours)
    low, high = comparison_dots(compared).layout.xaxis.range
    limits = [row.upper for row in compared.rows if row.upper is not None]
    assert low <= 0 <= max(limits) < high


def test_negative_figures_are_inside_the_axis():
    drawn = "code | value\n2081R001 | -3.5\n2081R002 | 2\n2081R003 |"
    figure = comparison_dots(view(drawn=drawn, indicator=INCOME, reference=None))
    low, high = figure.layout.xaxis.range
    assert low < -3.5 < 2 < high
    assert not intervals(figure)


def test_a_comparison_without_any_figure_still_has_its_rows():
    drawn = "code | value | state\n2081R001 | | hidden\n2081R002 | | missing"
    figure = comparison_dots(view(drawn=drawn, reference=None))
    assert len(figure.layout.yaxis.ticktext) == 2
    assert not dots(figure).x
