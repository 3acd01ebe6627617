"""A file is sorted into figures and problems before anything is stored."""

import csv
import io

import pytest
from importing import GYLLE, IMMANUEL, NAME, PASSED, engine
from made import HOME
from made_data_files import FIRST_ROW, siris
from samples import sample
from shipped import copy, shipped_url

from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.mark import Reason
from htl_dash.domain.table_choice import ColumnRole, TableChoices
from htl_dash.services.import_data import preview
from htl_dash.services.import_places import Outside
from htl_dash.services.import_prepare import MeasureTaken, Prepared, dataset_name
from htl_dash.store.database import open_database
from htl_dash.store.registers import schools
from htl_dash.text import t

__all__ = ["copy", "engine", "shipped_url"]

LONG = "kommun;år;kön;mått;värde\n"


def prepared(engine, content: bytes, **chosen: object) -> Prepared:
    found = preview(engine, HOME, NAME, content, TableChoices(**chosen))
    assert all(t(one.text_key, **one.facts) for one in found.prepared.problems)
    return found.prepared


def keys(found: Prepared) -> list[str]:
    return [one.text_key for one in found.problems]


@pytest.mark.parametrize("year", ["2024", "2023/24", "2022\u20132024", "2024 "])
def test_a_dataset_has_the_same_name_every_year(year):
    assert dataset_name("SCB", f"Låg ekonomisk standard {year} per område") == (
        "file_scb_lag_ekonomisk_standard_per_omrade"
    )


def test_every_measure_is_told_with_what_it_was_taken_to_be(engine):
    found = prepared(engine, siris(GYLLE, IMMANUEL))
    assert {one.indicator for one in found.measures} == {
        "pupils_grade_9",
        PASSED,
        "eligibility_grade_9_schools",
        "merit_value_17",
    }
    assert found.measures[0] == MeasureTaken("Antal elever", "pupils_grade_9", 2)
    assert found.outside[Outside.OTHER_LEVEL].count == 2


def test_a_long_table_names_its_measure_in_each_row(engine):
    rows = "2081;2024;Totalt;N02904;17,5\n2080;2024;Kvinnor;N02904;12\n"
    found = prepared(engine, (LONG + rows).encode(), publisher="Kolada (RKA)")
    assert keys(found) == []
    said = [
        (one.indicator, one.ref_area, one.sex, one.obs_value) for one in found.figures
    ]
    assert said == [
        ("child_poverty", "2081", "_T", 17.5),
        ("child_poverty", "2080", "F", 12),
    ]


def test_what_a_column_is_can_be_chosen(engine):
    ignored = {"Antal elever": ColumnRole.IGNORED}
    found = prepared(engine, siris(GYLLE, IMMANUEL), roles=ignored)
    assert "Antal elever" not in {one.subject for one in found.measures}
    assert {one.denominator for one in found.figures} == {None}


def test_a_period_that_the_file_lacks_can_be_chosen(engine):
    content = b"kommun;merit_value_17\n2081;227,4\n2080;220\n"
    lacking = prepared(engine, content, publisher="SCB")
    assert keys(lacking) == ["table_problem.no_period_at_all"]
    found = prepared(engine, content, publisher="SCB", period="2023/24")
    assert [one.time_period for one in found.figures] == ["2023/24", "2023/24"]


def test_a_file_with_only_other_municipalities_says_so(engine):
    content = "kommun;läsår;merit_value_17\n1480;2023/24;227,4\n0180;2023/24;220\n"
    found = prepared(engine, content.encode(), publisher="Skolverket")
    assert keys(found) == ["data_file.nothing_ours"]
    only_a_peer = content.replace("1480", "2080").encode()
    found = prepared(engine, only_a_peer, publisher="Skolverket")
    assert keys(found) == ["data_file.nothing_ours"]


def test_a_file_with_no_measure_of_ours_says_which_it_has(engine):
    content = "kommun;år;Antal lärare\n2081;2024;12\n2080;2024;13\n".encode()
    found = prepared(engine, content, publisher="SCB")
    assert keys(found) == ["data_file.no_measure"]
    assert found.problems[0].facts == {"names": "Antal lärare"}


def test_a_level_that_the_measure_is_not_shown_on_is_told(engine):
    content = "län;år;child_poverty\n20;2024;12\n20;2023;13\n".encode()
    found = prepared(engine, content, publisher="Kolada (RKA)")
    assert keys(found) == ["data_file.no_level"]


