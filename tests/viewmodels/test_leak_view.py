"""The leak guard's findings are told in words that a development group can weigh."""

from datetime import datetime

import pytest

from htl_dash.catalogue.protection import protection_rules
from htl_dash.services.leak_guard import LeakReport, SeriesGuard
from htl_dash.services.releases import LogEntry
from htl_dash.viewmodels.leak_view import leak_view, log_table, rule_passages

NOON = datetime(2026, 11, 22, 12, 5)
OPEN = SeriesGuard("Befolkning", 900, 0, 0, 0, 0, None)
SAFE = SeriesGuard("Elever", 2103, 430, 430, 0, 0, 10.0)
LEAKY = SeriesGuard("Deltagare", 40, 6, 7, 2, 1, 0.0)


@pytest.mark.parametrize(
    ("series", "heading"),
    [
        ((OPEN,), "Inget är dolt, så det finns inget att räkna fram"),
        ((OPEN, SAFE), "Inget dolt tal går att räkna fram ur det som visas"),
        ((SAFE, LEAKY), "2 av 437 dolda tal går att räkna fram för noga"),
    ],
)
def test_the_heading_says_what_was_found(series, heading):
    assert leak_view(LeakReport(series), NOON).heading == heading


def test_when_how_many_and_the_narrowest_range_stand_below():
    said = leak_view(LeakReport((OPEN, SAFE)), NOON).measured
    assert "22 november 2026 kl. 12.05" in said
    assert "3\u00a0003 synliga tal och 430 dolda" in said
    assert said.endswith("spann på 10.")


def test_only_series_that_hide_something_are_listed_but_files_have_all():
    table = leak_view(LeakReport((OPEN, SAFE, LEAKY)), NOON).table
    assert [row[0] for row in table.shown] == ["Elever", "Deltagare"]
    assert [row[0] for row in table.rows] == ["Befolkning", "Elever", "Deltagare"]
    assert table.notes == ("Övriga 1 serier har inget dolt.",)
    assert table.rows[2] == ("Deltagare", 40, 6, 7, 2, 1, 0.0)


def test_a_range_without_end_is_a_dash():
    endless = SeriesGuard("Elever", 1, 1, 1, 0, 0, None)
    assert leak_view(LeakReport((endless,)), NOON).table.shown[0][-1] == "\u2013"


def test_the_log_has_the_newest_release_first_and_tells_what_waits_for_the_next():
    first = LogEntry("Deltagare", 1, "2025-10-01T08:00:00+00:00", 72, 18, None)
    second = LogEntry("Deltagare", 2, "2026-10-01T08:00:00+00:00", 146, 34, 2)
    table = log_table([first, second])
    assert [row[1:] for row in table.shown] == [
        ("2", "1 oktober 2026", "146", "34", "2"),
        ("1", "1 oktober 2025", "72", "18", "\u2013"),
    ]


def test_every_declared_rule_is_told():
    rules = protection_rules().values()
    told = rule_passages(rules)
    assert [one.heading for one in told] == [rule.title for rule in rules]
    assert all(one.text for one in told)
