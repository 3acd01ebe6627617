"""A file of figures is taken in whole or not at all, and leads back to its cells."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from importing import GYLLE, IMMANUEL, NAME, PASSED, WHO, counted, engine, shown, take
from made import HOME
from made_data_files import FIRST_ROW, siris
from sqlalchemy import event, select

from htl_dash.domain.geography import Geography
from htl_dash.domain.mark import Reason
from htl_dash.domain.received import Arrival
from htl_dash.domain.table_choice import TableChoices
from htl_dash.services.import_data import (
    COMMAND_LINE,
    FileError,
    IdentityNumberError,
    import_data,
    preview,
)
from htl_dash.services.import_places import Outside
from htl_dash.services.register import UnsignedError
from htl_dash.store.database import open_database
from htl_dash.store.import_choices import acts, remembered
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.received import read_received
from htl_dash.store.registers import current_snapshots
from htl_dash.store.schema import observation, received
from htl_dash.text import t

__all__ = ["engine"]


def test_figures_are_stored_with_their_marks_and_go_before_the_pack(engine):
    report = take(engine, GYLLE, IMMANUEL)
    assert not report.prepared.problems
    assert (report.prepared.rows, report.stored) == (2, 6)
    assert shown(engine) == {
        ("11406792", "2024/25"): 53.5,
        ("11406792", "2023/24"): 50.5,
        ("24147931", "2024/25"): "..",
    }
    eligible = shown(engine, "eligibility_grade_9_schools")
    assert eligible == {("11406792", "2024/25"): 75.6, ("24147931", "2024/25"): "~100"}
    assert report.effect.suppressed == {
        Reason.HIDDEN: 1,
        Reason.NEARLY_ALL: 1,
        Reason.NOT_APPLICABLE: 1,
    }


def test_each_figure_leads_to_its_cell_in_the_bytes_as_they_came(engine):
    take(engine, GYLLE, IMMANUEL)
    with engine.connect() as connection:
        rows = ObservationRepository(connection).series(PASSED, Geography.SCHOOL)
        one = next(
            row for row in rows if row.ref_area == "11406792" and row.source_cell
        )
        file = read_received(connection, one.received_id)
    assert file.content == siris(GYLLE, IMMANUEL)
    assert (file.origin, file.media_type) == (NAME, "text/csv")
    row, column = one.source_cell.removeprefix("R").split("C")
    line = file.content.decode("utf-8-sig").splitlines()[int(row) - 1]
    assert int(row) == FIRST_ROW
    assert line.split(";")[int(column) - 1] == "53,5"


def test_the_count_in_the_file_is_what_its_shares_are_shares_of(engine):
    take(engine, GYLLE, IMMANUEL)
    with engine.connect() as connection:
        rows = ObservationRepository(connection).series(PASSED, Geography.SCHOOL)
    found = {one.ref_area: one.denominator for one in rows if one.source_cell}
    assert found == {"11406792": 127, "24147931": 11}


def test_a_preview_tells_what_would_change_and_writes_nothing(engine):
    before = counted(engine)
    found = preview(engine, HOME, NAME, siris(GYLLE, IMMANUEL))
    assert counted(engine) == before
    assert (found.prepared.effect.new, found.prepared.effect.unchanged) == (5, 0)
    (revised,) = found.prepared.effect.revised
    assert (revised.before.value, revised.after.value) == (53.0, 53.5)
    assert found.file.recognised.publisher == "Skolverket"
    assert "UTF-8" in found.file.read_as


def test_the_same_file_once_more_changes_nothing(engine):
    take(engine, GYLLE, IMMANUEL)
    before = counted(engine)
    again = take(engine, GYLLE, IMMANUEL)
    assert (again.stored, again.sequence) == (0, 1)
    assert again.effect.unchanged == 6
    assert counted(engine) == before


def test_next_years_file_adds_a_year_to_the_same_dataset(engine):
    first = take(engine, GYLLE, IMMANUEL)
    second = take(engine, "Gylle;11406792;130;60,1;80;215", period="2025/26")
    assert (second.dataset, second.sequence) == (first.dataset, 2)
    assert shown(engine) == {
        ("11406792", "2023/24"): 50.5,
        ("11406792", "2024/25"): 53.5,
        ("11406792", "2025/26"): 60.1,
        ("24147931", "2024/25"): "..",
    }
    with engine.connect() as connection:
        (now,) = [
            one for one in current_snapshots(connection) if one.arrival is Arrival.FILE
        ]
        rows = ObservationRepository(connection).of_snapshot(now.id)
        origins = {
            one.time_period: read_received(connection, one.received_id).content
            for one in rows
        }
    assert now.period == "2024/25–2025/26"
    assert origins["2024/25"] == siris(GYLLE, IMMANUEL)
    assert origins["2025/26"] != origins["2024/25"]


def test_a_revised_file_revises_and_the_old_version_stays(engine):
    take(engine, GYLLE, IMMANUEL)
    take(engine, GYLLE.replace("53,5", "54,0"), IMMANUEL)
    assert shown(engine)["11406792", "2024/25"] == 54.0
    with engine.connect() as connection:
        o = observation.c
        query = select(o.obs_value).where(
            o.indicator == PASSED, o.ref_area == "11406792", o.time_period == "2024/25"
        )
        assert sorted(connection.scalars(query)) == [53.0, 53.5, 54.0]


def test_everything_wrong_is_told_and_nothing_is_stored(engine):
    before = counted(engine)
    report = take(
        engine,
        "Gylle skola 7-9;11406792;127;153,5;sjuttio;211,9",
        "Immanuelskolan;24147931;11,5;-3;..;.",
        "Okänd skola;99999999;30;80;~100;249,1",
    )
    assert (report.stored, report.dataset) == (0, "")
    found = {
        (one.cell.row, one.cell.column, one.value)
        for one in report.prepared.problems
        if t(one.text_key, **one.facts)
    }
    assert {
        (FIRST_ROW, "G", "153,5"),
        (FIRST_ROW, "H", "sjuttio"),
        (FIRST_ROW + 1, "G", "-3"),
    } <= found
    assert counted(engine) == before


@pytest.mark.parametrize("number", ["19140101-1234", "140101-1234", "191401011234"])
def test_an_identity_number_anywhere_refuses_the_file_and_keeps_no_byte(engine, number):
    before = counted(engine)
    for bad in (f"{number};11406792;127;53,5;75,6;211,9", GYLLE.replace("127", number)):
        with pytest.raises(IdentityNumberError) as refused:
            take(engine, bad)
        told = t(refused.value.text_key, **refused.value.facts)
        assert f"rad {FIRST_ROW}" in told
        assert number not in told
    assert counted(engine) == before


def test_schools_that_are_not_registered_are_counted_and_told(engine):
    report = take(engine, GYLLE, "Okänd skola;99999999;30;80;~100;249,1")
    left = report.prepared.outside[Outside.OTHER_SCHOOL]
    assert left.count == 4
    assert left.examples == ("99999999 Okänd skola",)
    assert not report.prepared.problems


def test_a_file_with_nothing_of_ours_says_so(engine):
    report = take(engine, "Okänd skola;99999999;30;80;~100;249,1")
    assert [one.text_key for one in report.prepared.problems] == [
        "data_file.nothing_ours"
    ]


def test_choices_are_remembered_for_next_time(engine):
    heading = "Andel (%) elever behöriga till yrkesprog."
    unwanted = TableChoices(indicators={heading: ""})
    import_data(engine, HOME, NAME, siris(GYLLE), unwanted, WHO)
    assert not shown(engine, "eligibility_grade_9_schools")
    found = preview(engine, HOME, NAME, siris(GYLLE, IMMANUEL, period="2025/26"))
    assert found.remembered.choices == unwanted == found.choices
    assert heading in found.prepared.unknown.examples
    with engine.connect() as connection:
        signature = found.file.recognised.signature
        assert remembered(connection, signature).who == WHO


def test_who_took_it_in_is_written_down(engine):
    take(engine, GYLLE)
    take(engine, IMMANUEL, who=COMMAND_LINE)
    with engine.connect() as connection:
        assert [(one.who, one.file) for one in acts(connection)] == [
            (COMMAND_LINE, NAME),
            (WHO, NAME),
        ]
    with pytest.raises(UnsignedError):
        take(engine, GYLLE, who="nobody")


def test_a_file_that_is_named_after_somebody_is_not_kept_under_that_name(engine):
    import_data(engine, HOME, "till_Anna_Svensson.csv", siris(GYLLE), who=WHO)
    with engine.connect() as connection:
        assert [one.file for one in acts(connection)] == [t("data_file.unnamed")]
        assert list(connection.scalars(select(received.c.origin))) == [
            t("data_file.unnamed")
        ]


def test_real_figures_are_not_taken_in_among_those_made_up_for_training(engine):
    training = replace(HOME, is_training=True)
    with pytest.raises(FileError):
        preview(engine, training, NAME, siris(GYLLE))
    with pytest.raises(FileError):
        import_data(engine, training, NAME, siris(GYLLE), who=WHO)


def test_an_import_that_fails_at_any_step_leaves_the_store_as_before(engine):
    take(engine, GYLLE)
    before, tried = counted(engine), 0

    class StoppedError(Exception):
        """Something stops in the middle of the work."""

    for stop in range(1, 100):
        seen = 0

        def stopping(*_args: object, stop: int = stop) -> None:
            nonlocal seen
            seen += 1
            if seen == stop:
                raise StoppedError

        event.listen(engine, "before_cursor_execute", stopping)
        try:
            take(engine, GYLLE, IMMANUEL)
        except StoppedError:
            tried += 1
            continue
        finally:
            event.remove(engine, "before_cursor_execute", stopping)
            if seen >= stop:
                assert counted(engine) == before
        break
    assert tried > 10
    assert counted(engine) != before


KILLED = """
import os, signal, sys
from sqlalchemy import event
from made import HOME
from made_data_files import siris
from htl_dash.services.import_data import import_data
from htl_dash.store.database import open_database

engine = open_database(sys.argv[1])

def kill(connection, cursor, statement, *rest):
    if statement.startswith("INSERT INTO observation"):
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(engine, "after_cursor_execute", kill)
import_data(engine, HOME, "prov.csv", siris(*sys.argv[2:]), who="coordinator")
"""


def test_an_import_that_is_killed_leaves_the_store_as_before(engine, database_url):
    before = counted(engine)
    process = subprocess.run(
        [sys.executable, "-c", KILLED, database_url, GYLLE, IMMANUEL],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        check=False,
    )
    assert process.returncode == -signal.SIGKILL, process.stderr.decode()
    again = open_database(database_url)
    assert counted(again) == before
    again.dispose()
    assert take(engine, GYLLE, IMMANUEL).stored == 6
