"""What PowerPoint's charts need beside python-pptx: error bars, labels, Swedish."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

import xlsxwriter
from lxml import etree
from pptx.chart.axis import CategoryAxis
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries, LineSeries
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.text.text import Font
from pptx.util import Inches, Pt

from htl_dash.charts import theme
from htl_dash.charts.tones import TONES
from htl_dash.exports.slide_lines import Drawn
from htl_dash.exports.slide_parts import ACROSS, BODY_TOP, LEAST, LEFT
from htl_dash.viewmodels.chart_data import Axis, Numbers, Tone

_WIDTHS = {Tone.OWN: 4.0, Tone.OURS: 4.0, Tone.MIDDLE: 2.25}
_SWEDISH = "[$-41D]"
_PALE = 0.72
"""How far towards white bars are drawn, so that what stands in them can be read."""


class PlainWriter(CategoryWorkbookWriter):  # type: ignore[misc]
    """Writes the figures behind a chart; what somebody has typed is never a formula."""

    @contextmanager
    def _open_worksheet(
        self, xlsx_file: BinaryIO
    ) -> Iterator[tuple[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet]]:
        plain = {"strings_to_formulas": False, "strings_to_urls": False}
        book = xlsxwriter.Workbook(xlsx_file, {"in_memory": True, **plain})
        yield book, book.add_worksheet()
        book.close()


class ChartData(CategoryChartData):  # type: ignore[misc]
    """The names and figures of a chart, kept in its workbook as plain texts."""

    @property
    def _workbook_writer(self) -> PlainWriter:
        return PlainWriter(self)


def add_chart(
    slide: Slide, kind: XL_CHART_TYPE, data: ChartData, alt: str, high: float
) -> Chart:
    """Add a chart as high as there is room for, in inches, with its alternative."""
    place = (Inches(one) for one in (LEFT, BODY_TOP, ACROSS, high))
    frame = slide.shapes.add_chart(kind, *place, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    chart: Chart = frame.chart
    chart.has_title = chart.has_legend = False
    font(chart.font)
    space = chart._chartSpace
    language = etree.SubElement(space, qn("c:lang"), val="sv-SE")
    space.remove(language)
    space.insert(1, language)  # after c:date1904, as the schema has it
    return chart


def number_format(numbers: Numbers, *, hides_zero: bool = False) -> str:
    """Return a format code; PowerPoint writes it with the reader's decimal comma."""
    decimals = "." + "0" * numbers.decimals if numbers.decimals else ""
    shown = (
        _SWEDISH
        + "#,##0"
        + decimals
        + (f'"{numbers.suffix}"' if numbers.suffix else "")
    )
    return f"{shown};-{shown};" if hides_zero else shown


def value_axis(chart: Chart, axis: Axis, numbers: Numbers) -> None:
    """Draw the value axis with the ticks that the chart has everywhere."""
    drawn = chart.value_axis
    drawn.minimum_scale, drawn.maximum_scale = axis.least, axis.most
    drawn.major_unit = axis.ticks[1][0] - axis.ticks[0][0]
    labels = drawn.tick_labels
    labels.number_format = number_format(Numbers(_decimals(axis), numbers.suffix))
    labels.number_format_is_linked = False
    font(labels.font, theme.MUTED)
    drawn.major_gridlines.format.line.color.rgb = rgb(theme.GRID)
    drawn.format.line.fill.background()


def error_bars(series: BarSeries, spans: Sequence[tuple[float, float]]) -> None:
    """Draw intervals as error bars of the chart's own: how far up and down from each."""
    bars = etree.Element(qn("c:errBars"))
    etree.SubElement(bars, qn("c:errBarType"), val="both")
    etree.SubElement(bars, qn("c:errValType"), val="cust")
    etree.SubElement(bars, qn("c:noEndCap"), val="0")
    for name, at in (("c:plus", 0), ("c:minus", 1)):
        held = etree.SubElement(etree.SubElement(bars, qn(name)), qn("c:numLit"))
        etree.SubElement(held, qn("c:ptCount"), val=str(len(spans)))
        for row, span in enumerate(spans):
            point = etree.SubElement(held, qn("c:pt"), idx=str(row))
            etree.SubElement(point, qn("c:v")).text = f"{span[at]:.6g}"
    bars.append(_line(theme.INK, 2.0))
    series._element.find(qn("c:cat")).addprevious(bars)


