"""The table holds the same numbers as the figure: as text on screen, real in files."""

import pytest
from made import HOME, INCOME, SHARE, compared_areas, dataset_status, figure

from htl_dash.catalogue.glossary import Term
from htl_dash.services.area_profile import ProfileRow
from htl_dash.services.goal_progress import Progress
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.comparison import area_comparison
from htl_dash.viewmodels.goal_view import goal_row
from htl_dash.viewmodels.profile_view import area_profile
from htl_dash.viewmodels.sources import source_note
from htl_dash.viewmodels.tables import (
    NOTHING,
    comparison_table,
    glossary_table,
    overview_table,
    profile_table,
    progress_table,
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


def progress() -> Progress:
    own = {
        "2022": figure(SHARE, 24),
        "2023": figure(SHARE, None, obs_status="missing", conf_status="publisher"),
        "2024": figure(SHARE, 0),
    }
    peers = {"2080": {"2024": figure(SHARE, 20)}}
    return Progress(SHARE, own, peers, {"median": {"2024": figure(SHARE, 15)}}, (1,))


def test_a_history_is_a_row_per_period_newest_first_and_a_column_per_place():
    table = progress_table(HOME, progress(), SOURCES)
    assert is_square(table)
    assert table.columns == (
        t("column.period"),
        "Borlänge",
        "Falun",
        t("goals.median"),
    )
    assert table.rows == (
        ("2024", 0.0, pytest.approx(20), pytest.approx(15)),
        ("2023", t("figure.hidden"), *[t("figure.missing")] * 2),
        ("2022", pytest.approx(24), *[t("figure.missing")] * 2),
    )
    assert table.shown[0] == ("2024", *(f"{n}{PER_CENT}" for n in (0, 20, 15)))
    assert table.notes == SHARE.cautions


def test_the_overview_is_a_row_per_indicator():
    rows = (
        goal_row(progress(), 2026, 3),
        goal_row(Progress(INCOME, {}, {}, {}, ()), 2026, 3),
    )
    table = overview_table("Målet", rows)
    assert is_square(table)
    assert [row[0] for row in table.shown] == [SHARE.title, INCOME.title]
    assert table.shown[1][1] == t("figure.missing")
    assert table.title == "Målet"


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
