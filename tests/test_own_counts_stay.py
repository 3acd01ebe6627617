"""An attacker with all that is given out of own indicators, and files of her own."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from made_own import AREAS, CODE, CODES, PLACE, WHO, own_book
from scipy.optimize import linprog
from small_store import Fill, fill, migrated
from sqlalchemy import Engine, update
from store_rows import MORNING

from htl_dash.domain.geography import Geography
from htl_dash.exports.csv_file import csv_file
from htl_dash.exports.workbook import workbook
from htl_dash.services.area_comparison import area_periods, compare_areas
from htl_dash.services.area_profile import profile_area
from htl_dash.services.area_trend import area_trend
from htl_dash.services.changes import data_changes
from htl_dash.services.figures import Figures
from htl_dash.services.gaps import largest_gaps
from htl_dash.services.goal_progress import goal_progress
from htl_dash.services.known import known_in
from htl_dash.services.leak_guard import guard
from htl_dash.services.own_history import own_revisions
from htl_dash.services.own_indicators import import_own, preview_own
from htl_dash.services.releases import release_counts, release_log
from htl_dash.services.status import store_status
from htl_dash.store.database import writing
from htl_dash.store.engine import engine_for, parse
from htl_dash.store.schema import observation
from htl_dash.viewmodels.comparison import area_comparison
from htl_dash.viewmodels.tables import comparison_table, trend_table

__all__ = ["fill", "migrated"]

REGSO = Geography.REGSO_2025
SEXES = ("F", "M")
WORDS = {"F": "Flickor", "M": "Pojkar", "_T": "Alla"}
LEAST = 5
"""Of the rule `counts`: one to four children must be able to be one, and five."""
Truth = dict[tuple[str, str, str], tuple[int, int]]


def drawn(seed: int, period: str, sexes: tuple[str, ...]) -> Truth:
    """Counts by area and sex; about every fourth numerator or rest is small."""
    random = np.random.default_rng([seed, int(period)])
    found: Truth = {}
    for area, sex in product(CODES, sexes):
        part, rest = (
            int(
                random.integers(1, 5)
                if random.random() < 0.25
                else random.integers(20, 90)
            )
            for _ in range(2)
        )
        found[area, period, sex] = part, part + rest
    return found


def file_of(engine: Engine, *truths: Truth) -> bytes:
    rows = "\n".join(
        f"{area} | {period} | {WORDS[sex]} | {part} | {whole}"
        for truth in truths
        for (area, period, sex), (part, whole) in truth.items()
    )
    heading = "area | period | sex | numerator | denominator\n"
    return own_book(engine, heading + rows)


def take(engine: Engine, *truths: Truth) -> None:
    done = import_own(
        engine, PLACE, "tal.xlsx", file_of(engine, *truths), WHO, accepted=False
    )
    assert done.stored == sum(map(len, truths))


def given_out(engine: Engine) -> Iterator[object]:
    """Give everything that services, tables and files say of the indicator."""
    one = known_in(engine)[CODE]
    with engine.connect() as connection:
        figures = Figures(connection)
        yield figures.series(CODE, sex=None, category=None)
        for area in (*CODES, "2081"):
            yield figures.series(CODE, ref_area=area, sex=None)
    yield one
    yield own_revisions(engine)
    yield goal_progress(engine, PLACE, one), largest_gaps(engine, PLACE, (one,), REGSO)
    trend = area_trend(engine, PLACE, one, REGSO)
    yield trend
    for period in area_periods(engine, one, REGSO):
        yield compare_areas(engine, PLACE, one, REGSO, period)
    for area in CODES:
        yield profile_area(engine, PLACE, (one,), REGSO, area)
    views = [area_comparison(PLACE, c, None) for c in trend.comparisons]
    for table in (*(comparison_table(v, ()) for v in views), trend_table(views, ())):
        yield from (csv_file(table), workbook(table))
    yield release_log(engine)
    yield data_changes(engine), guard(engine)


@pytest.fixture
def town(fill: Fill) -> Engine:
    return fill(areas=AREAS)


def smallest(truth: Truth) -> Iterator[tuple[str, str, str]]:
    """Give the cells of one to four children, or all but so few."""
    for key, (part, whole) in truth.items():
        if 0 < part < LEAST or 0 < whole - part < LEAST:
            yield key


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("sexes", [("_T",), SEXES])
def test_no_small_count_can_be_worked_out_from_sums_sexes_and_rests(town, seed, sexes):
    truths = [drawn(seed, period, sexes) for period in ("2024", "2025")]
    take(town, truths[0])
    take(town, truths[1])  # a second version beside the first
    take(town, *[drawn(seed + 50, p, sexes) for p in ("2024", "2025")])  # and a third
    with town.connect() as connection:
        cells = Figures(connection).series(CODE, sex=None)
    for truth in truths:
        check(truth, [one for one in cells if not one.is_hidden])
    assert guard(town).unsafe == 0


def check(truth: Truth, shown: list) -> None:
    """Find how little and how much each small count can be, by what is shown."""
    keys = list(truth)
    period = keys[0][1]
    size = len(keys)
    rows, sums = [], []
    for cell in (one for one in shown if one.time_period == period):
        inside = np.array(
            [
                cell.ref_area in ("2081", area) and cell.sex in ("_T", sex)
                for area, _, sex in keys
            ],
            float,
        )
        # The counted come first, then the rest of each whole.
        rows += [np.r_[inside, np.zeros(size)], np.r_[inside, inside]]
        sums += [cell.numerator, cell.denominator]
    for key in smallest(truth):
        at, (part, whole) = keys.index(key), truth[key]
        for place, count in ((at, part), (size + at, whole - part)):
            if 0 < count < LEAST:
                low, high = ends(place, 2 * size, rows, sums)
                assert low <= 1, (key, count)
                assert high >= LEAST, (key, count)


def ends(at: int, size: int, rows: list, sums: list) -> tuple[float, float]:
    aim = np.zeros(size)
    aim[at] = 1
    equal = {"A_eq": np.array(rows), "b_eq": sums} if rows else {}
    low = linprog(aim, bounds=(0, 10_000), **equal)
    high = linprog(-aim, bounds=(0, 10_000), **equal)
    assert low.success
    assert high.success
    return round(low.fun, 6), round(-high.fun, 6)


def test_what_is_given_out_does_not_depend_on_what_lies_in_the_store(town):
    take(town, drawn(1, "2024", SEXES), drawn(1, "2025", SEXES))
    before = list(given_out(town))
    o = observation.c
    with writing(town) as connection:
        connection.execute(
            update(observation)
            .where(o.indicator == CODE)
            .values(
                obs_value=o.obs_value + 17,
                numerator=o.numerator + 17,
                denominator=o.denominator + 34,
            )
        )
    assert list(given_out(town)) == before


PAIR = """
    area     | period | numerator | denominator
    2081R001 | 2025   | {}        | 60
    2081R002 | 2025   | {}        | 90
    2081R003 | 2025   | 45        | 120
