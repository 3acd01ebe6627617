"""Every decision is opened again and compared; one that differs is told and fails."""

import io
import json

import pytest
from decided import CONTENT, EXPECTED, take
from meeting import begin, close
from pptx import Presentation
from pypdf import PdfReader
from registering import TOWN, WHO
from small_store import fill, migrated
from sqlalchemy import Engine, create_engine, text

from htl_dash.cli import main
from htl_dash.cli.decisions import verify
from htl_dash.exports.pdf import pdf
from htl_dash.exports.slides import slides
from htl_dash.services.register import signed
from htl_dash.services.reviews import Reviewed, add_review, judge
from htl_dash.viewmodels.decision_document import printed
from htl_dash.viewmodels.frozen import thaw

__all__ = ["fill", "migrated"]

FIGURES = "ref_area | time_period | obs_value\n2081R001 | 2027 | 54"


@pytest.fixture
def decided(fill, monkeypatch) -> Engine:
    """A store with two decisions, one of them looked back on."""
    engine = fill(shares=FIGURES)
    take(engine)
    second = take(engine, expectation=EXPECTED)
    judged = judge(engine, TOWN, EXPECTED, EXPECTED.due)
    made = Reviewed(second, judged, "Bra.", CONTENT)
    add_review(engine, made, signed(WHO), EXPECTED.due)
    monkeypatch.setenv("HTL_DATABASE", str(engine.url))
    return engine


def change(engine: Engine, statement: str) -> None:
    other = create_engine(engine.url)
    with other.begin() as connection:
        connection.execute(text(statement))
    other.dispose()


def asked(capsys) -> tuple[int, dict]:
    code = main(["verify-decisions", "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_what_is_as_it_was_is_told_in_numbers(decided, capsys):
    code, found = asked(capsys)
    assert code == 0
    counts = {"decisions": 2, "reviews": 1, "minutes": 0}
    assert found == counts | {"differing": 0, "differences": []}
    assert main(["verify-decisions"]) == 0
    assert "2 beslut" in capsys.readouterr().out


def test_data_that_changes_later_changes_no_decision(decided, capsys):
    change(decided, "UPDATE observation SET obs_value = 1")
    change(decided, "UPDATE snapshot SET title = 'Annan', sha256 = 'x'")
    assert asked(capsys)[0] == 0


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE decision SET content = replace(content, '59', '58')", ["hash"]),
        ("UPDATE decision SET content = content || ' '", ["hash", "bytes"]),
        ("UPDATE decision SET sha256 = 'x'", ["hash"]),
        ("UPDATE decision SET content = 'x'", ["hash", "bytes"]),
    ],
)
def test_whatever_is_changed_in_a_decision_is_found(statement, why, decided, capsys):
    change(decided, f"{statement} WHERE id = 1")
    code, found = asked(capsys)
    assert code == 1
    assert found["differing"] == 1
    assert [one["why"] for one in found["differences"]] == why
    assert {(one["what"], one["number"]) for one in found["differences"]} == {
        ("decision", 1)
    }
    assert main(["verify-decisions"]) == 1
    assert "skiljer sig" in capsys.readouterr().out


def test_a_changed_review_is_found_too(decided, capsys):
    change(decided, "UPDATE review SET sha256 = 'x'")
    code, found = asked(capsys)
    assert (code, found["differing"]) == (1, 1)
    assert found["differences"][0]["what"] == "review"


def test_changed_minutes_are_found_too(decided, capsys):
    meeting = begin(decided)
    close(decided, meeting)
    assert asked(capsys) == (
        0,
        {"decisions": 2, "reviews": 1, "minutes": 1, "differing": 0, "differences": []},
    )
    change(decided, "UPDATE minutes SET content = content || ' '")
    assert main(["verify-decisions"]) == 1
    assert f"Protokollet från möte {meeting} skiljer sig" in capsys.readouterr().out


def test_a_store_without_decisions_is_in_order(fill):
    engine = fill(shares=FIGURES)
    found = verify(str(engine.url))
    assert (found.decisions, found.reviews, found.differing) == (0, 0, 0)


def test_a_frozen_decision_is_the_same_files_at_another_time(decided, monkeypatch):
    taken = take(decided)
    paper = printed(thaw(taken.content), taken)
    files = pdf(paper), slides(paper)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    again = printed(thaw(taken.content), taken)
    assert (pdf(again), slides(again)) == files


def test_the_fingerprint_is_printed_on_paper_and_slides(decided):
    taken = take(decided)
    paper = printed(thaw(taken.content), taken)
    pages = PdfReader(io.BytesIO(pdf(paper))).pages
    printed_text = "".join("".join(page.extract_text().split()) for page in pages)
    assert taken.sha256 in printed_text
    shown = " ".join(
        shape.text_frame.text
        for slide in Presentation(io.BytesIO(slides(paper))).slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
    assert taken.sha256[:12] in shown
