"""The pages' figures as charts of a document: the same words and numbers."""

import pytest
from made import HOME, SHARE, compared_areas, figure

from htl_dash.domain.initiative import Approach
from htl_dash.services.goal_progress import Progress
from htl_dash.text import t
from htl_dash.viewmodels.chart_data import Numbers, Tone
from htl_dash.viewmodels.comparison import area_comparison
from htl_dash.viewmodels.document_charts import axis, dots, lines, shares
from htl_dash.viewmodels.goal_view import goal_timeline
from htl_dash.viewmodels.mix_picture import Bar, Segment
from htl_dash.viewmodels.values import State

WHOLE = Numbers(0, "\u00a0%")
AREAS = """
code     | value | people | state
2081R001 | 59    | 2000   |
2081R002 | 18    | 100    |
2081R003 |       | 2000   | hidden
2081R004 |       | 2000   | missing
"""


def compared(reference=0.18):
    return area_comparison(HOME, compared_areas(AREAS, reference=reference), None)


def test_places_keep_their_words_limits_and_order():
    view = compared()
    chart = dots(view, WHOLE, "Källa")
    assert chart.title == view.heading
    assert [(r.label, r.state) for r in chart.rows] == [
        ("Bullermyren", State.SHOWN),
        ("Romme", State.SHOWN),
        ("Amsberg", State.HIDDEN),
        ("Jakobsgårdarna", State.MISSING),
    ]
    first, second, hidden, missing = chart.rows
    assert (first.value, first.tone) == (59, Tone.HIGHER)
    assert first.lower < 59 < first.upper
    assert first.text == f"{view.rows[0].label} ({view.rows[0].interval})"
    assert second.tone is Tone.SAME
    assert (hidden.value, hidden.text) == (None, t("figure.hidden"))
    assert (missing.value, missing.text) == (None, t("figure.missing"))


def test_the_key_counts_the_places_and_the_alternative_tells_them_all():
    chart = dots(compared(), WHOLE)
    counts = {"surely_higher": 1, "no_sure_difference": 1, "surely_lower": 0}
    assert chart.key == t("paper.key", whole="hela Borlänge", **counts)
    assert all(f"{row.label} {row.text}" in chart.alt for row in chart.rows)
    assert chart.rule.text == "hela Borlänge 18\u00a0%"


def test_without_a_whole_nothing_is_compared():
    chart = dots(compared(reference=None), WHOLE)
    assert chart.rule is None
    assert chart.key == t("paper.key_intervals")
    assert {row.tone for row in chart.rows} == {Tone.PLAIN}


def test_lines_are_parted_as_on_the_page_and_our_own_is_told():
    own = {
        str(year): figure(SHARE, value)
        for year, value in ((2020, 20.0), (2021, 21.0), (2023, 23.0))
    }
    peer = {"2021": figure(SHARE, 30.0)}
    progress = Progress(SHARE, own, {"2080": peer}, {}, (1,))
    chart = lines(goal_timeline(HOME, progress), WHOLE, "Källa")
    found = {one.name: one for one in chart.series}
    assert [len(part) for part in found["Borlänge"].parts] == [2, 1]
    assert found["Borlänge"].tone is Tone.OWN
    assert found["Falun"].tone is Tone.PEER
    assert [name for _, name in chart.periods] == ["2020", "2021", "2023"]
    for told in ("2020 20\u00a0%", "2021 21\u00a0%", "2023 23\u00a0%"):
        assert told in chart.alt


def test_school_years_are_named_as_they_are_written():
    years = {
        f"{y}/{(y + 1) % 100:02}": figure(SHARE, 50.0 + y) for y in range(1998, 2024)
    }
    progress = Progress(SHARE, years, {}, {}, (1,))
    chart = lines(goal_timeline(HOME, progress), WHOLE)
    assert [name for _, name in chart.periods] == list(years)


def test_the_mix_keeps_its_shares_and_what_is_hidden():
    bar = Bar(
        "I skolan",
        "420 timmar",
        (
            Segment(Approach.PROMOTIVE, "Främjande", 40.0, "40–70 %"),
            Segment(Approach.PREVENTIVE, "Förebyggande", 10.0, "10 %"),
            Segment(Approach.REMEDIAL, "Åtgärdande", 20.0, "20–50 %"),
        ),
        30.0,
    )
    chart = shares((bar,), "Mixen", "Timmar")
    assert [part.tone for part in chart.parts] == [
        Tone.PROMOTIVE,
        Tone.PREVENTIVE,
        Tone.REMEDIAL,
    ]
    row = chart.rows[0]
    assert (row.values, row.hidden) == ((40.0, 10.0, 20.0), 30.0)
    assert row.text in chart.alt
    assert "Främjande 40–70 %" in row.text


@pytest.mark.parametrize(
    ("ends", "from_zero", "numbers", "least", "most", "texts"),
    [
        ([59, 5], True, WHOLE, 0, 60, ["0", "10", "20", "30", "40", "50", "60"]),
        ([70, 95], False, WHOLE, 70, 95, ["70", "75", "80", "85", "90", "95"]),
        (
            [0.3, 0.9],
            True,
            Numbers(1, ""),
            0,
            1,
            ["0,0", "0,2", "0,4", "0,6", "0,8", "1,0"],
        ),
        ([-3, 4], True, Numbers(0, ""), -4, 4, ["\u22124", "\u22122", "0", "2", "4"]),
        ([], True, Numbers(0, ""), 0, 1, ["0,0", "0,2", "0,4", "0,6", "0,8", "1,0"]),
    ],
)
def test_an_axis_has_even_ticks_and_room_for_every_end(
    ends, from_zero, numbers, least, most, texts
):
    found = axis(ends, numbers, from_zero=from_zero)
    assert (found.least, found.most) == pytest.approx((least, most))
    assert [text for _, text in found.ticks] == [
        f"{text}{numbers.suffix}" for text in texts
    ]
