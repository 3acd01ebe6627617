"""Made-up figures per area, counted from made-up people so that they hang together."""

from collections.abc import Iterator
from dataclasses import dataclass

from chance import Chance
from pack_files import Row, number
from places import DESO, REGSO, Deso, desos_of

BANDS = {
    "0-4": 5.2,
    "5-9": 5.9,
    "10-14": 6.3,
    "15-19": 6.2,
    "20-24": 5.6,
    "25-29": 6.0,
    "30-34": 6.6,
    "35-39": 6.3,
    "40-44": 6.1,
    "45-49": 6.2,
    "50-54": 6.5,
    "55-59": 6.4,
    "60-64": 6.1,
    "65-69": 5.7,
    "70-74": 5.4,
    "75-79": 4.8,
    "80+": 5.7,
}
"""How many in a hundred are in each band where nothing sets the area apart."""
CHILDREN = ("0-4", "5-9", "10-14", "15-19")
WORKING = (
    "20-24",
    "25-29",
    "30-34",
    "35-39",
    "40-44",
    "45-49",
    "50-54",
    "55-59",
    "60-64",
)
YEARS = ("2023", "2024")
PEOPLE_YEARS = ("2023", "2024", "2025")
BANDS_YEAR = "2025"
HIDDEN, MISSING = ("missing", "publisher"), ("missing", "free")
ABSENT = {
    # An area that is one small area goes by two codes: hidden under both.
    ("unemployment_20_64", "0000R005", "2024"): HIDDEN,
    ("unemployment_20_64", "0000A0050", "2024"): HIDDEN,
    # One part alone could be worked out from the whole and the other part.
    ("low_economic_standard_0_19", "0000A0020", "2024"): HIDDEN,
    ("low_economic_standard_0_19", "0000B1020", "2024"): HIDDEN,
    ("mean_net_income", "0000R004", "2024"): MISSING,
    ("mean_net_income", "0000A0020", "2024"): MISSING,
}
"""Figures that are left out on purpose, so that people learn to read the signs."""


@dataclass(frozen=True)
class Counts:
    """What is counted in a place in one year. Income is in thousands of kronor."""

    people: int
    children: int
    low: int
    low_children: int
    working_age: int
    employed: int
    unemployed: int
    income: float
    dwellings: int
    rented: int


def bands() -> dict[str, dict[tuple[str, str], int]]:
    """Return the newest population per place, by sex and five-year band."""
    small = {one.code: _bands(one) for one in DESO}
    large = {
        code: {key: sum(small[part][key] for part in desos_of(code)) for key in _KEYS}
        for code in REGSO
    }
    return {**large, **small}


_KEYS = [(sex, band) for sex in ("F", "M") for band in BANDS]


def _bands(area: Deso) -> dict[tuple[str, str], int]:
    """Give an area people: the harder it is, the more of them are young."""
    chance = Chance(f"people {area.code}")
    found = {}
    for place, (band, per_hundred) in enumerate(BANDS.items()):
        slant = 1 + 0.9 * (area.hardship - 0.35) * (1 - place / 8)
        both = area.people * per_hundred / 100 * slant
        for sex in ("F", "M"):
            found[sex, band] = max(5, round(chance.near(both / 2, 0.12)))
    return {key: found[key] for key in _KEYS}


def population_rows() -> Iterator[Row]:
    """Give how many live in each place: in all for each year, and in bands."""
    for code, found in bands().items():
        newest = sum(found.values())
        for year in PEOPLE_YEARS:
            yield _row("population", code, year, _people(code, newest, year))
        for (sex, band), count in found.items():
            made = _row("population", code, BANDS_YEAR, count)
            yield Row(*_place(made), sex=sex, category=band, obs_value=made.obs_value)


def _people(code: str, newest: int, year: str) -> int:
    back = int(PEOPLE_YEARS[-1]) - int(year)
    parts = desos_of(code) or (code,)
    growth = {p: 1 - back * (0.004 + Chance(f"growth {p}").around(0.01)) for p in parts}
    if parts == (code,):
        return round(newest * growth[code])
    found = bands()
    return sum(_people(part, sum(found[part].values()), year) for part in parts)


def condition_rows(*indicators: str) -> Iterator[Row]:
    """Give figures of the indicators, for both levels and both years."""
    for year in YEARS:
        small = {one.code: _counts(one, year) for one in DESO}
        large = {
            code: _summed([small[part] for part in desos_of(code)]) for code in REGSO
        }
        for code, found in {**large, **small}.items():
            for indicator in indicators:
                yield _row(indicator, code, year, MEASURES[indicator](found))


def _counts(area: Deso, year: str) -> Counts:
    chance = Chance(f"conditions {area.code} {year}")
    found, steady = _bands(area), Chance(f"dwellings {area.code}")
    people = _people(area.code, sum(found.values()), year)
    children = sum(n for (_, band), n in found.items() if band in CHILDREN)
    working = sum(n for (_, band), n in found.items() if band in WORKING)
    later = YEARS.index(year)
    hard = area.hardship
    employed = round(
        working * (0.9 - 0.27 * hard + 0.004 * later + chance.around(0.01))
    )
    dwellings = round(people / steady.near(2.15, 0.08))
    return Counts(
        people=people,
        children=children,
        low=_part(people, 0.045 + 0.34 * hard - 0.006 * later, chance),
        low_children=_part(children, 0.04 + 0.46 * hard - 0.015 * later, chance),
        working_age=working,
        employed=employed,
        unemployed=_part(employed, 0.018 + 0.17 * hard + 0.002 * later, chance),
        income=people * (chance.near(372, 0.03) - 165 * hard + 9 * later),
        dwellings=dwellings,
        rented=_part(dwellings, 0.03 + 0.9 * area.rental, steady),
    )


def _part(whole: int, share: float, chance: Chance) -> int:
    return min(whole, round(whole * chance.near(share, 0.06)))


def _summed(parts: list[Counts]) -> Counts:
    names = Counts.__dataclass_fields__
    return Counts(**{name: sum(getattr(one, name) for one in parts) for name in names})


def _per_cent(part: float, whole: float) -> float:
    return 100 * part / whole


MEASURES = {
    "low_economic_standard": lambda c: round(_per_cent(c.low, c.people)),
    "low_economic_standard_0_19": lambda c: round(
        _per_cent(c.low_children, c.children)
    ),
    "employment_20_64": lambda c: round(_per_cent(c.employed, c.working_age), 1),
    "unemployment_20_64": lambda c: round(
        _per_cent(c.unemployed, c.employed + c.unemployed), 1
    ),
    "mean_net_income": lambda c: round(c.income / c.people),
    "rental_dwellings": lambda c: round(_per_cent(c.rented, c.dwellings), 1),
}
"""How a figure is worked out from counts, with as many decimals as it is given in."""


def _row(indicator: str, code: str, year: str, value: float) -> Row:
    level = "regso2025" if code in REGSO else "deso2025"
    place = (indicator, level, code, year)
    if (indicator, code, year) in ABSENT:
        status, secrecy = ABSENT[indicator, code, year]
        return Row(*place, obs_status=status, conf_status=secrecy)
    return Row(*place, obs_value=number(str(value)))


def _place(row: Row) -> tuple[str, str, str, str]:
    return row.indicator, row.geography, row.ref_area, row.time_period
