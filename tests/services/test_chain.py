"""The lift chain: from school to answer and back, and nothing closes unanswered.

A random walk of people who may ask for anything proves what no path can lead to.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from made_steps import answer, escalate, merge, return_to_school, split, take_back
from registering import NORTH, OTHER, SOUTH, WHO, problem
from sqlalchemy import Engine, select

from htl_dash.domain.errors import HtlError, StaleError
from htl_dash.domain.problem_area import SAYS_WHY, STEPS, ProblemArea, ProblemStatus
from htl_dash.domain.record import RecordKind
from htl_dash.services.chain import Asked, close, lift_again, withdraw
from htl_dash.services.chain_pairs import Part
from htl_dash.services.problems import all_problems
from htl_dash.services.register import UnsignedError, undo
from htl_dash.services.written import WrittenError
from htl_dash.store.chain import paths
from htl_dash.store.database import upgrade
from htl_dash.store.engine import engine_for, parse
from htl_dash.store.schema import metadata

NOTE = "Fritidsgården öppnar på kvällarna."
VERBS = {
    ProblemStatus.LIFTED: lift_again,
    ProblemStatus.RETURNED: return_to_school,
    ProblemStatus.ESCALATED: escalate,
    ProblemStatus.ANSWERED: answer,
    ProblemStatus.CLOSED: close,
    ProblemStatus.WITHDRAWN: withdraw,
}
PARTS = (Part("Vuxna ute", "Få vuxna."), Part("Lokaler", "Stänger tidigt."))


def everything(engine: Engine) -> list[tuple[str, list[tuple[object, ...]]]]:
    """Return every row of the store."""
    with engine.connect() as connection:
        return [
            (one.name, [tuple(row) for row in connection.execute(select(one))])
            for one in metadata.sorted_tables
        ]


def steps_of(engine: Engine, number: int):
    with engine.connect() as connection:
        return paths(connection).get(number, ())


def test_a_problem_goes_all_the_way_and_back_to_the_school(store):
    one = problem(store).id
    return_to_school(store, Asked(one, 1, "Vilka kvällar?"), OTHER)
    lift_again(store, Asked(one, 2, "Tisdag och torsdag."), WHO)
    escalate(store, Asked(one, 3, "Kräver pengar."), OTHER)
    answer(store, Asked(one, 4, NOTE), OTHER)
    done = close(store, Asked(one, 5), WHO)
    assert (done.status, done.revision) == (ProblemStatus.CLOSED, 6)
    assert [(s.after, s.note, s.who) for s in steps_of(store, one)] == [
        ("returned", "Vilka kvällar?", OTHER),
        ("lifted", "Tisdag och torsdag.", WHO),
        ("escalated", "Kräver pengar.", OTHER),
        ("answered", NOTE, OTHER),
        ("closed", None, WHO),
    ]
    assert all(one.at for one in steps_of(store, one))


def test_its_age_goes_on_when_it_is_lifted_again(store):
    one = problem(store)
    return_to_school(store, Asked(one.id, 1, "Vilka?"), OTHER)
    again = lift_again(store, Asked(one.id, 2, "Alla."), WHO)
    assert again.lifted_on == one.keys["lifted_on"]


@pytest.mark.parametrize("after", [one for one in SAYS_WHY if one in VERBS])
def test_a_question_a_reason_and_an_answer_need_words(store, after):
    one = problem(store).id
    before = everything(store)
    for typed in ("", "  \n "):
        with pytest.raises(WrittenError) as caught:
            VERBS[after](store, Asked(one, 1, typed), OTHER)
        assert [p.field for p in caught.value.problems] == ["note"]
    assert everything(store) == before


def test_words_that_point_out_a_child_are_refused_or_asked_about(store):
    one = problem(store).id
    with pytest.raises(WrittenError):
        answer(store, Asked(one, 1, "En flicka i 3B får stöd."), OTHER)
    maybe = "Vi har pratat länge med Fatima."
    with pytest.raises(WrittenError) as caught:
        answer(store, Asked(one, 1, maybe), OTHER)
    assert all(p.can_be_accepted for p in caught.value.problems)
    done = answer(store, Asked(one, 1, maybe, {"note": maybe}), OTHER)
    assert done.status is ProblemStatus.ANSWERED


def test_nobody_steps_unsigned(store):
    one = problem(store).id
    with pytest.raises(UnsignedError):
        answer(store, Asked(one, 1, NOTE), "Anna")


def test_whoever_has_not_seen_the_last_step_is_told_and_moves_nothing(store):
    one = problem(store).id
    escalate(store, Asked(one, 1, "Kräver pengar."), OTHER)
    before = everything(store)
    with pytest.raises(StaleError):
        return_to_school(store, Asked(one, 1, "Vilka?"), WHO)
    assert everything(store) == before


def test_of_two_who_step_at_once_one_is_told(store):
    one, both, told = problem(store).id, Barrier(2), []

    def go(verb, note: str) -> None:
        both.wait()
        try:
            verb(store, Asked(one, 1, note), OTHER)
        except StaleError:
            told.append(note)

    people = [
        Thread(target=go, args=(escalate, "Kräver pengar.")),
        Thread(target=go, args=(return_to_school, "Vilka kvällar?")),
    ]
    for each in people:
        each.start()
    for each in people:
        each.join()
    assert len(told) == 1
    (step,) = steps_of(store, one)
    assert step.note not in told


def test_an_undone_lifting_is_a_step_too(store):
    one = problem(store).id
    undo(store, RecordKind.PROBLEM, one, 1, WHO)
    (step,) = steps_of(store, one)
    assert (step.after, step.via) == (ProblemStatus.WITHDRAWN, "undo")


class Walk(RuleBasedStateMachine):
    """People ask for anything, in any order, of any problem."""

    def __init__(self) -> None:
        """Begin with two lifted problems in a store of their own."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="htl-chain-"))
        shutil.copy(empty_store(), self.folder / "htl.db")
        self.engine = engine_for(parse(f"sqlite:///{self.folder / 'htl.db'}"))
        for unit in (NORTH, SOUTH):
            problem(self.engine, unit)

    def teardown(self) -> None:
        """Remove the store."""
        self.engine.dispose()
        shutil.rmtree(self.folder)

    def some(self, which: int) -> ProblemArea:
        """Return one of the problems there are."""
        found = all_problems(self.engine)
        return found[which % len(found)]

    def attempt(self, act) -> bool:
        """Do something; where it is refused, the store must be as it was."""
        before = everything(self.engine)
        try:
            act()
        except HtlError:
            assert everything(self.engine) == before
            return False
        return True

    @rule(
        which=st.integers(0, 9),
        after=st.sampled_from([*VERBS]),
        note=st.sampled_from(["", NOTE, "En flicka i 3B"]),
        late=st.booleans(),
    )
    def take(self, which, after, note, late):
        """Take a step, perhaps one that there is none of, perhaps too late."""
        one = self.some(which)
        asked = Asked(one.id, one.revision - late, note)
        is_done = self.attempt(lambda: VERBS[after](self.engine, asked, WHO))
        may = after in STEPS[one.status] and not late
        has_words = note == NOTE or (not note and after not in SAYS_WHY)
        assert is_done == (may and has_words)

    @rule(which=st.integers(0, 9), into=st.integers(0, 9))
    def join(self, which, into):
        """Merge one into another."""
        one, other = self.some(which), self.some(into)
        asked = Asked(one.id, one.revision, NOTE)
        is_done = self.attempt(lambda: merge(self.engine, asked, other.id, WHO))
        waits = other.status in (ProblemStatus.LIFTED, ProblemStatus.ESCALATED)
        may = ProblemStatus.MERGED in STEPS[one.status]
        assert is_done == (may and waits and one.id != other.id)

    @rule(which=st.integers(0, 9), count=st.integers(1, 2))
    def part(self, which, count):
        """Split one."""
        if len(all_problems(self.engine)) > 8:
            return
        one = self.some(which)
        asked = Asked(one.id, one.revision, NOTE)
        is_done = self.attempt(lambda: split(self.engine, asked, PARTS[:count], WHO))
        assert is_done == (count > 1 and ProblemStatus.SPLIT in STEPS[one.status])

    @rule(which=st.integers(0, 9))
    def back(self, which):
        """Take the last step back, where there is one."""
        one = self.some(which)
        self.attempt(lambda: take_back(self.engine, one.id, one.revision, WHO))

    @invariant()
    def nothing_is_closed_that_has_no_answer(self):
        """And every path hangs together, from where it began to where it is."""
        for one in all_problems(self.engine):
            path = steps_of(self.engine, one.id)
            at = ProblemStatus.LIFTED
            for step in path:
                assert step.before is at
                at = step.after
                is_undone = step.via == "undo"
                assert step.is_pointer or is_undone or at in STEPS[step.before]
            assert at is one.status
            if one.status is ProblemStatus.CLOSED:
                answers = [s.note for s in path if s.after is ProblemStatus.ANSWERED]
                assert any(answers)


_EMPTY: list[Path] = []


def empty_store() -> Path:
    """Return a file with tables and nothing in them, made once."""
    if not _EMPTY:
        path = Path(tempfile.mkdtemp(prefix="htl-chain-")) / "empty.db"
        engine = engine_for(parse(f"sqlite:///{path}"))
        upgrade(engine)
        engine.dispose()
        _EMPTY.append(path)
    return _EMPTY[0]


@pytest.fixture(scope="module", autouse=True)
def emptied() -> Iterator[None]:
    """Remove that file when the walks are over."""
    yield
    for path in _EMPTY:
        shutil.rmtree(path.parent)
    _EMPTY.clear()


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
