"""Each section of the data page says what it has found, in true numbers."""

from dataclasses import replace

import pytest
from made import HOME, dataset_status

from htl_dash.domain.fetch_report import (
    DatasetReport,
    DatasetState,
    RunReport,
    RunState,
)
from htl_dash.domain.fetching import SourceName
from htl_dash.domain.received import Arrival
from htl_dash.services.fetch_history import Fetchable, History
from htl_dash.services.import_undo import TakenIn
from htl_dash.services.pruning import Amount
from htl_dash.viewmodels.section_headings import (
    fetch_heading,
    files_heading,
    kept_line,
    missing_heading,
    own_heading,
    sources_heading,
)

PACK = dataset_status()
NEW = DatasetReport("a", "Barn", SourceName.SCB, DatasetState.NEW)
BAD = replace(NEW, dataset="b", state=DatasetState.FAILED)
CAN = Fetchable("a", "Barn", SourceName.SCB, "", None, "", 0)


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_the_sources_are_counted_by_the_way_they_came():
    assert "2 datamängder, alla ur datapaketet" in sources_heading((PACK, PACK))
    fetched = replace(PACK, arrival=Arrival.FETCH)
    own = replace(PACK, arrival=Arrival.OWN)
    said = plain(sources_heading((PACK, PACK, fetched, own)))
    assert "4 datamängder: 2 ur datapaketet, 1 hämtade från källorna och 1 egna" in said


@pytest.mark.parametrize(
    ("state", "datasets", "said"),
    [
        (RunState.DONE, (NEW,), "26 november 2026: allt kom, 1 av 1"),
        (RunState.FAILED, (NEW, BAD), "26 november 2026: 1 av 2"),
        (RunState.STOPPED, (NEW, BAD), "26 november 2026 stannade: 1 av 2"),
        (RunState.INTERRUPTED, (NEW, BAD), "stannade"),
        (RunState.RUNNING, (NEW, BAD), "inte avslutad: 1 av 2"),
    ],
)
def test_the_last_run_of_fetching_is_told_as_it_went(state, datasets, said):
    run = RunReport(1, state, "2026-11-26T05:20:00+00:00", "", datasets)
    assert said in plain(fetch_heading(History((CAN,), run, ()), is_running=False))


def test_before_the_first_run_it_says_how_much_there_is_to_fetch():
    found = History((CAN, CAN, CAN), None, ())
    assert "3 datamängder" in plain(fetch_heading(found, is_running=False))
    assert "pågår" in fetch_heading(found, is_running=True)


def test_files_that_have_been_taken_in_are_counted():
    one = TakenIn("fil_a", "Barn", "SCB", 1, 5, None)
    assert "Inga filer" in files_heading(())
    assert files_heading((one,)).startswith("En datamängd")
    assert plain(files_heading((one, one))).startswith("2 datamängder")


@pytest.mark.parametrize(
    ("count", "said"), [(0, "inga egna"), (1, "ett eget"), (3, "3 egna")]
)
def test_a_number_is_written_as_people_say_it(count, said):
    assert said in plain(own_heading(range(count), HOME))
    assert missing_heading(range(count))


def test_how_much_is_kept_is_said_in_megabytes():
    said = plain(kept_line(Amount(34, 3 * 1024 * 1024, 512)))
    assert "34 mottagna" in said
    assert "3,0 MB" in said or "3 MB" in said
    assert "512 frågor" in said
