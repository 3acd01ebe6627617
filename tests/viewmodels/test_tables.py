"""The table holds the same numbers as the figure: as text on screen, real in files."""

import pytest
from made import HOME, SHARE, compared_areas, dataset_status

from htl_dash.catalogue.glossary import Term
from htl_dash.services.area_profile import ProfileRow
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.comparison import area_comparison
from htl_dash.viewmodels.gap_view import GapRow
from htl_dash.viewmodels.profile_view import area_profile
from htl_dash.viewmodels.risk_view import RiskRow
from htl_dash.viewmodels.sources import source_note
from htl_dash.viewmodels.tables import (
    NOTHING,
    comparison_table,
    glossary_table,
    profile_table,
    trend_table,
)

PER_CENT = f"{HARD_SPACE}%"
SOURCES = (source_note(dataset_status()),)
DRAWN = """
    code     | value | people | state
    2081R001 | 59    | 1000   |
    2081R002 | 0     |        |
    2081R003 |       |        | hidden
"""


def is_square(table) -> bool:
    shown = all(len(row) == len(table.shown_columns) for row in table.shown)
    return shown and all(len(row) == len(table.columns) for row in table.rows)


def test_a_comparison_is_a_row_per_place_in_the_figures_order():
    compared = area_comparison(HOME, compared_areas(DRAWN, reference=0.28), None)
    table = comparison_table(compared, SOURCES)
    assert is_square(table)
    assert [row[0] for row in table.shown] == [row.name for row in compared.rows]
    assert table.shown[0][1:3] == (f"59{PER_CENT}", f"55,4\u201362,5{PER_CENT}")
    assert table.shown[1][1:3] == (f"0{PER_CENT}", NOTHING)
    assert table.shown[2][1:3] == (t("figure.hidden"), NOTHING)
    assert table.notes == compared.notes
    assert table.sources == SOURCES


def test_files_have_numbers_and_a_reason_where_there_is_none():
    compared = area_comparison(HOME, compared_areas(DRAWN, reference=0.28), None)
    table = comparison_table(compared, SOURCES)
    columns = [t(f"column.{name}") for name in ("value", "lower", "upper", "absence")]
    value, lower, upper, absence = (table.columns.index(name) for name in columns)
    first, zero, hidden = table.rows
    assert first[value] == pytest.approx(59)
    assert first[lower] == pytest.approx(55.42, abs=0.005)
    assert (zero[value], zero[lower], zero[absence]) == (0.0, None, None)
    assert (hidden[value], hidden[upper]) == (None, None)
    assert hidden[absence] == t("figure.hidden")


def test_the_file_is_named_in_plain_letters_without_a_slash():
    compared = area_comparison(HOME, compared_areas(DRAWN, period="2023/24"), None)
    name = comparison_table(compared, ()).name
    assert name == "low_economic_standard_2023-24"


def test_how_sure_the_order_is_stands_beside_the_figures():
    compared = area_comparison(HOME, compared_areas(DRAWN), None)
    risks = {"2081R001": RiskRow(0.934, 0.001, 0.25, 1, 2, 17)}
    table = comparison_table(compared, SOURCES, risks)
    assert is_square(table)
    assert table.shown[0][4:] == (
        t("chance.about", chance="93"),
        t("chance.least"),
        t("risk.order", first=1, last=2, all=17),
        t("chance.about", chance="25"),
    )
    assert table.rows[0][9:] == (93.4, 0.1, 1, 2, 25.0)
    assert table.shown[2][4:] == (NOTHING,) * 4
    assert table.rows[2][9:] == (None,) * 5


def test_a_profile_is_a_row_per_indicator():
    compared = compared_areas(DRAWN, reference=0.28)
    rows = [ProfileRow(SHARE, compared, compared.areas[0])]
    table = profile_table(area_profile(HOME, rows, "2081R001"), SOURCES)
    assert is_square(table)
    assert table.shown[0][:3] == (SHARE.short_title, "2024", f"59{PER_CENT}")
    assert table.name.isascii()
    assert "2081R001" in table.name


