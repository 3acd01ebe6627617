"""A school's flow says its finding, what is not shown and what to do."""

from dataclasses import replace

import pytest
from made import HOME, MODEL
from made_flow import UNIT, term, work
from made_schools import SCHOOL

from htl_dash.domain.flow import FlowPart
from htl_dash.viewmodels.flow_counts import WorkState
from htl_dash.viewmodels.flow_view import flow_view

NOTHING = WorkState((), {}, {})
RULE = "Antal på 1–4 döljs."


def view(state: WorkState = NOTHING, home=HOME):
    return flow_view(home, SCHOOL, state, RULE)


@pytest.mark.parametrize(
    ("consultations", "in_time", "finding"),
    [
        ("20", "12", "20 konsultationer. 12 av 20 fick återkoppling inom en vecka"),
        ("20", "0", "20 konsultationer. 0 av 20 fick återkoppling inom en vecka"),
        (
            "20",
            "x",
            "20 konsultationer. Hur många som fick återkoppling inom en vecka visas inte",
        ),
        ("0", "0", "ingen konsultation"),
        ("x", "x", "antalet konsultationer visas inte, för att skydda enskilda"),
        ("", "", "antalet konsultationer är inte registrerat"),
    ],
)
def test_the_finding_is_the_newest_terms_and_says_what_is_not_shown(
    consultations, in_time, finding
):
    found = view(
        work(f"""
        term   | state | consultations   | in_time   | teams
        vt2026 | in    | 18              | 9         | 7
        ht2026 | in    | {consultations} | {in_time} | 9
        vt2027 | waits | 30              | 30        | 9
        """)
    )
    assert found.heading == f"Tjärnaskolan, höstterminen 2026: {finding}"


def test_nothing_registered_says_so_and_where_to_register():
    found = view()
    assert found.heading == "Tjärnaskolan: inget flöde är registrerat ännu"
    assert f"(./skolor-och-insatser?flik=registrera&skola={UNIT})" in found.guidance
    assert (found.steps, found.feedback, found.leads) == (None, None, None)
    assert found.source == ""


def test_a_registered_term_is_not_shown_before_it_is_handed_in():
    found = view(
        work("""
        term   | state | consultations | in_time
        ht2026 | waits | 23            | 12
        """)
    )
    assert "registrerat men inte inlämnat" in found.heading
    assert "Lämna in terminen" in found.guidance
    assert found.steps is None
    assert "23" not in str(found)


def test_what_was_registered_after_its_term_was_handed_in_waits():
    place = (UNIT, term("ht2026"))
    late = WorkState((), {place: frozenset({FlowPart.TEAMS})}, {place: "2027-01-10"})
    found = view(late)
    assert found.heading == (
        "Tjärnaskolan, höstterminen 2026: flödet väntar på nästa utgåva"
    )
    assert "nästa utgåva" in found.guidance


def test_a_term_handed_in_without_flow_is_drawn_as_unknown():
    own = work("""
    term   | state | consultations
    vt2026 | in    | 18
    """)
    place = (UNIT, term("ht2026"))
    found = view(replace(own, handed_in={**own.handed_in, place: "2027-01-10"}))
    assert found.heading.startswith("Tjärnaskolan, vårterminen 2026: 18")
    assert [one.short for one in found.steps.groups[0].counts] == [
        "18",
        "uppgift saknas",
    ]
    assert found.key == "Streckat: uppgift saknas eller väntar på nästa utgåva."


def test_only_the_newest_terms_are_drawn_and_the_notes_say_so():
    drawn = "term | state | consultations\n" + "\n".join(
        f"{one} | in | 20" for one in ("vt2025", "ht2025", "vt2026", "ht2026")
    )
    found = view(work(drawn))
    assert found.steps.terms == ("HT 2025", "VT 2026", "HT 2026")
    assert any("3 senaste" in note for note in found.notes)
    assert "vårterminen 2025" not in found.source
    assert "höstterminen 2026 inlämnad 10 januari 2027" in found.source


def test_the_key_explains_only_the_marks_that_are_there():
    all_shown = " | ".join(["5"] * 11)
    found = view(
        work(f"""
        term   | state | consultations | in_time | asked | given | declined | open | withdrawn | teams | weeks_2 | weeks_4 | closed
        ht2026 | in    | {all_shown}
        """)
    )
    assert "Rastrerat" not in found.key
    hidden = view(work("term | state | asked\nht2026 | in | x"))
    assert "Rastrerat: visas inte, för att skydda enskilda." in hidden.key


def test_consents_are_told_with_their_answers():
    found = view(
        work("""
        term   | state | consultations | asked | given | declined | open | withdrawn
        ht2026 | in    | 20            | 14    | 9     | x        | 0    | x
        """)
    )
    hidden = "visas inte, för att skydda enskilda"
    assert found.answers == (
        f"**Samtycke, höstterminen 2026.** Tackade nej: {hidden}. "
        f"Har inte svarat: 0. Tog tillbaka samtycket: {hidden}."
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [(None, "Umeås mått"), (7, "inom en vecka"), (10, "inom 10 dagar")],
)
def test_the_notes_say_whose_limit_of_feedback_it_is(days, said):
    home = replace(HOME, team_model=replace(MODEL, feedback_days=days))
    found = view(work("term | state | consultations\nht2026 | in | 20"), home)
    assert any(said in note for note in found.notes)
    assert RULE in found.notes
    assert any("anonym" in note for note in found.notes)
