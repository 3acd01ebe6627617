"""What is chosen for a budget: a frame, quotas and what belongs together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import streamlit as st

from htl_dash.domain.initiative import Approach
from htl_dash.priorities.portfolio_rules import Amount, Excludes, Requires, Rule
from htl_dash.services.budget import quota
from htl_dash.services.budget_candidates import Candidate
from htl_dash.text import plain_markdown, t
from htl_dash.ui import state
from htl_dash.ui.choice import Choice
from htl_dash.ui.state import Room

Tie: TypeAlias = Requires | Excludes

BETWEEN, WITHIN = "~", "."
VERBS: dict[str, type[Requires] | type[Excludes]] = {
    "kraver": Requires,
    "utesluter": Excludes,
}
KINDS = {"inga": None, "antal": Amount.COUNT, "andel": Amount.SHARE_OF_COST}
QUOTAS = {
    Approach.PROMOTIVE: Choice.QUOTA_PROMOTIVE,
    Approach.PREVENTIVE: Choice.QUOTA_PREVENTIVE,
    Approach.REMEDIAL: Choice.QUOTA_REMEDIAL,
}
MOST_SEK = 100_000_000.0
STEP_SEK = 10_000.0
WHOLE = 100.0
_WIDE = 210
_PREFIX = "initiative."


@dataclass(frozen=True, slots=True)
class BudgetChoices:
    """What is chosen. `least` is by approach, in the quota's own unit."""

    frame_sek: float
    step_sek: float
    amount: Amount | None
    least: tuple[tuple[Approach, float], ...]
    ties: tuple[Tie, ...]

    def rules(self, found: Sequence[Candidate]) -> tuple[Rule, ...]:
        """Return the rules for some candidates; a quota of nought is none."""
        quotas: list[Rule] = []
        if self.amount is not None:
            unit = 1.0 if self.amount is Amount.COUNT else WHOLE
            quotas = [
                quota(found, one, self.amount, least / unit)
                for one, least in self.least
                if least
            ]
        return (*quotas, *self.ties)


def usual_frame(found: Sequence[Candidate]) -> float:
    """Return the frame to begin with: half of what all would cost, in even thousands."""
    total = sum(one.cost.sek for one in found if one.cost)
    return max(STEP_SEK, STEP_SEK * round(total / 2 / STEP_SEK))


def usual_step(frame_sek: float) -> float:
    """Return the change that is tried to begin with: a tenth of the frame."""
    return max(STEP_SEK, STEP_SEK * round(frame_sek / 10 / STEP_SEK))


def frame_room() -> Room:
    """Return which frames may be chosen."""
    return Room(0.0, MOST_SEK, 0, STEP_SEK)


def choose_budget(
    found: Sequence[Candidate], names: Mapping[str, str]
) -> BudgetChoices:
    """Draw what is chosen for candidates with known costs, each with its name."""
    room = frame_room()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        frame = state.number(
            Choice.FRAME, t("budget.frame"), "", usual_frame(found), room, _WIDE
        )
        usual = usual_step(frame)
        label = t("budget.step_choice")
        step = state.number(Choice.FRAME_STEP, label, f"{frame}", usual, room, _WIDE)
        options = {
            "inga": t("budget.quota_none"),
            "antal": t("budget.quota_count"),
            "andel": t("budget.quota_share"),
        }
        kind = state.segments(
            Choice.QUOTAS, t("budget.quotas"), options, tuple(QUOTAS.values())
        )
        least = _choose_least(kind, len(found))
    return BudgetChoices(frame, step, KINDS[kind], least, _choose_ties(names))


def _choose_least(kind: str, count: int) -> tuple[tuple[Approach, float], ...]:
    room = least_room(kind, count)
    if room is None:
        return ()
    return tuple(
        (one, state.number(choice, t(f"approach.{one}"), kind, 0.0, room))
        for one, choice in QUOTAS.items()
    )


def least_room(kind: str, count: int) -> Room | None:
    """Return how high a quota of a kind may be; None where there are to be none."""
    amount = KINDS[kind]
    if amount is None:
        return None
    most = float(count) if amount is Amount.COUNT else WHOLE
    return Room(0.0, most, 0, 1.0 if amount is Amount.COUNT else 5.0)


def _choose_ties(names: Mapping[str, str]) -> tuple[Tie, ...]:
    """Draw what requires or excludes what, and how to add and take away."""
    asked = st.query_params.get(Choice.TIES)
    written = state.remembered(Choice.TIES) or "" if asked is None else asked
    ties = read_ties(written, names)
    if asked and write_ties(ties) != asked:
        state.reject(Choice.TIES, asked)
    if ties or asked:
        state.keep(Choice.TIES, write_ties(ties))
    with st.expander(t("budget.ties", count=len(ties)), key="ties"):
        for tie in ties:
            _tie(tie, ties, names)
        if len(names) > 1:
            _add_tie(ties, names)
    return ties


def _tie(tie: Tie, ties: tuple[Tie, ...], names: Mapping[str, str]) -> None:
    words, button = st.columns([6, 1], vertical_alignment="center")
    one, verb, other = _parts(tie)
    kind = t("budget.requires" if isinstance(tie, Requires) else "budget.excludes")
    shown = {"one": plain_markdown(names[one]), "other": plain_markdown(names[other])}
    words.markdown(t("budget.tie_line", kind=kind, **shown))
    left = tuple(each for each in ties if each != tie)
    button.button(
        t("budget.tie_remove"),
        key=f"remove {one} {verb} {other}",
        on_click=lambda: state.keep(Choice.TIES, write_ties(left)),
    )


def _add_tie(ties: tuple[Tie, ...], names: Mapping[str, str]) -> None:
    kinds = {"kraver": t("budget.requires"), "utesluter": t("budget.excludes")}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        one = _pick(t("budget.tie_one"), names, "tie one")
        verb = st.selectbox(
            t("budget.tie_kind"),
            list(kinds),
            format_func=kinds.__getitem__,
            key="tie kind",
            width=150,
        )
        others = {code: name for code, name in names.items() if code != one}
        other = _pick(t("budget.tie_other"), others, "tie other")
        new = VERBS[verb](one, other)
        both = (*ties, new) if new not in ties else ties
        st.button(
            t("budget.tie_add"),
            key="tie add",
            on_click=lambda: state.keep(Choice.TIES, write_ties(both)),
        )


def _pick(label: str, names: Mapping[str, str], key: str) -> str:
    found: str = st.selectbox(
        label, list(names), format_func=names.__getitem__, key=key, width=330
    )
    return found


def read_ties(written: str, known: Mapping[str, str]) -> tuple[Tie, ...]:
    """Return the ties that are written; those that are not understood are left out."""
    found: list[Tie] = []
    for part in written.split(BETWEEN):
        one, _, rest = part.partition(WITHIN)
        verb, _, other = rest.partition(WITHIN)
        pair = (f"{_PREFIX}{one}", f"{_PREFIX}{other}")
        is_known = verb in VERBS and one != other and all(c in known for c in pair)
        if is_known and VERBS[verb](*pair) not in found:
            found.append(VERBS[verb](*pair))
    return tuple(found)


def write_ties(ties: Sequence[Tie]) -> str:
    """Return ties as they stand in the address."""
    return BETWEEN.join(
        WITHIN.join((one.removeprefix(_PREFIX), verb, other.removeprefix(_PREFIX)))
        for one, verb, other in map(_parts, ties)
    )


def _parts(tie: Tie) -> tuple[str, str, str]:
    if isinstance(tie, Requires):
        return tie.code, "kraver", tie.needs
    return tie.one, "utesluter", tie.other
