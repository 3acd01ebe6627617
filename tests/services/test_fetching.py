"""Fetching fills the store, a dataset at a time, and can be stopped anywhere."""

from datetime import UTC, datetime, timedelta

import pytest
from made_shelf import Shelf, unreachable
from sqlalchemy import Engine
from store_rows import MORNING, take_in

from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.fetch_report import DatasetState, RunReport, RunState
from htl_dash.domain.fetching import SourceName
from htl_dash.domain.geography import Area, Geography, School
from htl_dash.domain.status import ConfStatus
from htl_dash.services.fetch_history import history
from htl_dash.services.fetch_plan import FetchError, Wanted
from htl_dash.services.fetching import fetch, look
from htl_dash.sources.source import Mismatch, StoppedError
from htl_dash.store.database import data_version, writing
from htl_dash.store.fetch_lock import fetch_lock
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.received import read_received
from htl_dash.store.registers import areas, current_snapshots, schools
from htl_dash.text import t

HOME = municipality("2081")
AREAS = "scb_eligibility_areas"
POOR = "scb_low_economic_standard_0_19"
ELIGIBLE = "upper_secondary_eligibility_areas"
ONE = Wanted(datasets=(AREAS,))
TWO = Wanted(datasets=(AREAS, POOR))
DRAWN = """
    ref_area | time_period | obs_value
    2081R001 | 2021        | 78,5
    2081R002 | 2021        | ..
    2081R001 | 2022        | 80,1
    2081R001 | 2023        | 81
"""
POOR_DRAWN = """
    ref_area | time_period | obs_value
    2081R001 | 2023        | 46
"""


def run(store: Engine, shelf: Shelf, wanted: Wanted = ONE, **options) -> RunReport:
    return fetch(store, HOME, wanted, sources=shelf.opened, **options)


def values(store: Engine, indicator: str = ELIGIBLE) -> dict[str, float | None]:
    with store.connect() as connection:
        rows = ObservationRepository(connection).series(indicator)
    return {f"{one.ref_area} {one.time_period}": one.obs_value for one in rows}


def test_what_the_source_has_comes_into_the_store_with_its_marks(store):
    report = run(store, Shelf({AREAS: DRAWN}))
    [done] = report.datasets
    assert (report.state, done.state) == (RunState.DONE, DatasetState.NEW)
    assert (done.rows, done.new, done.requests) == (4, 4, 3)
    assert values(store) == {
        "2081R001 2021": 78.5,
        "2081R001 2022": 80.1,
        "2081R001 2023": 81.0,
        "2081R002 2021": None,
    }
    with store.connect() as connection:
        rows = ObservationRepository(connection).series(ELIGIBLE, ref_area="2081R002")
    assert (rows[0].symbol, rows[0].conf_status) == ("..", ConfStatus.PUBLISHER)


def test_every_figure_leads_to_the_bytes_it_was_read_from(store):
    run(store, Shelf({AREAS: DRAWN}))
    with store.connect() as connection:
        rows = ObservationRepository(connection).series(ELIGIBLE, time_period="2022")
        kept = read_received(connection, rows[0].received_id)
    assert rows[0].source_cell == "/0/obs_value"
    assert b'"80,1"' in kept.content
    assert kept.origin == "https://made.se/scb_eligibility_areas/2022"


def test_the_same_figures_once_more_change_nothing(store):
    run(store, Shelf({AREAS: DRAWN}))
    before = data_version(store)
    [again] = run(store, Shelf({AREAS: DRAWN})).datasets
    assert again.state is DatasetState.UNCHANGED
    assert (again.new, again.revised, again.unchanged) == (0, 0, 4)
    assert data_version(store) == before


def test_a_revision_is_counted_and_the_version_before_stays(store):
    run(store, Shelf({AREAS: DRAWN}))
    [done] = run(store, Shelf({AREAS: DRAWN.replace("80,1", "79,9")})).datasets
    assert done.state is DatasetState.REVISED
    assert (done.new, done.revised, done.unchanged, done.gone) == (0, 1, 3, 0)
    assert values(store)["2081R001 2022"] == 79.9
    with store.connect() as connection:
        first, second = (
            ObservationRepository(connection).of_snapshot(n) for n in (1, 2)
        )
    assert [one.obs_value for one in first if one.time_period == "2022"] == [80.1]
    assert len(second) == 4


