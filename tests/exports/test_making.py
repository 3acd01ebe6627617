"""A file on its way comes to one end, and lives as long as somebody waits for it."""

from threading import Thread

import pytest
from made_document import document

from htl_dash.exports.file_kind import FileKind
from htl_dash.exports.making import Making, Stage
from htl_dash.exports.steps import Step
from htl_dash.text import t


@pytest.fixture
def making() -> Making:
    return Making(FileKind.PDF, document)


def test_it_begins_by_waiting_and_says_what_is_being_done(making):
    assert making.stage is Stage.UNDER_WAY
    assert making.step == Step(t("exporting.waiting"), 0.0)
    making.tell(Step("Ritar figur 2 av 5", 0.3))
    assert making.step.words == "Ritar figur 2 av 5"
    assert making.body is None


def test_the_first_end_is_the_only_one(making):
    making.ready(b"fil")
    making.fail(RuntimeError())
    assert not making.leave()
    assert (making.stage, making.body, making.fault) == (Stage.READY, b"fil", None)


def test_what_went_wrong_is_kept_and_there_is_no_file(making):
    fault = RuntimeError()
    making.fail(fault)
    making.ready(b"fil")
    assert (making.stage, making.body, making.fault) == (Stage.FAILED, None, fault)
    assert not making.join()


def test_it_stops_when_the_last_reader_leaves_and_no_sooner(making):
    assert making.join()
    assert not making.leave()
    assert making.stage is Stage.UNDER_WAY
    assert making.leave()
    assert making.stage is Stage.STOPPED
    making.ready(b"fil")
    assert making.body is None
    assert not making.join()


def test_who_waits_is_told_at_once_and_not_kept_longer_than_asked(making):
    assert making.wait(0.01) is Stage.UNDER_WAY
    done = Thread(target=making.ready, args=(b"fil",))
    done.start()
    assert making.wait(10) is Stage.READY
    done.join()
