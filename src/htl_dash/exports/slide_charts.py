"""Charts of PowerPoint's own from a document's charts: whoever opens them can edit them.

Intervals are error bars and labels follow the numbers, but for those of bars that say
more than their number. What has no figure is an empty
cell, and its name says why.
"""

from collections.abc import Sequence

from pptx.chart.datalabel import DataLabel
from pptx.chart.series import BarSeries
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_PATTERN
from pptx.slide import Slide
from pptx.util import Pt

from htl_dash.charts import theme
from htl_dash.charts.tones import TONES
from htl_dash.exports.slide_chart_parts import (
    ChartData,
    add_chart,
    error_bars,
    fill,
    font,
    name_at_end,
    number_format,
    pale,
    pen,
    place_plot,
    rgb,
    skip_labels,
    value_axis,
)
from htl_dash.exports.slide_lines import label_shifts, plotted
from htl_dash.text import number, t
from htl_dash.viewmodels.chart_data import (
    LineChart,
    Numbers,
    Row,
    RowChart,
    RowMark,
    StackedChart,
    Tone,
)
from htl_dash.viewmodels.values import State

SIGNS = {Tone.HIGHER: "\u25cf", Tone.SAME: "\u25cb", Tone.LOWER: "\u25c6"}
"""What stands before a name, as on the pages, so that no colour alone tells."""
PLOT = (0.07, 0.03, 0.68, 0.8)
"""Where the lines stand in their chart: left, top, width and height, as parts of it."""


def row_chart(slide: Slide, chart: RowChart, rows: Sequence[Row], high: float) -> None:
    """Add some of a chart's rows as bars with error bars, the whole as a bar on top."""
    data = ChartData(number_format=number_format(chart.numbers))
    whole = [chart.rule] if chart.rule else []
    data.categories = [
        *(one.name for one in whole),
        *(_name(row) for row in rows),
    ]
    values = [*(one.value for one in whole), *(row.value for row in rows)]
    data.add_series(chart.measured, values)
    native = add_chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, chart.alt, high)
    tones = [*(Tone.MIDDLE for _ in whole), *(row.tone for row in rows)]
    plot = native.plots[0]
    plot.gap_width = 35
    series: BarSeries = plot.series[0]
    series.invert_if_negative = False
    for at, tone in enumerate(tones):
        point = series.points[at].format
        fill(point.fill, pale(TONES[tone]))
        point.line.color.rgb = rgb(TONES[tone])
        point.line.width = Pt(1.5)
    spans = [(0.0, 0.0) for _ in whole] + [_span(row) for row in rows]
    error_bars(series, spans)
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format = number_format(chart.numbers)
    labels.number_format_is_linked = False
    labels.position = XL_LABEL_POSITION.INSIDE_BASE
    font(labels.font, bold=True)
    for at, row in enumerate(rows, start=len(whole)):
        if chart.mark is RowMark.BAR and _says_more(row, chart.numbers):
            _say(series.points[at].data_label, row.text)
    native.category_axis.reverse_order = True
    native.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    skip_labels(native.category_axis, 1)
    # The first row stands at the top, and the axis would go with it.
    native.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    value_axis(native, chart.axis, chart.numbers)


def stacked_chart(slide: Slide, chart: StackedChart, high: float) -> None:
    """Add bars divided into parts; what is hidden between them is hatched."""
    data = ChartData(number_format=number_format(chart.numbers))
    data.categories = [row.label for row in chart.rows]
    for at, part in enumerate(chart.parts):
        data.add_series(part.name, [row.values[at] for row in chart.rows])
    has_hidden = any(row.hidden for row in chart.rows)
    if has_hidden:
        data.add_series(chart.hidden_name, [row.hidden or None for row in chart.rows])
    native = add_chart(slide, XL_CHART_TYPE.BAR_STACKED_100, data, chart.alt, high)
    plot = native.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    for part, series in zip(chart.parts, plot.series, strict=False):
        fill(series.format.fill, TONES[part.tone])
        labels = series.data_labels
        labels.show_value = True
        labels.number_format = number_format(chart.numbers, hides_zero=True)
        labels.number_format_is_linked = False
        font(labels.font, theme.PAPER, bold=True)
    if has_hidden:
        hatched = plot.series[len(chart.parts)].format
        hatched.fill.patterned()
        hatched.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        hatched.fill.fore_color.rgb = rgb(theme.HIDDEN_LINES)
        hatched.fill.back_color.rgb = rgb(theme.PAPER)
        hatched.line.color.rgb = rgb(theme.HIDDEN_LINES)
    native.category_axis.reverse_order = True
    native.value_axis.visible = False
    native.value_axis.has_major_gridlines = False
    native.has_legend = True
    native.legend.position = XL_LEGEND_POSITION.BOTTOM
    native.legend.include_in_layout = False
    font(native.legend.font)


def line_chart(slide: Slide, chart: LineChart, high: float) -> None:
    """Add lines over time; none is drawn across a break or a missing figure."""
    drawn = plotted(chart)
    data = ChartData(number_format=number_format(chart.numbers))
    data.categories = [name for _, name in chart.periods]
    for one in drawn:
        data.add_series(one.name, one.values)
    native = add_chart(slide, XL_CHART_TYPE.LINE_MARKERS, data, chart.alt, high)
    shifts = label_shifts(drawn, chart.axis, PLOT[3], high)
    for one, series, shift in zip(drawn, native.plots[0].series, shifts, strict=True):
        pen(series, one)
        if one.is_named:
            name_at_end(series, one, shift, number_format(chart.numbers))
    place_plot(native, PLOT)
    value_axis(native, chart.axis, chart.numbers)
    axis = native.category_axis
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    skip_labels(axis, max(1, round(2 * len(chart.periods) / max(1, len(chart.ticks)))))


def _name(row: Row) -> str:
    """Name a row with its sign, or with the reason where it has no figure."""
    if row.state is State.SHOWN:
        return f"{SIGNS[row.tone]} {row.label}" if row.tone in SIGNS else row.label
    return t("paper.absent", place=row.label, reason=row.text)


def _says_more(row: Row, numbers: Numbers) -> bool:
    """Whether a bar's text says more than its number and its interval."""
    if row.value is None or row.lower is not None:
        return False
    return row.text != number(row.value, numbers.decimals) + numbers.suffix


def _say(label: DataLabel, text: str) -> None:
    """Let a bar say a text of its own, on one line, instead of its number."""
    label.position = XL_LABEL_POSITION.INSIDE_BASE
    frame = label.text_frame
    frame.text, frame.word_wrap = text, False
    font(frame.paragraphs[0].runs[0].font, bold=True)


def _span(row: Row) -> tuple[float, float]:
    """Return how far the interval reaches above and below; nothing where there is none."""
    if row.value is None or row.lower is None or row.upper is None:
        return 0.0, 0.0
    return row.upper - row.value, row.value - row.lower
