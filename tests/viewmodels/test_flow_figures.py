"""The figures' figures: steps in order, a share with its interval, bands of time."""

import pytest
from made_flow import work
from made_schools import SCHOOL

from htl_dash.viewmodels.flow_counts import school_terms
from htl_dash.viewmodels.flow_figures import feedback, feedback_row, leads, steps

TWO = school_terms(
    SCHOOL,
    work("""
    term   | state | consultations | in_time | asked | given | teams | weeks_2 | closed
    vt2026 | in    | 18            | x       | x     | 9     |       |         |
    ht2026 | in    | 20            | 12      | 14    | 9     | 12    | x       | 0
    """),
)


def test_the_steps_go_from_consultation_to_closed_team_with_terms_side_by_side():
    found = steps(TWO, "Rubrik", "en vecka")
    assert found.terms == ("VT 2026", "HT 2026")
    assert [(one.name, *(c.short for c in one.counts)) for one in found.groups] == [
        ("Anonyma konsultationer", "18", "20"),
        ("Tillfrågade om samtycke", "visas inte", "14"),
        ("Gav samtycke", "9", "9"),
        ("Startade team", "uppgift saknas", "12"),
        ("Avslutade team", "uppgift saknas", "0"),
    ]


def test_the_text_alternative_has_every_count_and_why_one_is_not_there():
    alt = steps(TWO, "Rubrik", "en vecka").alt
    assert "vårterminen 2026 och höstterminen 2026" in alt
    assert "Tillfrågade om samtycke visas inte och 14" in alt
    assert "Startade team uppgift saknas och 12" in alt


def test_the_share_with_feedback_has_a_wilson_interval():
    row = feedback_row(TWO[1])
    assert row.value == pytest.approx(60)
    # Newcombe (1998), Stat. Med. 17: 857-872, method 3, for 12 of 20.
    assert (row.lower, row.upper) == pytest.approx((38.66, 78.12), abs=0.01)
    assert row.label == "12 av 20: 60\u00a0% (39–78)"


def test_there_is_no_share_where_one_of_its_counts_is_hidden():
    row = feedback_row(TWO[0])
    assert (row.value, row.lower, row.upper) == (None, None, None)
    assert row.label == "visas inte, för att skydda enskilda"


def test_nobody_has_no_share():
    (one,) = school_terms(
        SCHOOL,
        work("""
        term   | state | consultations | in_time
        ht2026 | in    | 0             | 0
        """),
    )
    assert feedback_row(one).value is None
    assert feedback_row(one).label == "ingen konsultation"


def test_the_share_is_told_for_every_term():
    found = feedback(TWO, "en vecka")
    assert found.heading == "Återkoppling inom en vecka"
    assert "VT 2026: visas inte" in found.alt
    assert "HT 2026: 12 av 20" in found.alt


def test_lead_times_are_of_the_newest_term_that_tells():
    found = leads(TWO, "en vecka")
    assert found.heading == "Väntan på teamets första möte, höstterminen 2026"
    assert [one.counts[0].short for one in found.groups] == [
        "visas inte",
        "väntar",
        "väntar",
        "väntar",
    ]
    assert leads(TWO[:1], "en vecka") is None
