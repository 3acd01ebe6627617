"""Own counts are released when data change, and readers see the log and nothing else."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import Engine
from store_rows import MORNING, figures

from htl_dash.catalogue.protection import protection_rules
from htl_dash.disclosure.audit import audit_release
from htl_dash.disclosure.frozen import Frozen
from htl_dash.disclosure.release import Readable
from htl_dash.domain.errors import StoreError
from htl_dash.domain.geography import Geography
from htl_dash.domain.protection import Rule
from htl_dash.domain.units import Unit
from htl_dash.services.counted import CountsError
from htl_dash.services.figures import Figures
from htl_dash.services.opening import store_version
from htl_dash.services.releases import (
    LogEntry,
    Released,
    new_salt,
    publish_all,
    read_release,
    readable,
    release_counts,
    release_log,
)
from htl_dash.store.database import writing
from htl_dash.store.releases import releases

SERIES = "pupils:areas"
HEADING = "indicator | geography | ref_area | time_period | obs_value\n"


def drawn(*, term: str = "2024", **counts: int) -> str:
    """Pupils in areas a, b and so on of the municipality, and all of them."""
    rows = [
        f"pupils | regso2025 | 2081R00{'abcdef'.index(area) + 1} | {term} | {count}"
        for area, count in counts.items()
    ]
    total = sum(counts.values())
    return "\n".join([*rows, f"pupils | municipality | 2081 | {term} | {total}"])


def table(*terms: str) -> str:
    return HEADING + "\n".join(terms)


def told(engine: Engine) -> dict[str, float | None]:
    """What readers see of each area, by the end of its code and period."""
    with engine.connect() as connection:
        cells = Figures(connection).series("pupils")
    return {f"{one.ref_area[-4:]} {one.time_period}": one.value for one in cells}


def again(engine: Engine, *, anew: bool = False) -> tuple[Released, ...]:
    with writing(engine) as connection:
        return publish_all(connection, MORNING + timedelta(days=1), anew=anew)


def logged(engine: Engine) -> tuple[Frozen, ...]:
    with engine.connect() as connection:
        return tuple(read_release(one) for one in releases(connection))


def address(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


SPRING = drawn(a=7, b=20, c=30)


def test_own_counts_are_released_when_they_come(fill):
    engine = fill(protection="counts", counts=table(drawn(a=3, b=20, c=30)))
    seen = told(engine)
    assert (seen["R001 2024"], seen["2081 2024"]) == (None, 53)
    assert len([one for one in seen.values() if one is None]) == 2
    (found,) = logged(engine)
    assert (found.series, found.sequence, found.vintage) == (SERIES, 1, 1)


def test_doing_it_again_logs_nothing(fill):
    engine = fill(protection="counts", counts=table(SPRING))
    version = store_version(engine)
    (found,) = again(engine)
    assert found == Released(SERIES, 1, is_new=False, shown=4, hidden=0, waiting=0)
    assert len(logged(engine)) == 1
    assert store_version(engine) == version


def test_seven_that_became_eight_waits_and_eight_is_nowhere(fill):
    fill(protection="counts", counts=table(SPRING))
    engine = fill(protection="counts", counts=table(drawn(a=8, b=20, c=30)))
    with engine.connect() as connection:
        cells = Figures(connection).series("pupils")
        assert [one.waiting for one in releases(connection)] == [1]
    assert [one.value for one in cells] == [57, 7, 20, 30]
    assert "8" not in {str(one.value) for one in cells}


def test_a_new_term_comes_while_the_old_one_stands(fill):
    fill(protection="counts", counts=table(SPRING))
    later = table(drawn(a=8, b=20, c=30), drawn(term="2025", a=9, b=21, c=31))
    engine = fill(protection="counts", counts=later)
    seen = told(engine)
    assert (seen["R002 2024"], seen["R002 2025"]) == (20, 21)
    first, second = logged(engine)
    assert first.readable.items() <= second.readable.items()
    assert second.waiting == 1


def test_the_next_vintage_keeps_small_changes_back_and_tells_large_ones(fill):
    fill(protection="counts", counts=table(SPRING))
    engine = fill(protection="counts", counts=table(drawn(a=8, b=40, c=30)))
    version = store_version(engine)
    (found,) = release_counts(address(engine))
    assert (found.sequence, found.is_new, found.waiting) == (2, True, 0)
    seen = told(engine)
    assert (seen["R002 2024"], seen["R003 2024"]) == (40, 30)
    last = logged(engine)[-1]
    assert last.vintage == 2
    assert last.readable["2081R001", "2024", "_T", "_T", "_T"] == 7
    assert store_version(engine) != version


def test_every_vintage_is_safe_and_takes_nothing_back(fill):
    counts = [(7, 20, 30), (8, 20, 30), (9, 26, 30), (14, 27, 33), (3, 40, 12)]
    for a, b, c in counts:
        engine = fill(protection="counts", counts=table(drawn(a=a, b=b, c=c)))
        release_counts(address(engine))
    found = logged(engine)
    assert len(found) == len(counts)
    for one in found:
        assert all(tried.is_safe for tried in audit_release(one, lambda: None))
    for earlier, later in pairwise(found):
        assert earlier.readable.keys() <= later.readable.keys()
    assert found[-1].waiting == 0


def test_a_vintage_without_changes_is_no_vintage(fill):
    engine = fill(protection="counts", counts=table(SPRING))
    (found,) = release_counts(address(engine))
    assert (found.sequence, found.is_new) == (1, False)


def test_a_count_that_is_missing_now_goes_on_being_shown(fill):
    fill(protection="counts", counts=table(SPRING))
    gone = SPRING.replace("R001 | 2024 | 7", "R001 | 2024 |").replace("57", "50")
    engine = fill(protection="counts", counts=table(gone))
    with engine.connect() as connection:
        cells = Figures(connection).series("pupils", Geography.REGSO_2025)
    assert [one.value for one in cells] == [7, 20, 30]


def test_an_area_that_comes_later_is_shown_as_it_is_and_not_as_nobody(fill):
    only = SPRING.rpartition("\n")[0]
    fill(protection="counts", counts=table(only))
    more = only + "\npupils | regso2025 | 2081R004 | 2024 | 40"
    assert told(fill(protection="counts", counts=table(more)))["R004 2024"] == 40


def test_areas_that_are_divided_wait_for_the_next_vintage(fill):
    areas = "geography | code | parent_code\ndeso2025 | 2081A0010 | 2081R001"
    areas += "\ndeso2025 | 2081A0020 | 2081R001"
    fill(areas=areas)
    fill(protection="counts", counts=table(SPRING))
    finer = SPRING + "\npupils | deso2025 | 2081A0010 | 2024 | 4"
    finer += "\npupils | deso2025 | 2081A0020 | 2024 | 3"
    engine = fill(protection="counts", counts=table(finer))
    before = told(engine)
    assert before["0010 2024"] is None
    (found,) = release_counts(address(engine))
    assert found.is_new
    assert told(engine) == before


@pytest.mark.parametrize("school", [3, 30])
def test_a_school_cannot_be_had_from_all_the_schools_together(fill, school):
    counts = f"""
        indicator | geography    | ref_area | obs_value
        pupils    | school       | 34516710 | {school}
        pupils    | school       | 59137023 | 40
        pupils    | municipality | 2081     | {school + 40}
    """
    engine = fill(protection="counts", counts=counts)
    with engine.connect() as connection:
        cells = Figures(connection).series("pupils")
    values = [one.value for one in cells]
    if school == 30:
        assert values == [70, 30, 40]
    else:
        assert values.count(None) == 2
        assert cells[1].value is None


def test_schools_and_areas_are_protected_each_on_their_own(fill):
    counts = table(SPRING) + "\npupils | school | 34516710 | 2024 | 27"
    counts += "\npupils | school | 59137023 | 2024 | 30"
    engine = fill(protection="counts", counts=counts)
    assert [one.series for one in logged(engine)] == [SERIES, "pupils:schools"]
    assert None not in told(engine).values()


def test_other_municipalities_and_divisions_never_get_through(fill):
    counts = """
        indicator | geography    | ref_area | obs_value
        pupils    | municipality | 2081     | 70
        pupils    | municipality | 2080     | 90
        pupils    | regso2020    | 2081R001 | 80
        pupils    | county       | 20       | 500
    """
    engine = fill(protection="counts", counts=counts)
    with engine.connect() as connection:
        cells = Figures(connection).series("pupils")
    values = {one.ref_area: one.value for one in cells}
    assert values == {"2081": 70, "2080": None, "2081R001": None, "20": None}
    assert all(one.is_hidden for one in cells if one.value is None)


def test_counts_that_do_not_add_up_release_nothing(fill):
    fill(protection="counts", counts=table(SPRING))
    with pytest.raises(CountsError):
        fill(protection="counts", counts=table(SPRING.replace("57", "58")))


def test_rules_that_are_done_release_nothing(fill):
    engine = fill(protection="publisher", counts=table(drawn(a=3, b=20)))
    assert again(engine, anew=True) == ()
    assert told(engine)["R002 2024"] == 20


def test_an_unknown_rule_releases_nothing_and_shows_nothing(fill):
    engine = fill(protection="forgotten", counts=table(SPRING))
    assert logged(engine) == ()
    assert set(told(engine).values()) == {None}


def test_the_log_can_be_read_with_its_titles_and_what_waits(fill):
    fill(protection="counts", counts=table(SPRING))
    engine = fill(protection="counts", counts=table(drawn(a=9, b=40, c=30)))
    release_counts(address(engine), MORNING + timedelta(days=9))
    first, second = release_log(engine)
    morning = MORNING.isoformat(timespec="seconds")
    assert first == LogEntry("Elever", 1, morning, 4, 0, None)
    assert (second.sequence, second.waiting) == (2, 0)
    assert second.released_at.startswith("2026-12-01")


def test_an_empty_store_has_an_empty_log(fill):
    assert release_log(fill()) == ()


def test_taking_anew_needs_a_store_with_something_in_it(tmp_path, fill):
    with pytest.raises(StoreError):
        release_counts(f"sqlite:///{tmp_path / 'nowhere.db'}")
    assert not (tmp_path / "nowhere.db").exists()
    with pytest.raises(StoreError) as caught:
        release_counts(address(fill()))
    assert "htl init" in caught.value.facts["cure"]


def share_of(part: int, everyone: int) -> Readable | None:
    """What is read of a share of which this was released."""
    place = ("2081R001", "2024", "_T", "_T")
    shown = {(*place, "with"): part, (*place, "_T"): everyone}
    released = Frozen("x", 1, 1, None, shown, {}, (), {}, 0)  # type: ignore[arg-type]
    (row,) = figures("obs_value | numerator | denominator\n99 | 99 | 100")
    return readable(row, released, Unit.PERCENT, 1)


def test_a_share_is_worked_out_from_the_counts_that_were_released():
    assert share_of(5, 15) == Readable(33.3, 5, 15)
    assert share_of(0, 15) == Readable(0.0, 0, 15)
    assert share_of(0, 0) == Readable(None, 0, 0)


def test_a_share_never_mixes_a_part_of_one_vintage_with_a_whole_of_another():
    place = ("2081R001", "2024", "_T", "_T")
    part, everyone = (*place, "with"), (*place, "_T")
    mixed = Frozen("x", 2, 2, None, {everyone: 9}, {part: 10}, (), {}, 0)  # type: ignore[arg-type]
    old = Frozen("x", 2, 2, None, {}, {part: 5, everyone: 15}, (), {}, 0)  # type: ignore[arg-type]
    (row,) = figures("obs_value | numerator | denominator\n99 | 99 | 100")
    assert readable(row, mixed, Unit.PERCENT, 1) is None
    assert readable(row, old, Unit.PERCENT, 1) == Readable(33.3, 5, 15)


def test_what_cannot_be_added_safely_waits(fill, monkeypatch):
    """3 and 7 are hidden beside 22 in all: under the stricter rule 3 is to reach 12."""
    old = drawn(a=3, b=7, c=12)
    fill(protection="counts", counts=table(old))
    strict = replace(protection_rules()["counts"], rule=Rule(minimum_count=12))
    rules = protection_rules() | {"counts": strict}
    monkeypatch.setattr(
        "htl_dash.services.counted_figures.protection_rules", lambda: rules
    )
    new = drawn(term="2025", a=30, b=40, c=50)
    engine = fill(protection="counts", counts=table(old, new))
    (released,) = again(engine)
    assert (released.sequence, released.is_new, released.waiting) == (1, False, 1)
    assert told(engine)["R001 2025"] is None
    assert told(engine)["R003 2024"] == 12


def test_every_release_has_a_salt_of_its_own():
    assert len({new_salt() for _ in range(100)}) == 100
