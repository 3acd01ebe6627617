"""A document on screen: from its own words and numbers, and nothing else."""

from collections.abc import Sequence

import streamlit as st

from htl_dash.charts.document import drawn
from htl_dash.text import plain_markdown, t
from htl_dash.ui import blocks
from htl_dash.viewmodels.document import (
    Block,
    Document,
    Listing,
    Paragraph,
    Section,
)
from htl_dash.viewmodels.tables import Table

FEW_ROWS = 4
"""Tables that are so short that they need not be folded."""


def show_document(document: Document, key: str) -> None:
    """Show a document whole; `key` tells its figures from others on the page."""
    for fact in document.facts:
        value = plain_markdown(fact.value)
        st.markdown(f"**{plain_markdown(fact.label)}:** {value}")
    show_sections(document.sections, key)
    for heading, lines in (
        (t("paper.sources"), document.sources),
        (t("decide.notes"), document.notes),
    ):
        if lines:
            st.subheader(heading, anchor=False)
            _listing(lines)
    signed = [f"{one.function}, {one.when}" for one in document.signatures]
    st.subheader(t("paper.signed"), anchor=False)
    _listing(signed)


def show_sections(sections: Sequence[Section], key: str) -> None:
    """Show sections under their headings."""
    for at, one in enumerate(sections):
        st.subheader(plain_markdown(one.heading), anchor=False)
        for number, block in enumerate(one.blocks):
            _block(block, f"{key} {at} {number}")


def _block(block: Block, key: str) -> None:
    match block:
        case Paragraph():
            text = plain_markdown(block.text)
            st.markdown(f":gray[{text}]" if block.is_muted else text)
        case Listing():
            _listing(block.items)
        case Table():
            _table(block)
        case _:
            blocks.figure(drawn(block), block.alt, key)
            said = " ".join(one for one in (block.source,) if one)
            if said:
                st.markdown(f":gray[{plain_markdown(said)}]")


def _listing(lines: Sequence[str]) -> None:
    blocks.listing([plain_markdown(one) for one in lines])


def _table(table: Table) -> None:
    """Show a table's cells as they were written; a long one is folded."""
    if len(table.shown) <= FEW_ROWS:
        _cells(table)
        return
    with st.expander(t("decide.table_of", title=plain_markdown(table.title))):
        _cells(table)


def _cells(table: Table) -> None:
    columns = [plain_markdown(one) for one in table.shown_columns]
    st.table(
        {
            name: [plain_markdown(row[at]) for row in table.shown]
            for at, name in enumerate(columns)
        },
        hide_index=True,
        border="horizontal",
        alt=table.title,
    )
