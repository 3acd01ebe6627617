"""An agenda holds what waits, what is due, what is new and what was left over."""

from datetime import timedelta

from made_steps import escalate
from meeting import DAY, GROUP, POLITICS, STEERING, begin, close, decide, ending, read
from registering import OTHER, SPRING, problem

from htl_dash.domain.meeting import ItemKind, Outcome
from htl_dash.services.agenda import summary
from htl_dash.services.chain import Asked
from htl_dash.services.meetings import add_own
from htl_dash.services.outcomes import end_item
from htl_dash.services.since import Since

LONG_AGO = DAY - timedelta(days=2000)


def agenda(store, meeting: int) -> list[tuple[str, str]]:
    return [(one.kind, one.title) for one in read(store, meeting).meeting.items]


def test_each_forum_has_its_queue_and_all_have_what_is_due(store):
    problem(store, title="Kvällar")
    theirs = problem(store, title="Pengar")
    escalate(store, Asked(theirs.id, 1, "Kräver pengar."), OTHER)
    decide(store, due=LONG_AGO, title="Fritidsgård")
    review = (ItemKind.REVIEW, "Fritidsgård")
    assert agenda(store, begin(store, GROUP)) == [(ItemKind.PROBLEM, "Kvällar"), review]
    assert agenda(store, begin(store, STEERING)) == [
        (ItemKind.PROBLEM, "Pengar"),
        review,
    ]
    assert agenda(store, begin(store, POLITICS)) == [review]


def test_what_is_new_stands_after_what_waits_and_says_what_it_is(store):
    close(store, begin(store), "strategist")
    problem(store, title="Kvällar")
    assert agenda(store, begin(store)) == [
        (ItemKind.PROBLEM, "Kvällar"),
        (ItemKind.CHANGE, "Nytt sedan förra mötet: 1 lyft problem"),
    ]


def test_own_matters_that_were_postponed_or_left_come_again(store):
    first = begin(store)
    for title in ("Klar", "Uppskjuten", "Hanns inte"):
        add_own(store, first, title, "", "strategist")
    for at, outcome in enumerate((Outcome.NOTED, Outcome.POSTPONED)):
        end_item(
            store,
            ending(store, first, kind=ItemKind.OTHER, at=at, seen=None),
            outcome,
            "strategist",
        )
    close(store, first, "strategist")
    titles = [title for _, title in agenda(store, begin(store))]
    assert titles == ["Uppskjuten", "Hanns inte"]


def test_one_of_a_kind_and_many_are_both_said_as_people_say_it():
    new = Since(DAY, (), ("A", "B"), ("C",), (("1", SPRING),), (), (4, 5), 1, 2)
    assert summary(new) == (
        "2 nya eller reviderade datamängder, 1 ny utgåva av egna antal, "
        "1 inlämnad termin, 2 problem har tagit ett steg och "
        "3 nya eller ändrade insatser"
    )
