"""An attacker with everything that the product gives out, and patience."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace

import numpy as np
import pytest
from made import HOME
from small_store import Fill, fill, migrated
from sqlalchemy import Engine, update

from htl_dash.catalogue.indicators import indicator
from htl_dash.domain.geography import AREA_GEOGRAPHIES, Geography
from htl_dash.domain.municipality import AreaName
from htl_dash.exports.csv_file import csv_file
from htl_dash.exports.workbook import workbook
from htl_dash.services.area_comparison import area_periods, compare_areas
from htl_dash.services.area_profile import profile_area
from htl_dash.services.area_trend import area_trend
from htl_dash.services.changes import data_changes
from htl_dash.services.figures import Figures
from htl_dash.services.gaps import largest_gaps
from htl_dash.services.goal_progress import goal_progress
from htl_dash.services.leak_guard import guard
from htl_dash.services.releases import read_release, release_counts
from htl_dash.store.database import writing
from htl_dash.store.releases import last_releases
from htl_dash.store.schema import observation
from htl_dash.viewmodels.comparison import area_comparison
from htl_dash.viewmodels.profile_view import area_profile
from htl_dash.viewmodels.tables import comparison_table, profile_table, trend_table

__all__ = ["fill", "migrated"]

SHARE, COUNT = indicator("low_economic_standard_0_19"), indicator("pupils")
PARENTS = {
    f"2081A00{regso}{deso}": f"2081R00{regso}" for regso in (1, 2, 3) for deso in (1, 2)
}
PLACES = (
    *((Geography.DESO_2025, code) for code in PARENTS),
    *((Geography.REGSO_2025, code) for code in sorted({*PARENTS.values()})),
    (Geography.MUNICIPALITY, "2081"),
)
TOWN = replace(
    HOME, area_names=tuple(AreaName(code, code, code, code) for _, code in PLACES)
)
REGISTER = "geography | code | parent_code\n" + "\n".join(
    f"deso2025 | {code} | {parent}" for code, parent in PARENTS.items()
)
HEADING = (
    "indicator | geography | ref_area | time_period | obs_value | numerator"
    " | denominator\n"
)


def drawn(code: str, seed: int, terms: tuple[str, ...]) -> str:
    """Own counts in three levels of areas; about every fourth is small."""
    rows = []
    for term in terms:
        random = np.random.default_rng([seed, int(term)])
        sizes = random.integers(1, 5, 6)
        large = random.integers(100_000, 900_000, 6)
        counts = np.where(random.random(6) < 0.25, sizes, large)
        totals = counts + random.integers(1_000_000, 2_000_000, 6)
        for geography, place in PLACES:
            inside = [
                geography is Geography.MUNICIPALITY or place in (deso, parent)
                for deso, parent in PARENTS.items()
            ]
            part, whole = int(counts[inside].sum()), int(totals[inside].sum())
            told = f"{part} | |" if code == "pupils" else f"0 | {part} | {whole}"
            rows.append(f"{code} | {geography} | {place} | {term} | {told}")
    return HEADING + "\n".join(rows)


def given_out(engine: Engine) -> Iterator[object]:
    """Give everything that services, tables and files say of the two indicators."""
    for one in (SHARE, COUNT):
        with engine.connect() as connection:
            figures = Figures(connection)
            yield figures.series(one.code, sex=None, category=None)
            for geography, place in PLACES:
                yield figures.series(one.code, geography, place)
        yield goal_progress(engine, TOWN, one)
        for geography in AREA_GEOGRAPHIES:
            yield largest_gaps(engine, TOWN, (one,), geography)
            yield area_trend(engine, TOWN, one, geography)
            for period in area_periods(engine, one, geography):
                yield compare_areas(engine, TOWN, one, geography, period)
    yield data_changes(engine)
    yield from files(engine)


def files(engine: Engine) -> Iterator[bytes]:
    """Give every table of areas as CSV and as a workbook."""
    for one in (SHARE, COUNT):
        for geography in AREA_GEOGRAPHIES:
            trend = area_trend(engine, TOWN, one, geography)
            views = [area_comparison(TOWN, c, None) for c in trend.comparisons]
            tables = [comparison_table(view, ()) for view in views]
            tables.append(trend_table(views, ()))
            yield from (
                file(table) for table in tables for file in (csv_file, workbook)
            )
    for geography, place in PLACES[:-1]:
        rows = profile_area(engine, TOWN, (SHARE, COUNT), geography, place)
        table = profile_table(area_profile(TOWN, rows, place), ())
        yield from (csv_file(table), workbook(table))


def numbers(found: object) -> Iterator[float]:
    """Give every number in what was given out, at any depth."""
    if isinstance(found, int | float) and not isinstance(found, bool):
        yield float(found)
    elif is_dataclass(found):
        for field in fields(found):
            if field.name not in ("snapshot_id", "snapshots", "indicator"):
                yield from numbers(getattr(found, field.name))
    elif isinstance(found, dict):
        for value in found.values():
            yield from numbers(value)
    elif isinstance(found, tuple | list | frozenset):
        for value in found:
            yield from numbers(value)
    elif isinstance(found, bytes) and found.startswith(b"\xef\xbb\xbf"):
        for cell in found.decode("utf-8-sig").replace("\r\n", ";").split(";"):
            if cell.replace(",", "", 1).isdigit():
                yield float(cell.replace(",", "."))


def hidden_counts(engine: Engine) -> set[int]:
    """The true counts of all cells that readers may not know as they are."""
    with engine.connect() as connection:
        last = [read_release(one) for one in last_releases(connection).values()]
    return {
        int(value)
        for release in last
        for cell, value in zip(
            release.design.cells,
            release.design.matrix @ release.design.counts(release.counts),
            strict=True,
        )
        if cell not in release.shown
    }


def released_counts(engine: Engine) -> set[int]:
    with engine.connect() as connection:
        last = [read_release(one) for one in last_releases(connection).values()]
    return {int(value) for release in last for value in release.readable.values()}


@pytest.fixture(params=[1, 2, 3])
def town(request, fill: Fill) -> Callable[..., Engine]:
    """Own counts of two kinds in a town; give the terms, and whether they changed."""
    fill(areas=REGISTER)

    def take(*terms: str, seed: int = request.param) -> Engine:
        shares = drawn(SHARE.code, seed, terms)
        return fill(
            protection="counts", own=shares, other=drawn(COUNT.code, seed + 50, terms)
        )

    return take


def grown(town: Callable[..., Engine]) -> Engine:
    """Two terms, one at a time, then a vintage with the counts of other years."""
    town("2023")
    engine = town("2023", "2024")
    town("2023", "2024", seed=77)
    release_counts(engine.url.render_as_string(hide_password=False))
    return town("2023", "2024", "2025", seed=77)


def test_no_number_that_is_given_out_is_a_hidden_count(town):
    engine = grown(town)
    seen = {number for found in given_out(engine) for number in numbers(found)}
    hidden, released = hidden_counts(engine), released_counts(engine)
    assert len(seen) > 50
    assert min(hidden) < 5
    assert not {count for count in hidden - released if count > 4} & seen
    large = {number for number in seen if number.is_integer() and number > 10_000}
    assert large
    assert large <= released


def test_no_hidden_count_can_be_had_by_adding_and_subtracting_three_numbers(town):
    # Counts are large and drawn at random, so that nothing comes out right by chance.
    engine = grown(town)
    seen = {number for found in given_out(engine) for number in numbers(found)}
    large = np.array(sorted(n for n in seen if n.is_integer() and n > 10_000))
    hidden = np.array(sorted(hidden_counts(engine) - {0}), float)
    pairs = (large[:, None] - large[None, :]).ravel()
    triples = (pairs[:, None] - large[None, :]).ravel()
    assert large.size > 20
    assert not np.isin(hidden, pairs).any()
    assert not np.isin(hidden, triples).any()
    assert not np.isin(hidden, -triples).any()


def test_what_is_given_out_does_not_depend_on_what_lies_in_the_store(town):
    engine = grown(town)
    before = list(given_out(engine))
    o = observation.c
    with writing(engine) as connection:
        connection.execute(
            update(observation).values(
                obs_value=o.obs_value + 17,
                numerator=o.numerator + 17,
                denominator=o.denominator + 34,
            )
        )
    assert list(given_out(engine)) == before


def test_what_waits_changes_nothing_that_is_given_out(town):
    engine = town("2023", "2024")
    before = [found for found in given_out(engine) if isinstance(found, bytes)]
    town("2023", "2024", seed=99)
    after = [found for found in given_out(engine) if isinstance(found, bytes)]
    assert after == before


def test_the_leak_guard_agrees(town):
    report = guard(grown(town))
    assert report.hidden > 0
    assert report.unsafe == 0
