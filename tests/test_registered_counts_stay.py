"""A count that has not been released is nowhere: nothing that is said depends on it.

Two stores that differ in such counts alone, and are asked everything there is to ask,
must give the same answers, word for word.
"""

import json
import logging
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict

import pytest
from registering import (
    AUTUMN,
    NORTH,
    OTHER,
    SOUTH,
    SPRING,
    WHO,
    consented,
    consulted,
    flow,
    initiative,
    problem,
    stored,
    submit,
    teamed,
    volume,
    write,
)
from small_store import migrated
from sqlalchemy import Engine
from store_rows import MORNING, take_in

from htl_dash.cli.reports import leak_lines, status_lines
from htl_dash.domain.errors import HtlError
from htl_dash.domain.flow import FLOW_PARTS, FlowCount
from htl_dash.domain.record import RecordKind
from htl_dash.services.changes import data_changes
from htl_dash.services.editing import changes, open_by_keys, open_record, open_volume
from htl_dash.services.initiatives import (
    registered_initiatives,
    school_with_initiatives,
)
from htl_dash.services.leak_guard import guard
from htl_dash.services.lifts import lifts
from htl_dash.services.meetings import all_held
from htl_dash.services.opening import store_version
from htl_dash.services.problems import all_problems
from htl_dash.services.register import NOT_YET, Entry, undo
from htl_dash.services.releases import publish_all, release_log
from htl_dash.services.status import store_status
from htl_dash.services.work import (
    flow_terms,
    handed_in_terms,
    registered_flow,
    work_items,
    work_version,
)
from htl_dash.services.written import WrittenError
from htl_dash.store.database import writing
from htl_dash.store.engine import engine_for, parse
from htl_dash.text import t

__all__ = ["migrated"]

MOMENT = re.compile(r"20\d\d-\d\d-\d\dT[\d:.]+\+00:00")
INITIATIVE, VOLUME, FLOW = RecordKind.INITIATIVE, RecordKind.VOLUME, RecordKind.FLOW
PAIRS = [
    # Reach, then one school's flow. What is handed in shows the same of either.
    ((3, consulted(29, 20, 6)), (4, consulted(29, 20, 5))),
    ((1, consulted(29, 21, 4)), (2, consulted(29, 21, 5))),
]
FAR_APART = (
    (9173, consulted(9173, 8264, 7)),
    (3, consulted(0, 0, 0)),
)


def register(engine: Engine, reach: int, typed: dict[str, str]) -> None:
    """Write work in two terms; the counts that are given stand in spring."""
    own = initiative(engine, need="Platser")
    volume(
        engine, own.id, planned_hours="40", planned_reach="20", actual_reach=str(reach)
    )
    volume(engine, own.id, AUTUMN, planned_hours="44")
    flow(engine, **typed)
    flow(engine, SOUTH, **consulted(19, 10, 9), **consented(9, 9, 0, 0))
    problem(engine)


def asked(engine: Engine) -> Iterator[object]:
    """Give everything that can be read of what is registered."""
    yield work_items(engine), flow_terms(engine), registered_flow(engine)
    yield handed_in_terms(engine), work_version(engine), store_version(engine)
    yield registered_initiatives(engine), all_problems(engine)
    yield lifts(engine), all_held(engine)
    yield school_with_initiatives(engine, NORTH), data_changes(engine)
    for kind in RecordKind:
        for record in stored(engine, kind):
            yield open_record(engine, kind, record.id)
            yield changes(engine, kind, record.id)
            yield open_by_keys(engine, kind, record.keys)
            yield record  # as it would be printed
    yield open_volume(engine, 1, SPRING), open_volume(engine, 1, AUTUMN.later(1))
    yield release_log(engine), guard(engine), [*leak_lines(guard(engine))]
    status = store_status(engine, MORNING.date())
    yield json.dumps(asdict(status)), [*status_lines(status)]


def tried(engine: Engine) -> Iterator[object]:
    """Give every answer to writing what is right, wrong, stale and half."""
    for kind in (VOLUME, FLOW):
        for record in stored(engine, kind):
            names = ("actual_reach", *FlowCount) if kind is VOLUME else (*FlowCount,)
            known = [n for n in names if n in record.values]
            for name in known:
                for typed in ("0", "2", "3", "4", "9", "x", "", "9" * 9):
                    for seen in (NOT_YET, 99):
                        yield answer(engine, kind, record.id, seen, {name: typed})
    for part in FLOW_PARTS.values():
        (first, *_) = stored(engine, FLOW)
        halves = [dict.fromkeys(part[:n], "1") for n in range(1, len(part))]
        for half in halves:
            yield answer(engine, FLOW, first.id, first.revision, half)


