"""The leak guard tries everything that readers have, and finds what is broken."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import Engine, delete, select
from store_rows import MORNING

from htl_dash.catalogue.protection import protection_rules
from htl_dash.disclosure.frozen import Frozen
from htl_dash.disclosure.record import as_text
from htl_dash.domain.protection import Rule
from htl_dash.services.initialise import initialise
from htl_dash.services.leak_guard import LeakReport, SeriesGuard, guard
from htl_dash.services.opening import open_store
from htl_dash.services.releases import read_release, release_counts
from htl_dash.store.database import writing
from htl_dash.store.releases import last_releases, log_release, releases
from htl_dash.store.schema import release

OWN = """
    indicator | ref_area | category | obs_value
    pupils    | 2081R001 | 7        | 3
    pupils    | 2081R001 | 8        | 20
    pupils    | 2081R001 | 9        | 30
    pupils    | 2081R001 | _T       | 53
"""
GRADES = """
    indicator | ref_area | category | obs_value | obs_status | conf_status
    pupils    | 2081R001 | 7        |           | missing    | publisher
    pupils    | 2081R001 | 8        | {eight}   | {state}
    pupils    | 2081R001 | 9        | 30        | normal     | free
    pupils    | 2081R001 | _T       | 53        | normal     | free
"""
SHOWN, HIDDEN = "normal | free", "missing | publisher"


def last(engine: Engine) -> Frozen:
    with engine.connect() as connection:
        (logged,) = last_releases(connection).values()
    return read_release(logged)


def put_back(engine: Engine, cell: tuple[str, ...], value: int) -> None:
    """Break the log: a hidden cell's value is shown after all."""
    found = last(engine)
    broken = replace(found, shown={**found.shown, cell: value})
    number, vintage = found.sequence + 1, found.vintage
    with writing(engine) as connection:
        log_release(
            connection,
            found.series,
            number,
            vintage,
            "counts",
            MORNING,
            0,
            as_text(broken),
        )


@pytest.fixture(scope="module")
def shipped_report(tmp_path_factory: pytest.TempPathFactory) -> LeakReport:
    url = f"sqlite:///{tmp_path_factory.mktemp('shipped') / 'htl.db'}"
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("HTL_PACK", raising=False)
        environment.delenv("HTL_CATALOGUE", raising=False)
        initialise(url)
    engine = open_store(url)
    report = guard(engine)
    engine.dispose()
    return report


def test_nothing_in_the_pack_that_ships_can_be_worked_out(shipped_report):
    assert shipped_report.unsafe == 0
    assert shipped_report.released > 10_000
    assert shipped_report.hidden > 0
    assert shipped_report.narrowest >= 4


def test_the_pack_has_figures_that_the_guard_can_try(shipped_report):
    assert sum(one.tried for one in shipped_report.series) > 0
    assert all(one.tried >= one.unsafe + one.unclear for one in shipped_report.series)


def test_an_empty_store_has_nothing_to_try(fill):
    report = guard(fill())
    assert report == LeakReport(())
    assert (report.released, report.hidden, report.unsafe) == (0, 0, 0)
    assert report.narrowest is None


def test_own_counts_that_were_protected_are_safe(fill):
    (found,) = guard(fill(protection="counts", counts=OWN)).series
    assert (found.name, found.released, found.hidden) == ("Elever", 2, 2)
    assert (found.tried, found.unsafe, found.unclear) == (2, 0, 0)
    assert found.narrowest == 23


@pytest.mark.parametrize(("grade", "value"), [("7", 3), ("8", 20)])
def test_a_hidden_value_put_back_in_the_log_is_found(fill, grade, value):
    engine = fill(protection="counts", counts=OWN)
    assert guard(engine).unsafe == 0
    put_back(engine, ("2081R001", "2024", "_T", grade, "_T"), value)
    report = guard(engine)
    assert report.unsafe == 1
    assert report.narrowest == 0


