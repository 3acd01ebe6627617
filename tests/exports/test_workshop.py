"""Files are made in turn, shared by those who ask the same, and stopped without a trace."""

import os
import time
from collections.abc import Callable, Iterator

import pytest
from made_document import document, large

from htl_dash.domain.errors import StoreError
from htl_dash.exports.file_kind import FileKind
from htl_dash.exports.making import Making, Stage
from htl_dash.exports.pdf import pdf
from htl_dash.exports.slides import slides
from htl_dash.exports.workshop import Workshop
from htl_dash.text import t
from htl_dash.viewmodels.document import Document

SOON = 60
"""Seconds; longer than anything takes, so that a slow machine is no fault."""


@pytest.fixture
def workshop(monkeypatch) -> Iterator[Workshop]:
    monkeypatch.delenv("HTL_MUNICIPALITY", raising=False)
    opened = Workshop()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def shared() -> Iterator[Workshop]:
    """One for tests that leave its process as it was: to start it takes a second."""
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("HTL_MUNICIPALITY", raising=False)
        opened = Workshop()
        yield opened
        opened.close()


def taken(
    workshop: Workshop, make: Callable[[], Document] = document, content: str = "a"
) -> Making:
    return workshop.take(FileKind.PPTX, content, make)


def wait_until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + SOON
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def drawing(making: Making) -> bool:
    return making.step.words.startswith("Ritar figur")


def test_files_are_made_in_turn_by_one_process(shared):
    first = taken(shared, content="in turn")
    second = shared.take(FileKind.PDF, "in turn", document)
    assert second.wait(SOON) is first.wait(SOON) is Stage.READY
    number = shared.pid
    assert (first.body, second.body) == (slides(document()), pdf(document()))
    assert taken(shared, content="in turn too").wait(SOON) is Stage.READY
    assert shared.pid == number


def test_who_asks_for_the_same_file_shares_it_on_its_way_and_ready(shared):
    first = taken(shared, content="the same")
    assert taken(shared, content="the same") is first
    first.wait(SOON)
    assert taken(shared, content="the same") is first
    assert taken(shared, content="another") is not first


def test_a_stopped_file_leaves_nothing_behind(workshop):
    making = taken(workshop, large)
    wait_until(lambda: drawing(making))
    number = workshop.pid
    workshop.leave(making)
    assert making.stage is Stage.STOPPED
    assert making.body is None
    assert workshop.pid is None
    assert not is_alive(number)
    # And the same file can be asked for again.
    again = taken(workshop)
    assert again is not making
    assert again.wait(SOON) is Stage.READY


def test_one_who_leaves_does_not_stop_the_file_for_another(shared):
    making = taken(shared, large, "for two")
    assert taken(shared, large, "for two") is making
    wait_until(lambda: drawing(making))
    shared.leave(making)
    assert making.wait(SOON) is Stage.READY


def test_a_file_that_is_stopped_while_it_waits_is_never_begun(workshop):
    before = taken(workshop, large)

    def never() -> Document:
        raise AssertionError("begun")

    waiting = taken(workshop, never, "waits")
    assert waiting.step.words == t("exporting.waiting")
    workshop.leave(waiting)
    assert waiting.stage is Stage.STOPPED
    assert before.wait(SOON) is Stage.READY
    assert taken(workshop, content="next").wait(SOON) is Stage.READY


def test_what_a_user_can_mend_is_told_and_the_next_file_is_made(shared):
    def refuses() -> Document:
        raise StoreError(place="x", problem="y", cure="z")

    making = taken(shared, refuses, "refused")
    assert making.wait(SOON) is Stage.FAILED
    assert isinstance(making.fault, StoreError)
    assert taken(shared, content="after refused").wait(SOON) is Stage.READY


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_our_own_is_no_file_and_stops_nobody_else(workshop):
    making = taken(workshop, lambda: 1 / 0)
    after = taken(workshop, content="next")
    assert making.wait(SOON) is Stage.FAILED
    assert after.wait(SOON) is Stage.READY


def test_a_process_that_dies_is_a_fault_and_the_next_file_gets_another(workshop):
    making = taken(workshop, large)
    wait_until(lambda: drawing(making))
    os.kill(workshop.pid, 9)
    assert making.wait(SOON) is Stage.FAILED
    assert taken(workshop).wait(SOON) is Stage.READY


def test_the_process_sees_the_settings_of_now(workshop, monkeypatch):
    real = taken(workshop)
    real.wait(SOON)
    monkeypatch.setenv("HTL_MUNICIPALITY", "0000")
    made_up = taken(workshop)
    assert made_up.wait(SOON) is Stage.READY
    assert made_up.body == slides(document()) != real.body


def test_a_process_without_work_ends_and_comes_back(monkeypatch):
    monkeypatch.delenv("HTL_MUNICIPALITY", raising=False)
    workshop = Workshop(idle_seconds=0.2)
    assert taken(workshop).wait(SOON) is Stage.READY
    number = workshop.pid
    wait_until(lambda: workshop.pid is None)
    assert number is None or not is_alive(number)
    assert taken(workshop, content="later").wait(SOON) is Stage.READY
    workshop.close()


def test_a_file_is_kept_by_those_who_have_it_and_by_nobody_else(workshop):
    making = taken(workshop)
    making.wait(SOON)
    wait_until(lambda: not workshop._thread or workshop._at_work is None)
    del making
    assert dict(workshop._known) == {}
