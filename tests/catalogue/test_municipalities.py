"""The municipality's areas, schools, peers and organisation load as declared."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from htl_dash.catalogue.indicators import indicator
from htl_dash.catalogue.municipalities import (
    municipality,
    municipality_codes,
    usual_reading_order,
)
from htl_dash.catalogue.team_models import team_model
from htl_dash.domain.errors import CatalogueError
from htl_dash.domain.geography import AREA_GEOGRAPHIES
from htl_dash.domain.initiative import Approach
from htl_dash.domain.municipality import Target

Edit = Callable[[str, str, str], None]
FILE = "municipalities/2081.toml"


def test_borlange_has_17_regso_and_27_deso() -> None:
    codes = [area.code for area in municipality("2081").area_names]
    assert len(set(codes)) == len(codes) == 44
    assert sum(code[4] == "R" for code in codes) == 17
    assert municipality("2081").geographies == AREA_GEOGRAPHIES


def test_the_register_name_is_kept_beside_the_name_people_use() -> None:
    first = municipality("2081").area_names[0]
    assert (first.code, first.register_name) == ("2081R001", "Bulllermyren")
    assert (first.name, first.short_name) == ("Bullermyren", "Bullermyren")


def test_names_are_unique_and_short_ones_fit_beside_a_bar() -> None:
    areas = municipality("2081").area_names
    assert len({area.name for area in areas}) == len(areas)
    assert len({area.short_name for area in areas}) == len(areas)
    regso = [area for area in areas if area.code[4] == "R"]
    assert max(len(area.short_name) for area in regso) <= 25


def test_a_deso_is_named_by_its_regso_and_the_end_of_its_code() -> None:
    names = {area.code: area for area in municipality("2081").area_names}
    assert names["2081C1010"].short_name == "Romme C1010"
    assert names["2081C1010"].register_name == "2081C1010"
    assert names["2081C1020"].name == ("Gylle–Åselby–Färjegårdarna–Hytting C1020")


def test_the_pilot_schools_have_both_spellings_and_an_assumed_area() -> None:
    tjarna, nygard = municipality("2081").pilot_schools
    assert (tjarna.unit_code, tjarna.name) == ("34516710", "Tjärnaskolan")
    assert (nygard.name, nygard.register_name) == ("Nygårdskolan", "Nygårdsskolan")
    assert nygard.areas == ("2081R004",)
    for school in (tjarna, nygard):
        assert "antagande tills kommunen har bekräftat" in school.areas_note


def test_the_peers_are_the_four_that_the_data_holds() -> None:
    peers = {peer.code: peer.name for peer in municipality("2081").peers}
    assert peers == {
        "2080": "Falun",
        "2085": "Ludvika",
        "2282": "Kramfors",
        "2480": "Umeå",
    }


def test_the_model_that_the_file_names_is_read_with_it() -> None:
    assert municipality("2081").team_model == team_model("borlange")
    assert municipality("2282").team_model == team_model("kramfors")
    assert municipality("2480").team_model == team_model("umea")


def test_only_a_municipality_that_says_so_is_made_up() -> None:
    assert not any(municipality(code).is_training for code in ("2081", "2282", "2480"))


def test_a_made_up_municipality_says_so(edit: Edit) -> None:
    edit(FILE, "[map_view]", "training = true\n[map_view]")
    assert municipality("2081").is_training


@pytest.mark.parametrize("code", ["2282", "2480"])
def test_what_is_not_known_of_a_neighbour_is_left_empty(code: str) -> None:
    found = municipality(code)
    assert (found.geographies, found.area_names, found.pilot_schools) == ((), (), ())
    assert (found.targets, found.mix_aim) == ((), None)
    assert len(found.peers) == 4
    assert code not in {peer.code for peer in found.peers}


def test_the_aim_for_the_mix_is_told_without_shares_that_nobody_has_decided() -> None:
    aim = municipality("2081").mix_aim
    assert aim is not None
    assert "minska över tid" in aim.text
    assert "Kommunens egna beskrivningar" in aim.source
    assert aim.shares == {}


def shares(promotive: object, preventive: object, remedial: object) -> str:
    return f"""[mix_aim.shares]
promotive = {promotive}
preventive = {preventive}
remedial = {remedial}

