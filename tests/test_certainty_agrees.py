"""Every chance, gap, trend and projection on the pages, worked out another way.

Chances by random draws instead of integrals, trends by the formulas of the papers,
projections by a general optimiser: from the pack's files alone.
"""

import re
from datetime import date

import numpy as np
import pack_figures as pack
import pytest
from scipy.optimize import minimize
from scipy.stats import t as student
from shipped import shipped, shipped_url

from htl_dash.domain.geography import Geography
from htl_dash.services.recent_trend import NoTrend
from htl_dash.services.target import Aim
from htl_dash.text import t
from htl_dash.ui import area_tables, area_views, goal_views
from htl_dash.viewmodels.values import chance_text

__all__ = ["shipped", "shipped_url"]

pytestmark = pytest.mark.usefixtures("shipped")

COUNTS = ("persons", "dwellings", "class")
DRAWS = 20_000
BY_DRAWS = 0.02
"""Five standard errors of a chance that is known from so many draws."""
SURE_CHI2 = 9.5495
COUNTED = [
    (code, geography, period)
    for code, one in pack.indicators().items()
    for geography in ("regso2025", "deso2025")
    if geography in one["levels"] and pack.is_counted(code)
    for period in pack.periods(code, geography)
]
GOALS = [
    code
    for code, one in pack.indicators().items()
    if "municipality" in one["levels"] and one["unit"] not in COUNTS
    if one["dimensions"]
]


def drawn_shares(code: str, known: list[pack.Expected]) -> np.ndarray:
    """Draw true shares, shape (draws, areas): the prior by moments, then each area."""
    n = np.array([one.people for one in known])
    p = np.array([one.value for one in known]) / 100
    mean = (n * p).sum() / n.sum()
    variance = (n * (p - mean) ** 2).sum() / n.sum()
    size = n.mean()
    between = (variance - mean * (1 - mean) / size) / (1 - 1 / size)
    worth = n.sum()
    if between > 0:
        worth = min(worth, mean * (1 - mean) / between - 1)
    a, b = max(0.5, mean * worth), max(0.5, (1 - mean) * worth)
    off = 0.005 if pack.indicators()[code]["decimals"] == 0 else 0.0
    random = np.random.default_rng(20261122)
    written = np.clip(p + random.uniform(-off, off, (DRAWS, len(p))), 0, 1)
    return random.beta(a + n * written, b + n * (1 - written))


@pytest.mark.parametrize(("code", "geography", "period"), COUNTED)
def test_chances_agree_with_random_draws(code, geography, period):
    found = pack.figures(code, geography, period)
    known = pack.counted(found)
    shares = drawn_shares(code, known)
    view = area_views.risks(code, Geography(geography), period)
    ground, _ = area_views.map_of(code, Geography(geography), period, None)
    limits = np.array(ground.limits[1:-1]) / 100
    assert sorted(view.rows) == sorted(one.place for one in known)
    order = shares.argsort(axis=1).argsort(axis=1)
    for at, one in enumerate(known):
        row = view.rows[one.place]
        highest, lowest = (order[:, at] == end for end in (len(known) - 1, 0))
        assert row.highest == pytest.approx(highest.mean(), abs=BY_DRAWS)
        assert row.lowest == pytest.approx(lowest.mean(), abs=BY_DRAWS)
        own = np.searchsorted(limits, one.value / 100, side="right")
        other = np.searchsorted(limits, shares[:, at], side="right") != own
        assert row.other_colour == pytest.approx(other.mean(), abs=BY_DRAWS)
        places = len(known) - order[:, at]
        inside = ((row.first <= places) & (places <= row.last)).mean()
        assert inside > 0.95 - BY_DRAWS
        narrower = ((row.first < places) & (places < row.last)).mean()
        assert narrower < 0.95 + BY_DRAWS


