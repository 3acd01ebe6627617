"""The picture has every step of the chain, and draws what is unknown as dashed."""

from dataclasses import replace

import pytest
from made import HOME
from made_schools import DESCRIBED, GROUPS, INFORMATION, SCHOOL

from htl_dash.charts import theme
from htl_dash.charts.chain import chain
from htl_dash.viewmodels.chain_view import ChainView, chain_view


def view(*initiatives) -> ChainView:
    described = replace(DESCRIBED, initiatives=initiatives)
    return chain_view(HOME, SCHOOL, described, {})


BOTH = view(GROUPS, INFORMATION)


def boxes(figure) -> list:
    return [one for one in figure.data if one.fill]


def links(figure) -> list:
    return [one for one in figure.data if one.mode == "lines" and not one.fill]


def texts(figure) -> list[str]:
    """Return the texts in the figure without their line breaks."""
    return [one.text.replace("<br>", " ") for one in figure.layout.annotations]


def test_every_step_and_every_box_has_its_words():
    found = texts(chain(BOTH))
    for step in BOTH.steps:
        assert f"<b>{step}</b>" in found
    for cause in BOTH.causes:
        assert any(cause.name in one and cause.box.text in one for one in found)
    for lane in BOTH.lanes:
        assert {box.text for box in lane.boxes} <= set(found)


def test_known_boxes_are_solid_and_unknown_ones_dashed():
    figure = chain(BOTH)
    shown = [cause.box for cause in BOTH.causes]
    shown += [box for lane in BOTH.lanes for box in lane.boxes]
    dashed = [one.line.dash == "dash" for one in boxes(figure)]
    assert dashed == [not box.is_known for box in shown]


def test_a_published_cause_is_joined_in_its_colour():
    (link,) = links(chain(view(INFORMATION)))
    assert (link.line.color, link.line.dash) == (theme.SAFETY, None)


def test_all_causes_are_joined_dashed_where_none_is_published():
    found = links(chain(view(GROUPS)))
    assert [one.line.dash for one in found] == ["dash"] * 3


def test_a_step_with_nothing_known_is_narrow():
    figure = chain(BOTH)
    widths = [max(one.x) - min(one.x) for one in boxes(figure)[3:8]]
    need, initiative, activities, outcome, indicators = widths
    assert need == pytest.approx(initiative) == pytest.approx(activities)
    assert outcome == pytest.approx(indicators)
    assert outcome < need


def test_no_two_boxes_meet():
    placed = [(min(b.x), max(b.x), min(b.y), max(b.y)) for b in boxes(chain(BOTH))]
    for n, (left, right, top, bottom) in enumerate(placed):
        for a, b, c, d in placed[n + 1 :]:
            assert right < a or b < left or bottom < c or d < top


def test_words_are_large_and_links_begin_and_end_at_boxes():
    figure = chain(BOTH)
    assert {one.font.size for one in figure.layout.annotations} == {20}
    edges = {x for one in boxes(figure) for x in one.x}
    assert all(set(one.x) <= edges for one in links(figure))


def test_arrows_lead_from_step_to_step_in_every_lane():
    (arrows,) = [one for one in chain(BOTH).data if one.mode == "markers"]
    assert len(arrows.x) == len(BOTH.lanes) * (len(BOTH.steps) - 2)


def test_a_school_without_initiatives_still_shows_its_causes():
    assert len(boxes(chain(view()))) == 3
