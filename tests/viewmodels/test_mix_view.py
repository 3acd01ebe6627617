"""The page says what is remedial in each setting, what was decided and what is lacking."""

from dataclasses import replace

import pytest
from made import HOME
from made_schools import SCHOOL
from made_work import NOW, OTHER_SCHOOL, work

from htl_dash.domain.initiative import Approach
from htl_dash.domain.municipality import MixAim
from htl_dash.domain.volume import Measure
from htl_dash.text import t
from htl_dash.viewmodels.mix_view import MixView, mix_view

OWN = SCHOOL.unit_code
ITEMS = work(
    f"""
    name | approach   | setting | school         | hours | sek | reach | planned_sek
    a    | promotive  | school  | {OWN}          | 58    | 60  | 36    |
    b    | remedial   | school  | {OWN}          | 42    | 20  | *     |
    c    | promotive  | leisure | {OWN}          | 18    |     | 20    | 10
    d    | remedial   | leisure | {OTHER_SCHOOL} | 2     |     |       |
    e    |            | home    | {OTHER_SCHOOL} | 30    | 10  |       |
    """
)
DECIDED = {Approach.PROMOTIVE: 50, Approach.PREVENTIVE: 30, Approach.REMEDIAL: 20}


def seen(measure=Measure.HOURS, unit_code=None, items=ITEMS, home=HOME) -> MixView:
    return mix_view(home, items, measure, unit_code, NOW)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_heading_has_the_remedial_share_of_every_setting():
    assert plain(seen().heading) == (
        "Åtgärdande arbete tar 42 % av timmarna i skolan och 10 % på fritiden, "
        "höstterminen 2026"
    )


def test_the_heading_of_one_school_begins_with_its_name():
    found = plain(seen(unit_code=OWN).heading)
    assert found.startswith("Tjärnaskolan: åtgärdande arbete tar 42 % av timmarna")


def test_reach_is_told_as_participations_with_ranges_where_something_is_hidden():
    found = plain(seen(Measure.REACH).heading)
    assert "0–10 % av deltagandena i skolan" in found
    assert t("mix.note_hidden") in seen(Measure.REACH).notes
    assert t("mix.note_hidden") not in seen().notes


def test_without_amounts_the_heading_says_so_and_nothing_is_drawn():
    items = work("name | approach | hours | sek\na | remedial | 5 |\nb | | | 9")
    found = seen(Measure.SEK, items=items)
    assert found.heading == t("mix_nothing.sek", term="höstterminen 2026")
    assert found.picture.bars == ()
    assert found.picture.triangle.points == ()


def test_what_is_only_planned_and_what_is_lacking_is_counted():
    found = seen(Measure.SEK).measured
    assert "för 4 insatser" in found
    assert t("mix.planned", planned=1) in found
    assert "1 insats saknar kronor" in found


def test_the_unclassified_part_of_the_budget_is_told_whatever_is_measured():
    for measure in Measure:
        found = plain(seen(measure).unclassified)
        assert "**Oklassat av budgeten:** 10 % av 100 kronor." in found
    assert "**Oklassat av timmarna:** 20 % av 150 timmar." in plain(seen().unclassified)


def test_what_is_only_planned_is_told_of_the_budget_by_its_own_name():
    only = t("mix.only_planned", initiatives=t("mix.one_initiative"))
    assert seen(Measure.SEK).unclassified.endswith(only)


def test_a_budget_that_nobody_has_registered_is_not_said_to_be_classified():
    items = work("name | approach | hours\na | remedial | 5")
    found = seen(items=items).unclassified
    assert t("mix_unclassified.sek_unknown", term="höstterminen 2026") in found


def test_the_aim_stands_with_its_source_beside_what_is_so_now():
    aim = MixAim("Behovet ska minska.", "Planen", DECIDED)
    text, beside = seen(home=replace(HOME, mix_aim=aim)).aim
    assert "Behovet ska minska." in text
    assert "Planen" in text
    assert "främjande 50 %, förebyggande 30 % och åtgärdande 20 %" in plain(beside)
    assert "främjande 63 %, förebyggande 0 % och åtgärdande 37 %" in plain(beside)


def test_the_aim_is_never_beside_reach_summed_over_settings():
    home = replace(HOME, mix_aim=MixAim("Mål.", "Planen", DECIDED))
    assert seen(Measure.REACH, home=home).aim[1].startswith("Beslutade andelar")
    assert "summeras inte över arenor" in seen(Measure.REACH, home=home).aim[1]


@pytest.mark.parametrize(
    ("aim", "last"),
    [(None, "mix.no_aim"), (MixAim("Mål.", "Planen", {}), "mix.no_shares")],
)
def test_an_aim_that_is_not_decided_is_said_not_to_be(aim, last):
    found = seen(home=replace(HOME, mix_aim=aim))
    assert found.aim[-1] == t(last)
    assert found.picture.triangle.aim is None
