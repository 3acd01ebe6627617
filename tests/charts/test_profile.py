"""A scale per indicator carries exactly the profile's places and words."""

import pytest
from made import HOME, INCOME, SHARE, compared_areas

from htl_dash.charts import theme
from htl_dash.charts.profile import profile_lines
from htl_dash.services.area_profile import ProfileRow
from htl_dash.text import t
from htl_dash.viewmodels.profile_view import area_profile

DRAWN = """
    code     | value | people | state
    2081R001 | 59    | 1000   |
    2081R002 | 12    | 500    |
    2081R003 | 27    | 40     |
    2081R004 |       |        | hidden
"""
INCOMES = "code | value\n2081R001 | 242\n2081R002 | 301\n2081R003 | 260"


def profile(area: str):
    rows = []
    for indicator, drawn, whole in (
        (SHARE, DRAWN, 0.28),
        (INCOME, INCOMES, 270),
    ):
        compared = compared_areas(drawn, indicator, whole)
        own = next((one for one in compared.areas if one.code == area), None)
        rows.append(ProfileRow(indicator, compared, own))
    return area_profile(HOME, rows, area)


def marks(figure, *, of_the_whole: bool) -> list:
    """Return the traces with the whole's short strokes, or those with our dots."""
    return [
        one
        for one in figure.data
        if one.mode == "markers" and (one.marker.symbol == "line-ns") is of_the_whole
    ]


def dots(figure):
    (found,) = marks(figure, of_the_whole=False)
    return found


def spans(figure) -> list[tuple[float, float, int]]:
    """Return start, end and row of every line, however many share a trace."""
    return [
        (one.x[at], one.x[at + 1], one.y[at])
        for one in figure.data
        if one.mode == "lines"
        for at in range(0, len(one.x), 3)
    ]


def texts(figure, y: int) -> str:
    return " ".join(one.text for one in figure.layout.annotations if one.y == y)


@pytest.mark.parametrize("area", ["2081R001", "2081R002", "2081R003"])
def test_dots_stand_where_the_profile_says(area):
    found = profile(area)
    assert list(dots(profile_lines(found)).x) == [line.at for line in found.lines]
    assert list(dots(profile_lines(found)).y) == [0, 1]


def test_a_hidden_figure_has_its_row_and_reason_and_no_dot():
    figure = profile_lines(profile("2081R004"))
    assert dots(figure).x[0] is None
    assert t("figure.hidden") in texts(figure, 0)
    assert len(figure.layout.yaxis.ticktext) == 2


def test_every_row_has_its_ends_its_figure_and_its_reading():
    found = profile("2081R003")
    figure = profile_lines(found)
    for at, line in enumerate(found.lines):
        for word in (line.lowest, line.highest, line.label, line.reading):
            assert word in texts(figure, at)
        assert line.title in figure.layout.yaxis.ticktext[at]
        assert line.period in figure.layout.yaxis.ticktext[at]


def test_limits_and_the_whole_are_drawn_where_they_are():
    found = profile("2081R003")
    figure = profile_lines(found)
    line = found.lines[0]
    assert sorted(spans(figure)) == sorted(
        [(0, 1, 0), (0, 1, 1), (line.lower, line.upper, 0)]
    )
    whole = [x for one in marks(figure, of_the_whole=True) for x in one.x]
    assert whole == [one.whole for one in found.lines]


def test_an_interval_past_the_scale_ends_before_the_figures_beside_it():
    figure = profile_lines(profile("2081R003"))
    first, last = figure.layout.xaxis.range
    beside = [one for one in figure.layout.annotations if one.y == 0]
    assert all(one.x <= first or one.x >= last for one in beside)
    assert figure.layout.yaxis.ticklabelstandoff > 100


def test_no_line_joins_two_rows():
    for one in profile_lines(profile("2081R003")).data:
        if one.mode == "lines":
            pairs = zip(one.x, one.x[1:], one.y, one.y[1:], strict=False)
            assert all(
                y == next_y for x, next_x, y, next_y in pairs if None not in (x, next_x)
            )


def test_shape_and_colour_both_say_how_sure():
    marker = dots(profile_lines(profile("2081R002"))).marker
    assert list(marker.symbol) == ["diamond", "circle"]
    assert list(marker.color) == [theme.SURELY_LOWER, theme.MUTED]
