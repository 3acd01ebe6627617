"""The gap between areas: how large, how sure, and whether it has surely changed."""

from dataclasses import replace

import pytest
from made import HOME, INCOME, SHARE, compared_areas

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import SeriesBreak
from htl_dash.services.area_trend import AreaTrend
from htl_dash.text import t
from htl_dash.viewmodels.gap_view import gap_view

FEW = "code | value | people\n2081R001 | {} | 1000\n2081R002 | 12 | 1000"


def trend(indicator=SHARE, people="1000", **highest: int) -> AreaTrend:
    return AreaTrend(
        indicator,
        Geography.REGSO_2025,
        tuple(
            compared_areas(
                FEW.format(value).replace("1000", people),
                indicator,
                period=period.removeprefix("y"),
            )
            for period, value in highest.items()
        ),
    )


def test_one_period_has_a_sentence_and_no_figure():
    # Two areas are one pair: the ordinary interval. 59 % is 55.42-62.50 and 12 % is
    # 9.67-14.69, so from 47 - sqrt(3.58^2 + 2.69^2) = 42.5 to
    # 47 + sqrt(3.50^2 + 2.33^2) = 51.2
    found = gap_view(HOME, trend(y2024=59))
    assert found.statement.text == t(
        "gap.now",
        size="47 procentenheter",
        period="2024",
        limits="42,5\u201351,2",
        highest="Bullermyren",
        lowest="Romme",
    )
    assert found.statement.methods == ("simultaneous",)
    assert found.timeline is None
    assert [(row.period, row.text) for row in found.rows] == [
        ("2024", t("gap.cell", size="47", limits="42,5\u201351,2"))
    ]
    assert found.rows[0].value == pytest.approx(47)


@pytest.mark.parametrize(
    ("first", "change"),
    [(57, "no_sure_difference"), (30, "surely_higher"), (90, "surely_lower")],
)
def test_a_change_is_told_from_chance(first, change):
    said = gap_view(HOME, trend(y2022=first, y2024=59)).statement.text
    opening = t(f"gap.{change}", period="2022", size=first - 12, limits="")[:25]
    assert opening in said


def test_the_gap_is_drawn_from_zero_with_its_limits():
    view = gap_view(HOME, trend(y2022=57, y2024=59)).timeline
    (line,) = view.lines
    (points,) = line.parts
    assert [point.x for point in points] == [2022, 2024]
    assert [point.value for point in points] == pytest.approx([45, 47])
    assert all(point.lower < point.value < point.upper for point in points)
    assert view.starts_at_zero
    assert "**" not in view.alt


def test_a_gap_is_never_compared_with_one_before_a_break():
    broken = replace(SHARE, breaks=(SeriesBreak("2023", "Ny."),))
    found = gap_view(HOME, trend(broken, y2022=90, y2023=58, y2024=59))
    said = found.statement.text
    assert t("gap.no_sure_difference", period="2023", size="46", limits="")[:38] in said
    assert [len(part) for part in found.timeline.lines[0].parts] == [1, 2]


def test_the_first_figure_after_a_break_is_compared_with_none():
    broken = replace(SHARE, breaks=(SeriesBreak("2024", "Ny."),))
    said = gap_view(HOME, trend(broken, y2022=90, y2024=59)).statement.text
    assert "2022" not in said


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (trend(replace(INCOME, code="x"), y2024=59), INCOME.uncertainty_reason),
        (trend(people="", y2024=59), t("risk.no_people")),
    ],
)
def test_a_gap_without_known_people_says_why_it_is_not_shown(found, reason):
    view = gap_view(HOME, found)
    assert view.statement.text == t("gap.none", reason=reason)
    assert (view.timeline, view.rows) == (None, ())
