"""`htl check` tells what to look at, and fails only on what cannot be so."""

import json

import pytest
from small_store import fill, migrated

from htl_dash.cli import main

__all__ = ["fill", "migrated"]


@pytest.fixture
def check(fill, monkeypatch, capsys):
    """Check a store with drawn figures; gives exit code and what was said."""

    def run(drawn: str, *options: str) -> tuple[int, str]:
        engine = fill(shares=drawn)
        monkeypatch.setenv("HTL_DATABASE", str(engine.url))
        return main(["check", *options]), capsys.readouterr().out

    return run


def test_a_sound_store_passes(check):
    code, said = check("obs_value\n59")
    assert code == 0
    assert "kan inte stämma" not in said.splitlines()[0]


def test_a_figure_that_cannot_be_so_is_told_and_fails(check):
    code, said = check("obs_value\n101")
    assert code == 1
    assert said.startswith("Kan inte stämma: Utanför skalan")
    assert "1 kan inte stämma" in said.splitlines()[-1]


def test_what_only_should_be_looked_at_passes(check):
    code, said = check("sex | obs_value\n_T | 58\nF | 40\nM | 50")
    assert code == 0
    assert "Bör ses över" in said


def test_programs_get_every_finding_with_its_facts(check):
    code, said = check("obs_value\n101", "--json")
    found = json.loads(said)
    assert code == 1
    assert (found["figures"], found["datasets"], found["wrong"]) == (1, 1, 1)
    (one,) = [one for one in found["findings"] if one["check"] == "range"]
    assert one["ref_area"] == "2081R001"
    assert one["facts"] == {"value": 101.0}
    assert one["severity"] == "wrong"
