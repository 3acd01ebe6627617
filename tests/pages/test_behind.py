"""Every number from the store leads to its cell: from text, card, figure, map and table.

The rule is mechanical. All the ways on a page are followed, and what they lead to is
written as pages write it. Then every number with a unit on the page, drawn or written,
must be among those, or stand beside a way that says what it is worked out from.
"""

import json
import re
from urllib.parse import parse_qsl

import pytest
from visits import assert_sound, visit, words

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.geography import AREA_GEOGRAPHIES, Geography
from htl_dash.domain.trail import How, Registered, Trail, to_figure
from htl_dash.services.area_comparison import compare_areas
from htl_dash.services.behind import figures_behind
from htl_dash.services.figures import estimate
from htl_dash.text import t
from htl_dash.ui import area_tables, cached
from htl_dash.ui.absences import AreaChoices
from htl_dash.ui.source_cells import placed
from htl_dash.viewmodels.trace import read_trail, way_to
from htl_dash.viewmodels.values import figure_text, with_unit
from htl_dash.viewmodels.ways import file_keys

HOME = municipality("2081")
LINK = re.compile(r"\[((?:[^\]\\]|\\.)*)\]\(\./data\?([^)]+)\)")
VALUE = re.compile(r"[\u2212-]?\d[\d\u00a0]*(?:,\d+)?\u00a0(?:%|tkr|per person)")
BESIDE = {
    t(f"column.{one}")
    for one in ("interval", "highest_chance", "lowest_chance", "order", "colour_chance")
}
"""Columns that are worked out from the figure of their row: the page says how."""
AHEAD = tuple(
    t(f"target.{one}", period="|", value="", interval="").split("|")[0]
    for one in ("label", "expected")
)
"""Stands before what is aimed at or expected, which is nobody's figure."""
VIEWS = {
    "start": ("meeting", {}),
    "situation": ("areas", {"visa": "laget"}),
    "deso": ("areas", {"visa": "laget", "indelning": "deso2025"}),
    "one area": ("areas", {"visa": "laget", "omrade": "2081R003"}),
    "over time": ("areas", {"visa": "tid", "indikator": "employment_20_64"}),
    "profile": ("areas", {"visa": "profil"}),
    "schools": ("areas", {"visa": "skolor"}),
    "goals": ("goals", {"mal": "learning"}),
    "target": ("goals", {"mal": "safety"}),
}


def ways(app) -> list[tuple[str, Trail]]:
    """Every way to figures on a page, with the words that lead there."""
    found = []
    for word in words(app):
        for label, query in LINK.findall(word):
            asked = dict(parse_qsl(query))
            if "talmatt" in asked:
                key = (asked[one] for one in ("talmatt", "talindelning"))
                at = (asked[one] for one in ("talplats", "talperiod"))
                found.append((label, to_figure(*key, *at)))
            elif "tal" in asked:
                found.append((label, read_trail(asked["tal"], asked.get("raknat", ""))))
    return found


def led_to(trails: list[Trail]) -> set[str]:
    """What stands where some ways lead, as pages write it."""
    known, found = all_indicators(), set()
    parts = dict.fromkeys(part for one in trails for part in one.parts)
    for one in figures_behind(cached.engine(), HOME, parts):
        indicator = known[one.cell.indicator]
        text = figure_text(indicator, estimate(indicator, one.cell, None))
        found |= {*VALUE.findall(text)}
    return found


def drawn(app) -> set[str]:
    """Every number with a unit that stands in a figure or on the map."""
    return {v for text in drawn_texts(app) for v in VALUE.findall(text)}


