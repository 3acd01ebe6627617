"""What may be frozen, and how each part was written in each format.

Formats are never changed: what was frozen in one is read, and written again, as that
one says. Whoever gives a part another field adds a format, with the fields of all parts.
"""

from htl_dash.viewmodels.chart_data import (
    Axis,
    LineChart,
    LinePoint,
    Numbers,
    Part,
    Row,
    RowChart,
    Rule,
    Series,
    StackedChart,
    StackedRow,
)
from htl_dash.viewmodels.document import (
    Document,
    Fact,
    Listing,
    Paragraph,
    Section,
    Signature,
)
from htl_dash.viewmodels.frozen_parts import Frozen, FrozenView
from htl_dash.viewmodels.sources import SourceNote
from htl_dash.viewmodels.tables import Table

LATEST = 1
PARTS: dict[str, type] = {
    one.__name__: one
    for one in (
        Axis,
        Document,
        Fact,
        Frozen,
        FrozenView,
        LineChart,
        LinePoint,
        Listing,
        Numbers,
        Paragraph,
        Part,
        Row,
        RowChart,
        Rule,
        Section,
        Series,
        Signature,
        SourceNote,
        StackedChart,
        StackedRow,
        Table,
    )
}
"""The only kinds of parts there are; every other kind is refused, both ways."""
_CHART = "title measured"
_FORMAT_1 = {
    "Axis": "least most ticks",
    "Document": "name title subtitle facts sections sources notes signatures day "
    "version fingerprint band is_one_page_each",
    "Fact": "label value",
    "Frozen": "document views data_version work_version methods",
    "FrozenView": "address first count",
    "LineChart": f"{_CHART} series band band_label breaks periods ticks axis numbers "
    "alt source",
    "LinePoint": "x value",
    "Listing": "items",
    "Numbers": "decimals suffix",
    "Paragraph": "text is_muted",
    "Part": "name tone",
    "Row": "label value lower upper text state tone",
    "RowChart": f"{_CHART} mark rows axis rule numbers key alt source",
    "Rule": "name value text",
    "Section": "heading blocks starts_page",
    "Series": "name tone parts text",
    "Signature": "function when",
    "SourceNote": "dataset title publisher table url period retrieved loaded licence "
    "cautions rows sha256 version derived line text",
    "StackedChart": f"{_CHART} parts hidden_name rows numbers alt source",
    "StackedRow": "label values hidden text",
    "Table": "name title shown_columns shown columns rows notes sources",
}
FORMATS: dict[int, dict[str, tuple[str, ...]]] = {
    1: {kind: tuple(names.split()) for kind, names in _FORMAT_1.items()},
}
"""The fields of every part, by format. A field that came later has its usual value."""
