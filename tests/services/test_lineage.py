"""A figure leads to its cell and its versions; a count of our own to neither."""

from datetime import timedelta

from store_rows import MORNING, NOTE

from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import Incoming
from htl_dash.domain.received import Arrival, Received
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.services.lineage import known_keys, lineage
from htl_dash.store.database import writing
from htl_dash.store.received import keep
from htl_dash.store.schema import observation
from htl_dash.store.snapshots import ingest

KEY = ("low_economic_standard", "regso2025", "2081R001", "2024", "_T", "_T")
ANSWER = Received(
    "https://statistik.example/data",
    b'{"value": [17.30, null]}',
    "2026-11-03T06:00:00+00:00",
    request='{"selection": []}',
)


def fetch(engine, value: float | None = 17.3, symbol: str = "") -> None:
    figure = Incoming(
        *("low_economic_standard", Geography.REGSO_2025, "2081R001", "2024"),
        *("_T", "_T", value, None, None, ObsStatus.NORMAL),
        *(ConfStatus.PUBLISHER if symbol else ConfStatus.FREE, symbol),
        *(ANSWER.checksum, "/value/1" if symbol else "/value/0"),
    )
    with writing(engine) as connection:
        keep(connection, ANSWER)
        later = MORNING + timedelta(days=1)
        ingest(connection, NOTE, observation, [figure], later, Arrival.FETCH)


def test_a_figure_leads_to_the_cell_it_was_read_from(fill):
    fetch(engine := fill(pack="obs_value\n17.5"))
    newest, before = lineage(engine, KEY).versions
    assert (newest.cell.value, newest.is_shown, newest.arrival) == (17.3, True, "fetch")
    assert (newest.origin.place, newest.origin.text) == ("/value/0", "17.30")
    assert newest.origin.checksum == ANSWER.checksum
    assert newest.origin.request == '{"selection": []}'
    assert (before.cell.value, before.is_shown, before.origin) == (17.5, False, None)


def test_a_mark_is_told_as_the_publisher_wrote_it(fill):
    fetch(engine := fill(other="ref_area | obs_value\nX | 1"), None, "..")
    (only,) = lineage(engine, KEY).versions
    assert (only.cell.value, only.symbol, only.origin.text) == (None, "..", "null")
    assert only.cell.is_hidden


def test_counts_of_our_own_show_neither_bytes_nor_versions(fill):
    drawn = "ref_area | obs_value | numerator | denominator\n"
    fill(protection="counts", own=drawn + "2081R001 | 40 | 40 | 100")
    later = MORNING + timedelta(days=1)
    changed = drawn + "2081R001 | 41 | 41 | 100"
    engine = fill(protection="counts", own=changed, loaded_at=later)
    found = lineage(engine, KEY)
    assert found.is_own
    (only,) = found.versions
    assert (only.origin, only.symbol, only.cell.snapshot_id) == (None, "", 2)
    assert only.cell.value in (None, 40.0)


def test_a_hidden_count_is_hidden_here_too(fill):
    drawn = "ref_area | obs_value | numerator | denominator\n2081R001 | 3 | 3 | 100"
    found = lineage(fill(protection="counts", own=drawn), KEY)
    assert [one.cell.value for one in found.versions] == [None]


def test_an_unknown_figure_has_no_versions(fill):
    engine = fill(pack="obs_value\n17.5")
    assert lineage(engine, (*KEY[:2], "2081R099", *KEY[3:])).versions == ()


def test_the_figures_of_an_indicator_are_listed_by_key(fill):
    engine = fill(pack="sex | obs_value\n_T | 59\nF | 60")
    assert known_keys(engine, KEY[0]) == (KEY[:4] + ("F", "_T"), KEY)
    assert known_keys(engine, "child_poverty") == ()


def test_a_figure_that_is_worked_out_leads_to_each_of_its_counts(fill):
    engine = fill(pack="obs_value\n60.766")
    answer = Received(
        "https://statistik.example/data",
        b'{"value": [845, 12, 1410]}',
        "2026-11-03T06:00:00+00:00",
    )
    figure = Incoming(
        *("low_economic_standard", Geography.REGSO_2025, "2081R001", "2024"),
        *("_T", "_T", 60.78, 857, 1410, ObsStatus.NORMAL, ConfStatus.FREE, ""),
        *(answer.checksum, "sum(/value/0; /value/1) / sum(/value/2)"),
    )
    with writing(engine) as connection:
        keep(connection, answer)
        later = MORNING + timedelta(days=1)
        ingest(connection, NOTE, observation, [figure], later, Arrival.FETCH)
    newest, before = lineage(engine, KEY).versions
    assert (newest.cell.numerator, newest.cell.denominator) == (857, 1410)
    found = newest.origin.worked_out
    assert [(one.place, one.text) for one in found.numerator] == [
        ("/value/0", "845"),
        ("/value/1", "12"),
    ]
    assert [one.text for one in found.denominator] == ["1410"]
    assert newest.origin.text == "(845 + 12) / 1410"
    assert before.origin is None
