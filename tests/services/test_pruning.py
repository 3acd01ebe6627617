"""Old answers and requests are cleared out, and every figure still opens its cell."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from decided import take
from made_shelf import AT, Shelf
from small_store import fill, migrated
from sqlalchemy import Engine, func, select

from htl_dash.catalogue.municipalities import municipality
from htl_dash.cli import main
from htl_dash.cli.decisions import verify
from htl_dash.domain.received import Received
from htl_dash.services.fetch_history import history
from htl_dash.services.fetch_plan import Wanted
from htl_dash.services.fetching import fetch
from htl_dash.services.lineage import lineage
from htl_dash.services.pruning import Amount, PruneError, kept, prune
from htl_dash.store.database import data_version, writing
from htl_dash.store.fetch_lock import fetch_lock
from htl_dash.store.received import keep
from htl_dash.store.schema import content, received

__all__ = ["fill", "migrated"]

AREAS = "scb_eligibility_areas"
KEY = ("upper_secondary_eligibility_areas", "regso2020", "2081R001", "2022", "_T", "_T")
NOW = datetime(2027, 12, 1, tzinfo=UTC)
DRAWN = """
    ref_area | time_period | obs_value
    2081R001 | 2021        | 78,5
    2081R001 | 2022        | {}
"""


def fetched(store: Engine, value: str, words: str = "") -> None:
    """Fetch once; `words` make the bytes other bytes with the same figures."""
    shelf = Shelf({AREAS: DRAWN.format(value) + words})
    fetch(store, municipality("2081"), Wanted(datasets=(AREAS,)), sources=shelf.opened)


@pytest.fixture
def often(store) -> Engine:
    """A store fetched into four times: first, revised, the same, and the same."""
    for value in ("80", "81", "81", "81,0"):
        fetched(store, value)
    return store


def told(engine: Engine) -> list[tuple]:
    found = lineage(engine, KEY).versions
    return [(one.cell.value, one.origin.place, one.origin.text) for one in found]


def test_a_figure_and_its_revisions_open_their_cells_after_a_prune(often):
    before, version = told(often), data_version(often)
    assert [text for _, _, text in before] == ["81", "80"]
    done = prune(often, 90, NOW, only_look=False)
    assert done.gone.times > 0
    assert told(often) == before
    assert data_version(often) == version


def test_what_nothing_leads_to_is_gone_and_the_last_run_stays(often):
    last = history(often, NOW.date())
    everything = kept(often)
    would = prune(often, 90, NOW, only_look=True)
    assert kept(often) == everything
    done = prune(often, 90, NOW, only_look=False)
    assert (would.gone, would.left) == (done.gone, done.left)
    assert kept(often) == done.left
    assert done.left.requests == len(last.requests) > 0
    assert history(often, NOW.date()).requests == last.requests
    assert history(often, NOW.date()).last == last.last
    with often.connect() as connection:
        loose = select(func.count()).where(
            content.c.sha256.not_in(select(received.c.sha256))
        )
        assert connection.scalar(loose) == 0
    assert prune(often, 90, NOW, only_look=False).gone == Amount(0, 0, 0)
    fetched(often, "82")
    assert told(often)[0][2] == "82"


def test_what_is_young_and_files_from_people_are_never_pruned(often):
    file = Received("tabell.csv", b"a;b", "2020-01-01T06:00:00+00:00")
    with writing(often) as connection:
        number = keep(connection, file)
    soon = datetime.fromisoformat(AT) + timedelta(days=89)
    assert prune(often, 90, soon, only_look=False).gone == Amount(0, 0, 0)
    prune(often, 90, NOW, only_look=False)
    with often.connect() as connection:
        assert connection.scalar(select(received.c.id).where(received.c.id == number))


def test_nothing_is_pruned_while_somebody_fetches_or_in_too_few_days(often):
    with fetch_lock(often), pytest.raises(PruneError):
        prune(often, 90, NOW, only_look=False)
    with pytest.raises(PruneError):
        prune(often, 1, NOW, only_look=True)


def test_more_days_than_the_calendar_has_is_only_long_ago(often):
    assert prune(often, 10**9, NOW, only_look=True).gone == Amount(0, 0, 0)


def test_decisions_are_as_they_were_after_a_prune(fill):
    engine = fill(shares="ref_area | time_period | obs_value\n2081R001 | 2027 | 54")
    take(engine)
    fetched(engine, "80")
    fetched(engine, "80")
    url = str(engine.url)
    before = verify(url)
    assert before.decisions == 1
    prune(engine, 90, NOW, only_look=False)
    assert verify(url) == before


def test_the_command_says_what_it_would_do_and_does_it(store, monkeypatch, capsys):
    url = store.url.render_as_string(hide_password=False)
    monkeypatch.setenv("HTL_DATABASE", url)
    fetched(store, "80")
    assert main(["prune", "--dry-run", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["is_done"], found["gone"]["times"]) == (False, 0)
    assert main(["prune"]) == 0
    assert "Allt som något tal leder till är kvar" in capsys.readouterr().out
    assert main(["prune", "--older-than", "3"]) == 2
