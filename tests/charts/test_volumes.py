"""Bars from zero, plan behind outcome, and words for what nobody has registered."""

from made_schools import GROUPS, INFORMATION, SCHOOL
from made_volumes import items

from htl_dash.charts import theme
from htl_dash.charts.volumes import volumes
from htl_dash.viewmodels.volume_view import volume_view

DRAWN = """
initiative  | term   | planned | actual
groups      | ht2026 | 80      | 62
groups      | vt2027 | 80      |
information | ht2026 |         | 14
"""


def figure(drawn: str = DRAWN, **changes: str):
    own = items(drawn, **changes)
    return volumes(volume_view(SCHOOL, own, (GROUPS, INFORMATION)))


def bars(drawn, colour: str) -> list:
    return [one for one in drawn.data if one.fill and one.fillcolor == colour]


def test_plan_and_outcome_are_bars_from_zero():
    plans, outcomes = bars(figure(), theme.AHEAD), bars(figure(), theme.ACCENT)
    assert [max(one.x) for one in plans] == [80, 80]
    assert [max(one.x) for one in outcomes] == [62, 14]
    assert {min(one.x) for one in (*plans, *outcomes)} == {0}


def test_the_outcome_is_thinner_than_the_plan_so_that_both_are_seen():
    plan, outcome = bars(figure(), theme.AHEAD)[0], bars(figure(), theme.ACCENT)[0]
    assert max(outcome.y) - min(outcome.y) < max(plan.y) - min(plan.y)


def test_an_outcome_that_nobody_has_registered_is_dashed():
    (dashed,) = [one for one in figure().data if one.line.dash == "dash"]
    assert min(dashed.x) == 0


def test_every_row_has_its_words_beside_it_and_its_initiative_above():
    said = [one.text for one in figure().layout.annotations]
    assert said == [
        "<b>Föräldragrupper</b>",
        "<b>62 av 80 timmar</b>",
        "<b>80 timmar planerade, utfall saknas</b>",
        "<b>Information</b>",
        "<b>14 timmar, plan saknas</b>",
    ]
    assert list(figure().layout.yaxis.ticktext) == ["HT 2026", "VT 2027", "HT 2026"]


def test_what_was_typed_is_shown_as_it_was_typed():
    drawn = figure(
        "initiative | term | actual\ngroups | ht2026 | 9", title="<b>A & B</b>"
    )
    assert drawn.layout.annotations[0].text == "<b>&lt;b&gt;A &amp; B&lt;/b&gt;</b>"


def test_a_long_title_is_cut_and_says_so():
    drawn = figure("initiative | term | actual\ngroups | ht2026 | 9", title="Ord " * 30)
    assert drawn.layout.annotations[0].text.endswith("…</b>")


def test_nothing_but_unknown_hours_is_drawn_all_the_same():
    drawn = figure("initiative | term | sek\ngroups | ht2026 | 900")
    assert len([one for one in drawn.data if one.line.dash == "dash"]) == 1
    assert drawn.layout.xaxis.range[1] > 0