def test_a_run_since_a_year_keeps_the_years_before_with_their_origin(store):
    run(store, Shelf({AREAS: DRAWN}))
    newer = DRAWN.replace("2023        | 81", "2023        | 82")
    shelf = Shelf({AREAS: newer})
    [done] = run(store, shelf, Wanted(datasets=(AREAS,), since="2023")).datasets
    assert shelf.fetched == [f"{AREAS} 2023"]
    assert (done.revised, done.carried, done.rows, done.gone) == (1, 3, 4, 0)
    assert values(store)["2081R001 2021"] == 78.5
    assert values(store)["2081R001 2023"] == 82
    with store.connect() as connection:
        rows = ObservationRepository(connection).series(ELIGIBLE, time_period="2021")
        kept = read_received(connection, rows[0].received_id)
    assert rows[0].source_cell == "/0/obs_value"
    assert b'"78,5"' in kept.content


def test_what_the_source_no_longer_gives_is_gone_and_said_to_be(store):
    run(store, Shelf({AREAS: DRAWN}))
    fewer = "\n".join(line for line in DRAWN.splitlines() if "80,1" not in line)
    [done] = run(store, Shelf({AREAS: fewer})).datasets
    assert (done.state, done.gone) == (DatasetState.REVISED, 1)
    assert "2081R001 2022" not in values(store)


def test_one_indicator_of_a_dataset_leaves_the_others_standing(store):
    drawn = """
        indicator           | ref_area | obs_value
        overcrowding_norm_2 | 2081     | 3,5
        overcrowding_norm_3 | 2081     | 17,5
    """
    run(store, Shelf({"kolada_home": drawn}), Wanted(datasets=("kolada_home",)))
    shelf = Shelf({"kolada_home": drawn.replace("3,5", "3,6")})
    [done] = run(store, shelf, Wanted(indicators=("overcrowding_norm_2",))).datasets
    assert (done.revised, done.carried) == (1, 1)
    assert values(store, "overcrowding_norm_3") == {"2081 2023": 17.5}
    assert values(store, "overcrowding_norm_2") == {"2081 2023": 3.6}


def test_an_id_that_means_something_else_stops_its_dataset_before_anything_is_stored(
    store,
):
    unlike = Mismatch("000004VC", "behörig", "Andel sysselsatta, procent")
    shelf = Shelf({AREAS: DRAWN, POOR: POOR_DRAWN}, unlike={AREAS: (unlike,)})
    report = run(store, shelf, TWO)
    states = {one.dataset: one.state for one in report.datasets}
    assert states == {AREAS: DatasetState.MISMATCH, POOR: DatasetState.NEW}
    told = next(one for one in report.datasets if one.dataset == AREAS).mismatches[0]
    assert (told.wanted, told.found) == ("behörig", "Andel sysselsatta, procent")
    assert report.state is RunState.FAILED
    assert not [key for key in shelf.fetched if AREAS in key]
    assert values(store) == {}


def test_a_measure_that_the_source_no_longer_has_leaves_the_others_to_come(store):
    drawn = """
        indicator           | ref_area | obs_value
        overcrowding_norm_2 | 2081     | 3,5
        overcrowding_norm_3 | 2081     | 17,5
    """
    wanted = Wanted(datasets=("kolada_home",))
    run(store, Shelf({"kolada_home": drawn}), wanted)
    gone = Mismatch("N07914", "trångboddhet, norm 3", "")
    newer = drawn.replace("| 3,5", "| 3,6").replace("17,5", "99")
    shelf = Shelf({"kolada_home": newer}, unlike={"kolada_home": (gone,)})
    [planned] = look(store, HOME, wanted, sources=shelf.opened).datasets
    assert planned.state is DatasetState.PLANNED
    assert planned.is_failure
    report = run(store, shelf, wanted)
    [done] = report.datasets
    assert (done.state, done.revised, done.carried) == (DatasetState.REVISED, 1, 1)
    assert [one.code for one in done.mismatches] == ["N07914"]
    assert report.state is RunState.FAILED
    assert values(store, "overcrowding_norm_2") == {"2081 2023": 3.6}
    assert values(store, "overcrowding_norm_3") == {"2081 2023": 17.5}


