"""A term goes out as a template and comes back, from the command line."""

import json

import pytest
from small_pack import SHARES, write_pack
from term_books import changed, filled

from htl_dash.cli import main
from htl_dash.text import t

UNIT = "34516710"


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch, capsys):
    """A store with what the municipality has published of its initiatives."""
    write_pack(tmp_path / "pack", scb_one=SHARES)
    monkeypatch.setenv("HTL_PACK", str(tmp_path / "pack"))
    monkeypatch.setenv("HTL_DATABASE", f"sqlite:///{tmp_path / 'htl.db'}")
    monkeypatch.chdir(tmp_path)
    main(["init"])
    capsys.readouterr()
    return tmp_path


def template(place) -> bytes:
    path = place / "mall.xlsx"
    assert main(["term-template", UNIT, "ht2026", "-o", str(path)]) == 0
    return path.read_bytes()


def imported(place, content: bytes, *options: str) -> int:
    (place / "ifylld.xlsx").write_bytes(content)
    return main(["import-term", "ifylld.xlsx", "--as", "coordinator", *options])


def test_a_filled_in_template_is_stored_and_told(place, capsys):
    content = filled(template(place), {"D5": 40})
    assert capsys.readouterr().out.startswith("Mallen är skriven: ")
    assert imported(place, content) == 0
    told = "Sparat: 1 av 1 ifyllda rader för Tjärnaskolan, höstterminen 2026.\n"
    assert capsys.readouterr().out == told
    assert imported(place, content) == 0
    assert capsys.readouterr().out.startswith("Sparat: 0 av 1 ")


def test_a_dry_run_stores_nothing(place, capsys):
    content = filled(template(place), {"D5": 40})
    capsys.readouterr()
    assert imported(place, content, "--dry-run") == 0
    assert capsys.readouterr().out.startswith("Skulle ändra 1 rader")
    assert imported(place, content, "--json") == 0
    assert json.loads(capsys.readouterr().out)["stored"] == 1


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_everything_wrong_is_told_as_json_with_exit_code_2(place, capsys, options):
    content = filled(template(place), {"D5": "tolv", "C5": 3}, {"D5": 4})
    capsys.readouterr()
    assert imported(place, content, "--json", *options) == 2
    found = json.loads(capsys.readouterr().out)
    assert (found["rows"], found["stored"]) == (2, 0)
    first = found["refused"][0]
    assert first == {
        "sheet": "Volymer",
        "row": 5,
        "column": "D",
        "heading": "Utförda timmar",
        "value": "tolv",
        "reason": t("written.hours"),
    }
    assert {one["sheet"] for one in found["refused"]} == {"Volymer", "Flöde"}


def test_everything_wrong_is_told_on_stderr_to_people(place, capsys):
    content = filled(template(place), {"D5": "tolv"})
    capsys.readouterr()
    assert imported(place, content) == 2
    told = capsys.readouterr()
    assert told.out == ""
    line, end = told.err.splitlines()
    assert line.startswith("Volymer, rad 5, kolumn D (Utförda timmar), ”tolv”: ")
    assert end == t("term_file.not_stored", count=1)


def test_texts_that_may_hold_names_need_to_be_accepted(place, capsys):
    content = filled(template(place), {"I5": "Samtal med Anna"})
    assert imported(place, content) == 2
    told = capsys.readouterr().err
    assert "--accept-warnings" in told
    assert "Anna" not in told
    assert imported(place, content, "--accept-warnings", "--dry-run") == 0
    assert imported(place, content, "--accept-warnings") == 0


def test_an_identity_number_refuses_the_file_and_is_not_told(place, capsys):
    content = filled(template(place), {"K30": "140101-1234"})
    capsys.readouterr()
    assert imported(place, content) == 2
    told = capsys.readouterr()
    assert "Volymer, cell K30" in told.err
    assert "1234" not in told.err + told.out
    assert imported(place, content, "--json") == 2
    (refused,) = json.loads(capsys.readouterr().out)["refused"]
    assert refused["sheet"] is None
    assert "1234" not in refused["reason"]


def test_a_file_that_is_no_template_is_told(place, capsys):
    assert imported(place, b"a;b\n1;2\n") == 2
    assert t("term_file.csv") in capsys.readouterr().err
    content = changed(template(place), lambda book: book.remove(book["htl"]))
    assert imported(place, content) == 2
    assert t("term_file.not_template") in capsys.readouterr().err


def test_a_template_is_never_written_over_a_file(place, capsys):
    (place / "mall.xlsx").write_bytes(b"ifyllt")
    assert main(["term-template", UNIT, "ht2026", "-o", "mall.xlsx"]) == 2
    assert "finns redan" in capsys.readouterr().err
    assert (place / "mall.xlsx").read_bytes() == b"ifyllt"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["term-template", "1", "ht2026", "-o", "m.xlsx"], "34516710 och 23251345"),
        (["term-template", UNIT, "2026", "-o", "m.xlsx"], "”2026” är ingen termin"),
        (["term-template", UNIT, "ht2026", "-o", "no/m.xlsx"], "går inte att skriva"),
        (["import-term", "no.xlsx", "--as", "coordinator"], "går inte att läsa"),
        (["import-term", "no.xlsx", "--as", "anna"], "Funktionen finns inte"),
        (["import-term", "no.xlsx"], "Kommandot går inte att förstå"),
    ],
)
def test_a_mistake_is_told_with_its_cure(place, capsys, arguments, told):
    assert main(arguments) == 2
    found = capsys.readouterr()
    assert told in found.err
    assert found.out == ""
    assert not (place / "m.xlsx").exists()
