"""Five vignettes: read strictly, about groups and areas, and their ways lead somewhere."""

import shutil

import pytest

from htl_dash.catalogue.municipalities import municipality
from htl_dash.catalogue.vignettes import vignettes
from htl_dash.disclosure.free_text import inspect
from htl_dash.disclosure.free_text_kinds import Action
from htl_dash.domain.errors import CatalogueError
from htl_dash.domain.training import Check, Place
from htl_dash.settings import ROOT, training_folder

SHIPPED = vignettes(training_folder())
HAND_IN = "lamna-in-terminen"
LESS_THAN_A_MEETING = 90


@pytest.fixture
def edit(tmp_path):
    """Damage one file in a copy of the vignettes, and read them."""
    shutil.copytree(training_folder() / "vignettes", tmp_path / "vignettes")

    def replace(old: str, new: str):
        file = tmp_path / "vignettes" / f"{HAND_IN}.toml"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
        return vignettes(tmp_path)

    return replace


def test_there_are_five_in_the_order_of_their_numbers():
    assert [one.code for one in SHIPPED] == [
        "registrera-en-termin",
        "skolans-omraden",
        "andel-eller-behov",
        "lyft-ett-problem",
        HAND_IN,
    ]


@pytest.mark.parametrize("vignette", SHIPPED, ids=lambda one: one.code)
def test_each_is_short_enough_for_a_meeting_and_played_by_a_function(vignette):
    home = municipality("0000")
    assert 4 <= len(vignette.steps) <= 10
    assert vignette.minutes < LESS_THAN_A_MEETING
    assert vignette.plays in {one.code for one in home.team_model.functions}
    schools = {one.unit_code for one in home.pilot_schools}
    assert {one.unit_code for one in vignette.steps if one.check} <= schools


@pytest.mark.parametrize("vignette", SHIPPED, ids=lambda one: one.code)
def test_nothing_in_it_points_out_a_person(vignette):
    own = (vignette.title, vignette.situation, vignette.learnt)
    found = [
        finding
        for text in (*own, *(step.text for step in vignette.steps))
        for finding in inspect(text)
    ]
    assert [one for one in found if one.action is Action.BLOCK] == []


def test_every_place_is_a_page():
    assert all((ROOT / "pages" / f"{one}.py").is_file() for one in Place)


def test_a_step_of_doing_knows_its_check_its_school_and_its_term():
    vignette = SHIPPED[-1]
    step = next(one for one in vignette.steps if one.check is Check.TERM_HANDED_IN)
    assert (step.unit_code, step.term.code) == ("00000002", "ht2026")
    assert step.place is Place.SCHOOLS
    assert step.address["blankett"] == "lamna"


@pytest.mark.parametrize(
    ("old", "new", "key", "cure"),
    [
        ("number = 5", "", "number", "number"),
        ("minutes = 30", "minutes = 0", "minutes", ""),
        ('learnt = "', 'learned = "', "learned", ""),
        ('"term_handed_in"', '"done"', "steps[1].check", "volume_saved"),
        ('place = "schools"', 'place = "skolor"', "steps[1].place", "schools"),
        ('school = "00000002"', "", "steps[1].school", "school"),
        ('term = "ht2026"', 'term = "hösten"', "steps[1].term", "ht2026"),
        ('flik = "registrera"', "flik = 1", "steps[1].address.flik", ""),
    ],
)
def test_damage_is_refused_with_file_key_and_cure(edit, old, new, key, cure):
    with pytest.raises(CatalogueError) as caught:
        edit(old, new)
    assert caught.value.facts["file"] == f"vignettes/{HAND_IN}.toml"
    assert caught.value.facts["key"] == key
    said = f"{caught.value.facts['problem']} {caught.value.facts['cure']}"
    assert cure in said
