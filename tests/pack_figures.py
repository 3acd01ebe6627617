"""The figures of the data pack, worked out from its files alone.

Nothing here goes through the product: files are read with csv and tomllib, and
intervals, means and roundings are made anew, so that the pages have something to agree
with that is not themselves. Values are on the scale people read: 59.0 is 59 per cent.
"""

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from hashlib import sha256
from math import sqrt
from pathlib import Path
from statistics import NormalDist

DATA = Path(__file__).parents[1] / "data"
Z = 1.959963984540054
"""The normal distribution's 97.5 % point."""
HOME = "2081"
WEIGHED_FROM = "regso2025"
OLDEST = 120
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class People:
    """How many a share is a share of, by area, and the files that say so."""

    by_area: dict[str, float]
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class Whole:
    """The municipality's own value, published or weighed, and the files behind it."""

    value: float | None
    is_weighed: bool
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class Expected:
    """One figure; `value` is None where the file has none or hides it.

    `files` are those that the value and its interval rest on.
    """

    place: str
    period: str
    written: str
    value: float | None
    lower: float | None
    upper: float | None
    people: float | None
    is_hidden: bool
    is_applicable: bool
    files: frozenset[str]


NOBODY = People({}, frozenset())


@cache
def indicators() -> dict[str, dict]:
    files = sorted((DATA / "catalogue" / "indicators").glob("*.toml"))
    return {f.stem: tomllib.loads(f.read_text(encoding="utf-8")) for f in files}


def is_counted(code: str) -> bool:
    """Whether an interval can be made of what the pack has: it tells how many they are."""
    one = indicators()[code]
    return one["uncertainty"]["method"] == "wilson" and "age_from" in one["denominator"]


@cache
def municipality() -> dict:
    path = DATA / "catalogue" / "municipalities" / f"{HOME}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def reading_order() -> list[str]:
    path = DATA / "catalogue" / "reading_order.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))["reading_order"]


def area_names() -> dict[str, dict]:
    return {area["code"]: area for area in municipality()["areas"]}


@cache
def schools() -> dict[str, Row]:
    with (DATA / "pack" / "schools.csv").open(encoding="utf-8") as file:
        return {row["unit_code"]: row for row in csv.DictReader(file)}


@cache
def _rows() -> dict[tuple[str, str], list[Row]]:
    """Every row of every series, by indicator and geography."""
    found = defaultdict(list)
    for path in sorted((DATA / "pack" / "series").glob("*.csv")):
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                found[row["indicator"], row["geography"]].append(
                    row | {"file": path.name}
                )
    return found


@cache
def file_hash(file: str) -> str:
    return sha256((DATA / "pack" / "series" / file).read_bytes()).hexdigest()


def totals(code: str, geography: str) -> list[Row]:
    return [
        row
        for row in _rows().get((code, geography), [])
        if row["sex"] == row["category"] == "_T"
    ]


def periods(code: str, geography: str) -> list[str]:
    """All periods in the files, newest first."""
    rows = _rows().get((code, geography), [])
    return sorted({row["time_period"] for row in rows}, reverse=True)


@cache
def figures(code: str, geography: str, period: str) -> dict[str, Expected]:
    """Every place's figure in one period."""
    people = _people(code, geography, period)
    return {
        row["ref_area"]: _expected(code, row, people)
        for row in totals(code, geography)
        if row["time_period"] == period
    }


def history(code: str, geography: str, place: str) -> dict[str, Expected]:
    """One place's figures by period, oldest first."""
    rows = [r for r in totals(code, geography) if r["ref_area"] == place]
    rows.sort(key=lambda row: row["time_period"])
    return {row["time_period"]: _expected(code, row, NOBODY) for row in rows}


def whole(code: str, period: str) -> Whole:
    """The municipality's value as published, else the areas' weighed by people."""
    published = history(code, "municipality", HOME).get(period)
    if published and published.value is not None:
        return Whole(published.value, False, published.files)
    areas = list(figures(code, WEIGHED_FROM, period).values())
    if not areas or any(a.value is None or a.people is None for a in areas):
        return Whole(None, False, frozenset())
    weight = sum(area.people for area in areas)
    mean = sum(area.value * area.people for area in areas) / weight
    return Whole(mean, True, frozenset().union(*(area.files for area in areas)))


def reading(figure: Expected, against: float | None) -> str | None:
    """The three-way reading; None without an interval or anything to read against."""
    if against is None or figure.lower is None or figure.upper is None:
        return None
    if figure.lower > against:
        return "surely_higher"
    return "surely_lower" if figure.upper < against else "no_sure_difference"


@dataclass(frozen=True, slots=True)
class Apart:
    """The two areas furthest apart, and how far, in percentage points."""

    low: Expected
    high: Expected
    value: float
    lower: float
    upper: float


