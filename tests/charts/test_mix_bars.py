"""Bars start at zero, fill the whole, and are read out in words and shapes."""

import pytest

from htl_dash.charts import theme
from htl_dash.charts.mix_bars import mix_bars
from htl_dash.domain.initiative import Approach
from htl_dash.text import t
from htl_dash.viewmodels.mix_picture import Bar, Segment


def bar(label: str, *shares: float, unsure: float = 0) -> Bar:
    segments = tuple(
        Segment(one, f"{one}", share, f"{share} %")
        for one, share in zip(Approach, shares, strict=True)
    )
    return Bar(label, "100 timmar", segments, unsure)


KNOWN, UNSURE = bar("Skola", 50, 20, 30), bar("Hem", 40, 50, 0, unsure=10)


def test_segments_begin_at_zero_and_make_up_the_whole():
    figure = mix_bars((KNOWN, UNSURE))
    assert figure.layout.barmode == "stack"
    assert list(figure.layout.xaxis.range) == [0, 100]
    for row in (0, 1):
        assert sum(one.x[row] for one in figure.data) == pytest.approx(100)


def test_every_approach_has_its_colour_and_its_shape():
    figure = mix_bars((KNOWN,))
    colours = [one.marker.color for one in figure.data]
    assert colours == [theme.PROMOTIVE, theme.PREVENTIVE, theme.REMEDIAL]
    assert [one.text[0] for one in figure.data] == [*theme.APPROACH_SIGNS]


def test_an_approach_without_work_has_no_sign_in_the_bar():
    assert mix_bars((UNSURE,)).data[2].text[0] == ""


def test_every_bar_has_its_name_amount_and_shares_in_words():
    above, below = mix_bars((KNOWN,)).layout.annotations
    assert "Skola" in above.text
    assert "100 timmar" in above.text
    for one in KNOWN.segments:
        assert f"{one.name} {one.text}" in below.text


def test_what_hidden_counts_leave_open_is_hatched_and_said():
    figure = mix_bars((KNOWN, UNSURE))
    assert figure.data[3].marker.pattern.shape == "/"
    assert list(figure.data[3].x) == [0, 10]
    below = [one.text for one in figure.layout.annotations][1::2]
    assert [t("mix.hidden") in one for one in below] == [False, True]


def test_each_bar_has_room_for_its_words():
    one, two = mix_bars((KNOWN,)), mix_bars((KNOWN, UNSURE))
    assert two.layout.height - one.layout.height >= 100
    assert min(one.font.size for one in two.layout.annotations) >= theme.BODY
