"""A budget and a shift as sections of a document, so that a decision can freeze them."""

from math import ceil

from htl_dash.text import number, t
from htl_dash.viewmodels.budget_refusal import RefusalView
from htl_dash.viewmodels.budget_view import BudgetView, InclusionBar
from htl_dash.viewmodels.chart_data import (
    Axis,
    LineChart,
    LinePoint,
    Numbers,
    Row,
    RowChart,
    RowMark,
    Series,
    Tone,
)
from htl_dash.viewmodels.document import Section
from htl_dash.viewmodels.document_charts import APPROACH_TONES
from htl_dash.viewmodels.evidence import section
from htl_dash.viewmodels.shift_view import ShiftView
from htl_dash.viewmodels.tables import Table
from htl_dash.viewmodels.values import State

_WHOLE = 100.0
_TICKS = (0.0, 25.0, 50.0, 75.0, 100.0)
_YEARS = (1, 5, 10, 15)


def budget_sections(view: BudgetView, table: Table) -> tuple[Section, ...]:
    """Return a budget: how often each belongs, and what another frame changes."""
    words = (view.statement.text, view.reading)
    whole = section(
        view.heading, view.measured, words, (_bars(view),), table, view.notes
    )
    lines = (*view.steps, *view.binding)
    return (whole, section(t("budget.steps"), "", (), (), None, lines))


def refusal_sections(view: RefusalView) -> tuple[Section, ...]:
    """Return why no set meets the rules, and what would."""
    lines = (*view.rules, *view.cures)
    return (section(view.heading, view.measured, (), (), None, lines),)


def shift_sections(
    view: ShiftView, table: Table, assumptions: Table
) -> tuple[Section, ...]:
    """Return a shift: the difference year by year, and all that it rests on."""
    charts = (_fan(view),) if view.fan.years else ()
    words = (view.statement.text, view.draws) if view.fan.years else ()
    return (
        section(view.heading, view.measured, words, charts, table, view.notes),
        section(t("shift.assumptions"), "", (), (), assumptions, ()),
    )


def _bars(view: BudgetView) -> RowChart:
    bars = [bar for group in view.groups for bar in group.bars]
    per_cent = Numbers(0, t("budget.per_cent"))
    return RowChart(
        title=view.heading,
        measured=view.measured,
        mark=RowMark.BAR,
        rows=tuple(_row(bar) for bar in bars),
        axis=Axis(
            0.0,
            _WHOLE,
            tuple((at, f"{number(at)}{per_cent.suffix}") for at in _TICKS),
        ),
        rule=None,
        numbers=per_cent,
        key=view.reading,
        alt=view.alt,
        source=view.source,
    )


def _row(bar: InclusionBar) -> Row:
    tone = APPROACH_TONES[bar.approach] if bar.approach else Tone.PLAIN
    share = _WHOLE * bar.share
    text = f"{bar.text}, {bar.approach_name.lower()}"
    return Row(bar.title, share, None, None, text, State.SHOWN, tone)


def _fan(view: ShiftView) -> LineChart:
    """Return the middle as a line on its band; the axis reaches as far both ways."""
    years = view.fan.years
    points = tuple(LinePoint(float(one.year), one.median) for one in years)
    most = max(max(abs(one.lower), abs(one.upper)) for one in years)
    edge = float(max(1, ceil(most)))
    ends = (-edge, 0.0, edge)
    named = [(float(one.year), t("shift.year", year=one.year)) for one in years]
    return LineChart(
        title=view.heading,
        measured=view.measured,
        series=(
            Series(
                t("shift.difference"),
                Tone.OWN,
                (points,),
                view.fan.median,
            ),
        ),
        band=(tuple((float(y.year), y.lower, y.upper) for y in years),),
        band_label=t("shift.band"),
        breaks=(),
        periods=tuple(named),
        ticks=tuple(one for one in named if round(one[0]) in _YEARS),
        axis=Axis(-edge, edge, tuple((end, number(end)) for end in ends)),
        numbers=Numbers(1, ""),
        alt=view.fan.alt,
        source=view.source,
    )
