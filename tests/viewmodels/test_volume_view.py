"""Plan beside outcome: what is not registered is never zero, reach is never summed."""

from dataclasses import replace

import pytest
from made_flow import UNIT
from made_schools import GROUPS, INFORMATION, SCHOOL
from made_volumes import items

from htl_dash.domain.initiative import InitiativeStatus
from htl_dash.viewmodels.volume_view import volume_view

BOTH = (GROUPS, INFORMATION)


@pytest.mark.parametrize(
    ("first", "second", "finding"),
    [
        ("80 | 62", "20 | 14.5", "76,5 timmar av 100 planerade"),
        ("80 | 62", "20 |", "62 timmar av 80 planerade, för 1 av 2 insatser"),
        ("80 |", "   | 14", "14 timmar i 1 av 2 insatser, utan plan att jämföra med"),
        ("80 |", "   |", "80 timmar planerade, utfallet är inte registrerat"),
        ("   |", "   |", "inga timmar är registrerade"),
        ("80 | 0", "20 | 0", "0 timmar av 100 planerade"),
    ],
)
def test_the_finding_sums_only_hours_that_have_both_plan_and_outcome(
    first, second, finding
):
    found = volume_view(
        SCHOOL,
        items(f"""
        initiative  | term   | planned | actual
        groups      | ht2026 | {first}
        information | ht2026 | {second}
        """),
        BOTH,
    )
    assert found.heading == f"Tjärnaskolan, höstterminen 2026: {finding}"


def test_the_finding_is_of_the_newest_term_with_an_outcome():
    found = volume_view(
        SCHOOL,
        items("""
        initiative | term   | planned | actual
        groups     | ht2026 | 80      | 62
        groups     | vt2027 | 80      |
        """),
        BOTH,
    )
    assert found.heading.startswith("Tjärnaskolan, höstterminen 2026: 62 timmar")


def test_nothing_registered_says_so_and_where_to_register():
    other = items("initiative | term | actual\ngroups | ht2026 | 9", "23251345")
    found = volume_view(SCHOOL, other, BOTH)
    assert found.heading == "Tjärnaskolan: inga volymer är registrerade ännu"
    assert f"flik=registrera&skola={UNIT}" in found.guidance
    assert found.groups == ()


def test_each_initiative_has_its_terms_with_words_for_what_is_missing():
    found = volume_view(
        SCHOOL,
        items("""
        initiative  | term   | planned | actual
        groups      | ht2026 | 80      | 62
        information | ht2026 |         | 14
        groups      | vt2027 | 80      |
        information | vt2027 |         |
        """),
        BOTH,
    )
    assert [
        (group.title, row.term, row.label)
        for group in found.groups
        for row in group.rows
    ] == [
        ("Föräldragrupper", "HT 2026", "62 av 80 timmar"),
        ("Föräldragrupper", "VT 2027", "80 timmar planerade, utfall saknas"),
        ("Information", "HT 2026", "14 timmar, plan saknas"),
        ("Information", "VT 2027", "timmar är inte registrerade"),
    ]
    assert "Information, VT 2027: timmar är inte registrerade" in found.alt


def test_only_the_newest_terms_are_drawn_and_the_notes_say_so():
    drawn = "initiative | term | actual\n" + "\n".join(
        f"groups | {one} | 9" for one in ("vt2025", "ht2025", "vt2026", "ht2026")
    )
    found = volume_view(SCHOOL, items(drawn), BOTH)
    assert [row.term for row in found.groups[0].rows] == [
        "HT 2025",
        "VT 2026",
        "HT 2026",
    ]
    assert any("3 senaste" in note for note in found.notes)


def test_initiatives_without_a_volume_are_named_as_typed_but_not_removed_ones():
    own = items("initiative | term | actual\ngroups | ht2026 | 9")
    found = volume_view(SCHOOL, own, (GROUPS, replace(INFORMATION, title="*Info*")))
    assert r"Ingen volym är registrerad för \*Info\*." in found.notes
    gone = replace(INFORMATION, status=InitiativeStatus.REMOVED)
    assert not any(
        "Ingen volym" in note for note in volume_view(SCHOOL, own, (GROUPS, gone)).notes
    )


def test_nothing_is_counted_per_child():
    own = items(
        "initiative | term | actual | sek | reach\ngroups | ht2026 | 9 | 900 | 30"
    )
    said = str(volume_view(SCHOOL, own, BOTH))
    assert "per barn" in said
    assert "30" not in said.replace("HT 2026", "")
