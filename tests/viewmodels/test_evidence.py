"""Views become sections that stand alone: finding, figure, table, sources and cautions."""

from dataclasses import replace

from made import HOME, SHARE, compared_areas
from made_document import NOTE
from made_document import SHARES as TABLE

from htl_dash.text import t
from htl_dash.viewmodels.chart_data import Numbers, RowChart
from htl_dash.viewmodels.comparison import area_comparison
from htl_dash.viewmodels.document import Listing, Paragraph, Section
from htl_dash.viewmodels.evidence import (
    comparison_section,
    numbers_of,
    of_indicator,
    section,
    source_of,
    sources_in,
)
from htl_dash.viewmodels.statement import Statement
from htl_dash.viewmodels.tables import Table, comparison_table

AREAS = """
    code     | value | people | state
    2081R002 | 12    | 500    |
    2081R001 | 59    | 1000   |
    2081R003 |       |        | hidden
"""


def test_a_comparison_has_its_finding_figure_table_and_cautions():
    view = area_comparison(HOME, compared_areas(AREAS, reference=0.28), None)
    table = comparison_table(view, (NOTE,))
    said = Statement("Är **Norr** högst? Kanske.", ("ranks",))
    made = comparison_section(SHARE, view, table, (said,))
    assert made.heading == view.heading
    texts = [one.text for one in made.blocks if isinstance(one, Paragraph)]
    assert texts[0] == view.measured
    assert "Är Norr högst? Kanske." in texts
    (chart,) = (one for one in made.blocks if isinstance(one, RowChart))
    assert [row.value for row in chart.rows] == [row.value for row in view.rows]
    (kept,) = (one for one in made.blocks if isinstance(one, Table))
    assert kept.shown == table.shown
    (notes,) = (one for one in made.blocks if isinstance(one, Listing))
    assert notes.items == view.notes


def test_what_is_empty_is_left_out_and_marks_for_the_page_are_taken_away():
    made = section("**Rubrik**", "Mätt.", ("", ":gray[Mer]"), (), None, ("",))
    texts = (Paragraph("Mätt.", is_muted=True), Paragraph("Mer"))
    assert made == Section("Rubrik", texts)


def test_no_empty_note_of_a_table_is_printed():
    (_, table) = section(
        "x", "y", (), (), replace(TABLE, notes=("", "Obs.")), ()
    ).blocks
    assert table.notes == ("Obs.",)


def test_what_somebody_typed_stands_as_it_was_typed():
    typed = replace(TABLE, shown=(("C# \\*bra\\*", "1\\."),))
    (_, table) = section("x", "y", (), (), typed, ()).blocks
    assert table.shown == (("C# *bra*", "1."),)
    assert table.rows == TABLE.rows


def test_a_source_names_the_indicators_own_table_alone():
    many = replace(NOTE, table="N1, TAB6685, N3", line="SCB N1, TAB6685, N3, uttag")
    (kept,) = of_indicator(replace(TABLE, sources=(many,)), SHARE).sources
    assert (kept.table, kept.line) == ("TAB6685", "SCB TAB6685, uttag")
    other = replace(SHARE, source=replace(SHARE.source, table="Annan"))
    assert of_indicator(TABLE, other) == TABLE
    assert source_of((kept, kept)) == t("decide.source", lines="SCB TAB6685, uttag")
    assert source_of(()) == ""


def test_the_sources_of_a_document_are_told_in_full_once():
    sections = (Section("a", (TABLE,)), Section("b", (TABLE, Paragraph("x"))))
    (line,) = sources_in(sections)
    assert "TAB6685" in line
    assert NOTE.sha256[:12] in line
    own = replace(NOTE, sha256="", retrieved="levande")
    (line,) = sources_in((Section("a", (replace(TABLE, sources=(own,)),)),))
    assert "SHA" not in line


def test_numbers_are_written_with_at_most_one_decimal():
    assert numbers_of(SHARE) == Numbers(0, "\u00a0%")
    assert numbers_of(replace(SHARE, decimals=3)).decimals == 1
