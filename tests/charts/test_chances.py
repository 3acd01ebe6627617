"""Chances are drawn from nought to one, inside each other, with their words beside."""

from htl_dash.charts import theme
from htl_dash.charts.chances import chances
from htl_dash.viewmodels.priority_view import ChanceBar

BARS = (
    ChanceBar("a", "Öppet <b>hus</b>", 0.7, 0.9, "först i 70 %"),
    ChanceBar("b", "Läxhjälp", 0.3, 0.8, "först i 30 %"),
)


def test_each_bar_is_as_long_as_its_chance_and_begins_at_nought():
    figure = chances(BARS)
    spans = [(min(trace.x), max(trace.x)) for trace in figure.data]
    assert spans == [(0, 1), (0, 0.9), (0, 0.7), (0, 1), (0, 0.8), (0, 0.3)]
    colours = [trace.fillcolor for trace in figure.data[:3]]
    assert colours == [theme.PANEL, theme.AHEAD, theme.ACCENT]
    assert tuple(figure.layout.xaxis.range) == (0, 1)


def test_names_and_chances_are_written_out_and_typed_html_is_text():
    texts = [note.text for note in chances(BARS).layout.annotations]
    assert texts == [
        "<b>Öppet &lt;b&gt;hus&lt;/b&gt;</b>",
        "först i 70 %",
        "<b>Läxhjälp</b>",
        "först i 30 %",
    ]
    assert all(note.font.size >= 18 for note in chances(BARS).layout.annotations)
