"""How an item ends: a button for each way, and the words that go with it."""

from collections.abc import Callable, Sequence

import streamlit as st

from htl_dash.domain.errors import HtlError, StaleError
from htl_dash.domain.meeting import Outcome
from htl_dash.domain.problem_area import STEPS
from htl_dash.services.chain import NOTE
from htl_dash.services.chain_pairs import FEWEST_PARTS, TAKES_IN, Part
from htl_dash.services.outcomes import (
    PAIRS,
    Ending,
    end_by_merge,
    end_by_split,
    end_item,
    reopen_item,
    says_why,
)
from htl_dash.services.written import WrittenError
from htl_dash.text import t
from htl_dash.ui import notes, state
from htl_dash.ui.cached import engine
from htl_dash.ui.chain_views import all_lifts
from htl_dash.ui.choice import Choice
from htl_dash.ui.choice_lists import BETWEEN
from htl_dash.ui.notes import Written
from htl_dash.ui.problems import problem_text
from htl_dash.viewmodels.agenda_view import ItemView, MeetingView

TO_THE_SCHOOL = {
    Outcome.ANSWERED: "room.note_answered",
    Outcome.RETURNED: "room.note_returned",
}
"""What is asked for where the words go to the school, and not to the minutes only."""


@st.fragment
def ways_to_end(view: MeetingView, one: ItemView, who: str, *, is_large: bool) -> None:
    """Show how an item ended, or let it end; `is_large` leaves out the rarer ways."""
    if words := st.session_state.pop(_told(one), None):
        st.error(words if one.is_open else t("room.ended_meanwhile"))
        if not one.is_open:
            notes.show_unsaved(_about(one))
    if not one.is_open:
        _ended(view, one, who)
        return
    place = _place(one)
    rare = () if is_large else _pairs(one)
    chosen = _chosen(one, (*one.ends_in, *rare))
    with st.container(horizontal=True):
        if one.decides and st.button(
            one.decides.label, key=f"{place} decide", icon=":material/arrow_forward:"
        ):
            page = f"pages/{one.decides.page}.py"
            st.switch_page(page, query_params={**one.decides.address, "roll": who})
        for way in (*one.ends_in, *rare):
            st.button(
                t(f"ends_in.{way}"),
                key=f"{place} {way}",
                type="primary" if way == chosen else "secondary",
                on_click=_choose,
                args=(one, str(way)),
            )
    if chosen and Outcome(chosen) in PAIRS:
        _pair(view, one, chosen, who)
    elif chosen:
        _end(view, one, Outcome(chosen), who)


def _ended(view: MeetingView, one: ItemView, who: str) -> None:
    st.markdown(f"**{one.outcome}**")
    if one.note:
        st.markdown(one.note)
    st.markdown(f":gray[{one.signed}]")
    if one.can_reopen and st.button(t("room.reopen"), key=f"reopen {one.item.id}"):
        ending = Ending(view.number, one.item, seen=_revision(one))
        _save(one, (), lambda: reopen_item(engine(), ending, who))


def _pairs(one: ItemView) -> tuple[Outcome, ...]:
    """Return the rarer ways: whether its problem may be merged or split."""
    found = [each for each in all_lifts() if each.problem.id == one.item.ref]
    if one.lift is None or not found:
        return ()
    may = STEPS[found[0].problem.status]
    return tuple(way for way, after in PAIRS.items() if after in may)


def _end(view: MeetingView, one: ItemView, outcome: Outcome, who: str) -> None:
    about = _about(one)
    usual = "room.note_required" if says_why(outcome) else "room.note"
    written = notes.note(about, NOTE, t(TO_THE_SCHOOL.get(outcome, usual)))
    if st.button(t("room.write"), key=f"write {about}", type="primary"):
        ending = _ending(view, one, written)
        _save(one, (about,), lambda: end_item(engine(), ending, outcome, who))