[[areas]]"""


def test_decided_shares_are_read_by_approach(edit: Edit) -> None:
    edit(FILE, "[[areas]]", shares(33.3, 33.3, 33.4))
    aim = municipality("2081").mix_aim
    assert aim is not None
    assert aim.shares == {
        Approach.PROMOTIVE: 33.3,
        Approach.PREVENTIVE: 33.3,
        Approach.REMEDIAL: 33.4,
    }


@pytest.mark.parametrize(
    ("written", "key", "cure"),
    [
        (shares(40, 40, 19), "mix_aim.shares", "blir 100 tillsammans"),
        (shares(40, 40, 20.1), "mix_aim.shares", "blir 100 tillsammans"),
        (shares(120, -10, -10), "mix_aim.shares.promotive", "0 till 100"),
        (shares(40, 40, '"20"'), "mix_aim.shares.remedial", "utan citattecken"),
        (
            shares(40, 40, 20).replace("remedial", "#"),
            "mix_aim.shares.remedial",
            "nyckeln remedial",
        ),
    ],
)
def test_shares_that_are_no_whole_are_refused(
    edit: Edit, written: str, key: str, cure: str
) -> None:
    edit(FILE, "[[areas]]", written)
    with pytest.raises(CatalogueError) as caught:
        municipality("2081")
    assert (caught.value.facts["file"], caught.value.facts["key"]) == (FILE, key)
    assert cure in str(caught.value.facts["cure"])


def test_the_reading_order_opens_with_a_figure_that_every_area_has() -> None:
    assert municipality("2081").reading_order[0] == "low_economic_standard"


def test_a_municipality_with_an_order_of_its_own_reads_in_that_and_others_in_the_usual(
    edit: Edit,
) -> None:
    edit(
        FILE,
        "stale_after_years",
        'reading_order = ["merit_value_17"]\nstale_after_years',
    )
    assert municipality("2081").reading_order == ("merit_value_17",)
    assert municipality("2282").reading_order == usual_reading_order()


def test_indicators_are_read_in_order_and_the_rest_last_by_title() -> None:
    known = [
        indicator(one) for one in ("merit_value_17", "merit_value_16", "population")
    ]
    place = replace(municipality("2081"), reading_order=("merit_value_16",))
    first, *rest = place.in_reading_order(known)
    assert first.code == "merit_value_16"
    assert [one.title for one in rest] == sorted(one.title for one in rest)


def test_the_age_limit_and_the_map_view_are_read() -> None:
    found = municipality("2081")
    assert found.stale_after_years == 3
    view = found.map_view
    assert (view.latitude, view.longitude, view.zoom) == (60.487, 15.42, 11.9)


def test_a_second_municipality_is_one_more_file(copy: Path) -> None:
    text = (copy / FILE).read_text(encoding="utf-8")
    other = text.replace('name = "Borlänge"', 'name = "Falun"', 1)
    (copy / "municipalities" / "2080.toml").write_text(other, encoding="utf-8")
    assert {"2080", "2081"} <= set(municipality_codes())
    assert municipality("2080").name == "Falun"


@pytest.mark.parametrize(
    ("old", "new", "key", "cure"),
    [
        ('county = "Dalarnas län"', "", "county", "Lägg till nyckeln county."),
        ("possessive", "posessive", "posessive", "Menade du possessive?"),
        (
            "stale_after_years =",
            "minimum_count =",
            "minimum_count",
            "De som får finnas",
        ),
        (
            "stale_after_years = 3",
            "stale_after_years = 0",
            "stale_after_years",
            "1 till",
        ),
        ("zoom = 11.9", 'zoom = "11,9"', "map_view.zoom", "med punkt"),
        ("latitude = 60.487", "latitude = 604.87", "map_view.latitude", "-90 till 90"),
        ('"deso2025"]', '"deso"]', "geographies[2]", "deso2025"),
        ("unit_code =", "kod =", "pilot_schools[1].kod", "De som får finnas"),
        ('register_name = "Bull', 'name2 = "Bull', "areas[1].name2", "name"),
        ('name = "Falun"', 'name = ""', "peers[1].name", "mellan citattecknen"),
        ('"borlange"', '"norrbotten"', "team_model", "kramfors, skr, umea"),
        ('text = "', 'text = ["', "rad", "hakparentes"),
    ],
)
def test_damage_is_refused_with_file_key_and_cure(
    edit: Edit, old: str, new: str, key: str, cure: str
) -> None:
    edit(FILE, old, new)
    with pytest.raises(CatalogueError) as caught:
        municipality("2081")
    assert caught.value.facts["file"] == FILE
    assert str(caught.value.facts["key"]).startswith(key)
    assert cure in str(caught.value.facts["cure"])


@pytest.mark.parametrize("code", ["Borlänge", "20811", "../2081"])
def test_what_is_not_four_digits_is_no_municipality(code: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        municipality(code)
    assert caught.value.facts["problem"] == "Filnamnet är ingen kommunkod."


def test_an_undeclared_municipality_names_the_missing_file() -> None:
    with pytest.raises(CatalogueError) as caught:
        municipality("9999")
    assert caught.value.facts["file"] == "municipalities/9999.toml"
    assert caught.value.facts["problem"] == "Filen finns inte."


def test_no_target_has_been_published() -> None:
    assert municipality("2081").targets == ()


def test_a_target_is_read_with_its_source(edit: Edit) -> None:
    declared = """[[targets]]
indicator = "merit_value_17"
value = 230
year = 2030
source = "Strategisk plan"

[[areas]]"""
    edit(FILE, "[[areas]]", declared)
    decided = Target("merit_value_17", 230.0, 2030, "Strategisk plan")
    assert municipality("2081").targets == (decided,)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("year = 1999", "targets[1].year"),
        ("year = 2030.5", "targets[1].year"),
        ("years = 2030", "targets[1].years"),
        ('year = 2030\nvalue = "90"', "targets[1].value"),
        ("year = 2030\nvalue = -1", "targets[1].value"),
    ],
)
def test_a_target_is_read_strictly(edit: Edit, line: str, key: str) -> None:
    value = "" if "value" in line else "value = 90"
    declared = f"""[[targets]]
indicator = "merit_value_17"
{line}
{value}
source = "Strategisk plan"

[[areas]]"""
    edit(FILE, "[[areas]]", declared)
    with pytest.raises(CatalogueError) as caught:
        municipality("2081")
    assert caught.value.facts["key"] == key


def test_the_first_class_of_the_pilot_is_known_only_where_it_is_declared() -> None:
    assert municipality("2081").first_preschool_class == 2019
    assert municipality("2282").first_preschool_class is None