def answer(
    engine: Engine, kind: RecordKind, record_id: int, seen: int, typed: dict[str, str]
) -> object:
    try:
        return write(engine, Entry(kind, {}, seen, typed, record_id))
    except WrittenError as error:
        problems = error.problems
        words = [t(one.text_key, **one.facts) for one in problems]
        return repr(error), str(error), problems, words
    except HtlError as error:
        return repr(error), str(error), error.facts, t(error.text_key, **error.facts)


def done(engine: Engine) -> Iterator[object]:
    """Give what comes back when something is saved, undone and saved anew."""
    for kind in (VOLUME, FLOW):
        first = stored(engine, kind)[0]
        yield undo(engine, kind, first.id, first.revision, WHO)
        yield undo(engine, kind, first.id, first.revision + 1, OTHER)
    (volume_now, *_) = stored(engine, VOLUME)
    entry = Entry(VOLUME, {}, volume_now.revision, {"follow_up": "Bra."}, volume_now.id)
    yield write(engine, entry)
    flow_now = stored(engine, FLOW)[0]
    teams = teamed(0, 0, 0, 0, 0, 0)
    yield write(engine, Entry(FLOW, {}, flow_now.revision, teams, flow_now.id))
    # What is written may be what is there already: that must not be told either.
    guesses = [(VOLUME, {"actual_reach": "3"}), (FLOW, consulted(29, 20, 6))]
    for kind, typed in [*guesses, (VOLUME, {"actual_reach": "1"})]:
        now = stored(engine, kind)[0]
        yield write(engine, Entry(kind, {}, now.revision, typed, now.id))
        yield undo(engine, kind, now.id, now.revision + 1, WHO)


def told(engine: Engine) -> str:
    """Everything, as text, without the moments at which it was written."""
    found = [*asked(engine), *tried(engine), *done(engine), *asked(engine)]
    return MOMENT.sub("then", "\n".join(repr(one) for one in found))


def nothing(_engine: Engine) -> None:
    """Hand in nothing."""


def hand_in_spring(engine: Engine) -> None:
    for unit in (NORTH, SOUTH):
        submit(engine, unit)


@pytest.fixture
def tell(migrated, tmp_path):
    """Register some counts in a store of their own, do something, and tell all."""
    engines = []

    def ask(counts: tuple[int, dict[str, str]], work: Callable[[Engine], None]) -> str:
        path = tmp_path / f"{len(engines)}" / "htl.db"
        path.parent.mkdir()
        shutil.copy(migrated, path)
        engine = engine_for(parse(f"sqlite:///{path}"))
        engines.append(engine)
        with writing(engine) as connection:
            take_in(connection, "scb", "obs_value\n59")
        register(engine, *counts)
        work(engine)
        return told(engine)

    yield ask
    for engine in engines:
        engine.dispose()


@pytest.mark.parametrize("pair", [*PAIRS, FAR_APART])
def test_nothing_that_is_said_depends_on_counts_that_are_not_handed_in(tell, pair):
    one, other = (tell(counts, nothing) for counts in pair)
    assert len(one) > 10_000
    assert one == other
    assert not [number for number in ("9173", "8264", "9 173") if number in one]


@pytest.mark.parametrize("pair", PAIRS)
def test_nothing_that_is_said_depends_on_small_counts_that_are(tell, pair):
    one, other = (tell(counts, hand_in_spring) for counts in pair)
    assert "is_reach_hidden=True" in one
    assert one == other


def test_what_is_corrected_after_it_was_handed_in_is_nowhere(tell):
    def correct(reach: str) -> Callable[[Engine], None]:
        def work(engine: Engine) -> None:
            hand_in_spring(engine)
            (now, *_) = stored(engine, VOLUME)
            typed = {"actual_reach": reach}
            write(engine, Entry(VOLUME, {}, now.revision, typed, now.id))
            with writing(engine) as connection:
                publish_all(connection, MORNING)

        return work

    counts = 7, consulted(29, 15, 14)
    eight, many = (tell(counts, correct(reach)) for reach in ("8", "9173"))
    assert eight == many
    assert "9173" not in many
    assert "reach=7" in many


def test_what_is_released_is_told(tell):
    found = tell((9173, consulted(8264, 8264, 0)), hand_in_spring)
    assert "reach=9173" in found
    assert "ReleasedCount(value=8264)" in found


def test_nothing_of_it_is_logged(tell, caplog):
    caplog.set_level(logging.DEBUG)
    tell(FAR_APART[0], hand_in_spring)
    assert "9173" not in caplog.text
