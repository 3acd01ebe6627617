"""The way of a lifted problem in words: its stations, and every step between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from htl_dash.domain.municipality import Municipality
from htl_dash.domain.problem_area import ChainStep, ProblemStatus
from htl_dash.domain.record import Via
from htl_dash.services.lifts import Lift
from htl_dash.text import listing, long_date, plain_markdown, t
from htl_dash.viewmodels.record_view import function_name, moment

STATIONS = ("school_team", "development_group", "steering_group", "answer")
"""The way there and back: the last is the answer to the school."""


class Standing(StrEnum):
    """How it is with a station on the way."""

    PASSED = "passed"
    HERE = "here"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Station:
    """One of those that a problem goes between, and what is so there."""

    name: str
    text: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step: what happened, in which words (empty without), and who and when."""

    happened: str
    words: str
    signed: str


def stations(lift: Lift, today: date) -> tuple[Station, ...]:
    """Return school team, development group, steering group, and the answer back."""
    told = (_school, _group, _steering, _answer)
    return tuple(
        Station(t(f"station.{name}"), *tell(lift, today))
        for name, tell in zip(STATIONS, told, strict=True)
    )


def path_steps(
    lift: Lift, others: Mapping[int, Lift], municipality: Municipality
) -> tuple[PathStep, ...]:
    """Return every step, oldest first: the first is that it was lifted."""
    problem = lift.problem
    raised = function_name(problem.raised_by, municipality)
    day = long_date(problem.lifted_on)
    first = PathStep(
        t("chain_step.first"), "", t("chain_step.signed", who=raised, when=day)
    )
    return first, *_steps(lift, others, municipality)


def days_since(day: date, today: date) -> str:
    """Return for how long something has been so: 'i 12 dagar', 'sedan i dag'."""
    days = max(0, (today - day).days)
    if days > 1:
        return t("lift.since_days", days=days)
    return t("lift.since_day") if days else t("lift.since_today")


def day_of(step: ChainStep) -> date:
    """Return the day of a step where the server is."""
    return datetime.fromisoformat(step.at).astimezone().date()


def last_to(lift: Lift, *statuses: ProblemStatus) -> ChainStep | None:
    """Return the last step that went to one of these, or None."""
    found = (one for one in reversed(lift.moves) if one.after in statuses)
    return next((one for one in found if one.via is not Via.UNDO), None)


def _steps(
    lift: Lift, others: Mapping[int, Lift], municipality: Municipality
) -> Iterator[PathStep]:
    for one in lift.steps:
        is_part = one.is_pointer and one.other_id is not None
        if is_part and one.after is ProblemStatus.SPLIT:
            continue  # the parts after the first, told with the split itself
        who = function_name(one.who, municipality)
        yield PathStep(
            _happened(one, lift, others),
            plain_markdown(one.note or ""),
            t("chain_step.signed", who=who, when=moment(one.at)),
        )


def _happened(one: ChainStep, lift: Lift, others: Mapping[int, Lift]) -> str:
    title = _title(one.other_id, others)
    if one.via is Via.UNDO:
        status = t(f"problem_status.{one.after}").lower()
        return t("chain_step.undone", status=status)
    if one.is_pointer and one.other_id is None:
        return t("chain_step.told")
    if one.is_pointer:
        is_part = one.other_id == lift.part_of
        return t("chain_step.part" if is_part else "chain_step.took_in", title=title)
    parts = listing([_title(number, others) for number in lift.goes_on_in])
    return t(
        f"chain_step.{one.after}",
        group=_group_before(one),
        title=title,
        titles=parts or title,
    )


def _group_before(one: ChainStep) -> str:
    is_steering = one.before is ProblemStatus.ESCALATED
    return t(f"station.{'steering_group' if is_steering else 'development_group'}")


def _title(number: int | None, others: Mapping[int, Lift]) -> str:
    found = others.get(number) if number is not None else None
    title = plain_markdown(found.problem.title) if found else ""
    return t("chain_step.quoted", title=title)


def _school(lift: Lift, today: date) -> tuple[str, Standing]:
    status = lift.problem.status
    if status is ProblemStatus.RETURNED:
        since = days_since(lift.since, today)
        return t("station.asked", since=since), Standing.HERE
    lifted = t("station.lifted", day=long_date(lift.lifted_on))
    if status is ProblemStatus.WITHDRAWN:
        gone = t("station.withdrawn", day=long_date(lift.since))
        return f"{lifted} {gone}", Standing.HERE
    return lifted, Standing.PASSED


def _group(lift: Lift, today: date) -> tuple[str, Standing]:
    status = lift.problem.status
    if status is ProblemStatus.LIFTED:
        return t("station.waits", since=days_since(lift.since, today)), Standing.HERE
    treated = [one for one in lift.moves if one.before is ProblemStatus.LIFTED]
    by_group = [
        one
        for one in treated
        if one.via is not Via.UNDO and one.after is not ProblemStatus.WITHDRAWN
    ]
    if not by_group:
        return t("station.never"), Standing.AHEAD
    day = long_date(day_of(by_group[-1]))
    return t("station.treated", day=day), Standing.PASSED


def _steering(lift: Lift, today: date) -> tuple[str, Standing]:
    if lift.problem.status is ProblemStatus.ESCALATED:
        return t("station.waits", since=days_since(lift.since, today)), Standing.HERE
    treated = [
        one
        for one in lift.moves
        if one.before is ProblemStatus.ESCALATED and one.via is not Via.UNDO
    ]
    if not treated:
        return t("station.not_needed"), Standing.AHEAD
    day = long_date(day_of(treated[-1]))
    return t("station.treated", day=day), Standing.PASSED


def _answer(lift: Lift, today: date) -> tuple[str, Standing]:
    status = lift.problem.status
    answered = last_to(lift, ProblemStatus.ANSWERED)
    if status in (ProblemStatus.MERGED, ProblemStatus.SPLIT):
        return t("station.goes_on"), Standing.AHEAD
    if status is ProblemStatus.CLOSED:
        return t("station.closed", day=long_date(lift.since)), Standing.PASSED
    if status is ProblemStatus.ANSWERED and answered:
        return t("station.answered", day=long_date(day_of(answered))), Standing.HERE
    return t("station.no_answer"), Standing.AHEAD
