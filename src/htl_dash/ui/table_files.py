"""A table to take away, as CSV and as a workbook, made when somebody asks."""

import streamlit as st

from htl_dash.exports.csv_file import csv_file
from htl_dash.exports.file_kind import FileKind
from htl_dash.exports.training_mark import file_stem
from htl_dash.exports.workbook import carrying, workbook
from htl_dash.text import t
from htl_dash.ui.file_offers import Offer, offer_button, offer_progress
from htl_dash.viewmodels.tables import Table

MOST_CELLS = 10_000
"""So many cells that a workbook of them takes less than 100 ms: 60 ms was measured."""


def offer_table(content: Table, key: str = "") -> None:
    """Offer the table as CSV and as a workbook.

    `key` sets it apart from the page's main table; such a one must be small.

    CSV is made on the spot: 13 ms for 20 000 cells. So are workbooks of up to
    `MOST_CELLS`; the largest table that we have took 10 ms. Larger ones are made
    beside the server, as documents are.
    """
    is_small = len(content.rows) * len(content.columns) <= MOST_CELLS
    book = Offer(
        FileKind.XLSX,
        t("block.xlsx"),
        content.name,
        f"{hash(content)}",
        lambda: carrying(content),
    )
    with st.container(horizontal=True):
        st.download_button(
            t("block.csv"),
            lambda: csv_file(content),
            f"{file_stem(content.name)}.{FileKind.CSV}",
            FileKind.CSV.mime,
            on_click="ignore",
            key=f"{key}{FileKind.CSV}",
        )
        if is_small:
            st.download_button(
                book.label,
                lambda: workbook(content),
                f"{file_stem(content.name)}.{book.kind}",
                book.kind.mime,
                on_click="ignore",
                key=f"{key}{book.kind}",
            )
        else:
            offer_button(book)
    if not is_small:
        offer_progress(book)
