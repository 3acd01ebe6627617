"""Made-up figures per municipality and per school."""

from collections.abc import Iterator
from dataclasses import dataclass

from chance import Chance
from pack_files import Row, number
from places import HOME, PEERS, SCHOOLS, School

FIRST_SCHOOL_YEAR, LAST_SCHOOL_YEAR = 2016, 2025
GRADES = ("F", "1", "2", "3", "4", "5", "6", "7", "8", "9")
RESULTS_FROM = 2020
HIDDEN_YEAR, HIDDEN_SCHOOL = "2022/23", "00000004"
"""A result that is hidden, and with it the whole, which would give it away."""
SPREAD = {"p10": -1.28, "median": 0.0, "mean": -0.08, "p90": 1.28}


@dataclass(frozen=True)
class Story:
    """How one figure goes for the municipality, its peers and the made-up country.

    `median` is where the country begins and `step` how it moves a year. `ours` and
    `peers` say how far from it each begins, and `catching_up` how much of our distance
    is gone when the series ends. `bends` are lasting or passing changes by year:
    (from, to, how much).
    """

    indicator: str
    first: int
    last: int
    median: float
    step: float
    ours: float
    peers: tuple[float, float]
    catching_up: float
    spread: float
    noise: float
    bends: tuple[tuple[int, int, float], ...] = ()
    decimals: int = 1
    has_spread: bool = True


STORIES = (
    # Before 2012 less was asked for: the catalogue knows the break.
    Story(
        "upper_secondary_eligibility",
        2010,
        2025,
        86.0,
        -0.1,
        -8.5,
        (1.5, -4.0),
        0.35,
        4.2,
        1.1,
        ((2010, 2011, 2.5),),
    ),
    # Ended 2021, with a break in 2011: how an old series is read.
    Story(
        "child_poverty",
        2009,
        2021,
        10.5,
        -0.25,
        4.5,
        (-1.0, 2.0),
        0.2,
        2.6,
        0.5,
        ((2009, 2010, 1.4),),
    ),
    Story(
        "overcrowding_norm_2", 2015, 2024, 16.5, 0.12, 2.5, (-3.0, 1.0), 0.1, 4.0, 0.4
    ),
    Story(
        "reported_theft",
        2015,
        2024,
        2600,
        -110,
        900,
        (-300, 400),
        0.3,
        700,
        120,
        decimals=0,
    ),
    # Two years when little was played.
    Story(
        "sports_participation_7_20",
        2015,
        2024,
        26.0,
        -0.1,
        -5.0,
        (2.0, -1.5),
        0.0,
        5.0,
        0.7,
        ((2020, 2021, -5.0),),
    ),
    Story(
        "parental_leave_men", 2015, 2024, 25.5, 0.7, -2.0, (1.0, -0.5), 0.3, 3.0, 0.4
    ),
    # A single survey: nothing to draw a line through.
    Story(
        "safety_grade_5",
        2022,
        2022,
        83.0,
        0.0,
        -4.0,
        (2.0, -1.0),
        0.0,
        4.0,
        1.0,
        has_spread=False,
    ),
)
MISSING = {("overcrowding_norm_2", HOME, 2020)}
"""A year without a figure, in the middle of a series."""


def municipality_rows() -> Iterator[Row]:
    """Give the yearly figures of the municipality and its two peers."""
    for story in STORIES:
        for code, distance in zip(
            (HOME, *PEERS), (story.ours, *story.peers), strict=True
        ):
            chance = Chance(f"{story.indicator} {code}")
            left = 1.0 if code != HOME else 1 - story.catching_up
            for year in _years(story):
                place = (story.indicator, "municipality", code, str(year))
                gone = (year - story.first) / max(1, story.last - story.first)
                value = _median(story, year) + distance * (1 + gone * (left - 1))
                value += chance.around(story.noise)
                if (story.indicator, code, year) in MISSING:
                    yield Row(*place, obs_status="missing")
                else:
                    yield Row(*place, obs_value=_written(value, story.decimals))


def spread_rows() -> Iterator[Row]:
    """Give how the made-up country's municipalities are spread, year by year."""
    for story in STORIES:
        for year in _years(story) if story.has_spread else ():
            for name, steps in SPREAD.items():
                value = _median(story, year) + steps * story.spread
                place = (story.indicator, "distribution", name, str(year))
                yield Row(*place, obs_value=_written(value, story.decimals))


def _years(story: Story) -> range:
    return range(story.first, story.last + 1)


def _median(story: Story, year: int) -> float:
    change = sum(much for start, end, much in story.bends if start <= year <= end)
    return story.median + story.step * (year - story.first) + change


def _written(value: float, decimals: int) -> str:
    return number(f"{value:.{decimals}f}")


def pupil_rows() -> Iterator[Row]:
    """Give the pupils of every school by grade; the whole leaves out grade 0 (F)."""
    for school in SCHOOLS:
        for year in _school_years(FIRST_SCHOOL_YEAR):
            counts = {grade: _pupils(school, year, grade) for grade in GRADES}
            whole = sum(counts.values()) - counts["F"]
            for category, count in {**counts, "_T": whole}.items():
                place = ("pupils", "school", school.code, _written_year(year))
                yield Row(*place, category=category, obs_value=str(count))


def _pupils(school: School, year: int, grade: str) -> int:
    """Return how many are in a grade; a year group goes up together, nearly whole."""
    step = GRADES.index(grade)
    first, last = school.grades
    if not first <= step <= last:
        return 0
    group = Chance(f"group {school.code} {year - step}").near(school.cohort, 0.18)
    return round(Chance(f"moved {school.code} {year} {grade}").near(group, 0.03))


def result_rows() -> Iterator[Row]:
    """Give eligibility in grade 9 for the two schools that have one, and together."""
    ending = [school for school in SCHOOLS if school.grades[1] == 9]
    indicator = "eligibility_grade_9_schools"
    for year in _school_years(RESULTS_FROM):
        passed = whole = 0
        period = _written_year(year)
        for school, level in zip(ending, (0.86, 0.735), strict=True):
            pupils = _pupils(school, year, "9")
            chance = Chance(f"result {school.code} {year}")
            able = round(pupils * chance.near(level, 0.05))
            passed, whole = passed + able, whole + pupils
            is_hidden = (school.code, period) == (HIDDEN_SCHOOL, HIDDEN_YEAR)
            place = (indicator, "school", school.code, period)
            yield _result(place, able, pupils, is_hidden=is_hidden)
        for provider in ("_T", "municipal"):
            place = (indicator, "municipality", HOME, period)
            hidden = period == HIDDEN_YEAR
            row = _result(place, passed, whole, is_hidden=hidden)
            yield Row(**{**vars(row), "category": provider})


def _result(
    place: tuple[str, str, str, str], able: int, pupils: int, *, is_hidden: bool
) -> Row:
    if is_hidden:
        return Row(*place, obs_status="missing", conf_status="publisher")
    share = _written(100 * able / pupils, 1)
    return Row(*place, obs_value=share, denominator=str(pupils))


def _school_years(first: int) -> range:
    return range(first, LAST_SCHOOL_YEAR + 1)


def _written_year(autumn: int) -> str:
    return f"{autumn}/{(autumn + 1) % 100:02d}"