@pytest.mark.parametrize(("code", "geography", "period"), COUNTED)
def test_the_sentences_say_what_the_table_says(code, geography, period):
    view = area_views.risks(code, Geography(geography), period)
    known = pack.counted(pack.figures(code, geography, period))
    names = pack.area_names()
    at_the_end = {"highest": known[-1].value, "lowest": known[0].value}
    for end, value in at_the_end.items():
        tied = [one for one in known if one.value == value]
        said = [
            t(
                f"risk.{end}",
                place=names[one.place]["short_name"],
                chance=chance_text(getattr(view.rows[one.place], end)),
            )
            for one in tied
        ]
        assert any(one in view.order.text for one in said)
    unsure = {c for c, row in view.rows.items() if row.other_colour >= 0.1}
    assert view.unsure == unsure
    if unsure:
        assert f"{len(unsure)} av {len(known)} " in view.colours.text
    ground, _ = area_views.map_of(code, Geography(geography), period, None)
    assert {area.code for area in ground.areas if "?" in area.text} == unsure


@pytest.mark.parametrize(
    ("code", "geography"), sorted({(code, where) for code, where, _ in COUNTED})
)
def test_gaps_over_time_agree_with_the_files(code, geography):
    periods = pack.periods(code, geography)[::-1]
    expected = [pack.apart(code, pack.figures(code, geography, p)) for p in periods]
    view = area_views.gap(code, Geography(geography))
    assert [row.period for row in view.rows] == periods
    for row, one in zip(view.rows, expected, strict=True):
        numbers = (row.value, row.lower, row.upper)
        assert numbers == pytest.approx((one.value, one.lower, one.upper))
    names, newest = pack.area_names(), expected[-1]
    limits = (pack.swedish(newest.lower, 1), pack.swedish(newest.upper, 1))
    decimals = pack.indicators()[code]["decimals"]
    opening = t(
        "gap.now",
        size=f"{pack.swedish(newest.value, decimals)} procentenheter",
        period=periods[-1],
        limits="\u2013".join(limits),
        highest=names[newest.high.place]["short_name"],
        lowest=names[newest.low.place]["short_name"],
    )
    assert view.statement.text.startswith(opening)
    assert (view.timeline is not None) == (len(periods) > 1)
    table = area_tables.trend_as_table(code, Geography(geography))
    assert table.shown[-1] == (t("gap.row"), *(row.text for row in view.rows))


def comparable(code: str) -> dict[str, pack.Expected]:
    """Our own figures since the series last changed meaning."""
    breaks = [b["period"] for b in pack.indicators()[code].get("breaks", [])]
    own = pack.history(code, "municipality", pack.HOME)
    since = max(breaks, default="")
    return {p: o for p, o in own.items() if o.value is not None and p >= since}


def ends(period: str) -> int:
    return int(period[:4]) + ("/" in period)


def trend_label(code: str) -> str:
    """Why there is no trend, or which way: Armitage's chi-squared as a quotient of sums, and five lines without a point."""
    series = list(comparable(code).items())[-5:]
    if any(one.people is None for _, one in series):
        return NoTrend.NO_PEOPLE
    if len(series) < 5:
        return NoTrend.FEW_YEARS
    n = np.array([one.people for _, one in series])
    x = n * np.array([one.value for _, one in series]) / 100
    years = np.array([ends(period) for period, _ in series], dtype=float)
    total, cases = n.sum(), x.sum()
    above = total * (total * (x * years).sum() - cases * (n * years).sum()) ** 2
    spread = total * (n * years**2).sum() - (n * years).sum() ** 2
    chi2 = above / (cases * (total - cases) * spread)
    slopes = []
    for left_out in range(5):
        kept = np.arange(5) != left_out
        line = np.polyfit(years[kept], (x / n)[kept], 1, w=np.sqrt(n[kept]))
        slopes.append(np.sign(line[0]))
    if chi2 <= SURE_CHI2 or len(set(slopes)) > 1:
        return t("recent.no_change")
    rises = slopes[0] > 0
    label = t("recent.increasing" if rises else "recent.decreasing")
    direction = pack.indicators()[code]["direction"]
    if direction == "neutral":
        return label
    is_right = rises == (direction == "higher_is_better")
    return t("recent.right" if is_right else "recent.wrong", trend=label)


@pytest.mark.parametrize("code", GOALS)
def test_trends_agree_with_armitage(code):
    for goal in pack.indicators()[code]["dimensions"]:
        (row,) = (row for row in goal_views.rows(goal) if row.indicator == code)
        told = row.no_trend or row.trend
        assert told == (trend_label(code) if comparable(code) else "")


