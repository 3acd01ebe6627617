"""The way back is told in Swedish: what is shown, where it stands, and what it was."""

from dataclasses import replace

from made import HOME, SHARE, cell

from htl_dash.domain.received import Arrival
from htl_dash.services.lineage import Lineage, Origin, ReadCell, Version, WorkedOut
from htl_dash.viewmodels.lineage_view import lineage_view

ORIGIN = Origin(
    origin="https://statistik.example/data",
    request="",
    received_at="2026-11-03T06:00:00+00:00",
    checksum="ab12",
    size=24,
    encoding="utf-8",
    is_redacted=False,
    place="/value/0",
    text="17.30",
)

SHOWN = Version(
    cell=cell(value=17.3),
    symbol="",
    dataset="scb_one",
    title="Låg ekonomisk standard",
    publisher="SCB",
    table="TAB6685",
    url="https://www.scb.se/",
    sequence=2,
    arrival=Arrival.FETCH,
    loaded_at="2026-11-03T06:00:00+00:00",
    is_shown=True,
    origin=ORIGIN,
)
BEFORE = replace(
    SHOWN,
    cell=cell(value=17.5),
    arrival=Arrival.PACK,
    is_shown=False,
    origin=None,
    sequence=1,
)
SHARES = {SHARE.code: replace(SHARE, decimals=1)}
KEY = SHOWN.cell.key


def view(*versions: Version, is_own: bool = False):
    return lineage_view(HOME, SHARES, Lineage(KEY, versions, is_own))


def test_the_heading_is_the_figure_with_its_place_and_period():
    heading = view(SHOWN).heading
    assert heading == "17,3\u00a0%: Låg ekonomisk standard, Bullermyren–Hagalund 2024"


def test_a_revision_is_told_with_its_day_and_both_values():
    assert view(SHOWN, BEFORE).revisions == (
        "Reviderat 3 november 2026: 17,5\u00a0% blev 17,3\u00a0%",
    )
    assert view(SHOWN, replace(BEFORE, cell=SHOWN.cell)).revisions == ()


def states(*versions: Version) -> list[str]:
    return [one.title.partition(" \u00b7 ")[2] for one in view(*versions).versions]


def test_the_same_number_again_confirms_and_replaces_nothing():
    later = replace(SHOWN.cell, snapshot_id=SHOWN.cell.snapshot_id + 1)
    newest = replace(SHOWN, cell=later)
    same = replace(SHOWN, is_shown=False)
    other = replace(BEFORE, cell=replace(SHOWN.cell, value=17.5))
    assert states(newest, same, other) == [
        "Visas nu",
        "Bekräftat av en senare inläsning",
        "Ersatt av ett senare tal",
    ]


def test_a_later_number_that_is_not_shown_stands_back_and_is_not_replaced():
    later = replace(SHOWN.cell, snapshot_id=SHOWN.cell.snapshot_id + 1)
    again = replace(SHOWN, cell=later, is_shown=False)
    other = replace(again, cell=replace(later, value=16.0))
    assert states(again, SHOWN) == ["Samma tal som det som visas", "Visas nu"]
    assert states(other, SHOWN) == ["Visas inte: ett annat tal går före", "Visas nu"]


def test_the_cell_is_told_as_it_was_written():
    said = "\n".join(view(SHOWN).versions[0].lines)
    assert "`/value/0`" in said
    assert r"**17\.30**" in said
    assert "ab12" in said
    gone = replace(SHOWN, origin=replace(ORIGIN, text=None))
    assert "går inte att läsa" in "\n".join(view(gone).versions[0].lines)


def test_a_figure_that_is_worked_out_says_of_which_counts():
    counts = WorkedOut((ReadCell("/value/0", "123"),), (ReadCell("/value/1", "456"),))
    worked = replace(ORIGIN, place="sum(/value/0) / sum(/value/1)", worked_out=counts)
    said = "\n".join(view(replace(SHOWN, origin=worked)).versions[0].lines)
    assert "**123 av 456**" in said
    assert "sum(" not in said


def test_a_version_without_bytes_says_so():
    assert "inte sparad" in "\n".join(view(BEFORE).versions[0].lines)


def test_a_mark_is_told_with_its_reason():
    hidden = cell(value=None, conf_status="publisher", obs_status="missing")
    marked = replace(SHOWN, cell=hidden, symbol="..")
    assert "`..`" in "\n".join(view(marked).versions[0].lines)


def test_what_was_taken_out_of_an_answer_is_said():
    redacted = replace(SHOWN, origin=replace(ORIGIN, is_redacted=True))
    assert "togs bort innan svaret sparades" in "\n".join(
        view(redacted).versions[0].lines
    )


def test_own_counts_say_why_there_is_no_way_back():
    own = view(replace(SHOWN, origin=None), is_own=True)
    assert "egna antal" in own.measured


def test_what_a_source_wrote_is_not_read_as_markdown():
    sly = replace(SHOWN, origin=replace(ORIGIN, text="[x](http://y)", origin="a`b"))
    said = "\n".join(view(sly).versions[0].lines)
    assert "[x](http://y)" not in said
    assert "a`b" not in said


def test_an_unknown_figure_has_no_view():
    assert view() is None
    assert lineage_view(HOME, {}, Lineage(KEY, (SHOWN,), False)) is None


def test_a_long_address_is_told_in_short_and_what_it_asks_for_apart():
    long = replace(ORIGIN, origin="https://x.example/data?Tid=2024%2C2023&lang=sv")
    (version,) = view(replace(SHOWN, origin=long)).versions
    assert "`https://x.example/data`" in "\n".join(version.lines)
    assert version.request == "Tid = 2024,2023\nlang = sv"
    posted = replace(long, request='{"selection": []}')
    (version,) = view(replace(SHOWN, origin=posted)).versions
    assert version.request == '{"selection": []}'
