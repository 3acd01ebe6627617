"""`htl demo` opens a training of its own, and real and training are never mixed."""

import os
import socket
import sys
import types
from pathlib import Path

import pytest

from htl_dash import settings
from htl_dash.cli import main
from htl_dash.services.opening import open_store
from htl_dash.services.work import work_items
from htl_dash.settings import ROOT
from htl_dash.text import t

SET = ("HTL_DATABASE", "HTL_MUNICIPALITY", "HTL_PACK")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Databases of the test's own, and an environment as it is in a real start."""
    monkeypatch.setenv("HTL_DATABASE", f"sqlite:///{tmp_path / 'real.db'}")
    monkeypatch.setenv("HTL_TRAINING_DATABASE", f"sqlite:///{tmp_path / 'own.db'}")
    monkeypatch.setenv("HTL_MUNICIPALITY", "2081")
    monkeypatch.setenv("HTL_PACK", str(ROOT / "data" / "pack"))
    return tmp_path


@pytest.fixture(autouse=True)
def served(monkeypatch) -> list[dict[str, str]]:
    """What the environment said when a server was asked for; no server starts."""
    seen: list[dict[str, str]] = []
    server = types.ModuleType("htl_dash.ui.server")
    server.serve = lambda port: seen.append({name: os.environ[name] for name in SET})
    monkeypatch.setitem(sys.modules, "htl_dash.ui.server", server)
    return seen


def ours(place: Path) -> None:
    """Let the settings name what they did before, as in a new process."""
    os.environ["HTL_DATABASE"] = f"sqlite:///{place / 'real.db'}"
    os.environ["HTL_MUNICIPALITY"] = "2081"
    os.environ["HTL_PACK"] = str(ROOT / "data" / "pack")


def registered() -> int:
    engine = open_store(settings.database_url())
    found = len(work_items(engine))
    engine.dispose()
    return found


def test_it_makes_a_training_with_work_in_it_and_serves_that(served, capsys, place):
    assert main(["demo"]) == 0
    assert served == [settings.training_environment()]
    assert served[0]["HTL_DATABASE"].endswith("own.db")
    assert not (place / "real.db").exists()
    said = capsys.readouterr().out
    assert t("training.begins") in said
    assert "påhittade arbete är skrivet" in said
    assert registered() > 50


def test_a_second_time_it_takes_up_where_one_was(capsys):
    main(["demo"])
    before = registered()
    capsys.readouterr()
    assert main(["demo"]) == 0
    assert "påhittade arbete är skrivet" not in capsys.readouterr().out
    assert registered() == before


def test_fresh_begins_from_the_beginning(capsys):
    main(["demo"])
    capsys.readouterr()
    assert main(["demo", "--fresh"]) == 0
    said = capsys.readouterr().out
    assert t("training.emptied") in said
    assert "påhittade arbete är skrivet" in said
    assert registered() > 50


def test_without_a_variable_it_has_a_file_that_git_does_not_take(monkeypatch):
    monkeypatch.delenv("HTL_TRAINING_DATABASE")
    url = settings.training_environment()["HTL_DATABASE"]
    assert url == f"sqlite:///{ROOT / 'data' / 'training.db'}"
    assert "/data/training.db*" in (ROOT / ".gitignore").read_text("utf-8")


def test_a_training_is_refused_where_the_figures_are_real(served, capsys, place):
    assert main(["init"]) == 0
    os.environ["HTL_TRAINING_DATABASE"] = f"sqlite:///{place / 'real.db'}"
    assert main(["demo"]) == 2
    assert t("store.is_real") in capsys.readouterr().err
    assert served == []


def test_fresh_never_removes_real_figures(served, capsys, place):
    assert main(["init"]) == 0
    os.environ["HTL_TRAINING_DATABASE"] = f"sqlite:///{place / 'real.db'}"
    assert main(["demo", "--fresh"]) == 2
    assert t("store.not_to_remove") in capsys.readouterr().err
    assert (place / "real.db").exists()
    ours(place)
    assert main(["status"]) == 0
    assert served == []


@pytest.mark.parametrize("command", ["init", "serve", "status", "release", "audit"])
def test_real_work_is_refused_in_a_training_s_database(served, capsys, place, command):
    main(["demo"])
    ours(place)
    os.environ["HTL_DATABASE"] = f"sqlite:///{place / 'own.db'}"
    capsys.readouterr()
    served.clear()
    assert main([command]) == 2
    assert t("store.is_training") in capsys.readouterr().err
    assert served == []


def test_made_up_figures_are_refused_in_a_real_municipality(capsys, place):
    os.environ["HTL_PACK"] = str(ROOT / "data" / "training" / "pack")
    assert main(["init"]) == 2
    assert t("initialise.training_pack", name="Borlänge") in capsys.readouterr().err
    assert not (place / "real.db").exists()


def test_real_figures_are_refused_in_the_made_up_municipality(capsys, place):
    os.environ["HTL_MUNICIPALITY"] = "0000"
    assert main(["init"]) == 2
    assert t("initialise.real_pack", name="Övningsby") in capsys.readouterr().err
    assert not (place / "real.db").exists()


def test_the_leak_guard_finds_nothing_unsafe(capsys):
    main(["demo"])
    assert main(["audit"]) == 0


def test_a_taken_port_is_said_before_anything_is_removed(capsys, place):
    main(["demo"])
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = str(listening.getsockname()[1])
        before = (place / "own.db").read_bytes()
        assert main(["demo", "--fresh", "--port", port]) == 2
        assert (place / "own.db").read_bytes() == before