def test_problems_are_told_from_the_top_and_from_the_left(engine):
    wrong = "Gylle skola 7-9;11406792;127;153,5;175,6;hej"
    found = prepared(engine, siris(IMMANUEL, wrong, IMMANUEL))
    places = [(one.cell.row, one.cell.column) for one in found.problems]
    assert places == [(FIRST_ROW + 1, letter) for letter in "GHI"]


@pytest.mark.samples
def test_a_real_export_from_siris_is_counted_as_a_naive_reader_counts_it(copy):
    """Of the real file, the schools in Borlänge that the register has."""
    content = sample(
        "skolverket_siris/139_slutbetyg_ak9_2024-25_subset_lan20_21_08.csv"
    )
    lines = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    rows = [row for row in lines if row[3] == "2081"]
    engine = open_database(f"sqlite:///{copy}")
    with engine.connect() as connection:
        known = {one.unit_code for one in schools(connection)}
    ours = [row for row in rows if row[1] in known]
    found = preview(engine, municipality("2081"), NAME, content).prepared
    engine.dispose()
    shares = [cell for row in ours for cell in row[8:11]]
    assert not found.problems
    assert len(found.figures) == len(shares) > 0
    assert found.effect.suppressed.get(Reason.HIDDEN, 0) == shares.count("..")
    assert found.effect.suppressed.get(Reason.NEARLY_ALL, 0) == shares.count("~100")


SIRIS_TITLE = "samtliga elever"


@pytest.mark.parametrize(
    "group",
    ["elever med utländsk bakgrund", "nyanlända elever", "elever med särskilt stöd"],
)
def test_a_table_of_a_group_of_pupils_is_not_of_all_pupils(engine, group):
    content = siris(GYLLE).decode("utf-8-sig").replace(SIRIS_TITLE, group)
    found = prepared(engine, content.encode())
    assert found.figures == ()
    assert keys(found) == ["data_file.no_measure"]


@pytest.mark.parametrize(
    ("heading", "other"),
    [
        ("elever behöriga till", "elever ej behöriga till"),
        ("elever som uppfyllt", "elever som inte uppfyllt"),
        ("elever som uppfyllt", "flickor som uppfyllt"),
    ],
)
def test_the_opposite_of_a_measure_or_its_half_is_not_the_measure(
    engine, heading, other
):
    content = siris(GYLLE).decode("utf-8-sig").replace(heading, other)
    found = prepared(engine, content.encode())
    assert found.unknown.count == 1
    assert len(found.figures) == 2


def test_a_sum_for_a_year_among_months_is_not_a_month(engine):
    rows = "År;Månad;Antal hushåll\n2024;Januari;512\n2024;Totalt;600\n"
    content = f"Ekonomiskt bistånd, Borlänge kommun\n{rows}Källa: Socialstyrelsen\n"
    found = prepared(engine, content.encode())
    assert [one.time_period for one in found.figures] == ["2024-01"]
    assert found.unknown.count == 1
    (measure,) = found.measures
    assert measure.indicator == "social_assistance_households"


def test_an_id_of_kolada_is_found_in_a_longer_text(engine):
    rows = "nyckeltal;kommun;år;värde\nBarn i fattigdom, andel (N02904);2081;2024;17\n"
    found = prepared(engine, rows.encode())
    assert found.publisher == "Kolada (RKA)"
    assert [one.indicator for one in found.figures] == ["child_poverty"]


def test_a_file_about_others_says_whom_it_is_about(engine):
    rows = "1280;2024;Totalt;N02904;17,5\n"
    (one,) = prepared(engine, (LONG + rows).encode()).problems
    assert one.text_key == "data_file.nothing_ours"
    assert one.facts["places"] == "1280"


def test_codes_of_scb_mean_what_their_texts_do(engine):
    head = '"Region","Alder","ContentsCode","2023","2024"\n'
    rows = '"2081","0-19","000008AC",18.1,..\n"2081","20-65","000008AC",9,9\n'
    found = prepared(engine, (head + rows).encode(), publisher="SCB")
    assert keys(found) == []
    assert [(one.indicator, one.obs_value) for one in found.figures] == [
        ("low_economic_standard_0_19", 18.1),
        ("low_economic_standard_0_19", None),
    ]
