"""Protection rules load as declared, and damaged ones are refused with a cure."""

from collections.abc import Callable
from pathlib import Path

import pytest

from htl_dash.catalogue.checking import check_catalogue
from htl_dash.catalogue.protection import AXES, protection_rules
from htl_dash.domain.errors import CatalogueError
from htl_dash.domain.protection import Rule
from htl_dash.settings import ROOT

Edit = Callable[[str, str, str], None]
FILE = "protection/skolverket_school.toml"


def test_every_file_is_a_rule_named_as_origin_notes_name_it() -> None:
    folder = ROOT / "data" / "catalogue" / "protection"
    assert sorted(protection_rules()) == sorted(p.stem for p in folder.glob("*.toml"))
    ours = {"counts", "skolverket_school", "work", "children"}
    assert {"publisher", "pack", *ours} == {*protection_rules()}


def test_only_what_was_protected_before_it_came_is_done() -> None:
    done = {name for name, rule in protection_rules().items() if rule.is_done}
    assert done == {"publisher", "pack"}


def test_no_rule_lets_fewer_than_five_be_known() -> None:
    for one in protection_rules().values():
        assert all(one.rule.is_small(count) for count in range(1, 5)), one.name
        assert not one.rule.is_small(5)


def test_a_share_of_own_counts_protects_those_that_are_left_too() -> None:
    for name in ("counts", "skolverket_school", "children"):
        assert protection_rules()[name].rule.complements == ("part",)


def test_where_all_or_none_of_the_children_chose_something_that_is_protected() -> None:
    assert protection_rules()["children"].rule.hides_zeros


def test_skolverkets_rule_is_ten_pupils_and_both_sexes_or_none() -> None:
    rule = protection_rules()["skolverket_school"].rule
    assert (rule.minimum_count, rule.minimum_group) == (5, 10)
    assert rule.together == ("sex",)


def test_what_the_files_leave_out_is_no_rule(edit: Edit) -> None:
    edit(FILE, 'complements = ["part"]', "")
    edit(FILE, 'together = ["sex"]', "")
    edit(FILE, "minimum_group = 10", "")
    rule = protection_rules()["skolverket_school"].rule
    assert rule == Rule(minimum_count=5)


@pytest.mark.parametrize(("hides", "small"), [("true", True), ("false", False)])
def test_a_zero_is_small_where_the_rule_says_so(
    edit: Edit, hides: str, small: bool
) -> None:
    edit(FILE, "minimum_count = 5", f"minimum_count = 5\nhides_zeros = {hides}")
    assert protection_rules()["skolverket_school"].rule.is_small(0) is small


def test_a_new_rule_is_one_more_file(copy: Path) -> None:
    rule = 'title = "Eget"\ntext = "Under sju."\nis_done = false\nminimum_count = 7\n'
    (copy / "protection" / "seven.toml").write_text(rule, encoding="utf-8")
    check_catalogue()
    assert protection_rules()["seven"].rule == Rule(minimum_count=7)


@pytest.mark.parametrize(
    ("old", "new", "key", "cure"),
    [
        ("minimum_count = 5", "minimum_count = 1", "minimum_count", "från 2 till 100"),
        ("minimum_count = 5", "minimum_count = 101", "minimum_count", "från 2 till"),
        ("minimum_count = 5", "", "minimum_count", "Lägg till nyckeln minimum_count."),
        ("minimum_count =", "minimum_cuont =", "minimum_cuont", "Menade du"),
        ("minimum_group = 10", "minimum_group = -1", "minimum_group", "från 0 till"),
        ("minimum_group = 10", 'minimum_group = "10"', "minimum_group", "utan citat"),
        ('"part"', '"del"', "complements[1]", ", ".join(AXES)),
        ('["sex"]', '"sex"', "together", "[] om listan är tom"),
        ("is_done = false", "is_done = 0", "is_done", "true"),
        ("is_done = false", "", "is_done", "Lägg till nyckeln is_done."),
        ('title = "', 'title = ""#', "title", "mellan citattecknen"),
        ("minimum_group = 10", "hides_zeros = 1", "hides_zeros", "true"),
    ],
)
def test_damage_is_refused_with_file_key_and_cure(
    edit: Edit, old: str, new: str, key: str, cure: str
) -> None:
    edit(FILE, old, new)
    with pytest.raises(CatalogueError) as caught:
        check_catalogue()
    assert caught.value.facts["file"] == FILE
    assert caught.value.facts["key"] == key
    assert cure in str(caught.value.facts["cure"])
