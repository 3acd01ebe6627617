"""The command speaks Swedish, exits with a number, and never shows a traceback."""

import json
import socket
import subprocess
import sys
import types

import pytest
from small_pack import SHARES, write_pack

from htl_dash.cli import main

HEAVY = {"streamlit", "pandas", "plotly", "alembic", "sqlalchemy"}
ENGLISH = (
    "usage",
    "options",
    "optional",
    "positional",
    "show this",
    "error",
    "invalid",
)


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """A small pack, and a database file that is not there yet."""
    write_pack(tmp_path / "pack", scb_one=SHARES)
    monkeypatch.setenv("HTL_PACK", str(tmp_path / "pack"))
    monkeypatch.setenv("HTL_DATABASE", f"sqlite:///{tmp_path / 'htl.db'}")
    return tmp_path


@pytest.fixture
def served(monkeypatch) -> list[int]:
    """The ports that the server was asked to listen on; no server starts."""
    ports: list[int] = []
    server = types.ModuleType("htl_dash.ui.server")
    server.serve = ports.append
    monkeypatch.setitem(sys.modules, "htl_dash.ui.server", server)
    return ports


@pytest.fixture
def listener():
    """A socket that listens on a port of its own."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def test_init_says_what_happened_and_then_that_nothing_did(capsys, place):
    assert main(["init"]) == 0
    first = capsys.readouterr().out.splitlines()
    assert first[0] == f"Tabellerna är klara i databasen {place / 'htl.db'}"
    assert first[1] == "3 datafiler lästa, 5 uppgifter."
    assert main(["init"]) == 0
    again = capsys.readouterr().out
    assert again.startswith("Inget har ändrats: 3 datafiler med 5 uppgifter.")
    write_pack(place / "pack", scb_one=SHARES.replace("59", "58"))
    assert main(["init"]) == 0
    assert "Ny version (2): Prov scb_one." in capsys.readouterr().out


def test_an_error_is_told_in_swedish_on_stderr_with_exit_code_2(capsys, monkeypatch):
    monkeypatch.setenv("HTL_DATABASE", "postgresql://anna:hemligt@127.0.0.1:1/htl")
    assert main(["init"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "postgresql://127.0.0.1:1/htl går inte att använda" in told.err
    assert "hemligt" not in told.err
    assert "Traceback" not in told.err


def test_a_bug_is_not_dressed_up_as_an_error_to_mend(monkeypatch):
    monkeypatch.setattr("htl_dash.settings.database_url", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        main(["init"])


def test_stopping_with_the_keyboard_is_quiet(capsys, monkeypatch):
    def stop() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("htl_dash.settings.database_url", stop)
    assert main(["init"]) == 130
    assert capsys.readouterr() == ("", "")


def test_status_tells_origin_and_age_of_every_dataset(capsys):
    main(["init"])
    capsys.readouterr()
    assert main(["status"]) == 0
    told = capsys.readouterr().out
    assert "Prov scb_one (scb_one)" in told
    assert "Hämtad 2026-09-24" in told
    assert "Hämtningsdag okänd." in told


def test_status_as_json_can_be_read_by_a_program(capsys):
    main(["init"])
    capsys.readouterr()
    assert main(["status", "--json"]) == 0
    status = json.loads(capsys.readouterr().out)
    names = [dataset["dataset"] for dataset in status["datasets"]]
    assert names == ["areas", "scb_one", "schools"]
    assert status["rows"] == 5


def test_status_before_init_says_how_to_mend_it(capsys):
    assert main(["status"]) == 2
    assert "htl init" in capsys.readouterr().err


def test_check_pack_lists_every_problem(capsys, place):
    for name in ("areas", "schools"):
        (place / "pack" / f"{name}.csv").unlink()
    assert main(["check-pack"]) == 1
    told = capsys.readouterr().err
    assert "areas.csv" in told
    assert "schools.csv" in told


def test_check_pack_is_content_with_the_pack_that_ships(capsys, monkeypatch):
    monkeypatch.delenv("HTL_PACK")
    assert main(["check-pack"]) == 0
    assert capsys.readouterr().out.startswith("Datapaketet är helt")


def test_serve_makes_the_store_ready_first(served, place, free_port):
    assert main(["serve", "--port", str(free_port)]) == 0
    assert served == [free_port]
    assert (place / "htl.db").exists()


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


def test_an_occupied_port_is_told_with_another_one_to_try(capsys, served, listener):
    assert main(["serve", "--port", str(listener)]) == 2
    told = capsys.readouterr().err
    assert f"Porten {listener} används redan" in told
    assert f"make run PORT={listener + 1}" in told
    assert served == []


@pytest.mark.parametrize("written", ["0", "65536", "-1", "abc", "", "85.1", "²"])
def test_a_bad_port_number_is_told_before_anything_is_done(
    capsys, served, place, written
):
    assert main(["serve", f"--port={written}"]) == 2
    told = capsys.readouterr().err
    assert "heltal från 1 till 65535" in told
    assert "make run PORT=8501" in told
    assert not (place / "htl.db").exists()
    assert served == []


@pytest.mark.parametrize(
    "arguments",
    [["sreve"], ["serve", "--prot", "1"], ["serve", "--port"], ["init", "x"]],
)
def test_a_command_line_that_is_wrong_shows_how_it_is_written(capsys, arguments):
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert "Kommandot går inte att förstå." in told
    assert "Så skrivs det: htl" in told
    assert not [word for word in ENGLISH if word in told.lower()]


@pytest.mark.parametrize("arguments", [["--help"], ["serve", "--help"], ["init", "-h"]])
def test_help_is_swedish_throughout(capsys, arguments):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 0
    told = capsys.readouterr().out
    assert "Så skrivs det: htl" in told
    assert not [word for word in ENGLISH if word in told.lower()]


def test_no_command_at_all_shows_the_help(capsys):
    assert main([]) == 0
    assert "check-pack" in capsys.readouterr().out


def test_the_module_is_the_command():
    run = [sys.executable, "-m", "htl_dash", "status"]
    done = subprocess.run(run, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 2
    assert "htl init" in done.stderr


def test_importing_the_command_imports_nothing_heavy():
    script = "import htl_dash.cli, sys; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", script], text=True)
    assert not HEAVY & set(loaded.split())


def test_a_start_with_nothing_to_migrate_leaves_alembic_unimported():
    main(["init"])
    script = (
        "import sys; from htl_dash.cli import main; main(['init']); print(*sys.modules)"
    )
    loaded = subprocess.check_output([sys.executable, "-c", script], encoding="utf-8")
    assert "alembic" not in loaded.split()


def test_a_faulty_definition_is_told_with_file_and_key(capsys, place):
    write_pack(place / "pack", scb_two="indicator | obs_value\nnobody_knows | 1")
    assert main(["init"]) == 2
    told = capsys.readouterr().err
    assert "Fel i definitionen indicators/nobody_knows.toml, nobody_knows." in told
    assert "Lägg till filen" in told