def counted(found: dict[str, Expected]) -> list[Expected]:
    """The areas with an interval, lowest first."""
    return sorted(
        (f for f in found.values() if f.lower is not None), key=lambda f: f.value
    )


def apart(code: str, found: dict[str, Expected]) -> Apart | None:
    """Newcombe's interval (method 10) at a level that holds for all pairs together."""
    known = counted(found)
    if len(known) < 2:
        return None
    low, high = known[0], known[-1]
    pairs = len(known) * (len(known) - 1) // 2
    z = NormalDist().inv_cdf(1 - 0.025 / pairs)
    is_whole = indicators()[code]["decimals"] == 0
    (l1, u1), (l2, u2) = (
        _wilson(one.value / 100, one.people, is_whole, z) for one in (high, low)
    )
    gap = high.value - low.value
    below = sqrt((high.value - l1) ** 2 + (u2 - low.value) ** 2)
    above = sqrt((u1 - high.value) ** 2 + (low.value - l2) ** 2)
    return Apart(low, high, gap, gap - below, gap + above)


def swedish(value: float | str | Decimal, decimals: int) -> str:
    """12345.65 with one decimal is '12 345,7', with hard spaces and a real minus."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{abs(rounded):,.{decimals}f}".replace(",", "\u00a0").replace(".", ",")
    return f"\u2212{text}" if rounded < 0 else text


def with_unit(code: str, value: float | str) -> str:
    """The number as it stands in tables and beside dots: '59 %'."""
    return swedish(value, indicators()[code]["decimals"]) + unit(code)


def limits_text(code: str, lower: float, upper: float) -> str:
    return f"{swedish(lower, 1)}\u2013{swedish(upper, 1)}" + unit(code)


@cache
def _units() -> dict[str, str]:
    path = DATA.parent / "src" / "htl_dash" / "text" / "sv" / "interface.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))["unit"]


def unit(code: str) -> str:
    word = _units()[indicators()[code]["unit"]]
    return f"\u00a0{word}" if word else ""


def _expected(code: str, row: Row, people: People) -> Expected:
    one = indicators()[code]
    is_hidden = row["conf_status"] != "free"
    written = "" if is_hidden else row["obs_value"]
    value = float(written) if written else None
    given = row["denominator"]
    n = float(given) if given else people.by_area.get(row["ref_area"])
    lower = upper = None
    if value is not None and n and one["uncertainty"]["method"] == "wilson":
        lower, upper = _wilson(value / 100, n, one["decimals"] == 0)
    return Expected(
        place=row["ref_area"],
        period=row["time_period"],
        written=written,
        value=value,
        lower=lower,
        upper=upper,
        people=n,
        is_hidden=is_hidden,
        is_applicable=row["obs_status"] != "not_applicable",
        files=people.files | {row["file"]},
    )


def _wilson(
    share: float, n: float, is_whole: bool, z: float = Z
) -> tuple[float, float]:
    """Wilson's limits in per cent; of a whole per cent, of all that rounds to it."""
    off = 0.005 if is_whole else 0.0
    return (
        100 * _limit(max(0.0, share - off), n, -z),
        100 * _limit(min(1.0, share + off), n, z),
    )


def _limit(share: float, n: float, z: float) -> float:
    x = share * n
    return (2 * x + z**2 + z * sqrt(z**2 + 4 * x * (1 - share))) / (2 * (n + z**2))


def _people(code: str, geography: str, period: str) -> People:
    """How many the share is a share of, by area, after the catalogue's rule."""
    rule = indicators()[code].get("denominator", {})
    if "age_from" not in rule:
        return NOBODY
    first, last = rule["age_from"], rule["age_to"]
    people = NOBODY
    if (first, last) == (0, OLDEST):
        everyone = totals("population", geography)
        people = _added(row for row in everyone if row["time_period"] == period)
    people = people if people.by_area else _in_bands(geography, first, last)
    if "within" not in rule:
        return people
    part = figures(rule["within"], geography, period)
    return People(
        {area: n * part[area].value / 100 for area, n in people.by_area.items()},
        people.files.union(*(one.files for one in part.values())),
    )


@cache
def _in_bands(geography: str, first: int, last: int) -> People:
    rows = [r for r in _rows()["population", geography] if r["category"] != "_T"]
    newest = max(row["time_period"] for row in rows)
    inside = []
    for row in rows:
        low, high = _band(row["category"])
        if row["time_period"] == newest and first <= low and high <= last:
            inside.append(row)
    return _added(inside)


def _added(rows: Iterable[Row]) -> People:
    people: dict[str, float] = defaultdict(float)
    files = set()
    for row in rows:
        people[row["ref_area"]] += float(row["obs_value"])
        files.add(row["file"])
    return People(dict(people), frozenset(files))


def _band(written: str) -> tuple[int, int]:
    low, _, high = written.partition("-")
    return (int(low), int(high)) if high else (int(low.rstrip("+")), OLDEST)
