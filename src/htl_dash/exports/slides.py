"""A document as slides: one finding each, charts and tables of PowerPoint's own.

The same document gives the same bytes: no clock is read, and parts keep their names.
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from textwrap import wrap

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation
from pptx.util import Inches

from htl_dash.exports.slide_charts import (
    SIGNS,
    line_chart,
    row_chart,
    stacked_chart,
)
from htl_dash.exports.slide_parts import (
    ACROSS,
    BODY_HIGH,
    FOOT_LETTERS,
    FOOT_LINES,
    HEIGHT,
    LEFT,
    MEASURED_TOP,
    TEXT,
    WIDTH,
    Frame,
    new_slide,
    number_slides,
    numbered,
    said_high,
    screens,
    text_box,
)
from htl_dash.exports.slide_tables import native_table, table_pages
from htl_dash.exports.steady_file import steady
from htl_dash.exports.steps import Step, Steps, finished
from htl_dash.exports.training_mark import marked_document
from htl_dash.text import t
from htl_dash.viewmodels.chart_data import (
    Chart,
    LineChart,
    RowChart,
    StackedChart,
)
from htl_dash.viewmodels.document import (
    Document,
    Listing,
    Paragraph,
    Section,
    cleaned,
)
from htl_dash.viewmodels.tables import Table

MOST_UNDER = 1.2
"""Inches of text that a chart or a table shares its slide with."""
MOST_ROWS = 9
"""Rows of a chart that can be read from the back of a room."""
FONT = "Arial"
"""On every computer; charts and texts take it from the deck's theme."""


def slides(document: Document) -> bytes:
    """Return the document as PPTX in 16:9; in a training every slide says what it is."""
    return finished(slide_steps(document))


def slide_steps(document: Document) -> Steps:
    """Give every figure and table just before it is drawn, and the file at the end."""
    document = cleaned(marked_document(document))
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    _set_font(deck)
    _properties(deck, document)
    _first(deck, document)
    coming = _counted(document)
    for section in document.sections:
        for _ in _section(deck, section, document.band):
            yield next(coming)
    yield next(coming)
    _last(deck, document)
    number_slides(deck)
    out = io.BytesIO()
    deck.save(out)
    return steady(out.getvalue(), document.day)


def _counted(document: Document) -> Iterator[Step]:
    """Give a step for each figure and table in their order, then for the file."""
    drawn = [block for one in document.sections for block in _drawn(one)]
    kinds = [isinstance(block, Table) for block in drawn]
    for at, is_table in enumerate(kinds):
        words = {"at": kinds[: at + 1].count(is_table), "all": kinds.count(is_table)}
        key = "exporting.table" if is_table else "exporting.figure"
        yield Step(t(key, **words), at / (len(kinds) + 1))
    yield Step(t("exporting.packing"), len(kinds) / (len(kinds) + 1))


def _first(deck: Presentation, document: Document) -> None:
    frame = Frame(document.title, document.subtitle)
    said = [t("paper.fact", label=one.label, value=one.value) for one in document.facts]
    said += [
        t("paper.signature", function=one.function, when=one.when)
        for one in document.signatures
    ]
    _texts(deck, frame, said, document.band)


def _drawn(section: Section) -> list[Chart | Table]:
    found = section.blocks
    return [one for one in found if not isinstance(one, Paragraph | Listing)]


def _section(deck: Presentation, section: Section, band: str) -> Iterator[None]:
    """Add a slide per chart and table; a few lines of text stand under the last one.

    More text than that has slides of its own, before the charts. It stops for a moment
    before each chart and table.
    """
    drawn = _drawn(section)
    said: list[str] = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            said.append(block.text)
        elif isinstance(block, Listing):
            said.extend(t("paper.item", text=one) for one in block.items)
    said = [one for one in said if one.strip()]
    under = tuple(said) if drawn and said_high(said) <= MOST_UNDER else ()
    if said and not under:
        _texts(deck, Frame(section.heading), said, band)
    for block in drawn:
        yield
        last = under if block is drawn[-1] else ()
        if isinstance(block, Table):
            _table(deck, section, block, last, band)
        else:
            _chart(deck, block, last, band)


