"""What a file would change is told against what readers see, and nothing hidden is."""

from made_data_files import incoming
from small_store import fill, migrated

from htl_dash.domain.mark import Reason
from htl_dash.services.import_effect import Told, effect, suppressed

__all__ = ["fill", "migrated"]


def test_figures_are_new_revised_or_as_before(fill):
    engine = fill(
        packed="""
        indicator      | geography    | ref_area | time_period | obs_value
        merit_value_17 | municipality | 2081     | 2023        | 220
        merit_value_17 | municipality | 2081     | 2024        | 227.4
        """
    )
    with engine.connect() as connection:
        found = effect(
            connection,
            incoming(
                """
                place | period | text
                2081  | 2023   | 220
                2081  | 2024   | 227,5
                2080  | 2024   | 231
                """
            ),
        )
    assert (found.new, found.unchanged, found.total, found.changed) == (1, 1, 3, 2)
    (revised,) = found.revised
    assert (revised.before, revised.after) == (Told(227.4, ""), Told(227.5, ""))
    assert (revised.ref_area, revised.time_period) == ("2081", "2024")
    assert revised.source_cell == "R3C3"


def test_a_mark_that_only_now_is_known_is_no_revision(fill):
    engine = fill(
        packed="""
        indicator      | geography | ref_area | obs_value | obs_status | conf_status
        merit_value_17 | school    | 11406792 |           | missing    | publisher
        merit_value_17 | school    | 24147931 | 200       | normal     | free
        """
    )
    drawn = "place | text\n11406792 | ..\n24147931 | ~100"
    with engine.connect() as connection:
        found = effect(connection, incoming(drawn))
    assert found.unchanged == 1
    assert [one.after for one in found.revised] == [Told(None, "~100")]
    assert found.suppressed == {Reason.HIDDEN: 1, Reason.NEARLY_ALL: 1}


def test_a_count_that_we_hide_is_never_told_nor_compared(fill):
    engine = fill(
        protection="counts",
        own="""
        indicator | geography | ref_area | obs_value
        pupils    | school    | 11406792 | 3
        """,
    )
    for guess in range(1, 5):
        drawn = f"place | measure | text\n11406792 | pupils | {guess}"
        with engine.connect() as connection:
            found = effect(connection, incoming(drawn))
        assert found.unchanged == 0
        assert [one.before for one in found.revised] == [Told(None, "")]


def test_an_empty_cell_is_counted_as_missing():
    drawn = "place | text\n2081 |\n2080 | 1"
    assert suppressed(incoming(drawn)) == {Reason.MISSING: 1}
