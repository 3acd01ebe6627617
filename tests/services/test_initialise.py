"""The store comes to hold what the pack holds, all of it or nothing."""

import shutil
from datetime import timedelta

import pytest
from older_store import go_back
from small_pack import SHARES, write_pack
from sqlalchemy import inspect
from store_rows import MORNING
from training import point_at_training

from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.errors import CatalogueError, PackError, StoreError
from htl_dash.domain.record import RecordKind
from htl_dash.services.counted import CountsError
from htl_dash.services.initialise import initialise
from htl_dash.services.register import Entry, save, signed
from htl_dash.services.releases import Released
from htl_dash.settings import ROOT
from htl_dash.store.database import data_version, open_database, writing
from htl_dash.store.drafts import draft_of, keep_draft
from htl_dash.store.engine import engine_for, parse
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.records import Record, records
from htl_dash.store.registers import areas, current_snapshots, schools
from htl_dash.text import t


@pytest.fixture
def pack(tmp_path, monkeypatch):
    folder = write_pack(tmp_path / "pack", scb_one=SHARES)
    monkeypatch.setenv("HTL_PACK", str(folder))
    return folder


def values(url: str) -> list[float | None]:
    engine = open_database(url)
    with engine.connect() as connection:
        found = ObservationRepository(connection).series("low_economic_standard")
    engine.dispose()
    return [row.obs_value for row in found]


def table_names(url: str) -> list[str]:
    engine = engine_for(parse(url))
    names = inspect(engine).get_table_names()
    engine.dispose()
    return names


def test_an_empty_place_becomes_a_store_with_the_whole_pack(database_url, pack):
    report = initialise(database_url, MORNING)
    assert report.tables_changed
    assert [done.dataset for done in report.new] == ["areas", "schools", "scb_one"]
    assert values(database_url) == [59, 12]
    engine = open_database(database_url)
    with engine.connect() as connection:
        assert [area.code for area in areas(connection)] == ["2081R001", "2081R002"]
        assert [school.name for school in schools(connection)] == ["Tjärnaskolan"]
        loaded = {snapshot.loaded_at for snapshot in current_snapshots(connection)}
    engine.dispose()
    assert loaded == {"2026-11-22T07:30:00+00:00"}


def test_the_second_time_nothing_changes(database_url, pack):
    first = initialise(database_url)
    second = initialise(database_url)
    assert not second.has_changes
    assert second.data_version == first.data_version
    assert values(database_url) == [59, 12]


def test_a_changed_file_becomes_a_new_version(database_url, pack):
    first = initialise(database_url)
    write_pack(pack, scb_one=SHARES.replace("59", "58"))
    second = initialise(database_url)
    assert [(d.dataset, d.sequence) for d in second.revised] == [("scb_one", 2)]
    assert values(database_url) == [58, 12]
    assert second.data_version != first.data_version


def test_a_corrected_note_is_told_as_such(database_url, pack):
    initialise(database_url)
    note = pack / "series" / "scb_one.origin.toml"
    note.write_text(
        note.read_text().replace("alla åldrar", "alla åldrar, hela procent")
    )
    second = initialise(database_url)
    assert [done.dataset for done in second.corrected] == ["scb_one"]
    assert second.has_changes


def test_an_indicator_without_definition_stops_everything(database_url, pack):
    write_pack(pack, scb_two="indicator | obs_value\nnobody_knows | 1")
    with pytest.raises(CatalogueError) as caught:
        initialise(database_url)
    facts = caught.value.facts
    assert facts["file"] == "indicators/nobody_knows.toml"
    assert "series/scb_two.csv" in facts["problem"]
    assert "data/catalogue/indicators/nobody_knows.toml" in facts["cure"]


def test_a_damaged_pack_leaves_no_database_behind(tmp_path, pack):
    (pack / "series" / "scb_one.csv").write_text("indicator\n")
    with pytest.raises(PackError):
        initialise(f"sqlite:///{tmp_path / 'htl.db'}")
    assert list(tmp_path.glob("htl.db*")) == []


