"""The command speaks Swedish, exits with a number, and never shows a traceback."""

import json
import socket
import subprocess
import sys
import types
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from small_pack import SHARES, write_pack

from htl_dash.cli import main
from htl_dash.disclosure.record import as_text
from htl_dash.services.releases import read_release
from htl_dash.store.database import open_database, upgrade, writing
from htl_dash.store.engine import engine_for, parse
from htl_dash.store.releases import log_release, releases

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
    assert first[1] == "3 datamängder lästa, 5 uppgifter."
    assert main(["init"]) == 0
    again = capsys.readouterr().out
    assert again.startswith("Inget har ändrats: 3 datamängder med 5 uppgifter.")
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


OWN = """
    indicator                  | ref_area | obs_value | numerator | denominator
    low_economic_standard_0_19 | 2081R001 | {share}   | {poor}    | 40
    low_economic_standard_0_19 | 2081R002 | 50        | 20        | 40
"""
SERIES = "low_economic_standard_0_19:areas"
NAME = "Låg ekonomisk standard, 0–19 år"


def give_own_counts(place, poor: int) -> None:
    """Let the pack have own counts in two areas."""
    drawn = OWN.format(share=100 * poor / 40, poor=poor)
    write_pack(place / "pack", scb_one=SHARES, own=drawn)
    note = place / "pack" / "series" / "own.origin.toml"
    told = note.read_text(encoding="utf-8")
    own = told.replace('protection = "publisher"', 'protection = "counts"')
    note.write_text(own, encoding="utf-8")


def test_init_tells_what_was_released_and_what_waits(capsys, place):
    give_own_counts(place, 12)
    assert main(["init"]) == 0
    released = f"{SERIES}: utgåva 1 med 4 synliga och 0 dolda tal."
    assert f"{released} Väntar till nästa utgåva: 0." in capsys.readouterr().out
    give_own_counts(place, 13)
    assert main(["init"]) == 0
    waits = f"{SERIES}: inget nytt att släppa sedan utgåva 1."
    assert f"{waits} Väntar till nästa utgåva: 2." in capsys.readouterr().out


def test_release_takes_all_counts_anew(capsys, place):
    give_own_counts(place, 12)
    main(["init"])
    give_own_counts(place, 30)
    main(["init"])
    capsys.readouterr()
    assert main(["release"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"{SERIES}: utgåva 2 med 4 synliga och 0 dolda tal.")
    assert main(["release"]) == 0
    again = capsys.readouterr().out
    assert again.startswith(f"{SERIES}: inget nytt att släppa sedan utgåva 2.")


def test_release_without_own_counts_says_so(capsys):
    main(["init"])
    capsys.readouterr()
    assert main(["release"]) == 0
    assert capsys.readouterr().out == "Det finns inga egna antal att släppa.\n"


def test_audit_says_what_was_tried_and_found(capsys, place):
    give_own_counts(place, 3)
    main(["init"])
    capsys.readouterr()
    assert main(["audit"]) == 0
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{NAME}: ")
    assert " dolda tal, 0 röjs. Smalaste spannet är " in first
    assert "Osäkra: 0." in last


def test_audit_of_what_nobody_hides_has_no_narrowest_range(capsys):
    main(["init"])
    capsys.readouterr()
    assert main(["audit"]) == 0
    told = capsys.readouterr().out
    found = "2 tal är synliga och 0 dolda. Osäkra: 0. Smalaste spannet är utan gräns."
    assert told == f"{found}\n"


def test_audit_as_json_can_be_read_by_a_program(capsys, place):
    give_own_counts(place, 3)
    main(["init"])
    capsys.readouterr()
    assert main(["audit", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"released", "hidden", "unsafe", "narrowest", "series"}
    assert found["unsafe"] == 0
    assert found["released"] == sum(one["released"] for one in found["series"])
    assert found["hidden"] == sum(one["hidden"] for one in found["series"]) > 0
    own = next(one for one in found["series"] if one["name"] == NAME)
    assert own["tried"] > 0
    assert set(own) == {
        "name",
        "released",
        "hidden",
        "tried",
        "unsafe",
        "unclear",
        "narrowest",
    }


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_audit_of_a_broken_release_exits_with_1(capsys, place, options):
    give_own_counts(place, 3)
    main(["init"])
    break_the_log(place)
    capsys.readouterr()
    assert main(["audit", *options]) == 1
    told = capsys.readouterr().out
    if options:
        assert json.loads(told)["unsafe"] > 0
    else:
        assert "0 röjs" not in told
        assert "Osäkra: 0" not in told


def break_the_log(place) -> None:
    """Write down a release in which every hidden count is shown after all."""
    engine = open_database(f"sqlite:///{place / 'htl.db'}")
    with writing(engine) as connection:
        (logged,) = releases(connection)
        found = read_release(logged)
        values = found.design.matrix @ found.design.counts(found.counts)
        shown = dict(zip(found.design.cells, values.astype(int).tolist(), strict=True))
        text = as_text(replace(found, shown=shown))
        log_release(
            connection, logged.series, 2, 1, "counts", datetime.now(UTC), 0, text
        )
    engine.dispose()


@pytest.mark.parametrize("command", ["release", "audit"])
def test_there_must_be_a_store_to_release_from_or_to_audit(capsys, place, command):
    assert main([command]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "htl init" in told.err
    assert not (place / "htl.db").exists()


@pytest.mark.parametrize("command", ["release", "audit"])
def test_an_empty_store_is_told_to_be_empty(capsys, place, command):
    engine = engine_for(parse(f"sqlite:///{place / 'htl.db'}"))
    upgrade(engine)
    engine.dispose()
    assert main([command]) == 2
    assert "Databasen har inga uppgifter." in capsys.readouterr().err


def test_counts_that_do_not_add_up_are_told_with_place_and_sums(capsys, place):
    drawn = """
        indicator | geography    | ref_area | obs_value
        pupils    | regso2025    | 2081R001 | 20
        pupils    | municipality | 2081     | 21
    """
    write_pack(place / "pack", own=drawn)
    note = place / "pack" / "series" / "own.origin.toml"
    note.write_text(note.read_text("utf-8").replace('"publisher"', '"counts"'), "utf-8")
    assert main(["init"]) == 2
    told = capsys.readouterr().err
    assert "Antalen för Elever går inte ihop." in told
    assert "För 2081, 2024 är helheten 21 men delarna blir 20." in told
    assert not (place / "htl.db").exists()


def test_a_rule_that_does_not_exist_is_told_with_file_and_cure(capsys, place):
    note = place / "pack" / "series" / "scb_one.origin.toml"
    note.write_text(note.read_text("utf-8").replace('"publisher"', '"none"'), "utf-8")
    assert main(["init"]) == 2
    told = capsys.readouterr().err
    assert "protection/none.toml" in told
    assert "Lägg till filen data/catalogue/protection/none.toml" in told


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


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["serve", "--help"],
        ["init", "-h"],
        ["release", "--help"],
        ["audit", "--help"],
    ],
)
def test_help_is_swedish_throughout(capsys, arguments):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 0
    told = capsys.readouterr().out
    assert "Så skrivs det: htl" in told
    assert not [word for word in ENGLISH if word in told.lower()]


def test_no_command_at_all_shows_the_help(capsys):
    assert main([]) == 0
    told = capsys.readouterr().out
    for command in ("init", "serve", "status", "check-pack", "release", "audit"):
        assert f"\n    {command}" in told


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
