"""A count is a column from zero; a hidden one is hatched, an unknown one dashed."""

from itertools import pairwise

from made_flow import work
from made_schools import SCHOOL

from htl_dash.charts import theme
from htl_dash.charts.flow import feedback_shares, flow_steps, lead_times
from htl_dash.viewmodels.flow_counts import school_terms
from htl_dash.viewmodels.flow_figures import STEPS, Leads, Steps, feedback, leads, steps

TERMS = school_terms(
    SCHOOL,
    work("""
    term   | state | consultations | in_time | asked | given | teams | weeks_2 | closed
    vt2026 | in    | 18            | x       | x     | 9     |       |         |
    ht2026 | in    | 20            | 12      | 14    | 9     | 12    | x       | 0
    """),
)


def view() -> Steps:
    return steps(TERMS, "Rubrik", "en vecka")


def bands() -> Leads:
    found = leads(TERMS, "en vecka")
    assert found
    return found


def boxes(figure) -> dict[str, list]:
    """Return the boxes of a figure by what they tell."""
    found = [one for one in figure.data if one.fill]
    hidden = [one for one in found if one.fillpattern.shape]
    dashed = [one for one in found if one.line.dash == "dash"]
    shown = [one for one in found if one not in hidden and one not in dashed]
    return {"shown": shown, "hidden": hidden, "dashed": dashed}


def texts(figure) -> list[str]:
    return [one.text.replace("<br>", " ") for one in figure.layout.annotations]


def test_every_count_has_its_box_and_the_ones_without_a_value_their_own():
    found = boxes(flow_steps(view()))
    assert {kind: len(some) for kind, some in found.items()} == {
        "shown": 7,
        "hidden": 1,
        "dashed": 2,
    }


def test_columns_begin_at_zero_and_are_as_high_as_their_counts():
    found = boxes(flow_steps(view()))["shown"]
    assert {min(one.y) for one in found} == {0}
    assert [max(one.y) for one in found] == [18, 20, 14, 9, 9, 12, 0]


def test_every_count_is_written_and_the_newest_is_read_from_afar():
    notes = flow_steps(view()).layout.annotations
    sizes = {one.text: one.font.size for one in notes}
    assert sizes["<b>20</b>"] >= 40
    assert sizes["<b>18</b>"] < sizes["<b>20</b>"]
    said = texts(flow_steps(view()))
    assert said.count("visas inte") == 1
    assert said.count("uppgift saknas") == 2
    assert "<b>0</b>" in said
    for group in view().groups:
        assert f"<b>{group.name}</b>" in said


def test_the_steps_are_apart_and_led_through_from_left_to_right():
    figure = flow_steps(view())
    drawn = [one for kind in boxes(figure).values() for one in kind]
    spans = sorted((min(one.x), max(one.x)) for one in drawn)
    assert all(a[1] < b[0] for a, b in pairwise(spans))
    assert texts(figure).count("\u25b6") == len(STEPS) - 1


def test_no_text_is_smaller_than_can_be_read():
    sizes = {one.font.size for one in flow_steps(view()).layout.annotations}
    assert min(sizes) >= theme.SMALL


def test_feedback_is_a_share_with_its_interval_on_an_axis_from_nothing_to_all():
    figure = feedback_shares(feedback(TERMS, "en vecka"))
    (line,) = [one for one in figure.data if one.mode == "lines"]
    (dot,) = [one for one in figure.data if one.mode == "markers"]
    assert line.x[0] < dot.x[0] < line.x[1]
    assert figure.layout.xaxis.tickvals[0] == 0
    assert figure.layout.xaxis.tickvals[-1] == 100
    assert texts(figure)[0].startswith("visas inte")
    assert "<b>12 av 20: 60\u00a0% (39–78)</b>" in texts(figure)


def test_the_words_of_a_high_share_end_where_its_interval_does():
    high = school_terms(
        SCHOOL, work("term | state | consultations | in_time\nht2026 | in | 26 | 25")
    )
    (note,) = feedback_shares(feedback(high, "en vecka")).layout.annotations
    assert note.xanchor == "right"


def test_lead_times_are_bars_from_zero_and_hidden_ones_are_hatched():
    shown = school_terms(
        SCHOOL,
        work("""
        term   | state | teams | weeks_2 | weeks_4
        ht2026 | in    | 12    | 7       | 5
        """),
    )
    found = leads(shown, "en vecka")
    bars = boxes(lead_times(found))
    assert [max(one.x) for one in bars["shown"]] == [7, 5]
    assert {min(one.x) for one in bars["shown"]} == {0}
    assert len(bars["dashed"]) == 2
    assert len(boxes(lead_times(bands()))["hidden"]) == 1


def test_a_figure_without_a_single_value_is_drawn_all_the_same():
    hidden = school_terms(SCHOOL, work("term | state | asked\nht2026 | in | x"))
    figure = flow_steps(steps(hidden, "Rubrik", "en vecka"))
    assert len(boxes(figure)["hidden"]) == 1
    assert figure.layout.yaxis.range[1] > 0
