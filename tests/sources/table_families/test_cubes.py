"""The dimensions of a PX or JSON table are what they are, whatever they are called."""

from htl_dash.domain.table_choice import ColumnRole, TableChoices
from htl_dash.sources.cube import Category, Cube, Dimension
from htl_dash.sources.table_families.cubes import cube_columns, read_cube

NOTHING = TableChoices()


def dimension(code: str, *categories: str, role: str = "") -> Dimension:
    """A dimension with categories given as 'code label'."""
    pairs = [one.partition(" ") for one in categories]
    named = tuple(Category(code, label or code) for code, _, label in pairs)
    return Dimension(code, code, named, role)


def cube(*dimensions: Dimension, values: list[float | None], **statuses: str) -> Cube:
    marks = {int(at.removeprefix("at")): mark for at, mark in statuses.items()}
    return Cube("Andel", dimensions, values, marks)


REGION = dimension("Region", "2081 Borlänge")
YEARS = dimension("Tid", "2023", "2024", role="time")


def test_a_dimension_with_the_codes_of_sexes_is_sex_whatever_its_name():
    table = cube(
        REGION, dimension("Bakgrund", "1+2", "1", "2"), YEARS, values=[1.0] * 6
    )
    roles = [one.role for one in cube_columns(table, NOTHING)]
    assert roles == [ColumnRole.PLACE_CODE, ColumnRole.SEX, ColumnRole.PERIOD]
    assert [one.sex for one in read_cube(table, NOTHING).figures] == (
        ["_T", "_T", "M", "M", "F", "F"]
    )


def test_a_mark_is_kept_with_and_without_a_figure():
    table = cube(REGION, YEARS, values=[None, 12.5], at0="..", at1="r")
    hidden, revised = read_cube(table, NOTHING).figures
    assert (hidden.mark.value, hidden.mark.symbol) == (None, "..")
    assert (revised.mark.value, revised.mark.symbol) == (12.5, "r")
    assert revised.cell.place == "/value/1"


def test_a_mark_that_nobody_knows_is_told_with_its_place():
    table = cube(REGION, YEARS, values=[None, 12.5], at0="?!")
    read = read_cube(table, NOTHING)
    assert [one.text_key for one in read.problems] == ["table_problem.unknown_mark"]
    assert read.problems[0].cell.place == "/value/0"
    assert len(read.figures) == 1


def test_the_title_is_the_measure_where_no_dimension_has_it():
    table = cube(REGION, YEARS, values=[1.0, 2.0])
    assert {one.measure for one in read_cube(table, NOTHING).figures} == {"Andel"}


def test_a_category_that_cannot_be_read_is_told_once():
    table = cube(REGION, dimension("Kon", "9 okänt", "1 män"), YEARS, values=[1.0] * 4)
    read = read_cube(table, NOTHING)
    assert [(one.value, one.text_key) for one in read.problems] == [
        ("9 okänt", "table_problem.unreadable_sex")
    ]
    assert len(read.figures) == 2


def test_the_parts_of_a_category_are_joined_and_the_wholes_left_out():
    ages, origin = dimension("Alder", "tot totalt", "0-19 0-19 år"), dimension("F", "x")
    table = cube(REGION, ages, origin, YEARS, values=[1.0] * 4)
    found = {one.category for one in read_cube(table, NOTHING).figures}
    assert found == {"x", "0-19 år \u00b7 x"}


def test_without_a_place_or_a_period_nothing_is_read():
    for missing in (cube(YEARS, values=[1.0, 2.0]), cube(REGION, values=[1.0])):
        read = read_cube(missing, NOTHING)
        assert read.figures == ()
        assert len(read.problems) == 1


def test_a_period_may_be_chosen_for_the_whole_table():
    read = read_cube(cube(REGION, values=[1.0]), TableChoices(period="2024"))
    assert [one.period for one in read.figures] == ["2024"]


def test_an_empty_cell_of_a_version_that_is_not_in_use_is_no_figure():
    regions = dimension("Region", "2081R001 A", "2081R001_RegSO2025 A")
    table = cube(regions, YEARS, values=[10.0, None, None, 11.0])
    found = [(one.place, one.period) for one in read_cube(table, NOTHING).figures]
    assert found == [("2081R001", "2023"), ("2081R001_RegSO2025", "2024")]
