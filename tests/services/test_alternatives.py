"""What can be put beside each other: initiatives, waiting problems and areas."""

from registering import NORTH, TOWN, WHO, initiative, problem

from htl_dash.domain.record import RecordKind
from htl_dash.domain.weighing import AlternativeKind
from htl_dash.services.alternatives import alternatives
from htl_dash.services.register import undo


def test_everything_that_is_current_can_be_chosen_and_has_a_code_of_its_own(store):
    initiative(store, dimensions="health")
    problem(store)
    found = alternatives(store, TOWN, TOWN.area_names[:2])
    assert [one.kind for one in found] == [
        AlternativeKind.INITIATIVE,
        AlternativeKind.PROBLEM,
        *(AlternativeKind.AREA,) * 2,
    ]
    assert [one.code for one in found[:2]] == [f"initiative.{NORTH}_1", "problem.1"]
    assert found[0].dimensions == ("health",)
    assert found[0].places == TOWN.pilot_schools[0].areas
    assert [one.school for one in found[:3]] == [
        *(TOWN.pilot_schools[0].name,) * 2,
        "",
    ]
    assert all("~" not in one.code for one in found)


def test_what_is_over_or_withdrawn_cannot_be_chosen(store):
    initiative(store, status="ended", last_term="vt2026")
    gone = initiative(store)
    undo(store, RecordKind.INITIATIVE, gone.id, 1, WHO)
    lifted = problem(store)
    undo(store, RecordKind.PROBLEM, lifted.id, 1, WHO)
    assert alternatives(store, TOWN, ()) == ()
