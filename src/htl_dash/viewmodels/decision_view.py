"""Decisions as they stand in lists: what was decided, by whom, and what is due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from htl_dash.domain.decision import Decision, Review, Verdict
from htl_dash.domain.municipality import Municipality
from htl_dash.text import listing, long_date, plain_markdown, t
from htl_dash.viewmodels.record_view import function_name
from htl_dash.viewmodels.tables import Table, columns

_COLUMNS = (
    "decision_number",
    "decision",
    "decided_on",
    "functions",
    "due",
    "decision_outcome",
    "fingerprint",
)


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision in a list; texts are safe to show."""

    id: int
    title: str
    facts: str
    status: str


@dataclass(frozen=True, slots=True)
class DecisionList:
    """Every decision, the latest first; `guidance` says what to do where there is none."""

    heading: str
    measured: str
    guidance: str
    lines: tuple[DecisionLine, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Decisions to look back on: those due, those that wait for their day, and done."""

    heading: str
    measured: str
    due: tuple[DecisionLine, ...]
    waiting: tuple[DecisionLine, ...]
    done: tuple[DecisionLine, ...]


def decision_list(
    municipality: Municipality,
    decisions: Sequence[Decision],
    reviews: Sequence[Review],
    today: date,
) -> DecisionList:
    """Present every decision in the order given."""
    lines = tuple(_line(municipality, one, reviews, today) for one in decisions)
    if not lines:
        return DecisionList(
            t("decide.list_none"), t("decide.list_measured"), t("decide.list_cure"), ()
        )
    due = sum(_is_due(one, reviews, today) for one in decisions)
    key = "decide.list_one" if len(lines) == 1 else "decide.list_some"
    words = {"count": len(lines), "day": long_date(decisions[0].decided_on)}
    heading = t(key, **words)
    if due:
        heading += t("decide.list_due_one" if due == 1 else "decide.list_due", due=due)
    return DecisionList(heading, t("decide.list_measured"), "", lines)


def decision_table(
    municipality: Municipality,
    decisions: Sequence[Decision],
    reviews: Sequence[Review],
    today: date,
) -> Table:
    """Return every decision as a table, with the whole of its fingerprint."""
    rows = tuple(
        (
            str(one.id),
            one.title,
            long_date(one.decided_on),
            listing([function_name(code, municipality) for code in one.functions]),
            long_date(one.expectation.due)
            if one.expectation
            else t("decide.no_review"),
            status(one, reviews, today),
            one.sha256,
        )
        for one in decisions
    )
    names = columns(*_COLUMNS)
    shown = tuple(tuple(plain_markdown(cell) for cell in row) for row in rows)
    title = t("decide.table")
    return Table(t("decide.table_file"), title, names, shown, names, rows, (), ())


def follow_up(
    municipality: Municipality,
    decisions: Sequence[Decision],
    reviews: Sequence[Review],
    today: date,
) -> FollowUp:
    """Present what is to be looked back on, the longest due first."""
    expecting = [one for one in decisions if one.expectation]
    by_due = sorted(expecting, key=lambda one: (_due(one), one.id))
    due = [one for one in by_due if _is_due(one, reviews, today)]
    waiting = [one for one in by_due if _due(one) > today]
    done = [one for one in by_due if one not in due and one not in waiting]

    def lines(found: Iterable[Decision]) -> tuple[DecisionLine, ...]:
        return tuple(_line(municipality, one, reviews, today) for one in found)

    return FollowUp(
        heading=_heading(due, waiting),
        measured=t("decide.follow_measured"),
        due=lines(due),
        waiting=lines(waiting),
        done=lines(done),
    )


def _heading(due: Sequence[Decision], waiting: Sequence[Decision]) -> str:
    if due:
        key = "decide.follow_one" if len(due) == 1 else "decide.follow_some"
        return t(key, count=len(due))
    if waiting:
        return t("decide.follow_next", day=long_date(_due(waiting[0])))
    return t("decide.follow_none")


def _line(
    municipality: Municipality,
    one: Decision,
    reviews: Sequence[Review],
    today: date,
) -> DecisionLine:
    functions = [function_name(code, municipality) for code in one.functions]
    facts = t(
        "decide.line",
        number=one.id,
        day=long_date(one.decided_on),
        functions=listing(functions),
    )
    told = status(one, reviews, today)
    return DecisionLine(one.id, plain_markdown(one.title), facts, told)


def status(one: Decision, reviews: Sequence[Review], today: date) -> str:
    """Say what is expected and by when, or what came of it."""
    if one.expectation is None:
        return t("decide.nothing_expected")
    own = [made for made in reviews if made.decision_id == one.id]
    if own:
        day = long_date(own[-1].reviewed_on)
        if own[-1].verdict is Verdict.NOT_MEASURED:
            return t("decide.came_unmeasured", day=day)
        return t("decide.came", verdict=t(f"came.{own[-1].verdict}"), day=day)
    due = long_date(one.expectation.due)
    key = "decide.is_due" if one.expectation.due <= today else "decide.will_be_due"
    return t(key, due=due)


def _due(one: Decision) -> date:
    return one.expectation.due if one.expectation else date.max


def _is_due(one: Decision, reviews: Sequence[Review], today: date) -> bool:
    """Whether its day has come and nobody has looked back, as agendas count it too.

    A review in which nothing could be measured has been made all the same.
    """
    looked_at = {made.decision_id for made in reviews}
    return _due(one) <= today and one.id not in looked_at
