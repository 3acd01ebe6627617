"""A goal's tables: the target and what is expected above the years behind us."""

from dataclasses import replace

import pytest
from made import HOME, INCOME, SHARE, cell, dataset_status, figure

from htl_dash.services.figures import estimate
from htl_dash.services.goal_progress import Progress
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.goal_tables import overview_table, progress_table
from htl_dash.viewmodels.goal_view import goal_row
from htl_dash.viewmodels.sources import source_note
from htl_dash.viewmodels.tables import NOTHING
from htl_dash.viewmodels.target_view import TargetRow

PER_CENT = f"{HARD_SPACE}%"
SOURCES = (source_note(dataset_status()),)


def is_square(table) -> bool:
    shown = all(len(row) == len(table.shown_columns) for row in table.shown)
    return shown and all(len(row) == len(table.columns) for row in table.rows)


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


def test_the_target_and_what_is_expected_stand_first_in_our_own_column():
    ahead = [TargetRow("2028, mål", f"30{PER_CENT}", 30.0)]
    table = progress_table(HOME, progress(), SOURCES, ahead)
    assert is_square(table)
    assert table.shown[0] == ("2028, mål", f"30{PER_CENT}", NOTHING, NOTHING)
    assert table.rows[0] == ("2028, mål", 30.0, None, None)
    assert table.shown[1][0] == "2024"


def test_the_overview_is_a_row_per_indicator_and_says_once_why_there_is_no_trend():
    counted = estimate(SHARE, replace(cell(value=24.0), denominator=100), None)
    few = Progress(SHARE, {"2024": counted}, {}, {}, ())
    rows = (
        goal_row(progress(), 2026, 3),
        goal_row(few, 2026, 3),
        goal_row(progress(), 2026, 3),
        goal_row(Progress(INCOME, {}, {}, {}, ()), 2026, 3),
    )
    table = overview_table("Målet", rows)
    assert is_square(table)
    assert [row[0] for row in table.shown] == [*[SHARE.title] * 3, INCOME.title]
    assert table.shown[3][1] == t("figure.missing")
    trend = table.shown_columns.index(t("column.trend"))
    assert [row[trend] for row in table.shown] == [
        "–\u00a0¹",
        "–\u00a0²",
        "–\u00a0¹",
        "",
    ]
    assert table.notes == (
        f"¹ Trenden {t('recent.no_people')}.",
        f"² Trenden {t('recent.few_years')}.",
    )
    assert table.title == "Målet"
