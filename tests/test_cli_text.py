"""`htl audit-text` tells how well the free-text guard does."""

import json

import pytest

from htl_dash.cli import main

PASSING = """recall_floor = 1
[[groups]]
finds = ["identity_number"]
action = "block"
sentences = ["Eleven 121231-9824 har stöd."]
"""
FAILING = PASSING.replace("121231-9824", "med sista fyra 9824")


@pytest.fixture
def corpus(tmp_path):
    """Write a labelled file; return its path as it is written on the command line."""

    def write(text: str, name: str = "own.toml") -> str:
        (tmp_path / name).write_text(text, "utf-8")
        return str(tmp_path / name)

    return write


def test_the_shipped_sentences_are_audited_when_no_file_is_named(capsys):
    assert main(["audit-text"]) == 0
    told = capsys.readouterr().out
    assert "corpus.toml: " in told
    assert "held_out.toml: " in told
    assert "Personnummer: hittar" in told


def test_every_named_file_is_audited(capsys, corpus):
    assert (
        main(["audit-text", corpus(PASSING, "a.toml"), corpus(PASSING, "b.toml")]) == 0
    )
    told = capsys.readouterr().out
    assert "a.toml: 1 meningar" in told
    assert "b.toml: 1 meningar" in told
    assert "Telefonnummer: hittar 0 av 0 (–)" in told


def test_the_exit_code_is_1_when_too_little_is_refused(capsys, corpus):
    assert main(["audit-text", corpus(PASSING), corpus(FAILING, "bad.toml")]) == 1
    assert "För lite av det som ska stoppas" in capsys.readouterr().out


def test_json_gives_recall_and_precision_and_nothing_of_the_sentences(capsys, corpus):
    assert main(["audit-text", "--json", corpus(FAILING)]) == 1
    out = capsys.readouterr().out
    (audit,) = json.loads(out)["files"]
    kinds = {one["name"]: one for one in audit["kinds"]}
    assert kinds["identity_number"]["recall"] == 0
    assert kinds["identity_number"]["precision"] is None
    assert audit["holds"] is False
    assert audit["missed"] == ["groups[1].sentences[1]: identity_number"]
    assert "sista fyra" not in out


def test_a_file_that_cannot_be_read_is_told_without_its_sentences(capsys, corpus):
    broken = PASSING.replace('"block"', '"blocked"')
    assert main(["audit-text", corpus(broken)]) == 2
    told = capsys.readouterr().err
    assert "own.toml" in told
    assert "121231" not in told
