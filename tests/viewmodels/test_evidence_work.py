"""What schools register becomes sections in which the unknown is never zero."""

from made import HOME
from made_flow import work
from made_schools import DESCRIBED, GROUPS, INFORMATION, SCHOOL
from made_volumes import items

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.viewmodels.chain_tables import chain_table, facts_table
from htl_dash.viewmodels.chain_view import chain_view
from htl_dash.viewmodels.chart_data import RowChart, RowMark
from htl_dash.viewmodels.evidence_work import (
    chain_section,
    flow_section,
    volume_section,
)
from htl_dash.viewmodels.flow_tables import flow_table
from htl_dash.viewmodels.flow_view import flow_view
from htl_dash.viewmodels.tables import Table
from htl_dash.viewmodels.values import State
from htl_dash.viewmodels.volume_tables import volume_table
from htl_dash.viewmodels.volume_view import volume_view

RULE = "Antal på 1–4 döljs."


def test_a_chain_is_a_table_of_what_is_described_and_what_is_not():
    view = chain_view(HOME, SCHOOL, DESCRIBED, all_indicators())
    table = chain_table(HOME, SCHOOL, DESCRIBED, view)
    facts = facts_table(HOME, SCHOOL, DESCRIBED)
    made = chain_section(view, table, facts)
    first, second = (one for one in made.blocks if isinstance(one, Table))
    assert len(first.shown) == len(table.shown)
    assert second == facts
    assert "inte beskrivet" in str(first.shown)


def test_volumes_are_bars_and_what_nobody_registered_says_so():
    drawn = items("""
        initiative  | term   | planned | actual
        groups      | ht2026 | 80      | 62
        information | ht2026 | 20      |
    """)
    view = volume_view(SCHOOL, drawn, (GROUPS, INFORMATION))
    made = volume_section(view, volume_table(HOME, SCHOOL, drawn, frozenset()))
    (chart,) = (one for one in made.blocks if isinstance(one, RowChart))
    assert chart.mark is RowMark.BAR
    assert [row.value for row in chart.rows] == [62, None]
    assert chart.rows[1].state is State.MISSING
    assert "HT 2026" in chart.rows[0].label


def test_hidden_counts_stay_hidden_in_a_flow():
    state = work("""
        term   | state | consultations | in_time | teams
        ht2026 | in    | 20            | x       | 9
    """)
    view = flow_view(HOME, SCHOOL, state, RULE)
    made = flow_section(view, flow_table(HOME, SCHOOL, state, RULE))
    charts = [one for one in made.blocks if isinstance(one, RowChart)]
    assert charts[0].rows[0].value == 20
    (told,) = charts[1].rows
    assert (told.value, told.state) == (None, State.MISSING)
    hidden = [r for c in charts for r in c.rows if r.state is State.HIDDEN]
    assert all(row.value is None for row in hidden)


def test_nothing_registered_gives_words_and_no_figure():
    view = volume_view(SCHOOL, (), (GROUPS,))
    made = volume_section(view, volume_table(HOME, SCHOOL, (), frozenset()))
    assert not [one for one in made.blocks if isinstance(one, RowChart)]