def test_only_the_period_that_is_asked_for_is_touched(store):
    run(store, Shelf({AREAS: DRAWN}))
    other = DRAWN.replace("80,1", "70,1").replace("| 81", "| 71").replace("78,5", "1")
    wanted = Wanted(datasets=(AREAS,), period="2022")
    [done] = run(store, Shelf({AREAS: other}), wanted).datasets
    assert (done.revised, done.carried, done.gone) == (1, 3, 0)
    assert values(store) == {
        "2081R001 2021": 78.5,
        "2081R001 2022": 70.1,
        "2081R001 2023": 81.0,
        "2081R002 2021": None,
    }


def test_one_that_fails_does_not_stop_the_others_and_says_why(store):
    def fail(key: str) -> None:
        if key.startswith(AREAS):
            raise unreachable()

    shelf = Shelf({AREAS: DRAWN, POOR: POOR_DRAWN}, before_part=fail)
    report = run(store, shelf, TWO)
    bad, good = report.datasets
    assert (bad.state, good.state) == (DatasetState.FAILED, DatasetState.NEW)
    assert bad.problem == "Källan svarar inte."
    assert bad.cure == "Försök igen om en stund."
    assert report.state is RunState.FAILED


def test_a_fault_nobody_foresaw_fails_its_dataset_only(store, caplog):
    def fail(key: str) -> None:
        if key.startswith(AREAS):
            raise KeyError(key)

    shelf = Shelf({AREAS: DRAWN, POOR: POOR_DRAWN}, before_part=fail)
    bad, good = run(store, shelf, TWO).datasets
    assert (bad.state, good.state) == (DatasetState.FAILED, DatasetState.NEW)
    assert bad.problem
    assert "KeyError" in caplog.text


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        (DRAWN + "    2081R001 | 2021        | 12\n", "två olika tal"),
        ("ref_area | geography | obs_value\n2081     | county    | 3\n", "annat än"),
    ],
)
def test_an_answer_that_is_not_what_was_asked_for_is_refused(store, drawn, words):
    [done] = run(store, Shelf({AREAS: drawn})).datasets
    assert done.state is DatasetState.FAILED
    assert words in done.problem
    assert values(store) == {}


def test_an_answer_without_figures_never_replaces_those_there_are(store):
    run(store, Shelf({AREAS: DRAWN}))
    [done] = run(store, Shelf({AREAS: "ref_area | obs_value\n"})).datasets
    assert done.state is DatasetState.FAILED
    assert len(values(store)) == 4


def test_an_answer_about_the_others_only_does_not_take_the_home_figures_away(store):
    drawn = """
        indicator           | ref_area | time_period | obs_value
        overcrowding_norm_2 | 2081     | 2023        | 3,5
        overcrowding_norm_2 | 2080     | 2023        | 4
    """
    wanted = Wanted(datasets=("kolada_home",))
    run(store, Shelf({"kolada_home": drawn}), wanted)
    others = "\n".join(line for line in drawn.splitlines() if "2081" not in line)
    [done] = run(store, Shelf({"kolada_home": others}), wanted).datasets
    assert (done.state, done.problem) == (DatasetState.FAILED, t("fetch.no_figures"))
    assert values(store, "overcrowding_norm_2")["2081 2023"] == 3.5


