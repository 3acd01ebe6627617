"""What is shown is a link to the figures behind it, and the page there understands it."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.domain.geography import Geography
from htl_dash.domain.trail import (
    NO_TRAIL,
    How,
    Part,
    Trail,
    joined,
    to_figure,
    trail_of,
)
from htl_dash.ui.choice import Choice
from htl_dash.viewmodels.trace import figures_link, led, read_trail, way_to

REGSO = Geography.REGSO_2025
AREAS = Part("low_economic_standard", REGSO, (), ("2023", "2024"))
PEER = Part("x", Geography.MUNICIPALITY, ("2081", "2080"))


def asked(trail: Trail) -> Trail | None:
    words = dict(parse_qsl(way_to(trail).partition("?")[2]))
    assert words["avsnitt"] == "spar"
    written = words[Choice.BEHIND.value]
    return read_trail(written, words.get(Choice.BEHIND_HOW.value, ""))


def test_a_link_names_every_part_and_the_whole_is_understood():
    link = led("59 %", to_figure("low_economic_standard", REGSO, "2081R001", "2024"))
    assert link == (
        "[59 %](./data?avsnitt=spar&talmatt=low_economic_standard&talindelning=regso2025"
        "&talplats=2081R001&talperiod=2024&talkon=_T&talgrupp=_T)"
    )


def test_the_words_in_the_link_are_those_that_the_page_reads():
    link = led("1", to_figure("a", REGSO, "c", "d"))
    traces = [one for one in Choice if one.name.startswith("TRACED_")]
    assert all(f"&{one.value}=" in link for one in traces)
    assert f"?{Choice.SECTION.value}=spar" in link


def test_one_figure_leads_straight_to_its_cell_and_several_to_a_list():
    one = to_figure("x", REGSO, "2081R001", "2024")
    assert way_to(one).startswith("./data?avsnitt=spar&talmatt=x&")
    assert trail_of(one.figure) == one
    several = Trail((AREAS, PEER), How.GAP)
    assert way_to(several) == (
        "./data?avsnitt=spar&tal=low_economic_standard~regso2025~~2023.2024"
        "--x~municipality~2081.2080~&raknat=skillnad"
    )


def test_one_figure_that_something_is_worked_out_from_is_told_as_such():
    worked = Trail((Part("x", REGSO, ("a",), ("2024",)),), How.AHEAD)
    assert worked.figure is None
    assert asked(worked) == worked


def test_without_figures_there_is_no_link():
    assert led("59 %", NO_TRAIL) == "59 %"
    assert way_to(NO_TRAIL) == figures_link(NO_TRAIL) == ""


def test_several_ways_are_joined_with_each_part_once():
    found = joined([Trail((AREAS,)), Trail((PEER, AREAS), How.GAP)], How.COMPARED)
    assert found == Trail((AREAS, PEER), How.COMPARED)


NAMES = st.lists(st.from_regex(r"[0-9A-Za-z_]{1,8}", fullmatch=True), max_size=3)
PARTS = st.builds(
    Part,
    st.from_regex(r"[a-z_0-9]{1,12}", fullmatch=True),
    st.sampled_from(Geography),
    NAMES.map(tuple),
    st.lists(st.sampled_from(["2024", "2023/24", "2021-2024", "2024-Q3"])).map(tuple),
    st.sampled_from(["_T", "F"]),
    st.sampled_from(["_T", "20-24", "80+"]),
)


@given(st.lists(PARTS, min_size=2, max_size=4), st.sampled_from(How))
def test_every_way_is_read_back_as_it_was_written(parts, how):
    trail = Trail(tuple(parts), how)
    assert asked(trail) == trail


@pytest.mark.parametrize(
    "written",
    [
        "",
        "x",
        "x~regso2025",
        "x~nowhere~~",
        "x~regso2025~<b>~2024",
        "~regso2025~~",
        "a~~~",
    ],
)
def test_what_nobody_here_can_have_written_is_no_way(written):
    assert read_trail(written, "") is None
    assert read_trail("x~regso2025~~", "hittepå") is None
    assert read_trail(f"x~regso2025~{'a' * 5000}~", "") is None
