"""A municipality's yearly release, constructed in full size, keeps all its secrets.

Two years of releases go the product's own way: protected, logged, read back from the
log and tried by the leak guard through the command. Everything in it is fictional.
"""

import json
from dataclasses import replace

import numpy as np
import pytest
from constructed import linked_release, outcome_release, school_release
from small_store import fill, migrated
from store_rows import MORNING

from htl_dash.cli import main
from htl_dash.disclosure.frozen import CountSeries
from htl_dash.domain.protection import Rule
from htl_dash.services.releases import publish
from htl_dash.store.database import writing
from htl_dash.store.releases import last_releases

__all__ = ["fill", "migrated"]
MADE = {
    "linked": (linked_release, Rule()),
    "schools": (school_release, Rule(together=("sex",))),
    "outcomes": (outcome_release, Rule(complements=("outcome",))),
}


def refreshed(series: CountSeries) -> CountSeries:
    """The same counts a year later: most stand, some have gained or lost a few."""
    drawn = np.random.default_rng(8)
    counts = {
        atom: max(0, count + int(drawn.choice([0, 0, 0, 0, 1, -1, 6])))
        for atom, count in sorted(series.counts.items())
    }
    return replace(series, counts=counts)


@pytest.fixture
def audited(fill, monkeypatch, capsys):
    """Release series in a store of their own; gives what the command then says."""
    engine = fill(scb="obs_value\n59")
    monkeypatch.setenv("HTL_DATABASE", str(engine.url))

    def tried(*series: CountSeries, anew: bool = False) -> tuple[int, dict]:
        with writing(engine) as connection:
            logged = last_releases(connection)
            for one in series:
                before = logged.get(one.name)
                publish(connection, one, "counts", before, MORNING, anew=anew)
        code = main(["audit", "--json"])
        return code, json.loads(capsys.readouterr().out)

    return tried


def made(name: str) -> CountSeries:
    make, rule = MADE[name]
    shown, counts = make()
    return CountSeries(name, shown, counts, rule)


@pytest.mark.parametrize("name", MADE)
def test_a_release_of_full_size_keeps_every_secret(audited, name):
    code, report = audited(made(name))
    assert code == 0
    assert report["unsafe"] == 0
    assert report["narrowest"] >= 4
    (series,) = (one for one in report["series"] if one["name"] == name)
    assert 0 < series["hidden"] < series["released"]
    assert series["tried"] > 0


def test_two_vintages_of_the_same_counts_keep_every_secret_together(audited):
    first = made("schools")
    audited(first)
    code, report = audited(refreshed(first), anew=True)
    assert (code, report["unsafe"]) == (0, 0)
