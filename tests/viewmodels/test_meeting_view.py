"""The start page: the largest gaps first, then what is new and how fresh it is."""

from dataclasses import replace

import pytest
from made import HOME, SHARE, cell, compared_areas, dataset_status

from htl_dash.services.changes import DatasetChange
from htl_dash.services.gaps import AreaGap
from htl_dash.services.status import StoreStatus
from htl_dash.stats.proportions import difference
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.meeting_view import SHOWN_GAPS, meeting

EXACT = replace(SHARE, decimals=1)
PER_CENT = f"{HARD_SPACE}%"
DRAWN = """
    code     | value | people
    2081R001 | 59    | 1000
    2081R002 | 12    | 500
    2081R003 | 30    | 500
"""
STATUS = StoreStatus("abc", 1234, (dataset_status(),))


def gap(indicator=SHARE, reference: float | None = 0.28) -> AreaGap:
    compared = compared_areas(DRAWN, indicator, reference)
    high, low, _ = compared.areas
    gap = difference(high.figure.estimate, low.figure.estimate)
    return AreaGap(compared, high, low, gap, 1)


def page(gaps=(), changes=(), status=STATUS, stale=()):
    return meeting(HOME, gaps, changes, status, stale, {SHARE.code: EXACT})


def change(before, after) -> DatasetChange:
    return DatasetChange(
        "scb_one",
        "Prov",
        "2026-11-22T07:30:00+00:00",
        ((before, after),),
        (cell(), cell()),
        (cell(),),
    )


def test_the_heading_is_the_largest_gaps_hardest_area():
    heading = page([gap()]).heading
    assert heading.startswith("Bullermyren–Hagalund")
    assert f"59{PER_CENT}" in heading
    assert f"28{PER_CENT}" in heading


def test_a_card_carries_both_ends_and_the_interval_of_the_gap():
    # 59 - 12 = 47 points, Newcombe 41.9-51.6 with whole per cent (see stats)
    (card,) = page([gap()]).cards
    assert card.figure == f"59{PER_CENT}"
    assert card.gap == t(
        "meeting.gap",
        other="Romme",
        value=f"12{PER_CENT}",
        gap="47 procentenheter",
        limits="41,9\u201351,6",
    )
    assert card.reading == t("meeting.reading", worse=1, all=3)
    assert "Bullermyren" in card.place
    assert f"28{PER_CENT}" in card.place


def test_nobody_counts_areas_against_a_whole_that_is_not_known():
    (card,) = page([gap(reference=None)]).cards
    assert card.reading == t("meeting.reading_unknown")
    assert not any(digit in card.reading for digit in "0123456789")


def test_a_card_leads_to_its_evidence():
    (card,) = page([gap()]).cards
    assert (card.indicator, card.geography, card.period, card.hardest) == (
        SHARE.code,
        "regso2025",
        "2024",
        "2081R001",
    )
    assert SHARE.title in card.title
    assert "2024" in card.title


def test_a_card_without_a_whole_names_the_area_alone():
    (card,) = page([gap(reference=None)]).cards
    assert card.place == "Bullermyren–Hagalund"


def test_only_the_largest_gaps_are_shown_and_their_sources_kept():
    view = page([gap() for _ in range(SHOWN_GAPS + 2)])
    assert len(view.cards) == SHOWN_GAPS
    assert view.snapshots == (1,)


def test_without_gaps_the_page_says_so():
    view = page()
    assert view.heading == t("meeting.no_gaps")
    assert (view.cards, view.snapshots) == ((), ())


def test_a_municipality_without_areas_is_not_told_of_its_largest_gaps():
    nowhere = replace(HOME, geographies=())
    view = meeting(nowhere, (), (), STATUS, (), {})
    assert view.measured == t("meeting.no_areas", name=HOME.name)


def test_a_change_is_counted_with_an_example():
    (line,) = page(changes=[change(cell(value=59.1), cell(value=58.4))]).changes
    start = t(
        "meeting.change",
        title="Prov",
        day="22 november 2026",
        changed=1,
        added=2,
        gone=1,
    )
    assert line.startswith(start)
    assert "59,1" in line
    assert "58,4" in line
    assert "2024" in line


def test_an_example_says_where_it_is_and_in_what_unit():
    (line,) = page(changes=[change(cell(value=59.1), cell(value=58.4))]).changes
    area = next(one.name for one in HOME.area_names if one.code == "2081R001")
    assert f", {area}, 2024: 59,1{PER_CENT} blev " in line
    assert f"58,4{PER_CENT}" in line


def test_a_hidden_figure_is_never_the_example():
    hidden = cell(value=None, conf_status="small_count")
    (line,) = page(changes=[change(hidden, cell(value=58.4))]).changes
    assert "58,4" not in line


def test_no_change_names_the_day_of_the_first_reading():
    (line,) = page().changes
    assert line == t("meeting.no_changes", day="22 november 2026")


def test_an_empty_store_is_told_without_a_day():
    view = page(status=StoreStatus("abc", 0, ()))
    assert view.changes == (t("meeting.no_changes", day=""),)
    assert view.freshness == (t("meeting.loaded", datasets=0, rows="0"),)


def test_freshness_counts_and_names_the_oldest():
    older = replace(SHARE, code="child_poverty", title="Barn i hushåll")
    lines = page(stale=[(SHARE, "2022"), (older, "2021")]).freshness
    assert lines == (
        t("meeting.loaded", datasets=1, rows=f"1{HARD_SPACE}234"),
        t("meeting.stale_count", count=2, year="2022"),
        t("meeting.stale", title="Barn i hushåll", period="2021"),
    )


@pytest.mark.parametrize("text", ["heading", "measured"])
def test_every_text_is_there(text):
    assert getattr(page([gap()]), text)


def test_an_example_has_no_more_decimals_than_published():
    changes = [change(cell(value=59.0), cell(value=58.0))]
    (line,) = meeting(HOME, (), changes, STATUS, (), {SHARE.code: SHARE}).changes
    assert "59,0" not in line
    assert "58" in line
