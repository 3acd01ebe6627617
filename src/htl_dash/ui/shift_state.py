"""What is chosen for a shift over fifteen years: two mixes, money and an effect."""

from dataclasses import dataclass

import streamlit as st

from htl_dash.catalogue.assumptions import all_assumptions
from htl_dash.catalogue.shift_assumptions import ShiftAssumptions, shift_assumptions
from htl_dash.domain.assumption import Quantity
from htl_dash.services.shift import Mix, Shift, ShiftAsked, Usual, shift, usual
from htl_dash.services.work import work_items
from htl_dash.text import t
from htl_dash.ui import cached, state
from htl_dash.ui.cached import engine, shared
from htl_dash.ui.choice import Choice
from htl_dash.ui.state import Room

WHOLE = 100
WIDTH = 180
SHARES = Room(0.0, float(WHOLE), 0, 5.0)
STEP_SEK = 500.0


@dataclass(frozen=True, slots=True)
class ShiftChoices:
    """What is compared, and what there is to begin with; `asked` None over 100 %."""

    asked: ShiftAsked | None
    usual: Usual


@shared
def _usual(key: str) -> Usual:
    return usual(work_items(engine()), shift_assumptions())


def usual_now() -> Usual:
    """Return the mixes to begin with."""
    return _usual(cached.work_version())


def usual_effect() -> int:
    """Return the assumed effect of preventive work in whole per cent."""
    return round(WHOLE * all_assumptions()[Quantity.PREVENTIVE_EFFECT].value)


def choose_shift() -> ShiftChoices:
    """Draw the two mixes, the money and the effect."""
    found, stated = usual_now(), shift_assumptions()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        now = _choose_mix(
            (Choice.NOW_PROMOTIVE, t("shift.now_promotive"), found.now.promotive),
            (Choice.NOW_PREVENTIVE, t("shift.now_preventive"), found.now.preventive),
        )
        new = _choose_mix(
            (Choice.TRIED_PROMOTIVE, t("shift.tried_promotive"), found.tried.promotive),
            (
                Choice.TRIED_PREVENTIVE,
                t("shift.tried_preventive"),
                found.tried.preventive,
            ),
        )
        sek = _number(Choice.SEK_PER_CHILD, t("shift.sek"), stated)
        effect = _number(Choice.EFFECT, t("shift.effect"), stated)
    if now is None or new is None:
        return ShiftChoices(None, found)
    asked = ShiftAsked(now, new, sek, effect_of(effect))
    return ShiftChoices(asked, found)


def effect_of(per_cent: float) -> float:
    """Return an effect, 0-1; one that nobody has changed to its last decimal."""
    exact = all_assumptions()[Quantity.PREVENTIVE_EFFECT].value
    return exact if round(per_cent) == usual_effect() else per_cent / WHOLE


def _choose_mix(*fields: tuple[Choice, str, int]) -> Mix | None:
    """Return the mix; None where the two are more than the whole."""
    promotive, preventive = (
        round(state.number(choice, label, "", float(start), SHARES, WIDTH))
        for choice, label, start in fields
    )
    return mix_of(promotive, preventive)


def mix_of(promotive: int, preventive: int) -> Mix | None:
    """Return the mix with the rest remedial; None where there is less than none left."""
    rest = WHOLE - promotive - preventive
    return Mix(promotive, preventive, rest) if rest >= 0 else None


def _number(choice: Choice, label: str, stated: ShiftAssumptions) -> float:
    room, start = rooms(stated)[choice]
    return state.number(choice, label, "", start, room, WIDTH)


def rooms(stated: ShiftAssumptions) -> dict[Choice, tuple[Room, float]]:
    """Return which money and effects may be chosen, and which to begin with."""
    spending, effect = stated.spending, stated.effect
    return {
        Choice.SEK_PER_CHILD: (
            Room(spending.least, spending.most, 0, STEP_SEK),
            spending.value,
        ),
        Choice.EFFECT: (
            Room(float(effect.least), float(effect.most), 0, 5.0),
            float(usual_effect()),
        ),
    }


@shared
def _shift(key: str, question: ShiftAsked) -> Shift:
    return shift(question, shift_assumptions())


def shift_of(question: ShiftAsked) -> Shift:
    """Return what the assumptions lead to."""
    return _shift(cached.version(), question)
