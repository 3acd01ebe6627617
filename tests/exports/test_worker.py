"""The process beside the server answers with steps and a file, and runs nothing."""

import io
import json
import subprocess
import sys

import pytest
from made_document import document

from htl_dash.exports.pdf import pdf
from htl_dash.exports.slides import slides
from htl_dash.exports.worker import answer
from htl_dash.text import t
from htl_dash.viewmodels.frozen import FrozenError, freeze
from htl_dash.viewmodels.frozen_parts import Frozen

CONTENT = freeze(Frozen(document(), (), "", "", ()))


def line(kind: str, content: str = CONTENT) -> bytes:
    return json.dumps({"kind": kind, "content": content}).encode() + b"\n"


def read(answered: bytes) -> tuple[list[str], bytes]:
    """Return the steps in words, and the file."""
    taken, words = io.BytesIO(answered), []
    while "size" not in (told := json.loads(taken.readline())):
        assert 0 <= told["done"] < 1
        words.append(told["words"])
    body = taken.read(told["size"])
    assert not taken.read()
    return words, body


@pytest.fixture(autouse=True)
def real(monkeypatch):
    monkeypatch.delenv("HTL_MUNICIPALITY", raising=False)


def test_slides_come_with_a_step_for_each_figure_and_table():
    out = io.BytesIO()
    answer(line("pptx"), out)
    words, body = read(out.getvalue())
    assert words == [
        *(f"Ritar figur {at} av 4" for at in range(1, 5)),
        "Skriver tabell 1 av 1",
        t("exporting.packing"),
    ]
    assert body == slides(document())


def test_paper_is_set_in_one_step():
    out = io.BytesIO()
    answer(line("pdf"), out)
    words, body = read(out.getvalue())
    assert words == ["Sätter sidorna med 4 figurer"]
    assert body == pdf(document())


@pytest.mark.parametrize(
    "asked",
    [
        line("exe"),
        line("pdf", '{"format":1,"frozen":{"kind":"os.system"}}'),
        line("xlsx"),
        b"import os\n",
    ],
)
def test_what_is_no_document_is_refused(asked):
    with pytest.raises((FrozenError, ValueError, TypeError)):
        answer(asked, io.BytesIO())


def test_the_process_answers_through_its_pipes_alone_and_ends_when_they_close():
    done = subprocess.run(
        [sys.executable, "-m", "htl_dash.exports.worker"],
        input=line("pdf"),
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert read(done.stdout)[1] == pdf(document())
    assert done.stderr == b""
