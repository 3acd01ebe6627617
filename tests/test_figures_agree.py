"""Every figure on the pages is the one in the pack's files, worked out independently."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pack_figures as pack
import pytest
from shipped import shipped, shipped_url

from htl_dash.domain.geography import Geography
from htl_dash.domain.goal import Dimension
from htl_dash.text import t
from htl_dash.ui import area_tables, area_views, cached, goal_views, meeting_views

__all__ = ["shipped", "shipped_url"]

pytestmark = pytest.mark.usefixtures("shipped")

COUNTS = ("persons", "dwellings", "class")
DIVISIONS = ("regso2025", "deso2025")


def near(value: float | None) -> object:
    return None if value is None else pytest.approx(value, rel=1e-9, abs=1e-9)


def shown_on_areas(geography: str) -> list[str]:
    """Indicators that the area page offers: all that compare conditions there."""
    return [
        code
        for code, one in pack.indicators().items()
        if geography in one["levels"] and one["unit"] not in COUNTS
    ]


AREA_CASES = [
    (code, geography, period)
    for geography in DIVISIONS
    for code in shown_on_areas(geography)
    for period in pack.periods(code, geography)
]
SCHOOL_CASES = [
    (code, period)
    for code in shown_on_areas("school")
    for period in pack.periods(code, "school")
]
GOAL_CASES = [
    (code, dimension)
    for code in shown_on_areas("municipality")
    for dimension in pack.indicators()[code]["dimensions"]
]


def assert_rows_agree(rows, expected: dict[str, pack.Expected], code, against) -> None:
    """Compare what a figure and a table draw with the file, place by place."""
    assert sorted(row.code for row in rows) == sorted(expected)
    for row in rows:
        one = expected[row.code]
        where = f"{code} {row.name} {one.period}"
        assert row.value == near(one.value), where
        assert row.lower == near(one.lower), where
        assert row.upper == near(one.upper), where
        assert row.certainty == pack.reading(one, against), where
        assert row.label == label(code, one), where
        assert row.interval == interval(code, one), where
        if one.value is not None:
            word = pack.reading(one, against) or "none"
            assert row.certainty_text == t(f"certainty.{word}"), where


def label(code: str, one: pack.Expected) -> str:
    if one.value is not None:
        return pack.with_unit(code, one.written)
    if one.is_hidden:
        return t("figure.hidden")
    return t("figure.missing" if one.is_applicable else "figure.not_applicable")


def interval(code: str, one: pack.Expected) -> str:
    if one.lower is None or one.upper is None:
        return ""
    return pack.limits_text(code, one.lower, one.upper)


def assert_whole_agrees(shown, value: float | None, code: str) -> None:
    if value is None:
        assert shown is None
        return
    assert shown.value == near(value)
    assert shown.value_text == pack.with_unit(code, value)
    assert shown.value_text in shown.label


def assert_counts_agree(view) -> None:
    """The sentence that counts the three readings counts them right."""
    kinds = ("surely_higher", "no_sure_difference", "surely_lower")
    counts = [sum(row.certainty == kind for row in view.rows) for kind in kinds]
    found = [int(n) for n in re.findall(r"(?<![\d,])\d+(?![\d,]| ?%)", view.reading)]
    assert found == (counts if any(counts) else [])


def assert_sources_agree(table, *used: pack.Expected | pack.Whole) -> None:
    """The files named as sources are all that the figures rest on, unchanged."""
    files = frozenset().union(*(one.files for one in used))
    hashes = {pack.file_hash(file) for file in files}
    assert {note.sha256 for note in table.sources} == hashes


def test_the_pages_offer_every_indicator_that_the_catalogue_has():
    for geography in (*DIVISIONS, "school"):
        offered = [one.code for one in cached.reading_order(Geography(geography))]
        assert sorted(offered) == sorted(shown_on_areas(geography))
        for code in offered:
            periods = cached.periods(code, Geography(geography))
            assert list(periods) == pack.periods(code, geography), code


@pytest.mark.parametrize(("code", "geography", "period"), AREA_CASES)
def test_areas_agree_with_the_files(code, geography, period):
    expected = pack.figures(code, geography, period)
    whole = pack.whole(code, period)
    against = whole.value
    view = area_views.comparison(code, Geography(geography), period, None)
    assert_rows_agree(view.rows, expected, code, against)
    assert_whole_agrees(view.reference, against, code)
    assert bool(view.reference and view.reference.note) == whole.is_weighed
    values = [row.value for row in view.rows if row.value is not None]
    assert values == sorted(values, reverse=True)
    assert_counts_agree(view)
    names = pack.area_names()
    assert all(row.name == names[row.code]["name"] for row in view.rows)

    table = area_tables.table(view)
    assert_sources_agree(table, whole, *expected.values())
    for row, drawn, shown in zip(view.rows, table.rows, table.shown, strict=True):
        assert drawn[4:7] == (row.value, row.lower, row.upper)
        assert row.label in shown


@pytest.mark.parametrize(("code", "geography", "period"), AREA_CASES)
def test_area_headings_agree_with_the_files(code, geography, period):
    """Without an area chosen the heading names the one with the hardest conditions."""
    one, expected = pack.indicators()[code], pack.figures(code, geography, period)
    known = sorted(
        (found for found in expected.values() if found.value is not None),
        key=lambda found: found.value,
    )
    heading = area_views.comparison(code, Geography(geography), period, None).heading
    if one["direction"] == "neutral":
        assert pack.with_unit(code, known[0].written) in heading
        assert pack.with_unit(code, known[-1].written) in heading
        return
    is_low_bad = one["direction"] == "higher_is_better"
    hardest = known[0] if is_low_bad else known[-1]
    tied = [found for found in known if found.value == hardest.value]
    names = pack.area_names()
    assert any(names[found.place]["name"] in heading for found in tied)
    assert pack.with_unit(code, hardest.written) in heading
    against = pack.whole(code, period).value
    assert (against is None) or pack.with_unit(code, against) in heading
    if "gånger" in heading:
        assert pack.swedish(hardest.value / against, 1) in heading


@pytest.mark.parametrize("geography", DIVISIONS)
def test_a_chosen_area_has_its_own_figure_in_the_heading(geography):
    code = "low_economic_standard"
    period = pack.periods(code, geography)[0]
    for area, one in pack.figures(code, geography, period).items():
        view = area_views.comparison(code, Geography(geography), period, area)
        assert pack.area_names()[area]["name"] in view.heading
        assert label(code, one) in view.heading
        assert [row.code for row in view.rows if row.is_ours] == [area]


@pytest.mark.parametrize(("code", "geography", "period"), AREA_CASES)
def test_the_map_agrees_with_the_files(code, geography, period):
    expected = pack.figures(code, geography, period)
    ground, _ = area_views.map_of(code, Geography(geography), period, None)
    assert sorted(area.code for area in ground.areas) == sorted(expected)
    limits = ground.limits
    assert len(ground.steps) == len(limits) - 1 <= 5
    for area in ground.areas:
        one = expected[area.code]
        if one.value is None:
            assert area.step is None
            continue
        assert label(code, one) in area.text
        is_last = area.step == len(limits) - 2
        low, high = limits[area.step], limits[area.step + 1]
        assert low <= one.value < high or (is_last and one.value == high)


@pytest.mark.parametrize(
    ("code", "geography"), sorted({(code, where) for code, where, _ in AREA_CASES})
)
def test_areas_over_time_agree_with_the_files(code, geography):
    periods = pack.periods(code, geography)[::-1]
    view = area_views.trend(code, Geography(geography), None)
    if len(periods) < 2:
        assert view is None
        return
    names = pack.area_names()
    lines = {line.name: points(line) for line in view.lines}
    expected: dict[str, list] = {}
    for period in periods:
        for area, one in pack.figures(code, geography, period).items():
            if one.value is not None:
                place = expected.setdefault(names[area]["short_name"], [])
                place.append((float(period), one.value, one.lower, one.upper))
    wholes = [(float(p), pack.whole(code, p).value, None, None) for p in periods]
    known = [point for point in wholes if point[1] is not None]
    if known:
        expected[t("areas.whole", name=pack.municipality()["name"])] = known
    assert lines.keys() == expected.keys()
    for name, line in lines.items():
        assert line == [tuple(near(v) for v in point) for point in expected[name]]
    for line in view.lines:
        assert line.last_label.startswith(
            pack.swedish(
                expected[line.name][-1][1], pack.indicators()[code]["decimals"]
            )
        )


def points(line) -> list[tuple[float | None, ...]]:
    return [(p.x, p.value, p.lower, p.upper) for part in line.parts for p in part]


@pytest.mark.parametrize("geography", DIVISIONS)
def test_area_profiles_agree_with_the_files(geography):
    """All of RegSO and a third of DeSO: each takes as long as all areas compared."""
    codes = [c for c in shown_on_areas(geography) if pack.periods(c, geography)]
    newest = {code: pack.periods(code, geography)[0] for code in codes}
    found = {code: pack.figures(code, geography, newest[code]) for code in codes}
    wholes = {code: pack.whole(code, newest[code]).value for code in codes}
    areas = sorted({area for figures in found.values() for area in figures})
    assert len(areas) == {"regso2025": 17, "deso2025": 27}[geography]
    for area in areas if geography == "regso2025" else areas[::3]:
        profile = area_views.profile(Geography(geography), area)
        assert sorted(line.indicator for line in profile.lines) == sorted(codes)
        for line in profile.lines:
            assert_profile_line_agrees(
                line, found[line.indicator], area, wholes[line.indicator]
            )
        differ = sum(
            pack.reading(found[code][area], wholes[code])
            in ("surely_higher", "surely_lower")
            for code in codes
        )
        compared = sum(
            pack.reading(found[code][area], wholes[code]) is not None for code in codes
        )
        numbers = [int(n) for n in re.findall(r"\b\d+\b", heading_rest(profile))]
        assert numbers == [differ, compared]


def heading_rest(profile) -> str:
    return profile.heading.replace(profile.area.name, "")


def assert_profile_line_agrees(line, figures, area: str, against) -> None:
    code, one = line.indicator, figures[area]
    assert line.period == one.period
    assert line.label == label(code, one)
    assert line.interval == interval(code, one)
    assert line.certainty == pack.reading(one, against)
    if against is not None:
        assert line.whole_label == pack.with_unit(code, against)
    known = sorted(
        (f for f in figures.values() if f.value is not None), key=lambda f: f.value
    )
    low, high = known[0], known[-1]
    assert line.lowest == pack.with_unit(code, low.written)
    assert line.highest == pack.with_unit(code, high.written)

    def place(value: float | None) -> object:
        if value is None:
            return None
        return near((value - low.value) / (high.value - low.value))

    drawn = (line.at, line.lower, line.upper, line.whole)
    assert drawn == tuple(place(v) for v in (one.value, one.lower, one.upper, against))


@pytest.mark.parametrize(("code", "period"), SCHOOL_CASES)
def test_schools_agree_with_the_files(code, period):
    """Schools in the register only: the others have closed."""
    register = pack.schools()
    found = pack.figures(code, "school", period)
    expected = {unit: one for unit, one in found.items() if unit in register}
    own = pack.history(code, "municipality", pack.HOME).get(period)
    against = own.value if own else None
    view = area_views.schools(code, period)
    assert_rows_agree(view.rows, expected, code, against)
    assert_whole_agrees(view.reference, against, code)
    assert_counts_agree(view)
    assert all(row.name == register[row.code]["name"] for row in view.rows)
    behind = [own] if own else []
    assert_sources_agree(area_tables.table(view), *behind, *found.values())


@pytest.mark.parametrize("code", sorted({code for code, _ in GOAL_CASES}))
def test_goal_histories_agree_with_the_files(code):
    own = pack.history(code, "municipality", pack.HOME)
    view = goal_views.timeline(code, None)
    if not any(one.value is not None for one in own.values()):
        assert view is None
        return
    expected = {pack.municipality()["name"]: own}
    for peer in pack.municipality()["peers"]:
        expected[peer["name"]] = pack.history(code, "municipality", peer["code"])
    expected[t("goals.median")] = pack.history(code, "distribution", "median")
    drawn = {name: list(known(series)) for name, series in expected.items()}
    drawn = {name: series for name, series in drawn.items() if series}
    lines = {line.name: points(line) for line in view.lines}
    assert lines.keys() == drawn.keys()
    for name, line in lines.items():
        assert line == [
            (float(p[:4]), near(o.value), near(o.lower), near(o.upper))
            for p, o in drawn[name]
        ], (code, name)
    for line in view.lines:
        last = drawn[line.name][-1][1]
        text = pack.swedish(last.written, pack.indicators()[code]["decimals"])
        assert line.last_label.startswith(text)

    low, high = (pack.history(code, "distribution", p) for p in ("p10", "p90"))
    band = [
        (float(p[:4]), near(low[p].value), near(high[p].value))
        for p in low
        if low[p].value is not None and high[p].value is not None
    ]
    assert [point for part in view.band for point in part] == band
    assert_breaks_agree(code, view)


def known(series: dict[str, pack.Expected]) -> Iterator[tuple[str, pack.Expected]]:
    return ((p, one) for p, one in series.items() if one.value is not None)


def assert_breaks_agree(code: str, view) -> None:
    """No line and no field goes across a change of definition."""
    breaks = [float(b["period"]) for b in pack.indicators()[code].get("breaks", [])]
    parts = [[p.x for p in part] for line in view.lines for part in line.parts]
    parts += [[x for x, _, _ in part] for part in view.band]
    for part in parts:
        assert not any(part[0] < limit <= part[-1] for limit in breaks)


@pytest.mark.parametrize("code", sorted({code for code, _ in GOAL_CASES}))
def test_goal_tables_agree_with_the_files(code):
    table = goal_views.table(code, None)
    series = [pack.history(code, "municipality", pack.HOME)]
    names = [pack.municipality()["name"]]
    for peer in pack.municipality()["peers"]:
        if found := pack.history(code, "municipality", peer["code"]):
            series.append(found)
            names.append(peer["name"])
    for statistic in ("p10", "median", "p90"):
        if found := pack.history(code, "distribution", statistic):
            series.append(found)
            names.append(t(f"goals.{statistic}"))
    assert list(table.columns[1:]) == names
    periods = sorted({p for found in series for p in found}, reverse=True)
    ahead = len(goal_views.target(code, None).rows)  # what is expected stands first
    rows, texts = table.rows[ahead:], table.shown[ahead:]
    assert [row[0] for row in rows] == periods
    for period, row, shown in zip(periods, rows, texts, strict=True):
        for one, number, text in zip(
            [found.get(period) for found in series], row[1:], shown[1:], strict=True
        ):
            if one is None:
                assert number == text == t("figure.missing")
            elif one.value is None:
                assert number == text == label(code, one)
            else:
                assert number == near(one.value)
                assert text == pack.with_unit(code, one.written)
    assert_sources_agree(table, *(one for found in series for one in found.values()))


@pytest.mark.parametrize("goal", list(Dimension))
def test_goal_overviews_agree_with_the_files(goal):
    rows = {row.indicator: row for row in goal_views.rows(goal)}
    assert sorted(rows) == sorted(code for code, where in GOAL_CASES if where == goal)
    for code, row in rows.items():
        own = dict(known(pack.history(code, "municipality", pack.HOME)))
        assert row.is_known == bool(own)
        if not own:
            continue
        latest = max(own)
        assert row.period == latest
        assert row.latest == pack.with_unit(code, own[latest].written)
        median = pack.history(code, "distribution", "median").get(latest)
        if median and median.value is not None:
            assert row.median == pack.with_unit(code, median.written)
        else:
            assert row.median in (t("goals.no_median"), t("figure.missing"))
        assert_change_agrees(code, row, own)


def assert_change_agrees(code: str, row, own: dict[str, pack.Expected]) -> None:
    """The change is counted from the oldest figure that means the same as today's."""
    breaks = [b["period"] for b in pack.indicators()[code].get("breaks", [])]
    same = [p for p in own if p >= max(breaks, default="")]
    if len(same) < 2:
        assert row.change == t("goals.no_change")
        return
    first, last = min(same), max(same)
    step = Decimal(own[last].written) - Decimal(own[first].written)
    text = pack.swedish(step, pack.indicators()[code]["decimals"])
    assert re.match(rf"\+?{re.escape(text)}(?![\d,])", row.change), code
    has_risen = text[0].isdigit() and text.strip("0,") != ""
    assert row.change.startswith("+") == has_risen
    assert first in row.change