def projected(code: str, year: int) -> tuple[float, float, int, bool]:
    """Centre and spread of next to come on its scale, degrees, and if it is a share."""
    series = comparable(code)
    is_share = pack.indicators()[code]["unit"] == "percent"
    y = np.array([one.value for one in series.values()])
    x = np.array([ends(period) for period in series], dtype=float) - year
    people = [one.people for one in series.values()]
    if is_share and all(people):
        return (*binomial(y / 100, np.array(people), x), len(y) - 2, True)
    p = np.clip(y / 100, 0.005, 0.995)
    scaled = np.log(p / (1 - p)) if is_share else np.log(y)
    slope, level = np.polyfit(x, scaled, 1)
    error = ((scaled - level - slope * x) ** 2).sum() / (len(y) - 2)
    away = 1 + 1 / len(y) + x.mean() ** 2 / ((x - x.mean()) ** 2).sum()
    return level, np.sqrt(error * away), len(y) - 2, is_share


def binomial(p: np.ndarray, n: np.ndarray, x: np.ndarray) -> tuple[float, float]:
    """The most likely line on log odds, and how far a single year is from it."""

    def unlikely(line: np.ndarray) -> float:
        eta = line[0] + line[1] * x
        return float((n * (np.logaddexp(0, eta) - p * eta)).sum())

    start = np.array([np.log(p.mean() / (1 - p.mean())), 0.0])
    options = {"xatol": 1e-10, "fatol": 1e-12, "maxiter": 10_000}
    line = minimize(unlikely, start, method="Nelder-Mead", options=options).x
    fitted = 1 / (1 + np.exp(-line[0] - line[1] * x))
    weights = n * fitted * (1 - fitted)
    information = np.array(
        [
            [weights.sum(), (weights * x).sum()],
            [(weights * x).sum(), (weights * x**2).sum()],
        ]
    )
    scatter = (n * (p - fitted) ** 2 / (fitted * (1 - fitted))).sum() / (len(p) - 2)
    there = 1 / (1 + np.exp(-line[0]))
    own = 1 / (n[-1] * there * (1 - there))
    spread = max(1.0, scatter) * (np.linalg.inv(information)[0, 0] + own)
    return line[0], np.sqrt(spread)


def has_outlook(code: str) -> bool:
    series = comparable(code)
    is_judged = pack.indicators()[code]["direction"] != "neutral"
    is_alive = bool(series) and ends(max(series)) + 4 >= date.today().year
    return is_judged and len(series) >= 5 and is_alive


@pytest.mark.parametrize("code", GOALS)
def test_projections_agree_with_a_fit_of_our_own(code):
    usual = goal_views.usual(code)
    assert (usual is not None) == has_outlook(code)
    if usual is None:
        assert not goal_views.target(code, None).rows
        return
    medians = pack.history(code, "distribution", "median")
    known = {p: o.value for p, o in medians.items() if o.value is not None}
    own = {p: o.value for p, o in comparable(code).items()}
    first = known or own
    assert usual.aim == Aim(pytest.approx(first[max(first)]), ends(max(own)) + 4)

    for aim in (usual.aim, Aim(1.05 * own[max(own)], usual.aim.year + 3)):
        assert_projected(code, aim)


def assert_projected(code: str, aim: Aim) -> None:
    centre, spread, degrees, is_share = projected(code, aim.year)
    half = spread * student.ppf(0.95, degrees)
    scaled = np.array([centre, centre - half, centre + half])
    expected = 100 / (1 + np.exp(-scaled)) if is_share else np.exp(scaled)
    view = goal_views.target(code, aim)
    numbers = [row.value for row in view.rows]
    assert numbers == pytest.approx([aim.value, *expected], rel=1e-5)
    p = min(aim.value / 100, 0.995)
    goal = np.log(p / (1 - p)) if is_share else np.log(aim.value)
    chance = student.cdf((centre - goal) / spread, degrees)
    upwards = pack.indicators()[code]["direction"] == "higher_is_better"
    said = re.findall(r"\*\*(.+?)\*\*", view.statement.text)[1]
    assert said == chance_text(chance if upwards else 1 - chance)
