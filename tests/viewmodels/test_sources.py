"""Every figure can be followed to publisher, table, period, day and file."""

from made import dataset_status

from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.sources import (
    plain_sources,
    source_note,
    source_notes,
    sources_line,
)


def test_a_note_carries_the_whole_origin():
    note = source_note(dataset_status())
    assert (note.publisher, note.table, note.period) == ("SCB", "TAB6685", "2024")
    assert note.retrieved == t("sources.retrieved", day="24 september 2026")
    assert note.loaded == "22 november 2026"
    assert note.rows == f"1{HARD_SPACE}234"
    assert note.sha256 == "ab" * 32
    assert note.version == "1"
    assert note.cautions == ("Gäller alla åldrar.",)
    for fact in ("2024", "CC0 1.0", "22 november 2026", note.retrieved, note.rows):
        assert fact in note.text


def test_the_line_fits_under_a_figure():
    line = source_note(dataset_status()).line
    for fact in ("SCB", "TAB6685", "24 september 2026"):
        assert fact in line


def test_an_unknown_day_is_said_to_be_unknown():
    note = source_note(dataset_status(retrieved="", age_days=None))
    assert note.retrieved == t("sources.retrieved_unknown")
    assert note.retrieved in note.line


def test_notes_follow_the_snapshots_in_the_order_given():
    statuses = {
        1: dataset_status(),
        2: dataset_status(id=2, dataset="scb_two"),
    }
    found = source_notes(statuses, (2, 1, 99))
    assert [one.dataset for one in found] == ["scb_two", "scb_one"]


def test_the_line_names_each_source_once_and_leads_to_the_first():
    notes = tuple(
        source_note(dataset_status(dataset=name, table=table))
        for name, table in (("one", "TAB1"), ("two", "TAB1"), ("three", "TAB3"))
    )
    line = sources_line(notes)
    assert line.count("TAB1") == 1
    assert line.count("TAB3") == 1
    assert "serie=one" in line
    assert "avsnitt=kallor" in line


def test_the_indicators_own_table_goes_before_the_datasets():
    note = source_note(dataset_status(table="N15428, N17461"))
    line = sources_line((note,), "N15428")
    assert "N15428" in line
    assert "N17461" not in line
    assert "uttag" in line


def test_a_derived_dataset_is_told_as_our_own_calculation():
    note = source_note(dataset_status(derived=True, title="Fördelning"))
    line = sources_line((note,), "N15428")
    assert t("sources.derived", title="Fördelning") in line
    assert "N15428" not in line


def test_a_dataset_that_does_not_hold_the_indicators_table_keeps_its_own():
    note = source_note(dataset_status(table="TAB6574"))
    line = sources_line((note,), "N15428")
    assert "TAB6574" in line
    assert "N15428" not in line


def test_what_came_the_same_day_from_one_publisher_is_told_together():
    # | table | retrieved  |
    # | TAB1  | 2026-09-24 |
    # | TAB2  | 2026-09-24 |
    # | TAB3  | 2026-09-24, 2026-09-25 |
    found = (("TAB1", 24), ("TAB2", 24), ("TAB3", 24), ("TAB3", 25))
    notes = (
        source_note(dataset_status(table=table, retrieved=f"2026-09-{day}"))
        for table, day in found
    )
    assert plain_sources(notes) == (
        "SCB TAB1 och TAB2, uttag 24 september 2026",
        "SCB TAB3, uttag 24 september 2026 och uttag 25 september 2026",
    )


def test_an_unknown_day_is_not_told_with_a_known_one():
    notes = [source_note(dataset_status(retrieved=day)) for day in ("", "2026-09-24")]
    assert plain_sources(notes) == (
        "SCB TAB6685, uttagsdatum saknas",
        "SCB TAB6685, uttag 24 september 2026",
    )


def test_a_name_with_a_comma_in_it_is_told_alone():
    tables = ("Planned educations v4", "Planned educations v4, Skolenk\u00e4ten")
    notes = [source_note(dataset_status(table=table)) for table in tables]
    assert len(plain_sources(notes)) == 2


def test_a_table_that_is_a_file_is_told_without_its_folders():
    note = source_note(dataset_status(table="A_Data/Skolan/MobbningReg.px"))
    assert note.table == "MobbningReg"
    assert "SCB MobbningReg," in note.line


def test_without_sources_there_is_no_line():
    assert sources_line(()) == ""


def test_a_dataset_without_a_table_leaves_no_hole():
    line = sources_line((source_note(dataset_status(table="")),))
    assert " ," not in line
    assert "SCB," in line


def test_what_a_file_calls_itself_is_no_markup_in_the_line_under_a_figure():
    title = "![x](http://example.org/p.png) $x$"
    note = source_note(dataset_status(publisher=title, table=title))
    line = sources_line((note,))
    assert "![x]" not in line
    assert " $x$" not in line
    assert note.publisher == title  # files have it as it was written
