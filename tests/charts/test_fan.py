"""The difference over the years: zero in the middle, the band around the line."""

from itertools import pairwise

from htl_dash.charts import theme
from htl_dash.charts.fan import fan
from htl_dash.text import t
from htl_dash.viewmodels.shift_view import Fan, FanYear

YEARS = tuple(FanYear(n, -0.1 * n, -0.4 * n, 0.2 * n) for n in range(1, 16))
FAN = Fan(YEARS, "−1,5", "−6,0", "+3,0", "alt", "key")


def test_both_sides_of_zero_are_as_long_so_that_neither_looks_surer():
    low, high = fan(FAN).layout.yaxis.range
    assert low == -high
    assert high >= 6


def test_zero_is_a_line_through_the_whole():
    (line,) = fan(FAN).layout.shapes
    assert (line.y0, line.y1, line.x0, line.x1) == (0, 0, 0, 15)


def test_the_band_holds_the_line_and_both_begin_at_no_difference():
    band, middle = fan(FAN).data
    assert band.fillcolor == theme.AHEAD
    assert (band.x[0], band.y[0]) == (0, 0)
    assert list(middle.y) == [0, *(one.median for one in YEARS)]
    assert min(band.y) == YEARS[-1].lower
    assert max(band.y) == YEARS[-1].upper


def test_the_last_year_and_the_two_directions_are_written():
    said = [one.text for one in fan(FAN).layout.annotations]
    assert {"−6,0", "<b>−1,5</b>", "+3,0"} <= set(said)
    assert f"↑ {t('shift.up')}" in said
    assert f"↓ {t('shift.down')}" in said


def test_names_at_the_end_do_not_cover_each_other():
    close = tuple(FanYear(n, 0.0, -0.001, 0.001) for n in range(1, 16))
    notes = fan(Fan(close, "0,0", "0,0", "0,0", "alt", "key")).layout.annotations
    places = sorted(one.y for one in notes if one.xanchor == "left" and one.x == 15)
    assert all(b - a > 0.04 for a, b in pairwise(places))