def test_a_failure_half_way_leaves_nothing_behind(tmp_path, database_url, pack):
    odd = (
        "ref_area | obs_value | time_period\n2081R001 | 59 | 2024\n2081R001 | 1 | 2023"
    )
    write_pack(pack, scb_one=odd)
    initialise(database_url)
    (pack / "series" / "scb_one.csv").rename(pack / "series" / "scb_two.csv")
    (pack / "series" / "scb_one.origin.toml").unlink()
    write_pack(pack, scb_two=odd, scb_three="time_period | obs_value\n2020 | 1")
    with pytest.raises(PackError) as caught:
        initialise(database_url)
    assert caught.value.facts["file"] == "series/scb_two.csv"
    assert "scb_one" in caught.value.facts["problem"]
    assert values(database_url) == [1, 59]
    assert list(tmp_path.glob("*.new*")) == []


def test_an_interrupted_first_time_leaves_no_tables(
    tmp_path, database_url, pack, monkeypatch
):
    def interrupt(_connection: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("htl_dash.services.initialise.doubled", interrupt)
    with pytest.raises(KeyboardInterrupt):
        initialise(database_url)
    assert list(tmp_path.glob("htl.db*")) == []
    assert table_names(database_url) == []


def test_the_reported_place_has_no_password(pack):
    with pytest.raises(StoreError) as caught:
        initialise("postgresql://anna:hemligt@127.0.0.1:1/htl")
    assert caught.value.facts["place"] == "postgresql://127.0.0.1:1/htl"
    assert "hemligt" not in str(caught.value)


def as_own(pack, dataset: str, rule: str = "counts") -> None:
    """Let a rule of our own protect a dataset of the pack."""
    note = pack / "series" / f"{dataset}.origin.toml"
    told = note.read_text(encoding="utf-8")
    rewritten = told.replace('protection = "publisher"', f'protection = "{rule}"')
    assert rewritten != told
    note.write_text(rewritten, encoding="utf-8")


OWN = """
    indicator                  | ref_area | obs_value | numerator | denominator
    low_economic_standard_0_19 | 2081R001 | 30        | 12        | 40
    low_economic_standard_0_19 | 2081R002 | 50        | 20        | 40
"""


def test_own_counts_are_released_in_the_same_breath(database_url, pack):
    write_pack(pack, own=OWN)
    as_own(pack, "own")
    report = initialise(database_url, MORNING)
    (found,) = report.released
    assert found == Released(
        "low_economic_standard_0_19:areas", 1, True, shown=4, hidden=0, waiting=0
    )
    again = initialise(database_url)
    assert again.released == ()
    assert again.data_version == report.data_version
    assert not again.has_changes


def test_changed_own_counts_wait_and_are_told_to(database_url, pack):
    write_pack(pack, own=OWN)
    as_own(pack, "own")
    initialise(database_url)
    write_pack(pack, own=OWN.replace("12 ", "13 "))
    as_own(pack, "own")
    (found,) = initialise(database_url).released
    assert (found.sequence, found.is_new, found.waiting) == (1, False, 2)


def test_an_unknown_rule_in_an_origin_note_is_refused_with_file_and_cure(
    database_url, pack
):
    as_own(pack, "scb_one", "none")
    with pytest.raises(CatalogueError) as caught:
        initialise(database_url)
    facts = caught.value.facts
    assert (facts["file"], facts["key"]) == ("protection/none.toml", "scb_one")
    assert "regeln none" in facts["problem"]
    assert "data/catalogue/protection/none.toml" in facts["cure"]
    assert table_names(database_url) == []


def test_an_unknown_rule_for_a_register_is_refused_too(database_url, pack):
    note = pack / "areas.origin.toml"
    told = note.read_text(encoding="utf-8")
    note.write_text(told.replace('"publisher"', '"own"'), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        initialise(database_url)
    assert caught.value.facts["key"] == "areas"


def test_counts_that_do_not_add_up_leave_everything_as_it_was(database_url, pack):
    write_pack(pack, own=OWN)
    as_own(pack, "own")
    before = initialise(database_url).data_version
    whole = "low_economic_standard_0_19 | municipality | 2081 | 41 | 33 | 80"
    areas = "\n".join(
        f"low_economic_standard_0_19 | regso2025 | {area} | 40 | 16 | 40"
        for area in ("2081R001", "2081R002")
    )
    heading = "indicator | geography | ref_area | obs_value | numerator | denominator"
    write_pack(
        pack, own=f"{heading}\n{areas}\n{whole}", scb_one=SHARES.replace("59", "58")
    )
    as_own(pack, "own")
    with pytest.raises(CountsError) as caught:
        initialise(database_url)
    assert (caught.value.facts["given"], caught.value.facts["parts"]) == (33, 32)
    engine = open_database(database_url)
    assert data_version(engine) == before
    engine.dispose()


def test_a_rule_that_is_no_longer_done_releases_what_it_covers(
    database_url, pack, tmp_path, monkeypatch
):
    write_pack(pack, own=OWN)
    initialise(database_url)
    folder = tmp_path / "catalogue"
    shutil.copytree(ROOT / "data" / "catalogue", folder)
    rule = folder / "protection" / "publisher.toml"
    told = rule.read_text(encoding="utf-8")
    rule.write_text(told.replace("is_done = true", "is_done = false"), encoding="utf-8")
    monkeypatch.setenv("HTL_CATALOGUE", str(folder))
    report = initialise(database_url)
    assert [one.series for one in report.released] == [
        "low_economic_standard_0_19:areas"
    ]
    assert report.has_changes


def refused(database_url: str, tmp_path) -> tuple[str, str]:
    """Return problem and cure of a pack that is not taken, and leaves nothing behind."""
    with pytest.raises(PackError) as caught:
        initialise(database_url)
    assert list(tmp_path.glob("htl.db*")) == []
    assert table_names(database_url) == []
    return str(caught.value.facts["problem"]), str(caught.value.facts["cure"])


def test_made_up_figures_are_refused_in_a_real_municipality(
    database_url, pack, tmp_path
):
    (pack / "pack.toml").write_text("training = true\n")
    problem, cure = refused(database_url, tmp_path)
    assert problem == (
        "Datapaketet är påhittat för övning, men Borlänge är en verklig kommun."
    )
    assert "Övningsdata och riktiga uppgifter får inte blandas." in cure
    assert "HTL_PACK" in cure


def test_real_figures_are_refused_in_the_made_up_municipality(
    database_url, pack, tmp_path, monkeypatch
):
    monkeypatch.setenv("HTL_MUNICIPALITY", "0000")
    problem, cure = refused(database_url, tmp_path)
    assert problem == (
        "Datapaketet har riktiga uppgifter, men Övningsby är en påhittad kommun för"
        " övning."
    )
    assert "Övningsdata och riktiga uppgifter får inte blandas." in cure
    assert "make demo" in cure


def test_made_up_figures_are_taken_in_the_made_up_municipality(
    database_url, pack, monkeypatch
):
    (pack / "pack.toml").write_text("training = true\n")
    monkeypatch.setenv("HTL_MUNICIPALITY", "0000")
    assert initialise(database_url).has_changes
    monkeypatch.setenv("HTL_MUNICIPALITY", "2081")
    (pack / "pack.toml").unlink()
    with pytest.raises(StoreError) as caught:
        initialise(database_url)
    assert caught.value.facts["problem"] == "Databasen innehåller övningsdata."


def in_store(url: str, ask):
    """Return what a question finds in the store."""
    engine = open_database(url)
    with engine.connect() as connection:
        found = ask(connection)
    engine.dispose()
    return found


def initiatives(url: str) -> dict[object, Record]:
    found = in_store(url, lambda c: records(c, RecordKind.INITIATIVE))
    return {one.keys["code"]: one for one in found}


def test_published_initiatives_come_with_the_first_start_and_once(database_url, pack):
    first = initialise(database_url, MORNING)
    before = initiatives(database_url)
    assert first.described == len(before) > 0
    again = initialise(database_url)
    assert (again.described, again.has_changes) == (0, False)
    assert initiatives(database_url) == before


def retitle(catalogue, record: Record, title: str) -> None:
    file = catalogue / "initiatives" / f"{record.keys['unit_code']}.toml"
    old, told = f'title = "{record.values["title"]}"', file.read_text("utf-8")
    assert old in told
    file.write_text(told.replace(old, f'title = "{title}"'), "utf-8")


def test_a_changed_description_is_followed_where_nobody_has_written(
    database_url, pack, tmp_path, monkeypatch
):
    initialise(database_url, MORNING)
    one, other, *_ = initiatives(database_url).values()
    engine = open_database(database_url)
    entry = Entry(RecordKind.INITIATIVE, {}, 1, {"title": "Eget namn"}, one.id)
    save(engine, municipality("2081"), entry, signed("coordinator"))
    engine.dispose()
    catalogue = tmp_path / "catalogue"
    shutil.copytree(ROOT / "data" / "catalogue", catalogue)
    for record, title in [(one, "Nytt ett"), (other, "Nytt två")]:
        retitle(catalogue, record, title)
    monkeypatch.setenv("HTL_CATALOGUE", str(catalogue))
    report = initialise(database_url)
    assert (report.described, report.has_changes) == (1, True)
    now = initiatives(database_url)
    assert now[one.keys["code"]].values["title"] == "Eget namn"
    assert now[other.keys["code"]].values["title"] == "Nytt två"
    assert not initialise(database_url).has_changes


def test_a_store_from_the_version_before_gets_the_initiatives(database_url, pack):
    first = initialise(database_url, MORNING)
    engine = engine_for(parse(database_url))
    with engine.begin() as connection:
        go_back(connection, "0002")
    engine.dispose()
    report = initialise(database_url)
    assert report.tables_changed
    assert report.described == first.described > 0
    assert values(database_url) == [59, 12]
    assert not initialise(database_url).has_changes


def test_drafts_that_nobody_has_touched_for_a_month_are_dropped(database_url, pack):
    initialise(database_url, MORNING)
    engine = open_database(database_url)
    with writing(engine) as connection:
        for token, age in [("old", 31), ("young", 29)]:
            at = MORNING - timedelta(age)
            keep_draft(connection, token, "flow", "", 0, {"x": "1"}, at)
    engine.dispose()
    initialise(database_url, MORNING)
    assert in_store(database_url, lambda c: draft_of(c, "old")) is None
    assert in_store(database_url, lambda c: draft_of(c, "young")) is not None


def test_a_real_store_never_becomes_a_training(database_url, pack, monkeypatch):
    initialise(database_url, MORNING)
    before = initiatives(database_url)
    with monkeypatch.context() as environment:
        point_at_training(environment)
        with pytest.raises(StoreError) as caught:
            initialise(database_url)
    assert caught.value.facts["problem"] == t("store.is_real")
    assert initiatives(database_url) == before
    assert values(database_url) == [59, 12]
    assert not initialise(database_url).has_changes


def test_a_training_never_becomes_a_real_store(database_url, pack, monkeypatch):
    with monkeypatch.context() as environment:
        point_at_training(environment)
        initialise(database_url, MORNING)
        before = initiatives(database_url)
    with pytest.raises(StoreError) as caught:
        initialise(database_url)
    assert caught.value.facts["problem"] == t("store.is_training")
    assert initiatives(database_url) == before
