"""Files of figures are taken in from the command line, told to people and to programs."""

import json
from pathlib import Path

import pytest
from made_data_files import FIRST_ROW, siris
from small_pack import SHARES, write_pack

from htl_dash.cli import main
from htl_dash.text import t

TJARNA = "Tjärnaskolan;34516710;44;53,5;~100;211,9"
OTHER = "Storskolan;99999999;30;..;~100;249,1"
WRONG = "Tjärnaskolan;34516710;44;153,5;~100;mycket"
PLAIN = "kommun;år;merit_value_17\n2081;2023/24;227,4\n2080;2023/24;..\n"


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch, capsys):
    """A store with the small pack, and the folder that files are put in."""
    write_pack(tmp_path / "pack", scb_one=SHARES)
    monkeypatch.setenv("HTL_PACK", str(tmp_path / "pack"))
    monkeypatch.setenv("HTL_DATABASE", f"sqlite:///{tmp_path / 'htl.db'}")
    monkeypatch.chdir(tmp_path)
    main(["init"])
    capsys.readouterr()
    return tmp_path


def imported(capsys, *arguments: str) -> tuple[int, dict]:
    code = main(["import", *arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def put(name: str, content: bytes) -> str:
    Path(name).write_bytes(content)
    return name


def test_a_file_is_stored_and_told_as_json(capsys):
    file = put("betyg.csv", siris(TJARNA, OTHER))
    code, found = imported(capsys, file, "--as", "coordinator")
    assert code == 0
    assert (found["rows"], found["stored"], found["refused"]) == (2, 3, [])
    assert found["suppressed"] == {"nearly_all": 1}
    assert found["outside"] == {"other_level": 1, "other_school": 4}
    assert (found["file"], found["publisher"]) == ("betyg.csv", "Skolverket")
    assert "UTF-8" in found["read_as"]
    assert [one["file"] for one in found["files"]] == ["betyg.csv"]
    code, again = imported(capsys, file)
    assert (code, again["stored"], again["unchanged"]) == (0, 0, 3)


def test_a_dry_run_stores_nothing(capsys):
    file = put("betyg.csv", siris(TJARNA))
    for _ in range(2):
        code, found = imported(capsys, file, "--dry-run")
        assert (code, found["stored"], found["new"]) == (0, 0, 3)


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_every_bad_cell_is_told_as_json_with_exit_code_2(capsys, options):
    file = put("betyg.csv", siris(WRONG, OTHER, OTHER.replace("9999;", "9998;")))
    code, found = imported(capsys, file, *options)
    assert code == 2
    assert found["stored"] == 0
    told = [(one["row"], one["column"], one["value"]) for one in found["refused"]]
    assert told == [(FIRST_ROW, "G", "153,5"), (FIRST_ROW, "I", "mycket")]
    assert all(one["reason"] and one["cure"] for one in found["refused"])
    assert {one["sheet"] for one in found["refused"]} == {None}


def test_what_is_stored_is_told_to_people(capsys):
    assert main(["import", put("betyg.csv", siris(TJARNA, OTHER))]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("betyg.csv: Läst som CSV, UTF-8 med BOM, semikolon")
    assert t("data_file_view.new", count=3) in lines
    assert "99999999 Storskolan" in "\n".join(lines)
    assert lines[-1].startswith("Sparat: 3 ")


def test_what_is_wrong_is_told_on_stderr_to_people(capsys):
    assert main(["import", put("betyg.csv", siris(WRONG, OTHER, OTHER))]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"rad {FIRST_ROW}, kolumn G, ”153,5”: " in told.err
    assert told.err.splitlines()[-1] == t("data_file_cli.not_stored", count=2)


def test_each_of_several_files_is_taken_in_on_its_own(capsys):
    sound = put("ett.csv", siris(TJARNA))
    wrong = put("två.csv", siris(WRONG, OTHER, OTHER.replace("9999;", "9998;")))
    unreadable = put("tre.csv", b"Hej")
    code, found = imported(capsys, sound, wrong, unreadable)
    assert code == 2
    assert [one["stored"] for one in found["files"]] == [3, 0, 0]
    assert (found["stored"], found["rows"]) == (3, 4)
    assert {one["file"] for one in found["refused"]} == {"två.csv", "tre.csv"}


def test_an_identity_number_refuses_the_file_and_is_not_told(capsys):
    file = put("betyg.csv", siris(TJARNA.replace("44", "140101-1234")))
    code, found = imported(capsys, file)
    assert code == 2
    (refused,) = found["refused"]
    assert f"rad {FIRST_ROW}, kolumn 6" in refused["reason"]
    assert "1234" not in json.dumps(found)


def test_a_plain_table_needs_a_publisher(capsys):
    file = put("egen.csv", PLAIN.encode())
    code, found = imported(capsys, file)
    assert code == 2
    assert "--publisher" in found["refused"][0]["cure"]
    code, found = imported(capsys, file, "--publisher", "Skolverket")
    assert (code, found["stored"], found["suppressed"]) == (0, 2, {"hidden": 1})
    assert imported(capsys, file)[0] == 0


@pytest.mark.parametrize("arguments", [["saknas.csv"], ["betyg.csv", "--as", "ingen"]])
def test_what_cannot_be_done_is_told(capsys, arguments):
    put("betyg.csv", siris(TJARNA))
    assert main(["import", *arguments]) == 2
    assert capsys.readouterr().err


def test_figures_that_are_as_before_are_stored_with_the_revised_ones(capsys):
    imported(capsys, put("a.csv", siris(TJARNA)))
    later = TJARNA.replace("53,5", "54")
    _, found = imported(capsys, put("b.csv", siris(later)))
    assert (found["stored"], found["revised"], found["unchanged"]) == (3, 1, 2)


def test_a_dry_run_never_says_that_something_is_stored(capsys):
    assert main(["import", put("a.csv", siris(TJARNA)), "--dry-run"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == t("data_file_cli.dry", rows="1")


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_file_that_is_named_after_somebody_is_never_told_by_that_name(
    capsys, options
):
    name = "elev 140101-1234.csv"
    assert main(["import", put(name, siris(TJARNA)), *options]) == 2
    said = capsys.readouterr()
    assert "140101" not in said.out + said.err
    assert t("data_file.in_name") in said.out + said.err