def test_what_an_earlier_vintage_gave_away_is_still_found(fill):
    engine = fill(protection="counts", counts=OWN)
    put_back(engine, ("2081R001", "2024", "_T", "7", "_T"), 3)
    fill(protection="counts", counts=OWN.replace("| 30", "| 60").replace("53", "83"))
    release_counts(engine.url.render_as_string(hide_password=False))
    assert last(engine).vintage == 2
    (found,) = guard(engine).series
    assert found.unsafe == 1
    assert found.tried > 1


def test_every_vintage_is_tried(fill):
    engine = fill(protection="counts", counts=OWN)
    (before,) = guard(engine).series
    fill(protection="counts", counts=OWN.replace("| 30", "| 60").replace("53", "83"))
    release_counts(engine.url.render_as_string(hide_password=False))
    (after,) = guard(engine).series
    assert after.tried == before.tried + after.hidden
    assert after.unsafe == 0


def test_a_log_without_any_release_is_nothing_to_try(fill):
    engine = fill(protection="counts", counts=OWN)
    with writing(engine) as connection:
        connection.execute(delete(release))
        assert not connection.execute(select(release)).all()
        assert releases(connection) == ()
    assert guard(engine) == LeakReport(())


def test_one_hidden_figure_of_a_publisher_that_others_give_away_is_found(fill):
    engine = fill(counts=GRADES.format(eight=20, state=SHOWN))
    (found,) = guard(engine).series
    assert (found.released, found.hidden, found.tried) == (3, 1, 1)
    assert (found.unsafe, found.narrowest) == (1, 0)


def test_two_hidden_figures_of_a_publisher_may_hide_each_other(fill):
    (found,) = guard(fill(counts=GRADES.format(eight="", state=HIDDEN))).series
    assert (found.tried, found.unsafe) == (2, 0)


def test_progress_counts_up_to_all_that_is_tried(fill):
    fill(scb=GRADES.format(eight="", state=HIDDEN).replace("2081R001", "2081R002"))
    engine = fill(protection="counts", counts=OWN)
    told = []
    report = guard(engine, lambda done, total: told.append((done, total)))
    total = sum(one.tried for one in report.series)
    assert told == [(number, total) for number in range(1, total + 1)]
    assert total == 4


@pytest.mark.parametrize(("few", "rest"), [(4, 4), (3, 5), (2, 6), (1, 7)])
def test_the_report_does_not_tell_how_many_of_the_hidden_are_small(fill, few, rest):
    # Were it told that both are small, a reader who knows that they are eight together
    # would know that they are four and four.
    drawn = OWN.replace("| 3\n", f"| {few}\n").replace("| 20", f"| {rest}")
    engine = fill(protection="counts", counts=drawn.replace("| 53", "| 38"))
    told = []
    report = guard(engine, lambda *done: told.append(done))
    eight = SeriesGuard("Elever", 2, 2, tried=2, unsafe=0, unclear=0, narrowest=8.0)
    assert report == LeakReport((eight,))
    assert told == [(1, 2), (2, 2)]


def test_a_report_sums_its_series_and_finds_the_narrowest():
    one = SeriesGuard("A", 10, 4, 3, 1, 0, 6.0)
    two = SeriesGuard("B", 5, 2, 2, 0, 2, None)
    report = LeakReport((one, two))
    assert (report.released, report.hidden, report.unsafe) == (15, 6, 1)
    assert report.narrowest == 6
    assert LeakReport((two,)).narrowest is None
    json.dumps(report.narrowest)


def test_a_release_that_a_stricter_rule_would_not_have_made_is_found(fill):
    drawn = OWN.replace("| 3\n", "| 6\n").replace("| 53", "| 56")
    engine = fill(protection="counts", counts=drawn)
    assert guard(engine).unsafe == 0
    stricter = replace(protection_rules()["counts"], rule=Rule(minimum_count=7))
    rules = protection_rules() | {"counts": stricter}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("htl_dash.services.leak_guard.protection_rules", lambda: rules)
        assert guard(engine).unsafe == 1