"""


def known_of(path: Path, small: int, large: int) -> list[object]:
    """Everything that is told of a store where two hidden counts are these."""
    engine = engine_for(parse(f"sqlite:///{path}"))
    book = own_book(engine, PAIR.format(small, large))
    report = import_own(engine, PLACE, "tal.xlsx", book, WHO, accepted=False)
    guess = own_book(engine, PAIR.format(3, 31))
    preview = preview_own(engine, PLACE, "gissning.xlsx", guess)
    before = seen(engine)
    again = import_own(engine, PLACE, "gissning.xlsx", guess, WHO, accepted=False)
    told = [report, preview, before, again, seen(engine)]
    engine.dispose()
    return told


def seen(engine: Engine) -> list[object]:
    """Everything that is given out, but for moments and the names of versions."""
    status = store_status(engine, MORNING.date())
    told: list[object] = [
        [replace(one, sha256="", loaded_at="") for one in status.datasets],
        [replace(one, at="") for one in own_revisions(engine)],
        [replace(one, released_at="") for one in release_log(engine)],
    ]
    timed = (own_revisions(engine), release_log(engine))
    return told + [one for one in given_out(engine) if one not in timed]


@pytest.mark.parametrize(("small", "large"), [(2, 32), (4, 30), (1, 33)])
def test_stores_that_differ_in_hidden_counts_answer_alike(fill, tmp_path, small, large):
    fill(areas=AREAS).dispose()
    answers = []
    for at, pair in enumerate(((3, 31), (small, large))):
        path = tmp_path / f"{at}.db"
        shutil.copy(tmp_path / "htl.db", path)
        answers.append(known_of(path, *pair))
    assert answers[0][0].hidden == 2
    assert answers[0] == answers[1]


def test_a_vintage_with_a_guess_in_it_tells_no_hidden_count(town):
    truth = drawn(3, "2025", ("_T",))
    take(town, truth)
    key = next(smallest(truth))
    part, whole = truth[key]
    take(town, truth | {key: (part + 1, whole + 1)})
    release_counts(town.url.render_as_string(hide_password=False))
    with town.connect() as connection:
        cells = Figures(connection).series(CODE, sex=None)
    check(truth, [one for one in cells if not one.is_hidden])
    assert guard(town).unsafe == 0
    assert {one.waiting for one in release_log(town)} == {None}