def test_a_profiles_file_has_numbers_as_numbers():
    compared = compared_areas(DRAWN, reference=0.28)
    rows = [ProfileRow(SHARE, compared, compared.areas[0])]
    table = profile_table(area_profile(HOME, rows, "2081R001"), SOURCES)
    value = table.columns.index(t("column.value"))
    assert table.rows[0][value] == pytest.approx(59)


def test_the_glossary_is_in_its_own_order():
    terms = (
        Term("insats", "initiative", "Det man gör."),
        Term("arena", "setting", "."),
    )
    table = glossary_table(terms)
    assert is_square(table)
    assert [row[0] for row in table.shown] == ["insats", "arena"]
    assert set(table.shown[0]) == {"insats", "initiative", "Det man gör."}


def test_a_trend_is_a_column_per_period_on_screen_and_a_row_per_figure_in_files():
    earlier = "code | value | people\n2081R001 | 61 | 1000"
    views = [
        area_comparison(HOME, compared_areas(earlier, period="2022"), None),
        area_comparison(HOME, compared_areas(DRAWN, period="2024"), None),
    ]
    table = trend_table(views, SOURCES)
    assert is_square(table)
    assert table.shown_columns == (t("column.place"), "2022", "2024")
    assert table.shown[0] == (
        "Bullermyren–Hagalund",
        f"61{PER_CENT}",
        f"59{PER_CENT}",
    )
    assert table.shown[2] == ("Amsberg med omnejd", NOTHING, t("figure.hidden"))
    period = table.columns.index(t("column.period"))
    value = table.columns.index(t("column.value"))
    assert [(row[period], row[value]) for row in table.rows] == [
        ("2022", pytest.approx(61)),
        ("2024", pytest.approx(59)),
        ("2024", 0.0),
        ("2024", None),
    ]


def test_the_gap_between_areas_stands_last_over_time():
    views = [
        area_comparison(HOME, compared_areas(DRAWN, period=period), None)
        for period in ("2022", "2024")
    ]
    gap = GapRow("2024", 59.0, 50.0, 65.0, "59 (50,0\u201365,0)")
    table = trend_table(views, SOURCES, [gap])
    assert is_square(table)
    assert table.shown[-1] == (t("gap.row"), NOTHING, gap.text)
    period, value = (
        table.columns.index(t(f"column.{name}")) for name in ("period", "value")
    )
    assert table.rows[-1][period] == "2024"
    assert table.rows[-1][value : value + 3] == (59.0, 50.0, 65.0)


def test_a_revised_figure_has_a_column_of_its_own_and_only_then():
    old = {("2081R001", "2024"): "reviderad"}
    compared = area_comparison(HOME, compared_areas(DRAWN), None, old)
    table = comparison_table(compared, SOURCES)
    assert is_square(table)
    assert table.shown_columns[-1] == table.columns[-1] == t("column.revised")
    assert [row[-1] for row in table.shown] == ["reviderad", NOTHING, NOTHING]
    plain = comparison_table(area_comparison(HOME, compared_areas(DRAWN), None), ())
    assert t("column.revised") not in plain.columns


def test_over_time_revisions_stand_in_the_files_and_notes_come_first():
    old = {("2081R001", "2022"): "reviderad"}
    views = [
        area_comparison(HOME, compared_areas(DRAWN, period=period), None, old)
        for period in ("2022", "2024")
    ]
    gap = GapRow("2024", 59.0, 50.0, 65.0, "59")
    table = trend_table(views, SOURCES, [gap], ("Två indelningar.",))
    assert is_square(table)
    assert [row[-1] for row in table.rows] == ["reviderad", *[""] * 5, None]
    assert table.notes[0] == "Två indelningar."


def test_without_a_map_the_table_says_nothing_of_colours():
    compared = area_comparison(HOME, compared_areas(DRAWN), None)
    risks = {"2081R001": RiskRow(0.934, 0.0012, None, 1, 2, 17)}
    table = comparison_table(compared, SOURCES, risks)
    assert is_square(table)
    assert table.shown_columns[-1] == t("column.order")
    assert table.rows[0][9:] == (93.4, 0.1, 1, 2)
    assert table.rows[2][9:] == (None,) * 4
