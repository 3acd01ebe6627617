"""Damage of every kind is refused with file, key, problem and cure in Swedish."""

import tomllib
from pathlib import Path

import pytest

from htl_dash.catalogue.reading import (
    Definition,
    codes,
    definition_files,
    read_definition,
)
from htl_dash.domain.errors import CatalogueError
from htl_dash.domain.goal import Dimension


def drawn(text: str) -> Definition:
    return Definition("indicators/x.toml", tomllib.loads(text))


def facts(caught: pytest.ExceptionInfo[CatalogueError]) -> tuple[object, ...]:
    found = caught.value.facts
    return found["file"], found["key"], found["problem"], found["cure"]


def test_a_missing_key_is_named_with_what_to_add() -> None:
    with pytest.raises(CatalogueError) as caught:
        drawn("").text("title")
    assert facts(caught) == (
        "indicators/x.toml",
        "title",
        "Nyckeln saknas.",
        "Lägg till nyckeln title. En annan fil i samma mapp visar hur den skrivs.",
    )


def test_a_key_in_a_table_is_named_with_the_table() -> None:
    with pytest.raises(CatalogueError) as caught:
        drawn("[source]\npublisher = 'SCB'").table("source").text("url")
    assert caught.value.facts["key"] == "source.url"


def test_a_misspelled_key_gets_the_nearest_right_one() -> None:
    with pytest.raises(CatalogueError) as caught:
        drawn("titel = 'x'").only("title", "unit")
    assert facts(caught)[1:] == (
        "titel",
        "Nyckeln finns inte i mallen.",
        "Menade du title? De som får finnas är title, unit.",
    )


def test_an_unknown_key_gets_the_allowed_ones() -> None:
    with pytest.raises(CatalogueError) as caught:
        drawn("owner = 'x'").only("title", "unit")
    assert caught.value.facts["cure"] == (
        "Ta bort nyckeln. De som får finnas är title, unit."
    )


@pytest.mark.parametrize(
    ("text", "read", "problem"),
    [
        ("a = 1", "text", "Här står 1, men det ska vara en text inom citattecken."),
        ("a = '1'", "whole", "Här står 1, men det ska vara ett heltal."),
        ("a = true", "whole", "Här står true, men det ska vara ett heltal."),
        ("a = 1.0", "whole", "Här står 1.0, men det ska vara ett heltal."),
        ("a = true", "number", "Här står true, men det ska vara ett tal."),
        ("a = nan", "number", "Här står nan, men det ska vara ett tal."),
        ("a = 'ja'", "truth", "Här står ja, men det ska vara true eller false."),
        ("a = []", "text", "Här står en lista, men det ska vara en text"),
        ("a = 'x'", "texts", "Här står x, men det ska vara en lista inom"),
        ("a = 'x'", "table", "Här står x, men det ska vara en egen tabell."),
        ("[a]", "tables", "Här står en tabell, men det ska vara en lista av"),
    ],
)
def test_a_value_of_the_wrong_type_is_shown_with_what_it_should_be(
    text: str, read: str, problem: str
) -> None:
    limits = (0, 9) if read in ("whole", "number") else ()
    with pytest.raises(CatalogueError) as caught:
        getattr(drawn(text), read)("a", *limits)
    assert str(caught.value.facts["problem"]).startswith(problem)
    assert caught.value.facts["cure"]


def test_a_number_outside_its_limits_is_refused_with_the_limits() -> None:
    with pytest.raises(CatalogueError) as caught:
        drawn("decimals = 2").whole("decimals", 0, 1)
    assert caught.value.facts["cure"] == "Skriv ett värde från 0 till 1."


def test_a_whole_number_is_a_number_too() -> None:
    assert drawn("zoom = 11").number("zoom", 0, 22) == 11.0


def test_an_empty_text_is_refused_where_one_is_needed() -> None:
    with pytest.raises(CatalogueError) as caught:
        drawn("title = '  '").text("title")
    assert caught.value.facts["problem"] == "Texten är tom."


def test_an_optional_text_left_out_or_empty_is_none() -> None:
    assert drawn("").text_if_any("within") is None
    assert drawn("within = ''").text_if_any("within") is None


def test_a_code_that_is_not_allowed_lists_the_allowed_ones() -> None:
    with pytest.raises(CatalogueError) as caught:
        drawn("dimensions = ['health', 'school']").choices(
            "dimensions", codes(Dimension)
        )
    assert facts(caught)[1:] == (
        "dimensions[2]",
        "Värdet ”school” är inte tillåtet.",
        "Välj ett av dessa: health, safety, learning.",
    )


def test_an_item_in_a_list_is_counted_from_one() -> None:
    with pytest.raises(CatalogueError) as caught:
        drawn("cautions = ['a', '']").texts("cautions")
    assert caught.value.facts["key"] == "cautions[2]"


def test_a_table_in_a_list_is_counted_from_one() -> None:
    second = drawn("[[breaks]]\nperiod = '2011'\n[[breaks]]\ntext = 'x'").tables(
        "breaks"
    )[1]
    with pytest.raises(CatalogueError) as caught:
        second.text("period")
    assert caught.value.facts["key"] == "breaks[2].period"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('title = "A"\nunit = percent\n', 2),
        ('title = "A"\ntitle = "B"\n', 2),
        ('title = "A"\nlevels = [\n', 2),
    ],
)
def test_broken_toml_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int
) -> None:
    (tmp_path / "x.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_definition(tmp_path, "x.toml")
    file, key, problem, cure = facts(caught)
    assert (file, key) == ("x.toml", f"rad {line}")
    assert f"rad {line}" in str(problem)
    assert "citattecken" in str(cure)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes('title = "Låg"'.encode("cp1252"))
    with pytest.raises(CatalogueError) as caught:
        read_definition(tmp_path, "x.toml")
    assert facts(caught)[:3] == (
        "x.toml",
        "hela filen",
        "Filen är inte sparad som UTF-8.",
    )


def test_a_file_saved_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b'\xef\xbb\xbftitle = "A"\r\n')
    assert read_definition(tmp_path, "x.toml").text("title") == "A"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        read_definition(tmp_path, "indicators/x.toml")
    assert facts(caught)[:3] == ("indicators/x.toml", "hela filen", "Filen finns inte.")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        definition_files(tmp_path, "goals")
    assert caught.value.facts["file"] == "goals"
    assert "HTL_CATALOGUE" in str(caught.value.facts["cure"])