def pen(series: LineSeries, drawn: Drawn) -> None:
    """Draw a line as its tone is drawn everywhere."""
    line = series.format.line
    line.color.rgb = rgb(TONES[drawn.tone])
    line.width = Pt(_WIDTHS.get(drawn.tone, 1.5))
    if drawn.tone is Tone.MIDDLE or drawn.is_limit:
        line.dash_style = MSO_LINE.ROUND_DOT
    series.smooth = False
    is_dotted = drawn.tone is Tone.OWN or drawn.has_lonely
    marker = series.marker
    marker.style = XL_MARKER_STYLE.CIRCLE if is_dotted else XL_MARKER_STYLE.NONE
    if is_dotted:
        marker.size = 8
        fill(marker.format.fill, TONES[drawn.tone])
        marker.format.line.color.rgb = rgb(TONES[drawn.tone])


def name_at_end(series: LineSeries, drawn: Drawn, shift: float, form: str) -> None:
    """Write a line's name and newest figure where it ends; both follow the numbers."""
    label = series.points[drawn.last].data_label
    label.position = XL_LABEL_POSITION.RIGHT
    # A thin grey line can be seen, but grey letters cannot be read.
    colour = theme.MUTED if drawn.tone is Tone.PEER else TONES[drawn.tone]
    font(label.font, colour, bold=drawn.tone is Tone.OWN)
    element = label._dLbl
    element.find(f"{qn('c:txPr')}/{qn('a:bodyPr')}").set("wrap", "none")
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    etree.SubElement(manual, qn("c:x"), val="0.004")
    etree.SubElement(manual, qn("c:y"), val=f"{shift:.4f}")
    element.find(qn("c:idx")).addnext(layout)
    numbers = etree.Element(qn("c:numFmt"), formatCode=form, sourceLinked="0")
    layout.addnext(numbers)
    for name in ("c:showVal", "c:showSerName"):
        element.find(qn(name)).set("val", "1")
    for name in ("c:showLegendKey", "c:showCatName", "c:showPercent"):
        element.find(qn(name)).set("val", "0")
    last = element.find(qn("c:showBubbleSize"))
    last.set("val", "0")
    separator = etree.Element(qn("c:separator"))
    separator.text = " "
    last.addnext(separator)


def place_plot(chart: Chart, place: tuple[float, float, float, float]) -> None:
    """Say where the lines stand, as parts of the chart, so that names have room."""
    area = chart._chartSpace.chart.plotArea
    for before in area.findall(qn("c:layout")):
        area.remove(before)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    etree.SubElement(manual, qn("c:layoutTarget"), val="inner")
    for name in ("xMode", "yMode"):
        etree.SubElement(manual, qn(f"c:{name}"), val="edge")
    for name, value in zip(("x", "y", "w", "h"), place, strict=True):
        etree.SubElement(manual, qn(f"c:{name}"), val=str(value))
    area.insert(0, layout)


def skip_labels(axis: CategoryAxis, every: int) -> None:
    """Write only one in so many of the periods."""
    skip = etree.Element(qn("c:tickLblSkip"), val=str(every))
    axis._element.find(qn("c:lblOffset")).addnext(skip)


def font(found: Font, colour: str = theme.INK, *, bold: bool = False) -> None:
    """Set a text in a chart as on the rest of the slide."""
    found.size, found.bold = Pt(LEAST), bold
    found.color.rgb = rgb(colour)


def fill(found: FillFormat, colour: str) -> None:
    """Fill with one colour."""
    found.solid()
    found.fore_color.rgb = rgb(colour)


def rgb(colour: str) -> RGBColor:
    """Return a colour of the theme as PowerPoint wants it."""
    return RGBColor(*theme.rgb(colour))


def pale(colour: str) -> str:
    """Return a colour mixed with white, so that dark text in it can be read."""
    mixed = (round(one + (255 - one) * _PALE) for one in theme.rgb(colour))
    return "#" + "".join(f"{one:02x}" for one in mixed)


def _line(colour: str, points: float) -> etree._Element:
    shape = etree.Element(qn("c:spPr"))
    line = etree.SubElement(shape, qn("a:ln"), w=str(Pt(points)))
    solid = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(solid, qn("a:srgbClr"), val=colour.lstrip("#").upper())
    return shape


def _decimals(axis: Axis) -> int:
    """Return the decimals that the ticks are written with."""
    texts = [text.split(",")[1] for _, text in axis.ticks if "," in text]
    return max((sum(one.isdigit() for one in text) for text in texts), default=0)
