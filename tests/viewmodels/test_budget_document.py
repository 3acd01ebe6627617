"""A budget and a shift on paper: the same numbers and words, without markdown."""

from made import HOME
from made_budget import answered, asked, made

from htl_dash.catalogue.shift_assumptions import shift_assumptions
from htl_dash.domain.initiative import Approach
from htl_dash.priorities.portfolio_rules import Amount
from htl_dash.services.budget import quota
from htl_dash.services.shift import Mix, ShiftAsked, shift
from htl_dash.viewmodels.budget_document import (
    budget_sections,
    refusal_sections,
    shift_sections,
)
from htl_dash.viewmodels.budget_refusal import refusal_view
from htl_dash.viewmodels.budget_tables import budget_table
from htl_dash.viewmodels.budget_view import budget_view
from htl_dash.viewmodels.chart_data import LineChart, RowChart, Tone
from htl_dash.viewmodels.document import Section, written
from htl_dash.viewmodels.shift_tables import assumptions_table, shift_table
from htl_dash.viewmodels.shift_view import shift_view

STATED = shift_assumptions()


def chart_of(section: Section, kind: type):
    (found,) = [one for one in section.blocks if isinstance(one, kind)]
    return found


def budget() -> tuple[Section, ...]:
    found = answered(asked())
    view = budget_view(HOME, asked(), found)
    return budget_sections(view, budget_table(HOME, asked(), found))


def shifted(tried: Mix) -> tuple[Section, ...]:
    found = shift(ShiftAsked(Mix(10, 20, 70), tried, 4000, 0.15), STATED)
    view = shift_view(found, "Grund.")
    tables = shift_table(found), assumptions_table(found, STATED)
    return shift_sections(view, *tables)


def test_a_budget_has_its_bars_in_per_cent_and_its_steps():
    bars, steps = budget()
    chart = chart_of(bars, RowChart)
    assert chart.title == bars.heading
    assert max(row.value for row in chart.rows) == 100
    assert {row.tone for row in chart.rows} >= {Tone.PROMOTIVE, Tone.PLAIN}
    assert "80 000" in written(steps).replace("\u00a0", " ")


def test_a_refusal_says_what_clashes_and_the_cure():
    rules = (quota(made(), Approach.PREVENTIVE, Amount.COUNT, 3),)
    question = asked(rules=rules)
    view = refusal_view(HOME, question, answered(question))
    (section,) = refusal_sections(view)
    assert view.cures[0] in written(section)


def test_a_shift_has_its_band_and_every_assumption():
    difference, assumed = shifted(Mix(10, 40, 50))
    chart = chart_of(difference, LineChart)
    assert len(chart.band[0]) == 15
    assert chart.axis.least == -chart.axis.most
    assert "Menting" in written(assumed)


def test_alike_mixes_have_no_chart():
    difference, _ = shifted(Mix(10, 20, 70))
    assert not [one for one in difference.blocks if isinstance(one, LineChart)]


def test_paper_has_no_markdown_and_the_same_bytes_each_time():
    for sections in (budget(), shifted(Mix(10, 40, 50))):
        assert "**" not in written(sections)
    assert written(budget()) == written(budget())
