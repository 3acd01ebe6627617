"""What a file does not speak of stays as it was, and leads to where it was read."""

from dataclasses import replace

from made_data_files import incoming
from store_rows import MORNING, NOTE

from htl_dash.domain.received import Arrival, Received
from htl_dash.services.import_merge import carried, content_hash, merged
from htl_dash.store.received import keep
from htl_dash.store.registers import current_snapshots
from htl_dash.store.schema import observation
from htl_dash.store.snapshots import ingest

YEARS = """
place | period  | text
2081  | 2022/23 | 220
2081  | 2023/24 | 227,4
2080  | 2023/24 | ..
"""


def test_the_later_figure_holds_where_both_files_have_one():
    later = incoming(
        "place | period | text\n2081 | 2023/24 | 228\n2081 | 2024/25 | 230"
    )
    found = merged(incoming(YEARS), later)
    assert [(one.ref_area, one.time_period, one.obs_value) for one in found] == [
        ("2080", "2023/24", None),
        ("2081", "2022/23", 220.0),
        ("2081", "2023/24", 228.0),
        ("2081", "2024/25", 230.0),
    ]


def test_the_hash_is_of_what_is_said_and_not_of_where_it_stood():
    some = merged((), incoming(YEARS))
    moved = [replace(one, source_cell="R9C9", received="other") for one in some]
    assert content_hash(some) == content_hash(moved)
    changed = [replace(some[0], symbol="."), *some[1:]]
    assert content_hash(some) != content_hash(changed)


def test_a_figure_that_is_carried_over_leads_to_the_same_cell(connection):
    file = Received("prov.csv", b"a;b", MORNING.isoformat())
    keep(connection, file)
    figures = [
        replace(one, received=file.checksum, source_cell=f"R{at}C2")
        for at, one in enumerate(merged((), incoming(YEARS)), start=2)
    ]
    note = replace(NOTE, rows=len(figures), sha256=content_hash(figures))
    ingest(connection, note, observation, figures, MORNING, Arrival.FILE)
    (snapshot,) = current_snapshots(connection)
    assert carried(connection, snapshot.id) == tuple(figures)
