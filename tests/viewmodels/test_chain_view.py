"""A chain says what is described, and of everything else that it is not published."""

from dataclasses import replace

from made import HOME, SHARE
from made_schools import DESCRIBED, GROUPS, INFORMATION, SCHOOL

from htl_dash.charts.chain import chain
from htl_dash.domain.goal import Dimension
from htl_dash.text import t
from htl_dash.viewmodels.chain_view import STEPS, Box, ChainView, chain_view

UNKNOWN = Box(t("chain.not_published"), is_known=False)
INDICATORS = {SHARE.code: SHARE}


def view(*initiatives, school=SCHOOL) -> ChainView:
    described = replace(DESCRIBED, initiatives=initiatives)
    return chain_view(HOME, school, described, INDICATORS)


def test_the_heading_says_what_the_school_does_and_what_is_not_known():
    found = view(GROUPS, INFORMATION).heading
    assert found.startswith("Tjärnaskolan: föräldragrupper och information.")
    assert found.endswith(t("chain.no_outcome"))


def test_the_heading_counts_where_only_some_have_an_expected_outcome():
    known = replace(GROUPS, expected_outcome="Fler kommer")
    assert "1 av 2" in view(known, INFORMATION).heading
    assert view(known).heading == "Tjärnaskolan: föräldragrupper."


def test_every_dimension_has_its_cause_or_says_that_there_is_none():
    causes = view(GROUPS).causes
    assert [one.dimension for one in causes] == list(Dimension)
    assert [one.name for one in causes] == ["Hälsa", "Trygghet", "Lärande"]
    assert [one.box for one in causes] == [
        Box("Arenor", is_known=True),
        Box("Misstro", is_known=True),
        UNKNOWN,
    ]


def test_what_is_not_published_is_an_unknown_step():
    (lane,) = view(GROUPS).lanes
    assert lane.causes == ()
    chosen = Box("Föräldragrupper: vårdnadshavare", is_known=True)
    assert lane.boxes == (UNKNOWN, chosen, UNKNOWN, UNKNOWN, UNKNOWN)
    assert len(lane.boxes) == len(STEPS) - 1


def test_what_is_described_stands_in_its_step():
    full = replace(INFORMATION, expected_outcome="Fler litar", indicators=(SHARE.code,))
    (lane,) = view(full).lanes
    assert lane.causes == (Dimension.SAFETY,)
    assert [box.text for box in lane.boxes] == [
        "Familjer saknar tillit",
        "Information",
        "Berätta. Lyssna",
        "Fler litar",
        f"Vårt förslag: {SHARE.short_title}",
    ]
    assert all(box.is_known for box in lane.boxes)


def test_a_school_without_initiatives_says_so():
    found = view()
    assert found.heading == t("chain.heading_none", school="Tjärnaskolan")
    assert found.lanes == ()


def test_the_notes_say_what_cannot_be_known_and_who_fills_it_in():
    notes = view(GROUPS).notes
    assert DESCRIBED.causes_note in notes
    assert DESCRIBED.indicators_note in notes
    assert t("chain.not_registered") in notes
    assert any("(./skolor-och-insatser?flik=registrera&skola=" in one for one in notes)


def test_what_is_typed_in_a_title_is_shown_and_never_acted_on():
    found = view(replace(GROUPS, title="[Läs](https://a.se) <b>mer</b>"))
    assert "\\[läs\\]" in found.heading.lower()
    assert "[läs](https://a.se)" in found.alt.lower()
    (drawn,) = [
        note.text for note in chain(found).layout.annotations if "Läs" in note.text
    ]
    assert "&lt;b&gt;" in drawn


def test_both_spellings_of_a_school_are_told():
    apart = replace(SCHOOL, name="Nygårdskolan", register_name="Nygårdsskolan")
    told = view(GROUPS, school=apart).spelling
    assert "Nygårdskolan stavas Nygårdsskolan" in told
    assert SCHOOL.unit_code in told
    assert "likadant" in view(GROUPS).spelling


def test_linked_areas_are_said_to_be_assumed_and_lead_to_their_profiles():
    found = view(GROUPS)
    assert found.areas_note == SCHOOL.areas_note
    assert len(found.areas) == 2
    assert found.areas[0].startswith("[Bullermyren–Hagalund](./omraden?visa=profil")
    assert "indelning=regso2025&omrade=2081R001" in found.areas[0]


def test_the_alternative_text_has_the_finding_and_the_steps_in_order():
    found = view(GROUPS)
    assert found.alt.startswith(found.heading)
    places = [found.alt.index(step.lower()) for step in found.steps]
    assert places == sorted(places)


def test_a_heading_names_three_initiatives_at_most_and_counts_more():
    many = [replace(GROUPS, title=f"Insats {n}") for n in range(4)]
    assert "insats 2" in view(*many[:3]).heading
    assert view(*many).heading.startswith("Tjärnaskolan: 4 insatser.")
