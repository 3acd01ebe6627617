"""`htl fetch` fills a real store from whole made-up sources over real sockets."""

import io
import json
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from made_sources import ELIGIBLE, POOR, REGSO
from shipped import PLACES

from htl_dash.cli import main
from htl_dash.cli.fetch import Shown
from htl_dash.domain.fetch_report import Progress
from htl_dash.domain.geography import Geography
from htl_dash.domain.mark import Reason, reason_of
from htl_dash.services.initialise import initialise
from htl_dash.store.database import data_version, open_database
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.registers import areas, schools

POOR_CODE = "low_economic_standard_0_19"
ELIGIBLE_CODE = "upper_secondary_eligibility_areas"
# What is started in the background is told by the shell to ignore Ctrl-C.
HEEDING = """
import signal, sys
from htl_dash.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(sys.argv[1:]))
"""
AREAS = (
    "--dataset",
    "scb_low_economic_standard_0_19",
    "--dataset",
    "scb_eligibility_areas",
)


@pytest.fixture
def both(database_url, monkeypatch) -> str:
    """A store with the whole data pack, on either engine."""
    for name in PLACES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTL_DATABASE", database_url)
    initialise(database_url)
    return database_url


@pytest.fixture
def filled(copy) -> str:
    """A SQLite store with the whole data pack."""
    return f"sqlite:///{copy}"


def fetched(capsys, *words: str) -> tuple[int, dict]:
    code = main(["fetch", *words, "--json"])
    out = capsys.readouterr().out
    return code, json.loads(out)


def series(url: str, indicator: str, geography: Geography | None = None) -> dict:
    engine = open_database(url)
    with engine.connect() as connection:
        rows = ObservationRepository(connection).series(indicator, geography)
    engine.dispose()
    return {(one.geography, one.ref_area, one.time_period): one for one in rows}


def states(report: dict) -> dict[str, str]:
    return {one["dataset"]: one["state"] for one in report["datasets"]}


def test_child_poverty_and_eligibility_per_area_come_into_the_store(
    both, made_sources, capsys
):
    code, report = fetched(capsys, *AREAS)
    assert code == 0, report
    assert set(states(report).values()) == {"new"}
    poor = series(both, POOR_CODE)
    older = [key for key in poor if key[0] is Geography.REGSO_2020]
    assert len(older) == len(REGSO) * 13
    assert {period for _, _, period in older} == {str(y) for y in range(2011, 2024)}
    newer = [key for key in poor if key[0] is Geography.REGSO_2025]
    assert sorted(newer) == [(Geography.REGSO_2025, c, "2024") for c in sorted(REGSO)]
    assert len([key for key in poor if key[0] is Geography.DESO_2018]) == 27 * 13
    assert len([key for key in poor if key[0] is Geography.DESO_2025]) == 27
    hidden = poor[Geography.REGSO_2020, "2081R017", "2012"]
    assert (hidden.obs_value, hidden.symbol) == (None, "..")
    eligible = series(both, ELIGIBLE_CODE)
    assert len(eligible) == len(REGSO) * 17
    assert {key[0] for key in eligible} == {Geography.REGSO_2020}
    one = eligible[Geography.REGSO_2020, "2081R001", "2023"]
    cell = {"Region": "2081R001", "Bakgrund": "1+2", "ContentsCode": "000004VC"}
    assert one.obs_value == ELIGIBLE.value(cell | {"Tid": "2023"})
    engine = open_database(both)
    with engine.connect() as connection:
        names = {a.code: a.name for a in areas(connection, Geography.REGSO_2020)}
    assert names == REGSO


def test_all_sources_fill_the_store_and_once_more_nothing_changes(
    both, made_sources, capsys
):
    code, report = fetched(capsys)
    assert code == 0, [o for o in report["datasets"] if o["problem"] or o["mismatches"]]
    assert report["state"] == "done"
    assert set(states(report).values()) == {"new"}
    engine = open_database(both)
    with engine.connect() as connection:
        placed = {s.unit_code: s for s in schools(connection) if s.latitude}
    assert placed["34516710"].latitude == 60.49
    assert placed["11406792"].regso == "2081R003"
    before = data_version(engine)
    engine.dispose()
    eligible = series(both, "eligibility_grade_9_schools", Geography.SCHOOL)
    one = eligible[Geography.SCHOOL, "34516710", "2025/26"]
    assert one.obs_value is None
    assert reason_of(one.symbol, one.conf_status) is Reason.NEARLY_ALL
    safe = series(both, "safety_grade_8", Geography.SCHOOL)
    assert safe.keys() == {
        (Geography.SCHOOL, "11406792", period) for period in ("2023", "2024")
    }
    code, report = fetched(capsys)
    assert code == 0
    assert set(states(report).values()) == {"unchanged"}
    engine = open_database(both)
    assert data_version(engine) == before
    assert initialise(both).has_changes is False