def _pair(view: MeetingView, one: ItemView, chosen: str, who: str) -> None:
    about = _about(one)
    if chosen == Outcome.MERGED:
        others = _others(one)
        into = st.selectbox(
            t("room.merge_into"),
            list(others),
            format_func=others.__getitem__,
            index=None,
            key=f"into {about}",
            placeholder=t("form.choose"),
            filter_mode=None,
        )
        written = notes.note(about, NOTE, t("room.why"))
        if st.button(t("room.write"), key=f"write {about}", type="primary"):
            ending = _ending(view, one, written)
            number = one.item.ref or 0 if into is None else into
            _save(one, (about,), lambda: end_by_merge(engine(), ending, number, who))
        return
    fields = [_part(about, number) for number in range(1, FEWEST_PARTS + 1)]
    written = notes.note(about, NOTE, t("room.why"))
    if st.button(t("room.write"), key=f"write {about}", type="primary"):
        accepted = dict(written.accepted)
        for title, description in fields:
            accepted |= title.accepted | description.accepted
        parts = [Part(title.text, description.text) for title, description in fields]
        ending = Ending(view.number, one.item, written.text, accepted, _seen(one))
        texts = (about, *_part_names(about))
        _save(one, texts, lambda: end_by_split(engine(), ending, parts, who))


def _part(about: str, number: int) -> tuple[Written, Written]:
    title, description = f"title {number}", f"description {number}"
    return (
        notes.note(
            f"{about} {title}",
            title,
            t("room.part_title", number=number),
            is_line=True,
        ),
        notes.note(
            f"{about} {description}",
            description,
            t("room.part_description", number=number),
        ),
    )


def _part_names(about: str) -> tuple[str, ...]:
    numbers = range(1, FEWEST_PARTS + 1)
    names = ("title", "description")
    return tuple(f"{about} {name} {number}" for number in numbers for name in names)


def _others(one: ItemView) -> dict[int, str]:
    """Return the problems that this one may go on in: number and title."""
    return {
        each.problem.id: each.problem.title
        for each in all_lifts()
        if each.problem.status in TAKES_IN and each.problem.id != one.item.ref
    }


def _ending(view: MeetingView, one: ItemView, written: Written) -> Ending:
    return Ending(view.number, one.item, written.text, written.accepted, _seen(one))


def _seen(one: ItemView) -> int | None:
    """Return the revision that the writer saw when she chose how the item ends."""
    seen: int | None = st.session_state.get(_began(one), _revision(one))
    return seen


def _revision(one: ItemView) -> int | None:
    return one.lift.revision if one.lift else None


def _save(one: ItemView, texts: tuple[str, ...], write: Callable[[], None]) -> None:
    """Write in the minutes; what is refused is said, and what was typed stays."""
    try:
        write()
    except WrittenError as refused:
        about = _about(one)
        for text in texts:
            notes.refuse(
                text, text.removeprefix(f"{about} ") if text != about else NOTE, refused
            )
        st.rerun()
    except StaleError as late:
        # The page is drawn anew, so that what somebody else did is seen beside the text.
        st.session_state[_told(one)] = problem_text(late)
        st.session_state.pop(_began(one), None)
        st.rerun()
    except HtlError as refused:
        st.error(problem_text(refused))
    else:
        for text in texts:
            notes.end(text)
        for key in (_place(one), _began(one)):
            st.session_state.pop(key, None)
        st.query_params.pop(Choice.ENDING, None)
        st.rerun()


def _about(one: ItemView) -> str:
    return f"item {one.item.id}"


def _told(one: ItemView) -> str:
    return f"told {one.item.id}"


def _place(one: ItemView) -> str:
    return f"ends {one.item.id}"


def _began(one: ItemView) -> str:
    return f"seen {one.item.id}"


def keep_way(one: ItemView) -> None:
    """Keep in the address how somebody is about to end an item, and no other item."""
    asked = st.query_params.get(Choice.ENDING, "")
    if asked.startswith(_in_address(one, "")):
        state.write_down(Choice.ENDING, asked)


def _in_address(one: ItemView, way: str) -> str:
    return f"{one.item.id}{BETWEEN}{way}"


def _chosen(one: ItemView, ways: Sequence[str]) -> str | None:
    """Return how somebody is about to end the item, also after a reload."""
    asked = st.query_params.get(Choice.ENDING)
    known = (str(way) for way in ways if asked == _in_address(one, way))
    way: str | None = st.session_state.setdefault(_place(one), next(known, None))
    return way


def _choose(one: ItemView, way: str) -> None:
    """Choose how an item ends, or with the same button again choose nothing."""
    is_same = st.session_state.get(_place(one)) == way
    st.session_state[_place(one)] = None if is_same else way
    st.session_state[_began(one)] = _revision(one)
    if is_same:
        st.query_params.pop(Choice.ENDING, None)
    else:
        state.choose(Choice.ENDING, _in_address(one, way))
