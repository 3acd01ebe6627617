"""Own indicators in words, without a count anywhere."""

from dataclasses import replace

from made import HOME, SHARE

from htl_dash.domain.geography import Geography
from htl_dash.services.own_history import OwnRevision
from htl_dash.services.own_plan import OwnPlan
from htl_dash.viewmodels.own_view import (
    own_passages,
    own_table,
    told_words,
    version_words,
)

PLAN = OwnPlan(
    code="own_x",
    title="Närvaro",
    version=1,
    definition="",
    cautions=(),
    rows=17,
    geographies=(Geography.REGSO_2025, Geography.MUNICIPALITY),
    periods=("2024", "2025"),
    by_sex=False,
    figures=(),
    refused=(),
)
NEW = OwnRevision(
    "own_x", "Närvaro", 1, "tal.xlsx", "coordinator", "2026-11-22T07:30:00+00:00",
    is_withdrawn=False, is_last=False,
)  # fmt: skip


def test_a_file_is_something_new_or_a_version_of_what_there_is():
    assert version_words(PLAN) == "Nytt mått: Närvaro"
    assert version_words(replace(PLAN, version=3)) == "Version 3 av Närvaro"


def test_what_is_counted_is_told_and_the_counts_are_not():
    assert told_words(PLAN) == (
        "17 ifyllda rader, perioder: 2024 och 2025, per RegSO och för hela kommunen. "
        "Antalen visas först när de har skyddats."
    )


def test_what_has_happened_is_a_row_each():
    gone = replace(NEW, revision=2, is_withdrawn=True, is_last=True)
    table = own_table((gone, NEW), HOME)
    assert [row[:4] for row in table.rows] == [
        ("Närvaro", "Återkallat", "tal.xlsx", "Samordnare"),
        ("Närvaro", "Version 1 inläst", "tal.xlsx", "Samordnare"),
    ]
    assert len(table.columns) == len(table.rows[0])


def test_only_own_indicators_are_listed():
    own = replace(SHARE, code="own_x", title="Närvaro (egen uppgift)")
    (passage,) = own_passages({SHARE.code: SHARE, own.code: own})
    assert (passage.heading, passage.text) == (own.title, own.definition)