def test_a_measure_that_nothing_of_home_came_for_is_left_as_it_was_and_told(store):
    drawn = """
        indicator           | ref_area | obs_value
        overcrowding_norm_2 | 2081     | 3,5
        overcrowding_norm_2 | 2080     | 4
        overcrowding_norm_3 | 2081     | 17,5
    """
    wanted = Wanted(datasets=("kolada_home",))
    run(store, Shelf({"kolada_home": drawn}), wanted)
    lines = drawn.replace("17,5", "17,3").splitlines()
    without = "\n".join(line for line in lines if "| 3,5" not in line)
    [done] = run(store, Shelf({"kolada_home": without}), wanted).datasets
    assert (done.revised, done.carried, done.gone) == (1, 2, 0)
    assert values(store, "overcrowding_norm_2")["2081 2023"] == 3.5
    assert values(store, "overcrowding_norm_3") == {"2081 2023": 17.3}
    [told] = done.notes
    assert "Det som fanns i databasen om det står kvar" in told


def stop_at(period: str):
    def stop(key: str) -> None:
        if key.endswith(period):
            raise StoppedError

    return stop


def test_a_run_that_is_stopped_is_gone_on_with_after_what_has_come(store):
    first = Shelf({AREAS: DRAWN}, before_part=stop_at("2023"))
    report = run(store, first)
    assert report.state is RunState.STOPPED
    assert report.datasets[0].state is DatasetState.STOPPED
    assert values(store) == {}
    second = Shelf({AREAS: DRAWN})
    [done] = run(store, second).datasets
    assert second.fetched == [f"{AREAS} 2023"]
    assert (done.state, done.resumed, done.rows) == (DatasetState.NEW, 2, 4)


def test_what_has_been_used_is_asked_for_again_the_next_time(store):
    run(store, Shelf({AREAS: DRAWN}, before_part=stop_at("2023")))
    run(store, Shelf({AREAS: DRAWN}))
    third = Shelf({AREAS: DRAWN})
    run(store, third)
    assert len(third.fetched) == 3


def test_an_answer_that_cannot_be_read_is_asked_for_again(store):
    garbled = Shelf({AREAS: DRAWN.replace("80,1", "8,0,1")})
    assert run(store, garbled).datasets[0].state is DatasetState.FAILED
    mended = Shelf({AREAS: DRAWN})
    [done] = run(store, mended).datasets
    assert (done.state, done.resumed) == (DatasetState.NEW, 0)
    assert len(mended.fetched) == 3


def test_a_figure_of_a_year_to_come_stops_the_dataset(store):
    [done] = run(store, Shelf({AREAS: DRAWN.replace("2023", "2098")})).datasets
    assert done.state is DatasetState.FAILED
    assert "2098" in done.problem
    assert values(store) == {}


def test_what_came_more_than_a_day_ago_is_asked_for_again(store):
    run(store, Shelf({AREAS: DRAWN}, before_part=stop_at("2023")))
    later = Shelf({AREAS: DRAWN})
    tomorrow = datetime.now(UTC) + timedelta(days=2)
    run(store, later, clock=lambda: tomorrow)
    assert len(later.fetched) == 3


def test_a_part_that_is_half_is_not_kept(store):
    heard = iter([False, True])
    shelf = Shelf({POOR: POOR_DRAWN})
    report = run(store, shelf, Wanted(datasets=(POOR,)), is_stopped=lambda: next(heard))
    assert report.state is RunState.STOPPED
    again = Shelf({POOR: POOR_DRAWN})
    run(store, again, Wanted(datasets=(POOR,)))
    assert again.fetched == [f"{POOR} 2023"]


def test_a_second_fetch_at_once_is_refused(store):
    with fetch_lock(store) as is_ours:
        assert is_ours
        with pytest.raises(FetchError) as caught:
            run(store, Shelf({AREAS: DRAWN}))
    assert caught.value.text_key == "fetch.is_running"
    assert run(store, Shelf({AREAS: DRAWN})).state is RunState.DONE


def test_a_training_never_fetches(store):
    with pytest.raises(FetchError) as caught:
        fetch(store, municipality("0000"), ONE, sources=Shelf({}).opened)
    assert caught.value.text_key == "fetch.is_training"


