"""Pages that offer one document or one table, small or large, made for tests."""

from made_document import TABLE, document, large

from htl_dash.domain.errors import StoreError
from htl_dash.ui.table_files import MOST_CELLS
from htl_dash.viewmodels.document import Document
from htl_dash.viewmodels.tables import Table

_ROWS = tuple((f"rad {n}", float(n)) for n in range(MOST_CELLS))


def refused() -> Document:
    """Fail as a store does that somebody can mend."""
    raise StoreError(place="x.db", problem="Trasig.", cure="Laga den.")


MADE = {"small": document, "large": large, "refused": refused}
TABLES = {"small": TABLE, "large": Table("t", "T", (), (), ("a", "b"), _ROWS, (), ())}


def offering() -> None:
    """Show the document that `made` in the address names."""
    import streamlit as st
    from offered_files import MADE

    from htl_dash.ui.documents import offer

    made = st.query_params["made"]
    offer("fil", made, MADE[made])


def listing() -> None:
    """Show the table that `made` in the address names."""
    import streamlit as st
    from offered_files import TABLES

    from htl_dash.ui.blocks import files

    files(TABLES[st.query_params["made"]])
