"""A vignette in words: the situation, its steps and how far one has come."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from htl_dash.domain.municipality import Municipality
from htl_dash.domain.training import Check, Place, Vignette
from htl_dash.services.practice import Progress
from htl_dash.text import t


@dataclass(frozen=True, slots=True)
class StepView:
    """One step. `told` is what the store tells of it; None where the reader ticks.

    `place` is where its link leads, with what stands after the question mark there, and
    `link` what is written on it; None and nothing where there is no link.
    """

    number: int
    text: str
    place: Place | None
    address: Mapping[str, str] = field(hash=False)
    link: str
    told: str | None
    is_done: bool


@dataclass(frozen=True, slots=True)
class PracticeView:
    """A vignette as it is shown; `steps` is empty until it has been begun.

    `learnt` is what has been practised, empty until every step is done.
    """

    heading: str
    measured: str
    situation: str
    steps: tuple[StepView, ...]
    learnt: str


def practice_view(
    home: Municipality,
    vignette: Vignette,
    found: Sequence[Progress | None] | None,
    ticked: Collection[int],
) -> PracticeView:
    """Return a vignette in words.

    `found` has what the store tells of each step, or is None before it has been begun;
    `ticked` has the numbers of the steps that the reader has ticked, from 1.
    """
    plays = {one.code: one.name for one in home.team_model.functions}[vignette.plays]
    steps = _steps(vignette, found, ticked) if found else ()
    done = sum(one.is_done for one in steps)
    is_finished = bool(steps) and done == len(steps)
    return PracticeView(
        heading=_heading(vignette.title, done, len(steps)),
        measured=t("practice.measured", plays=plays, minutes=vignette.minutes),
        situation=vignette.situation,
        steps=steps,
        learnt=vignette.learnt if is_finished else "",
    )


def _heading(title: str, done: int, steps: int) -> str:
    if not steps:
        return t("practice.heading", title=title)
    key = "practice.finished" if done == steps else "practice.under_way"
    return t(key, title=title, done=done, steps=steps)


def _steps(
    vignette: Vignette, found: Sequence[Progress | None], ticked: Collection[int]
) -> tuple[StepView, ...]:
    rows = enumerate(zip(vignette.steps, found, strict=True), start=1)
    return tuple(
        StepView(
            number=number,
            text=one.text,
            place=one.place,
            address=one.address,
            link=t("practice.go", page=t(f"menu.{one.place}")) if one.place else "",
            told=_told(one.check, told),
            is_done=number in ticked if told is None else told is not Progress.WAITING,
        )
        for number, (one, told) in rows
    )


def _told(check: Check | None, told: Progress | None) -> str | None:
    if check is None or told is None:
        return None
    if told is Progress.WAITING:
        return t(f"practice_waits.{check}")
    return t(f"practice_told.{told}")