def _chart(
    deck: Presentation,
    chart: RowChart | StackedChart | LineChart,
    said: tuple[str, ...],
    band: str,
) -> None:
    frame = Frame(chart.title, chart.measured, chart.source, (chart.alt,), said)
    if isinstance(chart, RowChart):
        _rows(deck, chart, frame, band)
    elif isinstance(chart, StackedChart):
        stacked_chart(new_slide(deck, frame, band), chart, frame.room)
    else:
        names = dict(chart.periods)
        told = [
            t("paper.break", period=names.get(x, f"{x:.0f}"), text=text)
            for x, text in chart.breaks
        ]
        if chart.band_label:
            limits = t("paper.limits", band=chart.band_label)
            frame = replace(frame, said=(limits, *said))
        frame = replace(frame, notes=(chart.alt, *told))
        line_chart(new_slide(deck, frame, band), chart, frame.room)


def _rows(deck: Presentation, chart: RowChart, frame: Frame, band: str) -> None:
    """Share out the rows evenly; what the marks mean stands under all of them."""
    count = -(-len(chart.rows) // MOST_ROWS) or 1
    size = -(-len(chart.rows) // count)
    for at in range(count):
        title = numbered(chart.title, at + 1, count)
        said = frame.said if at == count - 1 else ()
        own = replace(
            frame,
            title=title,
            notes=(chart.alt, chart.key),
            said=(*_meanings(chart), *said),
        )
        rows = chart.rows[at * size : (at + 1) * size]
        row_chart(new_slide(deck, own, band), chart, rows, own.room)


def _meanings(chart: RowChart) -> tuple[str, ...]:
    """Say what the marks before the names mean, and the lines."""
    if chart.rule and any(row.tone in SIGNS for row in chart.rows):
        return (t("paper.slide_key", whole=chart.rule.name),)
    has_limits = any(row.lower is not None for row in chart.rows)
    return (t("paper.key_intervals"),) if has_limits else ()


def _table(
    deck: Presentation,
    section: Section,
    table: Table,
    said: tuple[str, ...],
    band: str,
) -> None:
    notes = " ".join(table.notes)
    has_room = len(wrap(notes, FOOT_LETTERS)) <= FOOT_LINES
    frame = Frame(table.title, section.heading, notes if has_room else "", (), said)
    pages = table_pages(table, frame.room)
    for at, rows in enumerate(pages, start=1):
        title = numbered(table.title, at, len(pages))
        told = "; ".join(" | ".join(row) for row in rows)
        alt = t("paper.alt", title=title, told=told)
        own = replace(frame, title=title, notes=(alt,))
        native_table(new_slide(deck, own, band), table, rows, alt)
    if not has_room:
        _texts(deck, Frame(table.title, section.heading), list(table.notes), band)


def _texts(deck: Presentation, frame: Frame, said: list[str], band: str) -> None:
    top = MEASURED_TOP + (0.55 if frame.measured else 0.1)
    place = (LEFT, top, ACROSS, BODY_HIGH)
    pages = list(screens([one for one in said if one.strip()])) or [()]
    for at, lines in enumerate(pages, start=1):
        title = numbered(frame.title, at, len(pages))
        slide = new_slide(deck, Frame(title, frame.measured), band)
        if lines:
            text_box(slide, lines, place, TEXT)


def _last(deck: Presentation, document: Document) -> None:
    said = [t("paper.item", text=one) for one in document.sources]
    said += document.notes
    said.append(
        f"{t('paper.fingerprint', version=document.version)} {document.fingerprint}"
    )
    heading = t("paper.sources" if document.sources else "decide.notes")
    _texts(deck, Frame(heading), said, document.band)


def _properties(deck: Presentation, document: Document) -> None:
    found = deck.core_properties
    midnight = datetime.combine(document.day, time())
    found.title, found.subject = document.title, document.subtitle
    found.author = found.last_modified_by = t("app.title")
    found.language, found.revision = "sv-SE", 1
    found.created = found.modified = midnight
    found.identifier = document.fingerprint


def _set_font(deck: Presentation) -> None:
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'"Calibri"', f'"{FONT}"'.encode())