def test_looking_says_how_much_it_would_be_and_stores_nothing(store):
    shelf = Shelf({AREAS: DRAWN})
    report = look(store, HOME, ONE, sources=shelf.opened)
    [one] = report.datasets
    assert (one.state, one.requests, one.cells) == (DatasetState.PLANNED, 3, 12)
    assert not shelf.fetched
    assert values(store) == {}
    assert history(store, MORNING.date()).last is None


def test_looking_tells_of_an_id_that_means_something_else(store):
    shelf = Shelf({AREAS: DRAWN}, unlike={AREAS: (Mismatch("x", "y", ""),)})
    report = look(store, HOME, ONE, sources=shelf.opened)
    assert report.datasets[0].state is DatasetState.MISMATCH
    assert report.has_failures


def test_areas_of_an_older_division_get_the_names_the_source_gives_them(store):
    named = (
        Area(Geography.REGSO_2020, "2081R001", "Bullermyren", "2081", None),
        Area(Geography.REGSO_2025, "2081R001", "Ny", "2081", None),
    )
    run(store, Shelf({AREAS: DRAWN}, areas=named))
    more = (*named, Area(Geography.REGSO_2020, "2081R002", "Romme", "2081", None))
    shelf = Shelf({POOR: POOR_DRAWN}, areas=more)
    run(store, shelf, Wanted(datasets=(POOR,)))
    with store.connect() as connection:
        known = areas(connection, Geography.REGSO_2020)
        assert areas(connection, Geography.REGSO_2025) == ()
    assert [one.name for one in known] == ["Bullermyren", "Romme"]


def test_schools_get_their_positions_and_those_that_are_gone_keep_their_names(store):
    def school(code: str, name: str, latitude: float | None) -> School:
        return School(code, name, "2081", "municipal", latitude, latitude, "", "")

    wanted = Wanted(sources=(SourceName.SCHOOL_REGISTER,))
    one = Shelf(
        {"skolverket_school_register": "time_period\n2026\n"},
        schools=(school("1", "Ett", None), school("2", "Tva", 60.5)),
    )
    run(store, one, wanted)
    two = Shelf(one.drawn, schools=(school("1", "Ett", 60.4),))
    [done] = run(store, two, wanted).datasets
    assert (done.rows, done.revised, done.carried) == (2, 1, 1)
    with store.connect() as connection:
        known = schools(connection)
    assert [(one.name, one.latitude) for one in known] == [("Ett", 60.4), ("Tva", 60.5)]


def test_a_fetched_figure_goes_before_the_pack_whichever_came_last(store):
    pack = f"""
        indicator  | geography | ref_area | time_period | obs_value
        {ELIGIBLE} | regso2020 | 2081R001 | 2022        | 11
    """
    run(store, Shelf({AREAS: DRAWN}))
    with writing(store) as connection:
        take_in(connection, "scb_packed", pack)
    assert values(store)["2081R001 2022"] == 80.1


def test_the_run_and_its_requests_can_be_read_afterwards(store):
    run(store, Shelf({AREAS: DRAWN}))
    found = history(store, datetime.now(UTC).date())
    assert found.last.state is RunState.DONE
    assert found.last.datasets[0].rows == 4
    assert [one.status for one in found.requests] == [200, 200, 200]
    known = {one.dataset: one for one in found.datasets}
    assert (known[AREAS].age_days, known[AREAS].rows) == (0, 4)
    assert known[AREAS].period == "2021\N{EN DASH}2023"
    assert (known[POOR].age_days, known[POOR].retrieved) == (None, "")


def test_the_dataset_is_noted_as_fetched_with_its_origin(store):
    run(store, Shelf({AREAS: DRAWN}))
    with store.connect() as connection:
        [note] = current_snapshots(connection)
    assert (note.dataset, note.arrival, note.table) == (
        AREAS,
        "fetch",
        "IntGr8RegSOKon2",
    )
    assert note.retrieved == datetime.now(UTC).date().isoformat()
    assert note.protection == "publisher"
