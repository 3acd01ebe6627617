"""What a meeting did itself is no news at the next; what happened elsewhere is."""

from decided import take
from made_steps import answer
from meeting import GROUP, begin, close, ending
from registering import OTHER, WHO, problem
from sqlalchemy import func, select, update

from htl_dash.domain.meeting import Outcome
from htl_dash.services import chain
from htl_dash.services.chain import Asked
from htl_dash.services.chain_pairs import Part
from htl_dash.services.meetings import add_missing
from htl_dash.services.outcomes import end_by_merge, end_by_split, end_item
from htl_dash.services.since import since_last
from htl_dash.store.database import writing
from htl_dash.store.work_tables import change

PARTS = (Part("Vuxna ute", "Få vuxna."), Part("Lokaler", "Stänger."))
A_DAY_LATER = "2099-01-01T00:00:00+00:00"


def news(store) -> tuple[tuple[int, ...], tuple[int, ...]]:
    found = since_last(store, GROUP)
    return found.lifted, found.moved


def later(store, write) -> None:
    """Let what is written have been written another day."""
    with store.connect() as connection:
        last = connection.scalar(select(func.max(change.c.id)))
    write()
    with writing(store) as connection:
        is_new = change.c.id > last
        connection.execute(update(change).where(is_new).values(at=A_DAY_LATER))


def test_steps_that_a_meeting_took_itself_are_no_news_at_the_next(store):
    one, other = problem(store).id, problem(store).id
    meeting = begin(store)
    end_item(store, ending(store, meeting, "Ja."), Outcome.ANSWERED, OTHER)
    take(store, problems=(other,), meeting_id=meeting)
    close(store, meeting)
    assert news(store) == ((), ())
    later(store, lambda: chain.close(store, Asked(one, 2), WHO))
    assert news(store) == ((), (one,))


def test_what_happened_elsewhere_while_a_meeting_went_on_is_news(store):
    open_item = problem(store).id
    meeting = begin(store)
    new = problem(store).id
    answer(store, Asked(open_item, 1, "Vi gör det."), OTHER)
    take(store, problems=(new,))
    close(store, meeting)
    assert news(store) == ((new,), (open_item,))


def test_what_was_lifted_and_put_on_the_agenda_meanwhile_has_been_seen(store):
    meeting = begin(store)
    new = problem(store).id
    add_missing(store, meeting, OTHER)
    close(store, meeting)
    assert news(store) == ((), ())
    later(store, lambda: answer(store, Asked(new, 1, "Vi gör det."), OTHER))
    assert news(store) == ((), (new,))


def test_neither_a_split_nor_a_merge_in_a_meeting_lifts_anything_anew(store):
    problem(store)
    meeting = begin(store)
    one = problem(store).id
    end_by_merge(store, ending(store, meeting, "Samma."), one, OTHER)
    add_missing(store, meeting, OTHER)
    end_by_split(store, ending(store, meeting, "Två.", at=1), PARTS, OTHER)
    close(store, meeting)
    assert news(store) == ((), ())
