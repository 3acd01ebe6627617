"""What is new since the last meeting is told a line each, without counts of children."""

from dataclasses import replace
from datetime import date

from made import HOME, SHARE, cell
from made_flow import UNIT
from made_lifts import TODAY, lift, numbered

from htl_dash.domain.term import Term
from htl_dash.services.changes import DatasetChange
from htl_dash.services.since import Since
from htl_dash.services.taken_over import TakenOver
from htl_dash.viewmodels.since_view import since_heading, since_lines

MET = date(2026, 10, 28)
NOTHING = Since(MET, (), (), (), (), (), (), 0, 0)


def lines(new, *lifts):
    return since_lines(HOME, new, numbered(*lifts), {}, TODAY)


def test_a_first_meeting_has_nothing_to_look_back_at():
    assert since_heading(None).startswith("Det är forumets första möte")
    assert lines(None) == ()


def test_nothing_new_is_said_to_be_so():
    assert since_heading(NOTHING) == "Sedan förra mötet 28 oktober 2026"
    assert lines(NOTHING) == ("Inget har ändrats sedan dess.",)


def test_everything_new_is_told():
    new = Since(
        MET,
        (DatasetChange("a", "Inkomst", "2026-11-01T08:00:00+00:00", (), (), ()),),
        ("Skolor",),
        ("work:reach",),
        ((UNIT, Term.read("ht2026")),),
        (1, 99),
        (2,),
        1,
        2,
    )
    moved = lift("to | day\nescalated | 2026-11-24", id=2, title="*Bussar*")
    assert lines(new, lift(), moved) == (
        "Lyft: Ingen plats att mötas.",
        r"Har tagit ett steg: \*Bussar\*. Har väntat på ledningsgruppen i en dag.",
        "Tjärnaskolan har lämnat in höstterminen 2026.",
        "Insatser: 1 nya och 2 ändrade.",
        "Inkomst, 1 november 2026: 0 reviderade, 0 nya och 0 borttagna uppgifter.",
        "Ny datamängd: Skolor.",
        "Ny utgåva av egna antal: Insatser: räckvidd.",
    )


def test_a_figure_that_another_dataset_has_taken_over_is_told_if_it_looks_otherwise():
    at, after = "2026-11-03T08:00:00+00:00", cell(value=45.0)
    for before, lines_told in ((46.0, 1), (45.04, 0)):
        found = TakenOver("scb", "SCB", at, ((cell(value=before), after),))
        new = replace(NOTHING, taken_over=(found,))
        said = since_lines(HOME, new, {}, {SHARE.code: SHARE}, TODAY)
        assert len(said) == lines_told
