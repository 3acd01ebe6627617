"""What is put beside each other, by what, and with whose weights: kept in the address."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import streamlit as st

from htl_dash.catalogue.criteria import all_criteria
from htl_dash.domain.criterion import Criterion
from htl_dash.domain.weighing import Alternative, AlternativeKind, Poll
from htl_dash.services.alternatives import FEWEST, MOST, alternatives
from htl_dash.services.polls import all_polls
from htl_dash.services.weighings import Reasonable
from htl_dash.text import t
from htl_dash.ui import cached, choice_lists, choices, state
from htl_dash.ui.cached import engine, home, shared
from htl_dash.ui.choice import Choice
from htl_dash.viewmodels.priority_words import full_name, poll_name

DISAGREEMENT = "oenighet"
TABS = ("vikter", "resultat", DISAGREEMENT, "budget", "forskjutning")
OWN = "egna"
"""The weights that are set here on the screen, and no round's."""
REASONABLE = {
    "nara": Reasonable.NEAR,
    "grupper": Reasonable.GROUPS,
    "alla": Reasonable.EVERY,
}
FEWEST_CRITERIA, MOST_POLLS = 2, 12
CHOOSING = "choosing"
"""The fold where alternatives and criteria are chosen."""
USUAL_POINTS = 50.0
USUAL_ROOM = 2


@dataclass(frozen=True)
class Setting:
    """What is weighed. `poll` is None for weights that are set on the screen.

    `who` is the function that signs what is written; empty where none has been chosen.
    """

    alternatives: tuple[Alternative, ...]
    criteria: tuple[Criterion, ...]
    poll: Poll | None
    reasonable: Reasonable
    among: int
    who: str
    points: dict[str, float] = field(default_factory=dict)

    @property
    def open_poll(self) -> Poll | None:
        """The round, while it goes on."""
        return self.poll if self.poll and self.poll.is_open else None

    @property
    def is_enough(self) -> bool:
        """Whether there is something to compare, and something to compare it by."""
        enough = len(self.criteria) >= FEWEST_CRITERIA
        return enough and len(self.alternatives) >= FEWEST


@shared
def _alternatives(key: str) -> tuple[Alternative, ...]:
    place = home()
    first = place.geographies[:1]
    areas = cached.area_names(first[0]) if first else ()
    return alternatives(engine(), place, areas)


def every_alternative() -> tuple[Alternative, ...]:
    """Return everything that can be chosen."""
    return _alternatives(cached.work_version())


def choose_tab() -> str:
    """Draw the parts of the page; return the chosen one."""
    options = {one: t(f"priority_tab.{one}") for one in TABS}
    return state.segments(Choice.TAB, t("priority.choose_tab"), options)


def choose_setting(tab: str) -> Setting:
    """Draw what is weighed, by what, with whose weights and for how many there is room.

    Disagreement is always looked at between the groups' weights: nothing to choose there.
    """
    rounds = {one.code: one for one in all_polls(engine())[:MOST_POLLS]}
    poll = None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if rounds:
            options = {OWN: t("priority.own_weights")}
            options |= {code: poll_name(one) for code, one in rounds.items()}
            label = t("priority.choose_weights")
            poll = rounds.get(state.selectbox(Choice.POLL, label, options, 380))
        room = st.container(width="content")
        asked = _choose_reasonable(poll, is_seen=tab != DISAGREEMENT)
        who = choices.choose_function()
    alternatives_, criteria = _choose_what(poll)
    with room:
        among = _choose_among(len(alternatives_))
    codes = [one.code for one in criteria]
    points = choice_lists.set_points(Choice.WEIGHTS, codes, USUAL_POINTS)
    return Setting(alternatives_, criteria, poll, asked, among, who, points)


def _choose_what(
    poll: Poll | None,
) -> tuple[tuple[Alternative, ...], tuple[Criterion, ...]]:
    """Return what is weighed and by what; a round has its own, and nothing to choose."""
    known = {one.code: one for one in every_alternative()}
    criteria = all_criteria()
    if poll is not None:
        return (
            tuple(known[code] for code in poll.alternatives if code in known),
            tuple(criteria[code] for code in poll.criteria if code in criteria),
        )
    names = {code: full_name(one, home()) for code, one in known.items()}
    usual = usual_alternatives(tuple(known.values()))
    titles = {code: one.title for code, one in criteria.items()}
    every = tuple(titles)
    _open_where_too_few(names, usual, every)
    with st.expander(t("priority.change"), key=CHOOSING, on_change="rerun"):
        label = t("priority.choose_alternatives", fewest=FEWEST, most=MOST)
        chosen = choice_lists.several(Choice.ALTERNATIVES, label, names, MOST, usual)
        label = t("priority.choose_criteria")
        by = choice_lists.several(Choice.CRITERIA, label, titles, len(every), every)
    return tuple(known[code] for code in chosen), tuple(criteria[c] for c in by)


def _open_where_too_few(
    names: Collection[str], usual: Sequence[str], criteria: Sequence[str]
) -> None:
    """Open the fold where one chooses while there is too little to compare.

    It is left open when there is enough: one may be about to choose another.
    """
    chosen = choice_lists.chosen_now(Choice.ALTERNATIVES, names, usual)
    by = choice_lists.chosen_now(Choice.CRITERIA, criteria, criteria)
    if len(chosen) < FEWEST or len(by) < FEWEST_CRITERIA:
        st.session_state[CHOOSING] = True


def usual_alternatives(known: Sequence[Alternative]) -> tuple[str, ...]:
    """Return what stands there first: initiatives, then problems, a handful in all."""
    kinds = [AlternativeKind.INITIATIVE, AlternativeKind.PROBLEM]
    own = [one.code for kind in kinds for one in known if one.kind is kind]
    return tuple(own[: FEWEST + 1])


def _choose_among(count: int) -> int:
    """Draw how many there is room for, from one to all but one."""
    options = {str(n): str(n) for n in range(1, max(2, min(count, MOST)))}
    usual = str(USUAL_ROOM) if str(USUAL_ROOM) in options else "1"
    label = t("priority.choose_among")
    return int(state.selectbox(Choice.AMONG, label, options, 190, usual=usual))


def _choose_reasonable(poll: Poll | None, *, is_seen: bool) -> Reasonable:
    codes = [c for c in REASONABLE if c != "grupper" or (poll and not poll.is_open)]
    if "grupper" in codes:
        codes = ["grupper", *(c for c in codes if c != "grupper")]
    options = {c: t(f"reasonable.{REASONABLE[c]}") for c in codes}
    if not is_seen:
        return REASONABLE[state.unseen(Choice.REASONABLE, options)]
    label = t("reasonable.choose")
    return REASONABLE[state.segments(Choice.REASONABLE, label, options)]
