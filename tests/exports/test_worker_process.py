"""Files from the process beside the server are the same bytes as from the server."""

from collections.abc import Iterator

import pytest
from made_document import TABLE, document, large
from training import point_at_training

from htl_dash.exports.file_kind import FileKind
from htl_dash.exports.pdf import pdf
from htl_dash.exports.slides import slides
from htl_dash.exports.steps import Step
from htl_dash.exports.workbook import carrying, workbook
from htl_dash.exports.worker_process import WorkerGoneError, WorkerProcess
from htl_dash.text import t


@pytest.fixture
def worker(monkeypatch) -> Iterator[WorkerProcess]:
    monkeypatch.delenv("HTL_MUNICIPALITY", raising=False)
    started = WorkerProcess()
    yield started
    started.end()


def made(worker: WorkerProcess, kind: FileKind, document) -> bytes:
    return worker.make(kind, document, lambda step: None)


def test_one_process_makes_file_after_file_as_the_server_would(worker):
    assert made(worker, FileKind.PDF, document()) == pdf(document())
    assert made(worker, FileKind.PPTX, document()) == slides(document())
    assert made(worker, FileKind.XLSX, carrying(TABLE)) == workbook(TABLE)


def test_steps_are_told_on_the_way(worker):
    told: list[Step] = []
    worker.make(FileKind.PPTX, document(), told.append)
    assert told[0] == Step("Ritar figur 1 av 4", 0.0)
    assert [one.done for one in told] == sorted(one.done for one in told)


def test_a_process_that_is_ended_makes_no_file(worker):
    def end(step: Step) -> None:
        worker.end()

    with pytest.raises(WorkerGoneError):
        worker.make(FileKind.PPTX, large(), end)
    with pytest.raises(WorkerGoneError):
        made(worker, FileKind.PDF, document())


def test_a_fault_ends_it_and_stands_in_the_log(capfd):
    worker = WorkerProcess()
    with pytest.raises(WorkerGoneError):
        made(worker, FileKind.XLSX, document())
    assert "ValueError" in capfd.readouterr().err


def test_a_training_is_marked_there_too(monkeypatch):
    point_at_training(monkeypatch)
    worker = WorkerProcess()
    body = made(worker, FileKind.PDF, document())
    worker.end()
    assert body == pdf(document())
    assert t("training.file_note") not in document().band
