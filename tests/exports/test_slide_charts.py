"""Charts of PowerPoint's own: their numbers, intervals, gaps and labels."""

from dataclasses import replace
from io import BytesIO

import pytest
from made_document import BARS, DOTS, HIDDEN, LINES, MISSING, STACKED
from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn

from htl_dash.charts.tones import TONES
from htl_dash.exports.slide_chart_parts import number_format
from htl_dash.exports.slide_charts import line_chart, row_chart, stacked_chart
from htl_dash.text import t
from htl_dash.viewmodels.chart_data import Numbers, Row, RowMark, Tone
from htl_dash.viewmodels.values import State


@pytest.fixture
def slide():
    deck = Presentation()
    return deck.slides.add_slide(deck.slide_layouts[5])


def made(slide):
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def values(chart) -> list[tuple]:
    return [tuple(series.values) for series in chart.plots[0].series]


@pytest.mark.parametrize("chart", [DOTS, BARS])
def test_rows_are_bars_with_the_whole_first_and_nothing_for_what_is_not_known(
    slide, chart
):
    row_chart(slide, chart, chart.rows, 4.5)
    plot = made(slide).plots[0]
    assert list(plot.categories) == [
        "hela kommunen",
        "● Ängar",
        "◆ Romme",
        "○ Forssa",
        t("paper.absent", place="Amsberg", reason=HIDDEN),
        t("paper.absent", place="Kupolen", reason=MISSING),
    ]
    assert values(made(slide)) == [(18.2, 59.0, 10.5, 18.0, None, None)]


def test_intervals_are_error_bars_on_both_sides(slide):
    row_chart(slide, DOTS, DOTS.rows, 4.5)
    bars = made(slide)._chartSpace.find(f".//{qn('c:errBars')}")
    above, below = (
        [float(v.text) for v in bars.find(qn(name)).iter(qn("c:v"))]
        for name in ("c:plus", "c:minus")
    )
    # 61.2 - 59.0 = 2.2 and 59.0 - 57.1 = 1.9; the whole has no interval here
    assert above == pytest.approx([0, 2.2, 2.4, 3.0, 0, 0])
    assert below == pytest.approx([0, 1.9, 2.2, 3.0, 0, 0])


def test_a_bar_that_says_more_than_its_number_says_it_on_the_slide_too(slide):
    more = "först i 45 % · bland de 2 första i 80 %"
    bars = replace(DOTS, mark=RowMark.BAR, rule=None, numbers=Numbers(0, " %"))
    rows = (
        Row("Läxhjälp", 45.0, None, None, more, State.SHOWN),
        Row("Fotboll", 20.0, None, None, "20 %", State.SHOWN),
    )
    row_chart(slide, bars, rows, 4.5)
    labels = made(slide)._chartSpace.find(f".//{qn('c:dLbls')}")
    assert [one.text for one in labels.iter(qn("a:t"))] == [more]


def test_parts_are_stacked_to_the_whole_and_what_is_hidden_is_hatched(slide):
    stacked_chart(slide, STACKED, 4.5)
    chart = made(slide)
    assert [s.name for s in chart.plots[0].series] == [
        "Främjande",
        "Åtgärdande",
        "osäkert",
    ]
    assert values(chart) == [(40.0, 75.0), (30.0, 25.0), (30.0, None)]
    assert chart.has_legend
    hidden = chart.plots[0].series[2]._element
    assert hidden.find(f".//{qn('a:pattFill')}") is not None


def test_no_line_is_drawn_across_a_break_or_a_missing_year(slide):
    line_chart(slide, LINES, 4.5)
    chart = made(slide)
    assert list(chart.plots[0].categories) == ["2010", "2011", "2012", "2013"]
    found = {s.name: tuple(s.values) for s in chart.plots[0].series}
    until = t("paper.until", name="Borlänge", period="2011")
    assert found[until] == (90.1, 91.3, None, None)
    assert found["Borlänge"] == (None, None, 80.2, 77.2)
    assert found["Falun"] == (92.0, None, None, 78.4)
    assert chart._chartSpace.find(f".//{qn('c:dispBlanksAs')}").get("val") == "gap"


def test_lines_are_named_where_they_end_with_a_number_that_follows_the_cell(slide):
    line_chart(slide, LINES, 4.5)
    named = {
        series.name: [
            int(label.find(qn("c:idx")).get("val"))
            for label in series._element.iter(qn("c:dLbl"))
            if label.find(qn("c:showSerName")).get("val") == "1"
            and label.find(qn("c:showVal")).get("val") == "1"
        ]
        for series in made(slide).plots[0].series
    }
    assert {name: at for name, at in named.items() if at} == {
        "Borlänge": [3],
        "Falun": [3],
    }


def test_a_chart_is_in_swedish_and_keeps_to_the_axis_of_the_document(slide):
    line_chart(slide, LINES, 4.5)
    chart = made(slide)
    assert chart._chartSpace.find(qn("c:lang")).get("val") == "sv-SE"
    axis = chart.value_axis
    assert (axis.minimum_scale, axis.maximum_scale) == (
        LINES.axis.least,
        LINES.axis.most,
    )


@pytest.mark.parametrize(
    ("numbers", "code"),
    [
        (Numbers(0, ""), "[$-41D]#,##0"),
        (Numbers(1, "\u00a0%"), '[$-41D]#,##0.0"\u00a0%"'),
    ],
)
def test_numbers_are_written_as_in_sweden(numbers, code):
    assert number_format(numbers) == code


def test_every_tone_has_a_colour():
    assert set(TONES) == set(Tone)


@pytest.mark.parametrize("typed", ['=HYPERLINK("http://x")', "{=1+1}", "http://x"])
def test_what_is_typed_is_no_formula_in_the_figures_behind_a_chart(slide, typed):
    rows = (replace(BARS.rows[0], label=typed, tone=Tone.PLAIN),)
    row_chart(slide, replace(BARS, measured=typed), rows, 4.5)
    book = made(slide).part.chart_workbook.xlsx_part.blob
    sheet = load_workbook(BytesIO(book)).active
    names = [cell for row in sheet for cell in row if cell.value == typed]
    assert len(names) == 2
    assert {cell.data_type for cell in names} == {"s"}
    assert not [cell for cell in names if cell.hyperlink]