def test_a_dry_run_says_how_much_it_would_be_and_stores_nothing(
    filled, made_sources, capsys
):
    code, report = fetched(capsys, *AREAS, "--dry-run")
    assert code == 0
    assert set(states(report).values()) == {"planned"}
    assert all(one["requests"] and one["cells"] for one in report["datasets"])
    assert not [one for one in made_sources.replay.paths() if one.endswith("/data")]
    assert series(filled, ELIGIBLE_CODE) == {}
    assert main(["fetch", *AREAS, "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert "Inget är lagrat" in out


def test_a_table_that_means_something_else_is_stopped_with_wanted_and_found(
    filled, made_sources, capsys
):
    other = POOR.variables | {"ContentsCode": {"000008AC": "Hög standard, procent"}}
    made_sources.scb.tables["TAB6685"] = replace(POOR, variables=other)
    before = series(filled, POOR_CODE)
    code, report = fetched(capsys, *AREAS)
    assert code == 1
    assert states(report)["scb_low_economic_standard_0_19"] == "mismatch"
    assert states(report)["scb_eligibility_areas"] == "new"
    [told] = next(o["mismatches"] for o in report["datasets"] if o["mismatches"])
    assert told["found"] == "Hög standard, procent"
    assert "ekonomisk standard" in told["wanted"]
    assert series(filled, POOR_CODE) == before


def test_since_asks_only_for_what_is_newer_and_keeps_the_rest(
    filled, made_sources, capsys
):
    fetched(capsys, *AREAS)
    made_sources.scb.tables["TAB6685"] = replace(POOR, shift=1.0)
    before = series(filled, POOR_CODE, Geography.REGSO_2020)
    code, report = fetched(capsys, *AREAS[:2], "--since", "2023")
    assert code == 0
    [one] = report["datasets"]
    assert one["revised"] and one["carried"] and not one["gone"]
    after = series(filled, POOR_CODE, Geography.REGSO_2020)
    assert after.keys() == before.keys()
    place = (Geography.REGSO_2020, "2081R001")
    assert after[*place, "2023"].obs_value == before[*place, "2023"].obs_value + 1
    assert after[*place, "2022"].obs_value == before[*place, "2022"].obs_value


def test_an_overloaded_source_is_waited_for(filled, made_sources, capsys):
    made_sources.replay.fail_once(
        "/scb/tables/TAB6685/metadata", status=429, headers={"Retry-After": "1"}
    )
    began = time.monotonic()
    assert fetched(capsys, *AREAS[:2])[0] == 0
    assert time.monotonic() - began >= 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--source", "sbc"), "sbc"),
        (("--dataset", "nope"), "scb_eligibility_areas"),
        (("--indicator", "nope"), "child_poverty"),
        (("--since", "förr"), "2023/24"),
        (("--source", "kolada", "--dataset", "scb_population"), "datamängd"),
        (("--colour", "red"), "htl --help"),
    ],
)
def test_what_is_asked_wrongly_is_refused_with_the_cure(filled, capsys, words, said):
    assert main(["fetch", *words]) == 2
    assert said in capsys.readouterr().err


def test_what_became_of_it_is_told_in_lines(filled, made_sources, capsys):
    assert main(["fetch", "--indicator", POOR_CODE]) == 0
    out, err = capsys.readouterr()
    assert "Låg ekonomisk standard, 0–19 år" in out
    assert "Klart. 1 av 1" in out
    assert "Hämtar Låg ekonomisk standard" in err


@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM])
def test_a_second_fetch_is_refused_and_one_that_is_ended_says_how_to_go_on(
    filled, made_sources, capsys, ended_by
):
    replay, data = made_sources.replay, "/scb/tables/TAB6685/data"
    replay.fail_once(data, status=429, headers={"Retry-After": "60"})
    program = [sys.executable, "-c", HEEDING, "fetch", *AREAS]
    first = subprocess.Popen(program, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 30
    while data not in replay.paths() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert main(["fetch", *AREAS]) == 2
    assert "pågår redan" in capsys.readouterr().err
    first.send_signal(ended_by)
    _, said = first.communicate(timeout=30)
    assert first.returncode == 130
    assert "fortsätter den där den slutade" in said
    code, report = fetched(capsys, *AREAS)
    assert code == 0
    assert states(report) == {
        "scb_eligibility_areas": "unchanged",
        "scb_low_economic_standard_0_19": "new",
    }


class Terminal(io.StringIO):
    """What a person sees who has typed the command."""

    def isatty(self) -> bool:
        """Say that it is a terminal."""
        return True


def test_a_terminal_gets_a_bar_that_fills_and_is_taken_away(monkeypatch):
    seen = Terminal()
    monkeypatch.setattr(sys, "stderr", seen)
    shown = Shown(quiet=True)
    shown.tell(Progress("Barn", 0, 2, 0, 0))
    shown.tell(Progress("Skolor", 1, 2, 1, 2))
    shown.end()
    first, second, last = seen.getvalue().split("\r")[1:4]
    assert first.startswith(f"[{'.' * 24}] Hämtar Barn (1 av 2)")
    assert second.startswith(f"[{'#' * 18}{'.' * 6}] Hämtar Skolor (2 av 2)")
    assert not last.strip()
