"""An own indicator goes out as a template, comes in, and is taken back, by command."""

import json

import pytest
from drawn import table
from made_own import CODE, COUNTS, FACTS, filled_own
from small_pack import SHARES, write_pack

from htl_dash.cli import main
from htl_dash.text import t

NAMES = ("area", "period", "sex", "numerator", "denominator")
SCHOOL = COUNTS.replace("2081R001", "2081").split("2081R002")[0]
"""One row, for the whole municipality: the small pack has no areas."""


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch, capsys):
    write_pack(tmp_path / "pack", scb_one=SHARES)
    monkeypatch.setenv("HTL_PACK", str(tmp_path / "pack"))
    monkeypatch.setenv("HTL_DATABASE", f"sqlite:///{tmp_path / 'htl.db'}")
    monkeypatch.chdir(tmp_path)
    main(["init"])
    assert main(["own-template", "-o", "mall.xlsx"]) == 0
    assert capsys.readouterr().out.endswith("Mallen är skriven: mall.xlsx\n")
    return tmp_path


def given(place, counts: str = SCHOOL, *options: str, **facts: str) -> int:
    rows = [[row.get(name, "") for name in NAMES] for row in table(counts)]
    said = {fact: facts[fact] for fact in FACTS if fact in facts}
    book = filled_own((place / "mall.xlsx").read_bytes(), rows, said)
    (place / "tal.xlsx").write_bytes(book)
    return main(["own-import", "tal.xlsx", "--as", "coordinator", *options])


def test_a_filled_in_template_is_stored_released_and_told(place, capsys):
    assert given(place, SCHOOL.replace("| 3 ", "| 13 ")) == 0
    told = f"Sparat: {FACTS['title']}, 1 av 1 rader. 1 tal visas och 0 är dolda.\n"
    assert capsys.readouterr().out == told
    assert main(["status", "--json"]) == 0
    datasets = json.loads(capsys.readouterr().out)["datasets"]
    (own,) = (one for one in datasets if one["dataset"] == CODE)
    assert (own["table"], own["rows"]) == ("tal.xlsx", 1)


def test_a_small_count_is_counted_as_suppressed_and_never_told(place, capsys):
    assert given(place, SCHOOL, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found == {
        "rows": 1,
        "stored": 1,
        "suppressed": {"protected": 1},
        "refused": [],
    }
    assert main(["audit", "--json"]) == 0
    audit = json.loads(capsys.readouterr().out)
    assert (audit["hidden"], audit["unsafe"]) == (1, 0)


def test_a_dry_run_stores_nothing(place, capsys):
    assert given(place, SCHOOL, "--dry-run") == 0
    told = capsys.readouterr().out
    assert told.startswith("Nytt mått: ")
    assert told.endswith("1 rader skulle sparas. Inget är sparat.\n")
    assert main(["own-withdraw", CODE, "--as", "coordinator"]) == 2


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_everything_wrong_is_told_as_json_with_exit_code_2(place, capsys, options):
    wrong = SCHOOL.replace("| 3 ", "| 41 ")
    assert given(place, wrong, "--json", *options, finding="") == 2
    found = json.loads(capsys.readouterr().out)
    assert found["stored"] == 0
    assert found["refused"] == [
        {
            "sheet": "Om måttet",
            "row": 8,
            "column": "B",
            "heading": "Ert svar",
            "value": None,
            "reason": t("own.fact_missing", what="Så läses talet"),
        },
        {
            "sheet": "Antal",
            "row": 5,
            "column": "D",
            "heading": "Täljare",
            "value": "41",
            "reason": t("own.larger"),
        },
    ]


def test_people_are_told_on_stderr_line_by_line(place, capsys):
    assert given(place, SCHOOL.replace("| 3 ", "| 41 ")) == 2
    told = capsys.readouterr()
    assert told.out == ""
    line, end = told.err.splitlines()
    assert line.startswith("Antal, rad 5, kolumn D (Täljare), ”41”: ")
    assert end == t("term_file.not_stored", count=1)


def test_an_identity_number_refuses_the_file_and_is_not_told(place, capsys):
    assert given(place, SCHOOL, "--json", source="20140101-1234") == 2
    (refused,) = json.loads(capsys.readouterr().out)["refused"]
    assert refused["sheet"] is None
    assert "Om måttet, cell B13" in refused["reason"]
    assert "1234" not in refused["reason"]
    assert given(place, SCHOOL, source="20140101-1234") == 2


def test_an_indicator_is_taken_back(place, capsys):
    given(place)
    capsys.readouterr()
    assert main(["own-withdraw", CODE, "--as", "coordinator"]) == 0
    title = FACTS["title"]
    assert capsys.readouterr().out == f"{title} är återkallat och visas inte längre.\n"
    assert main(["own-withdraw", CODE, "--as", "coordinator"]) == 2
    assert CODE in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["own-template", "-o", "mall.xlsx"], "finns redan"),
        (["own-import", "no.xlsx", "--as", "coordinator"], "går inte att läsa"),
        (["own-import", "mall.xlsx", "--as", "anna"], "Funktionen finns inte"),
        (["own-import", "mall.xlsx"], "Kommandot går inte att förstå"),
        (["own-withdraw", "pupils", "--as", "coordinator"], "ingen egen uppgift"),
        (["own-withdraw", CODE, "--as", "anna"], "Funktionen finns inte"),
    ],
)
def test_a_mistake_is_told_with_its_cure(place, capsys, arguments, told):
    assert main(arguments) == 2
    found = capsys.readouterr()
    assert told in found.err
    assert found.out == ""