def expected_gaps() -> list[tuple[float, str, str, str, tuple[float, float, float]]]:
    """Gap, indicator, hardest and easiest area, and the interval; largest first."""
    gaps = []
    for code in shown_on_areas("regso2025"):
        one = pack.indicators()[code]
        if one["unit"] != "percent" or one["direction"] == "neutral":
            continue
        newest = pack.periods(code, "regso2025")
        found = pack.figures(code, "regso2025", newest[0]) if newest else {}
        apart = pack.apart(code, found)
        if apart is None:
            continue
        low, high = apart.low.place, apart.high.place
        ends = (low, high) if one["direction"] == "higher_is_better" else (high, low)
        difference = (apart.value, apart.lower, apart.upper)
        gaps.append((apart.value, code, *ends, difference))
    return sorted(gaps, reverse=True)


def test_the_three_gaps_on_the_start_page_agree_with_the_files():
    names, gaps = pack.area_names(), expected_gaps()
    view = meeting_views.start_page()
    assert [card.indicator for card in view.cards] == [code for _, code, *_ in gaps[:3]]
    for card, (_, code, hardest, easiest, (gap, lower, upper)) in zip(
        view.cards, gaps, strict=False
    ):
        one = pack.indicators()[code]
        period = pack.periods(code, "regso2025")[0]
        found = pack.figures(code, "regso2025", period)
        against = pack.whole(code, period).value
        assert (card.period, card.hardest) == (period, hardest)
        assert card.figure == pack.with_unit(code, found[hardest].written)
        assert names[hardest]["name"] in card.place
        assert pack.with_unit(code, against) in card.place
        assert names[easiest]["short_name"] in card.gap
        assert pack.with_unit(code, found[easiest].written) in card.gap
        assert f" {pack.swedish(gap, one['decimals'])} " in card.gap
        assert f"{pack.swedish(lower, 1)}\u2013{pack.swedish(upper, 1)}" in card.gap
        bad = {"lower_is_better": "surely_higher"}.get(one["direction"], "surely_lower")
        worse = sum(pack.reading(f, against) == bad for f in found.values())
        assert [int(n) for n in re.findall(r"\d+", card.reading)] == [worse, len(found)]


def test_the_start_page_opens_with_the_largest_gap():
    _, code, hardest, *_ = expected_gaps()[0]
    period = pack.periods(code, "regso2025")[0]
    heading = meeting_views.start_page().heading
    against = pack.whole(code, period).value
    found = pack.figures(code, "regso2025", period)[hardest]
    assert pack.area_names()[hardest]["name"] in heading
    assert pack.with_unit(code, found.written) in heading
    assert pack.with_unit(code, against) in heading
