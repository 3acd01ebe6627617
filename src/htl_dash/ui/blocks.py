"""The parts pages are built of: a heading, a figure with its words, a table, files."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import plotly.graph_objects as go
import pydeck as pdk
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.charts import theme
from htl_dash.charts.timeline import SMALL_HEIGHT, timeline
from htl_dash.domain.trail import NO_TRAIL, Trail
from htl_dash.text import plain_markdown, t
from htl_dash.ui import state
from htl_dash.ui.source_cells import placed
from htl_dash.ui.state import Choice
from htl_dash.ui.table_files import offer_table
from htl_dash.viewmodels.area_map import AreaMap
from htl_dash.viewmodels.comparison import Comparison
from htl_dash.viewmodels.gap_view import GapView
from htl_dash.viewmodels.meeting_view import GapCard
from htl_dash.viewmodels.page_links import linked
from htl_dash.viewmodels.passage import Passage
from htl_dash.viewmodels.risk_view import RiskView
from htl_dash.viewmodels.sources import SourceNote
from htl_dash.viewmodels.statement import Statement
from htl_dash.viewmodels.tables import Table
from htl_dash.viewmodels.target_view import TargetView
from htl_dash.viewmodels.trace import led, way_to
from htl_dash.viewmodels.ways import NO_WAYS, FileKeys, Ways, file_keys

MAP_HEIGHT = 560


@runtime_checkable
class Led(Protocol):
    """Anything with the way to the figures that it shows."""

    @property
    def trail(self) -> Trail:
        """Where the figures are listed."""


class Finding(Protocol):
    """Anything with a finding and what was measured."""

    @property
    def heading(self) -> str:
        """The finding, as a sentence."""

    @property
    def measured(self) -> str:
        """What is measured, where and when."""


def opening(head: DeltaGenerator, view: Finding, *, second: bool = False) -> None:
    """Write the finding as the page's heading, above the choices that led to it.

    A page has one main heading: `second` makes this one subordinate. A view that knows
    the way to its figures has it after what was measured.
    """
    with head:
        (st.header if second else st.title)(view.heading, anchor=False)
        way = way_to(view.trail) if isinstance(view, Led) else ""
        link = f" [{t('behind.heading')}]({way})" if way else ""
        st.markdown(f":gray[{view.measured}]{link}")


def cure(words: str) -> None:
    """Say what to do where there is nothing to show, with the way there."""
    st.info(linked(words))


def reading(view: Comparison) -> None:
    """Say how many places surely differ, which is also the key to the marks."""
    if view.reading:
        st.markdown(view.reading)


def map_key(view: AreaMap, risks: RiskView) -> None:
    """Say how sure the colours are, and what the ruler cannot show."""
    if risks.colours:
        statement(risks.colours)
    keys = [t("map.key_schools")]
    keys += [t("map.key_hidden")] if view.has_hidden else []
    keys += [t("map.key_missing")] if view.has_missing else []
    st.markdown(f":gray[{' '.join(keys)}]")


def statement(said: Statement) -> None:
    """Write a finding, with how it was worked out a click away."""
    words, button = st.columns([5, 2], vertical_alignment="center")
    words.markdown(linked(said.text))
    with button:
        method(said.methods, said.trail)


def gap(view: GapView) -> None:
    """Say how far apart the areas are, and draw it where there are several periods."""
    statement(view.statement)
    if view.timeline:
        figure(timeline(view.timeline, SMALL_HEIGHT), view.timeline.alt, "gap")


def target(view: TargetView) -> None:
    """Write the chance of a target, and what the target rests on."""
    statement(view.statement)
    if view.remark:
        st.markdown(f":gray[{view.remark}]")


def method(names: Sequence[str], trail: Trail = NO_TRAIL) -> None:
    """Offer the texts on methods, what was worked with, and the way to all methods."""
    with st.popover(t("block.method"), type="tertiary", wrap=True):
        for name in names:
            st.markdown(f"**{t(f'method.{name}_title')}**")
            st.markdown(t(f"method.{name}"))
        if trail:
            st.markdown(led(t("behind.worked"), trail))
        st.markdown(t("block.method_link"))


def figure(drawn: go.Figure, alt: str, key: str) -> None:
    """Show a figure; `key` keeps it in place while its content changes."""
    st.plotly_chart(drawn, theme=None, config=theme.CONFIG, alt=alt, key=key)


def area_map(deck: pdk.Deck, alt: str) -> None:
    """Show the map; a click on an area is the same as choosing it in the list."""

    def clicked() -> None:
        objects = st.session_state["map"].selection.objects.get("areas", [])
        if objects:
            state.choose(Choice.AREA, objects[0]["properties"]["code"])

    st.pydeck_chart(deck, height=MAP_HEIGHT, alt=alt, key="map", on_select=clicked)


def source(line: str, notes: Sequence[str]) -> None:
    """Write what a figure rests on: the source, if any, then what to beware of."""
    if line:
        st.markdown(f":gray[{line}]")
    if notes:
        with st.expander(t("block.cautions")):
            listing(notes)


def listing(lines: Sequence[str]) -> None:
    """Show lines as a list."""
    st.markdown("\n".join(f"- {line}" for line in lines))


@st.fragment
def table(content: Table, ways: Ways = NO_WAYS, keys: FileKeys | None = None) -> None:
    """Offer the same numbers as a table, made when opened, and files to take away.

    `ways` lead figures in it back to where they come from. `keys` are the figures of
    each row in files, where these rows are others than those on screen.
    """
    folded = st.expander(t("block.table"), key="table", on_change="rerun")
    if folded.open:
        with folded:
            if ways:
                st.markdown(f":gray[{t('lineage.in_tables')}]")
            rows(content, ways)
    told = file_keys(ways, len(content.rows)) if keys is None else keys
    files(placed(content, told))


def rows(content: Table, ways: Ways = NO_WAYS) -> None:
    """Show a table in full, each figure that has a way as a link along it."""
    columns = content.shown_columns
    shown = [
        [
            led(cell, ways[r, c]) if (r, c) in ways else cell
            for c, cell in enumerate(row)
        ]
        for r, row in enumerate(content.shown)
    ]
    st.table(
        {name: [row[at] for row in shown] for at, name in enumerate(columns)},
        hide_index=True,
        border="horizontal",
        alt=content.title,
    )


def rows_or(content: Table, otherwise: str) -> None:
    """Show a table in full, or say why there are no rows in it."""
    if content.shown:
        rows(content)
    else:
        st.markdown(otherwise)


def files(content: Table) -> None:
    """Offer the table as CSV and as a workbook, made when asked for."""
    offer_table(content)


def passages(found: Sequence[Passage]) -> None:
    """Show headings with their texts."""
    for passage in found:
        st.subheader(passage.heading, anchor=False)
        st.markdown(linked(passage.text))


def origin(note: SourceNote) -> None:
    """Show where one dataset comes from, and what to beware of."""
    publisher = plain_markdown(note.publisher)
    st.subheader(plain_markdown(note.title), anchor=False)
    words = {"publisher": publisher, "table": plain_markdown(note.table)}
    st.markdown(t("data.origin", **words))
    st.markdown(note.text)
    st.markdown(t("data.origin_sha", sha=note.sha256))
    listing([plain_markdown(one) for one in note.cautions])
    if note.url:
        link = t("data.origin_link", publisher=publisher)
        st.markdown(f"[{link}]({note.url})")


def gap_card(card: GapCard) -> None:
    """Show one large difference and the way to its evidence."""
    with st.container(border=True, height="stretch"):
        st.markdown(card.title)
        st.metric(card.title, card.figure, label_visibility="collapsed")
        st.markdown(f"**{card.place}**")
        st.markdown(card.gap)
        st.markdown(f":gray[{card.reading}] {led(card.behind, card.trail)}")
        st.page_link(
            "pages/areas.py",
            label=t("meeting.open"),
            icon=":material/arrow_forward:",
            query_params={
                Choice.VIEW.value: "laget",
                Choice.GEOGRAPHY.value: card.geography,
                Choice.INDICATOR.value: card.indicator,
                Choice.AREA.value: card.hardest,
                Choice.PERIOD.value: card.period,
            },
        )
