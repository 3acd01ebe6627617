"""Say in every file of a training that it is made up, so that no row passes for real.

Every export goes through here: a file is marked by what makes it, and not by the page
that offers it. What is real goes through unchanged.
"""

from dataclasses import replace

from htl_dash.catalogue.municipalities import municipality
from htl_dash.settings import municipality_code
from htl_dash.text import t
from htl_dash.viewmodels.document import Document
from htl_dash.viewmodels.tables import Table


def is_training() -> bool:
    """Whether the app runs for the made-up municipality."""
    return municipality(municipality_code()).is_training


def marked(table: Table) -> Table:
    """Return a table as it may leave: in a training with a mark on every row."""
    if not is_training():
        return table
    mark = t("training.mark")
    return replace(
        table,
        name=file_stem(table.name),
        title=t("training.title", title=table.title),
        columns=(t("training.mark_column"), *table.columns),
        rows=tuple((mark, *row) for row in table.rows),
        notes=(t("training.file_note"), *table.notes),
    )


def marked_document(document: Document) -> Document:
    """Return a document as it may leave: in a training with a band for every page."""
    if not is_training():
        return document
    return replace(
        document,
        name=file_stem(document.name),
        title=t("training.title", title=document.title),
        band=t("training.file_note"),
    )


def file_stem(name: str) -> str:
    """Return a file name without ending, which in a training begins by saying so."""
    return t("training.file", name=name) if is_training() else name
