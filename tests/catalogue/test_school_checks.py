"""What the schools do agrees with the municipality's team model."""

from collections.abc import Callable

import pytest

from htl_dash.catalogue.checking import check_catalogue
from htl_dash.catalogue.initiatives import school_file
from htl_dash.domain.errors import CatalogueError

Edit = Callable[[str, str, str], None]
FILE = school_file("34516710")
CODE = 'code = "parent_groups"'


@pytest.mark.parametrize(
    ("written", "key", "cure"),
    [
        ('responsible = "librarian"', "responsible", "coordinator, head_teacher"),
        ('responsible = "civil_society"', "responsible", "under [[functions]]"),
        ('actors = ["school", "library"]', "actors[2]", "school, student_health"),
        ('actors = ["coordinator"]', "actors[1]", "under [[actors]]"),
        ('first_term = "ht2026"\nlast_term = "vt2026"', "last_term", "Byt plats"),
        ('indicators = ["happiness"]', "indicators[1]", "finns i mappen indicators"),
    ],
)
def test_what_the_model_does_not_have_is_refused_with_its_cure(
    edit: Edit, written: str, key: str, cure: str
) -> None:
    edit(FILE, CODE, f"{CODE}\n{written}")
    assert cure in refused(FILE, f"initiatives[1].{key}")


def test_an_initiative_may_begin_and_end_in_one_term(edit: Edit) -> None:
    edit(FILE, CODE, f'{CODE}\nfirst_term = "ht2026"\nlast_term = "ht2026"')
    check_catalogue()


def test_a_test_cycle_is_described_where_the_model_has_them(edit: Edit) -> None:
    edit(FILE, CODE, f'{CODE}\nkind = "test_cycle"')
    check_catalogue()


def test_a_test_cycle_is_refused_where_the_model_has_none(edit: Edit) -> None:
    edit(FILE, CODE, f'{CODE}\nkind = "test_cycle"')
    edit("municipalities/2081.toml", '"borlange"', '"umea"')
    assert "tests_cases = 5" in refused(FILE, "initiatives[1].kind")


@pytest.mark.parametrize(
    ("taken", "where"),
    [
        ("social_services_information_tjarna", FILE),
        ("activity_days", school_file("23251345")),
    ],
)
def test_two_initiatives_with_one_code_are_refused_in_one_school_and_in_two(
    edit: Edit, taken: str, where: str
) -> None:
    edit(FILE, CODE, f'code = "{taken}"')
    with pytest.raises(CatalogueError) as caught:
        check_catalogue()
    assert caught.value.facts["file"] == FILE
    assert where in str(caught.value.facts["problem"])


def refused(file: str, key: str) -> str:
    """Require a refusal of this key, and return the cure."""
    with pytest.raises(CatalogueError) as caught:
        check_catalogue()
    assert (caught.value.facts["file"], caught.value.facts["key"]) == (file, key)
    return str(caught.value.facts["cure"])
