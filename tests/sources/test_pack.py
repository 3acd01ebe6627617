"""The delivered pack, and copies of it with one kind of damage each."""

import csv
import re
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from drawn import table

from htl_dash.domain.errors import PackError
from htl_dash.domain.geography import Geography
from htl_dash.settings import ROOT
from htl_dash.sources.pack import Pack, check_pack, geometry_file, read_pack

DELIVERED = ROOT / "data" / "pack"
SHARES = "series/scb_tab6685_regso"
GRADES = "series/skolverket_grade_9"
PUPILS = "series/skolverket_pupils"


@pytest.fixture(scope="module")
def delivered() -> Pack:
    """The pack as it is delivered."""
    return read_pack(DELIVERED)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A sound pack with a few of the delivered files, to damage."""
    small = tmp_path / "pack"
    shutil.copytree(DELIVERED, small, ignore=shutil.ignore_patterns("series"))
    (small / "series").mkdir()
    for stem in (SHARES, GRADES, PUPILS):
        for suffix in ("csv", "origin.toml"):
            shutil.copy(DELIVERED / f"{stem}.{suffix}", small / "series")
        rewrite(small, stem, lambda _, rows: rows[:40])
    return small


def rewrite(pack: Path, stem: str, change) -> None:
    """Change the rows of a table and sign it anew, so that only the rows are wrong."""
    file = pack / f"{stem}.csv"
    header, *rows = list(csv.reader(file.open(newline="", encoding="utf-8")))
    rows = change(header, rows)
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out, lineterminator="\n").writerows([header, *rows])
    note = pack / f"{stem}.origin.toml"
    text = re.sub(r"rows = \d+", f"rows = {len(rows)}", note.read_text("utf-8"))
    checksum = sha256(file.read_bytes()).hexdigest()
    text = re.sub(r'sha256 = "\w+"', f'sha256 = "{checksum}"', text)
    note.write_text(text, "utf-8")


def set_cells(pack: Path, stem: str, **cells: str) -> None:
    """Change cells in the first row, which is row 2 of the file."""

    def change(header, rows):
        for column, value in cells.items():
            rows[0][header.index(column)] = value
        return rows

    rewrite(pack, stem, change)


def first_flaw(pack: Path) -> tuple[str, str]:
    """Return file and problem of the error that reading the pack stops at."""
    with pytest.raises(PackError) as stopped:
        read_pack(pack)
    assert "data/carry_over" in str(stopped.value.facts["cure"])
    return str(stopped.value.facts["file"]), str(stopped.value.facts["problem"])


def test_the_delivered_pack_has_no_problems():
    assert check_pack(DELIVERED) == []


def test_the_pack_holds_areas_schools_and_their_origin(delivered):
    levels = [area.geography for area in delivered.areas]
    assert levels.count(Geography.REGSO_2025) == 17
    assert levels.count(Geography.DESO_2025) == 27
    assert [note.dataset for note in delivered.register_notes] == ["areas", "schools"]
    names = {school.unit_code: school.name for school in delivered.schools}
    assert names["34516710"] == "Tjärnaskolan"
    assert names["73689078"] == "Paradisskolan"


def test_a_figure_comes_as_it_was_published_with_its_origin(delivered):
    shares = next(
        d for d in delivered.datasets if d.note.dataset == "scb_tab6685_regso"
    )
    assert (shares.note.publisher, shares.note.table) == ("SCB", "TAB6685")
    assert len(shares.rows) == shares.note.rows == 17
    values = {row.ref_area: row.obs_value for row in shares.rows}
    assert values["2081R013"] == 59


def test_every_file_without_a_known_date_says_so(delivered):
    for note in [*(d.note for d in delivered.datasets), *delivered.register_notes]:
        undated = "Uttagsdatum är inte angivet i underlaget." in note.cautions
        assert undated == (not note.retrieved), note.dataset


def test_no_row_tells_of_one_to_four_pupils(delivered):
    pupils = [
        row for d in delivered.datasets for row in d.rows if row.indicator == "pupils"
    ]
    assert len(pupils) > 3000
    assert not [row for row in pupils if row.obs_value in {1, 2, 3, 4}]


def test_a_small_grade_hides_every_grade_of_that_school_and_year(delivered):
    cells = {
        row.category: row
        for d in delivered.datasets
        for row in d.rows
        if (row.indicator, row.ref_area, row.time_period)
        == ("pupils", "11406792", "2018/19")
    }
    assert cells.pop("_T").obs_value == 397
    assert {row.obs_value for row in cells.values()} == {None}
    assert {row.conf_status for row in cells.values()} == {"small_count", "secondary"}


def test_a_pack_that_is_not_there_is_named(tmp_path):
    file, problem = first_flaw(tmp_path / "nothing")
    assert file.endswith("nothing")
    assert problem == "Mappen med datapaketet finns inte."
    assert len(check_pack(tmp_path / "nothing")) == 1


@pytest.mark.parametrize(
    "file",
    ["areas.csv", "schools.origin.toml", f"{SHARES}.csv", f"{SHARES}.origin.toml"],
)
def test_a_missing_file_is_named(pack, file):
    (pack / file).unlink()
    assert first_flaw(pack) == (file, "Filen saknas.")
    assert f"{file}: Filen saknas." in check_pack(pack)


def test_an_empty_series_folder_is_a_problem(pack):
    shutil.rmtree(pack / "series")
    assert first_flaw(pack) == ("series", "Filen saknas.")


def test_a_changed_byte_is_found_by_the_checksum(pack):
    file = pack / f"{SHARES}.csv"
    file.write_bytes(file.read_bytes().replace(b",59,", b",58,"))
    assert first_flaw(pack) == (
        f"{SHARES}.csv",
        "Innehållet stämmer inte med kontrollsumman i ursprungsnoten.",
    )


def test_a_lost_row_is_found_by_the_row_count(pack):
    file = pack / f"{SHARES}.csv"
    file.write_bytes(b"\n".join(file.read_bytes().split(b"\n")[:-2]) + b"\n")
    problem = "Filen har 16 rader men ursprungsnoten säger 17."
    assert f"{SHARES}.csv: {problem}" in check_pack(pack)


def test_a_note_without_a_key_is_a_problem(pack):
    note = pack / f"{SHARES}.origin.toml"
    note.write_text(note.read_text("utf-8").replace("licence", "license"), "utf-8")
    problem = "Ursprungsnoten saknar licence eller har fel slags värde där."
    assert first_flaw(pack) == (f"{SHARES}.origin.toml", problem)


def test_a_note_that_is_not_toml_is_a_problem(pack):
    (pack / f"{SHARES}.origin.toml").write_text("publisher SCB", "utf-8")
    problem = "Ursprungsnoten går inte att läsa som TOML."
    assert first_flaw(pack) == (f"{SHARES}.origin.toml", problem)


def test_other_columns_are_a_problem(pack):
    file = pack / f"{SHARES}.csv"
    file.write_bytes(file.read_bytes().replace(b"ref_area", b"area"))
    problems = check_pack(pack)
    assert any("Kolumnerna är indicator,geography,area," in text for text in problems)


def test_a_row_with_too_few_cells_is_a_problem(pack):
    rewrite(pack, SHARES, lambda _, rows: [rows[0][:-1], *rows[1:]])
    problem = "Rad 2: Raden har 10 celler i stället för 11."
    assert first_flaw(pack) == (f"{SHARES}.csv", problem)


@pytest.mark.parametrize(
    "damage",
    table(
        """
        file   | column      | value     | problem
        shares | geography   | regso2030 | Okänt värde ”regso2030” i kolumnen geography.
        shares | sex         | K         | Okänt värde ”K” i kolumnen sex.
        shares | obs_status  | ok        | Okänt värde ”ok” i kolumnen obs_status.
        shares | conf_status | öppen     | Okänt värde ”öppen” i kolumnen conf_status.
        shares | obs_value   | 4,5       | Okänt värde ”4,5” i kolumnen obs_value.
        shares | obs_value   | nan       | Okänt värde ”nan” i kolumnen obs_value.
        shares | denominator | 3.5       | Okänt värde ”3.5” i kolumnen denominator.
        shares | ref_area    | 2081R099  | Områdeskoden 2081R099 finns inte i areas.csv.
        pupils | ref_area    | 00000000  | Skolenhetskoden 00000000 finns inte i schools.csv.
        shares | obs_value   | -1        | Värdet -1.0 är negativt.
        shares | obs_value   |           | Värdet saknas utan att statusen säger det.
        shares | obs_status  | missing   | Statusen säger att värdet saknas, men det finns.
        shares | conf_status | secondary | Värdet är dolt men finns ändå i cellen.
        """
    ),
    ids=lambda damage: f"{damage['column']} {damage['value']}",
)
def test_a_broken_cell_is_named_with_its_row(pack, damage):
    stem = {"shares": SHARES, "pupils": PUPILS}[damage["file"]]
    set_cells(pack, stem, **{damage["column"]: damage["value"]})
    problem = f"Rad 2: {damage['problem']}"
    assert first_flaw(pack) == (f"{stem}.csv", problem)
    assert f"{stem}.csv: {problem}" in check_pack(pack)


def test_a_share_cannot_be_of_more_than_everyone(pack):
    set_cells(pack, GRADES, numerator="12", denominator="10")
    problem = "Rad 2: Täljaren 12 är större än nämnaren 10."
    assert first_flaw(pack) == (f"{GRADES}.csv", problem)


@pytest.mark.parametrize("count", ["1", "4"])
def test_one_to_four_pupils_are_refused(pack, count):
    free = {"obs_status": "normal", "conf_status": "free"}
    set_cells(pack, PUPILS, obs_value=count, **free)
    problem = "Rad 2: Ett antal på 1–4 elever får inte finnas i datapaketet."
    assert first_flaw(pack) == (f"{PUPILS}.csv", problem)


@pytest.mark.parametrize("count", ["0", "5"])
def test_no_pupils_and_five_pupils_are_not_small_counts(pack, count):
    set_cells(pack, PUPILS, obs_value=count, obs_status="normal", conf_status="free")
    assert check_pack(pack) == []


def test_population_may_shrink(delivered):
    change = [
        row.obs_value
        for d in delivered.datasets
        for row in d.rows
        if row.indicator == "population_change" and row.obs_value is not None
    ]
    assert min(change) < 0


def test_a_figure_may_stand_only_once(pack):
    rewrite(pack, SHARES, lambda _, rows: [*rows, rows[0]])
    problem = f"Rad 19: Samma uppgift finns redan i {SHARES}.csv rad 2."
    assert first_flaw(pack) == (f"{SHARES}.csv", problem)


def test_a_figure_may_not_stand_in_two_files(pack):
    for suffix in ("csv", "origin.toml"):
        shutil.copy(pack / f"{SHARES}.{suffix}", pack / f"series/twice.{suffix}")
    file, problem = first_flaw(pack)
    assert file == "series/twice.csv"
    assert problem == f"Rad 2: Samma uppgift finns redan i {SHARES}.csv rad 2."


def test_an_area_needs_its_parent(pack):
    def orphan(header, rows):
        rows[0][header.index("parent_code")] = "2081R099"
        return rows

    rewrite(pack, "areas", orphan)
    problem = "Rad 2: Områdeskoden 2081R099 finns inte i areas.csv."
    assert first_flaw(pack) == ("areas.csv", problem)


def test_every_problem_is_told_at_once(pack):
    (pack / "schools.origin.toml").unlink()
    set_cells(pack, SHARES, sex="K", obs_value="x")
    set_cells(pack, GRADES, obs_value="-3")
    (pack / "geometry" / "label_points.csv").unlink()
    assert check_pack(pack) == [
        "schools.origin.toml: Filen saknas.",
        f"{SHARES}.csv: Rad 2: Okänt värde ”K” i kolumnen sex.",
        f"{SHARES}.csv: Rad 2: Okänt värde ”x” i kolumnen obs_value.",
        f"{GRADES}.csv: Rad 2: Värdet -3.0 är negativt.",
        "geometry/label_points.csv: Filen saknas.",
    ]


def test_a_boundary_is_served_as_it_was_delivered():
    body = geometry_file(DELIVERED, "regso2025.geojson")
    assert body == (DELIVERED / "geometry" / "regso2025.geojson").read_bytes()


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("regso2025.geojson", "Innehållet stämmer inte med kontrollsumman"),
        ("deso2025.geojson", "Filen saknas."),
        ("../areas.csv", "Filen står inte i geometry/origin.toml."),
    ],
)
def test_a_boundary_that_is_damaged_missing_or_unlisted_is_refused(pack, name, problem):
    with (pack / "geometry" / "regso2025.geojson").open("ab") as file:
        file.write(b" ")
    (pack / "geometry" / "deso2025.geojson").unlink()
    with pytest.raises(PackError) as refused:
        geometry_file(pack, name)
    assert refused.value.facts["file"] == f"geometry/{name}"
    assert problem in str(refused.value.facts["problem"])


def test_boundaries_need_their_origin(pack):
    (pack / "geometry" / "origin.toml").unlink()
    with pytest.raises(PackError) as refused:
        geometry_file(pack, "regso2025.geojson")
    assert refused.value.facts["file"] == "geometry/origin.toml"


def test_a_boundary_of_an_unknown_area_is_a_problem(pack):
    file = pack / "geometry" / "regso2025.geojson"
    file.write_bytes(file.read_bytes().replace(b"2081R013", b"2081R099"))
    problem = "Områdeskoden 2081R099 finns inte i areas.csv."
    assert f"geometry/regso2025.geojson: {problem}" in check_pack(pack)
