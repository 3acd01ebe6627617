"""A budget and a shift as evidence: what their addresses ask for, as it is now."""

from collections.abc import Mapping

from htl_dash.catalogue.shift_assumptions import shift_assumptions
from htl_dash.services.budget import Asked, Portfolio
from htl_dash.services.shift import ShiftAsked
from htl_dash.text import t
from htl_dash.ui import budget_runs, shift_state
from htl_dash.ui.budget_state import (
    KINDS,
    QUOTAS,
    BudgetChoices,
    frame_room,
    least_room,
    read_ties,
    usual_frame,
    usual_step,
    write_ties,
)
from htl_dash.ui.budget_views import basis
from htl_dash.ui.cached import home
from htl_dash.ui.choice import Choice
from htl_dash.ui.evidence_address import PRIORITIES, AddressError, address, one_of
from htl_dash.ui.shift_state import ShiftChoices, mix_of, rooms, shift_of, usual_now
from htl_dash.ui.state import Room
from htl_dash.viewmodels.budget_document import (
    budget_sections,
    refusal_sections,
    shift_sections,
)
from htl_dash.viewmodels.budget_refusal import refusal_view
from htl_dash.viewmodels.budget_tables import budget_table
from htl_dash.viewmodels.budget_view import budget_view
from htl_dash.viewmodels.decision_document import Evidence
from htl_dash.viewmodels.document import Section
from htl_dash.viewmodels.shift_tables import assumptions_table, shift_table
from htl_dash.viewmodels.shift_view import shift_view

Words = Mapping[str, str]


def budget(words: Words) -> Evidence:
    """Return which initiatives belong within a frame, worked out to its end."""
    found = budget_runs.material()
    if not found.priced:
        raise AddressError(why=t("address.nothing"))
    frame = _number(words, Choice.FRAME, usual_frame(found.priced), frame_room())
    step = _number(words, Choice.FRAME_STEP, usual_step(frame), frame_room())
    kind = one_of(words, Choice.QUOTAS, KINDS)
    room = least_room(kind, len(found.priced))
    least = tuple(
        (one, _number(words, choice, 0.0, room))
        for one, choice in QUOTAS.items()
        if room
    )
    written = words.get(Choice.TIES, "")
    ties = read_ties(written, {one.code: one.title for one in found.priced})
    if write_ties(ties) != written:
        raise AddressError(why=t("address.unknown"))
    chosen = BudgetChoices(frame, step, KINDS[kind], least, ties)
    told: dict[Choice, str | None] = {
        Choice.TAB: "budget",
        Choice.FRAME: f"{frame:.0f}",
        Choice.FRAME_STEP: f"{step:.0f}",
        Choice.QUOTAS: kind,
        **{QUOTAS[one]: f"{value:.0f}" for one, value in least},
        Choice.TIES: written or None,
    }
    question = budget_runs.asked(found, chosen)
    return Evidence(address(PRIORITIES, told), _budget(found, question))


def _budget(found: budget_runs.Material, question: Asked) -> tuple[Section, ...]:
    answer = budget_runs.finished(question)
    if not isinstance(answer, Portfolio):
        return refusal_sections(refusal_view(home(), question, answer))
    view = budget_view(home(), question, answer, found.unpriced)
    table = budget_table(home(), question, answer, found.unpriced)
    return budget_sections(view, table)


def shift(words: Words) -> Evidence:
    """Return what may come of a shift under the assumptions as they are now."""
    usual, limits = usual_now(), rooms(shift_assumptions())
    start = {
        Choice.NOW_PROMOTIVE: usual.now.promotive,
        Choice.NOW_PREVENTIVE: usual.now.preventive,
        Choice.TRIED_PROMOTIVE: usual.tried.promotive,
        Choice.TRIED_PREVENTIVE: usual.tried.preventive,
    }
    found = {
        choice: round(_number(words, choice, float(one), shift_state.SHARES))
        for choice, one in start.items()
    }
    for choice, (room, one) in limits.items():
        found[choice] = round(_number(words, choice, one, room))
    now = mix_of(found[Choice.NOW_PROMOTIVE], found[Choice.NOW_PREVENTIVE])
    tried = mix_of(found[Choice.TRIED_PROMOTIVE], found[Choice.TRIED_PREVENTIVE])
    if now is None or tried is None:
        raise AddressError(why=t("address.unknown"))
    effect = shift_state.effect_of(found[Choice.EFFECT])
    asked = ShiftAsked(now, tried, found[Choice.SEK_PER_CHILD], effect)
    told: dict[Choice, str | None] = {Choice.TAB: "forskjutning"}
    told |= {choice: str(value) for choice, value in found.items()}
    made = shift_of(asked)
    view = shift_view(made, basis(ShiftChoices(asked, usual)))
    sections = shift_sections(
        view, shift_table(made), assumptions_table(made, shift_assumptions())
    )
    return Evidence(address(PRIORITIES, told), sections)


def _number(words: Words, choice: Choice, usual: float, room: Room | None) -> float:
    """Return what an address asks for among what may be chosen, else the usual."""
    written = words.get(choice)
    if written is None or room is None:
        return usual
    found = room.read(written)
    if found is None:
        raise AddressError(why=t("address.unknown"))
    return found