def leaves(tree):
    """Every text that a figure writes; the ticks of its axes are a scale, no figures."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for name, branch in tree.items():
            if name not in ("xaxis", "yaxis", "hovertemplate", "ticktext"):
                yield from leaves(branch)
    elif isinstance(tree, list):
        for branch in tree:
            yield from leaves(branch)


@pytest.mark.parametrize("name", VIEWS)
def test_every_number_of_a_page_is_where_its_ways_lead(name):
    page, address = VIEWS[name]
    app = visit(page, **address)
    assert_sound(app)
    found = ways(app)
    assert found
    shown = led_to([trail for _, trail in found])
    worked = [trail for _, trail in found if trail.how is not How.READ]
    assert drawn(app) - shown <= weighed(worked)
    for metric in app.metric:
        assert set(VALUE.findall(metric.value)) <= shown
    for table in app.table:
        for column in set(table.value.columns) - BESIDE:
            assert not [
                o for o in table.value[column] if VALUE.search(o) and not LINK.search(o)
            ]


def weighed(trails: list[Trail]) -> set[str]:
    """The wholes that are weighed from the areas that some ways lead to."""
    known, found = all_indicators(), set()
    for part in dict.fromkeys(part for one in trails for part in one.parts):
        if part.geography in AREA_GEOGRAPHIES:
            indicator = known[part.indicator]
            for period in part.periods or cached.periods(
                part.indicator, part.geography
            ):
                about = (indicator, part.geography, period)
                compared = compare_areas(cached.engine(), HOME, *about)
                if compared.reference:
                    text = with_unit(indicator, compared.reference.value)
                    found |= {*VALUE.findall(text)}
    return found


def drawn_texts(app):
    for one in app.get("plotly_chart"):
        if one.key != "ruler":  # It is a scale.
            texts = leaves(json.loads(one.proto.spec))
            bare = (text.removeprefix("<b>") for text in texts)
            yield from (text for text in bare if not text.startswith(AHEAD))
    for one in app.get("deck_gl_json_chart"):
        yield from leaves(json.loads(one.proto.json))


def test_the_list_of_figures_opens_and_each_is_a_link_to_its_cell():
    app = visit("areas", visa="laget", indikator="low_economic_standard")
    (label, _), *_ = [one for one in ways(app) if one[1].how is How.COMPARED]
    assert label == t("behind.heading")
    address = dict(
        parse_qsl(LINK.findall(next(w for w in words(app) if label in w))[0][1])
    )
    there = visit("data", **address)
    assert_sound(there)
    # What the whole is weighed by is behind the heading too.
    heading = "34 tal ligger bakom: Låg ekonomisk standard och Folkmängd"
    assert there.title[0].value == heading
    assert len(ways(there)) == 34
    assert not there.warning


def test_a_way_that_nobody_has_written_is_told_and_nothing_is_shown_for_it():
    app = visit("data", avsnitt="spar", tal="<b>~x")
    assert_sound(app)
    assert "tal" in app.warning[0].value


def test_a_school_is_listed_by_its_name():
    app = visit(
        "data", avsnitt="spar", tal="eligibility_grade_9_schools~school~~2024/25"
    )
    names = {str(one) for one in app.table[0].value[t("column.place")]}
    assert not [one for one in names if one.isdigit()]


@pytest.mark.parametrize("view", ["laget", "tid"])
def test_files_say_where_each_figure_stands(view):
    code, regso = "low_economic_standard", Geography.REGSO_2025
    chosen = AreaChoices(code, regso, "2024", view, None)
    table, keys = area_tables.area_table(chosen), area_tables.area_keys(chosen)
    known = file_keys(area_tables.area_ways(chosen), len(table.rows))
    with_places = placed(table, known if keys is None else keys)
    assert with_places.columns[-1] == t("column.source_cell")
    told = {row[0]: row[-1] for row in with_places.rows if row[3] == "2024"}
    assert re.fullmatch(r"\S+ v1 \S+\.csv R14C7", told["2081R013"])
    assert with_places.shown == table.shown


def test_work_leads_to_where_it_was_registered():
    trail = Registered("34516710", "parent_groups", "ht2026")
    address = dict(parse_qsl(way_to(trail).partition("?")[2]))
    assert_sound(visit("schools", **address))


def test_scores_of_need_lead_to_the_areas_that_they_are_weighed_from():
    app = visit("priorities", flik="vikter")
    assert_sound(app)
    found = [(label, trail) for label, trail in ways(app) if trail.how is How.NEED]
    assert {part.geography for _, trail in found for part in trail.parts} == {
        "regso2025"
    }
    labels = [label for label, _ in found]
    assert t("behind.worked") in labels
    assert (
        len([one for one in labels if one[0].isdigit()]) == 4
    )  # One for each initiative.
