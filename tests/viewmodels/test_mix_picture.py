"""What is drawn has the settings' own shares, their movement and what is unsure."""

from dataclasses import replace

import pytest
from made import HOME
from made_schools import SCHOOL
from made_work import NOW, OTHER_SCHOOL, work

from htl_dash.domain.initiative import Approach
from htl_dash.domain.municipality import MixAim
from htl_dash.domain.volume import Measure
from htl_dash.stats.mix import place
from htl_dash.text import t
from htl_dash.viewmodels.mix_picture import MixPicture, mix_picture


def drawn(text: str, measure=Measure.HOURS, home=HOME) -> MixPicture:
    return mix_picture(home, work(text), measure, None, NOW, "Rubriken")


MOVED = """
    name | approach   | term   | hours
    a    | promotive  | ht2025 | 50
    b    | remedial   | ht2025 | 50
    a    | promotive  | ht2026 | 75
    b    | remedial   | ht2026 | 25
    """


def test_bars_and_points_stand_in_the_same_order():
    found = drawn(
        f"""
        name | approach  | school            | setting | hours
        a    | promotive | {SCHOOL.unit_code} | leisure | 5
        b    | remedial  | {SCHOOL.unit_code} | school  | 20
        c    | remedial  | {OTHER_SCHOOL}     | school  | 5
        """
    )
    labels = [one.label for one in found.bars]
    assert labels == [one.label for one in found.triangle.points]
    assert labels[1:] == ["Tjärnaskolan, skola", "Tjärnaskolan, fritid"]
    assert [one.size for one in found.triangle.points] == [0.25, 1, 0.25]


def test_one_school_needs_no_name_at_its_settings():
    assert [one.label for one in drawn(MOVED).bars] == ["Skola"]


def test_the_path_leads_from_earlier_terms_to_now():
    (point,) = drawn(MOVED).triangle.points
    assert point.path == (place([1, 0, 1]), place([3, 0, 1]))
    assert point.corners == (point.path[-1],)
    assert drawn(MOVED).triangle.key == t("mix.note_arrow")


def test_a_place_that_is_not_known_is_a_region_without_a_path():
    found = drawn(
        """
        name | approach  | term   | reach
        a    | promotive | ht2025 | 36
        b    | remedial  | ht2025 | 9
        a    | promotive | ht2026 | 36
        b    | remedial  | ht2026 | *
        """,
        Measure.REACH,
    )
    (point,) = found.triangle.points
    assert point.path == ()
    assert found.triangle.key == ""
    assert len(point.corners) == 2
    (bar,) = found.bars
    assert bar.unsure == pytest.approx(10)
    assert sum(one.sure for one in bar.segments) + bar.unsure == pytest.approx(100)


def test_a_known_bar_is_full():
    (bar,) = drawn(MOVED).bars
    assert sum(one.sure for one in bar.segments) == pytest.approx(100)
    assert bar.unsure == 0
    assert bar.amount == "100 timmar"


def test_the_aim_is_a_place_in_the_triangle():
    shares = {Approach.PROMOTIVE: 50, Approach.PREVENTIVE: 30, Approach.REMEDIAL: 20}
    home = replace(HOME, mix_aim=MixAim("Mål.", "Planen", shares))
    assert drawn(MOVED, home=home).triangle.aim == place([50, 30, 20])


def test_the_words_for_the_eye_are_there_for_the_ear():
    found = drawn(MOVED)
    assert "Rubriken" in found.triangle.alt
    assert "Skola: främjande 75" in found.bars_alt
