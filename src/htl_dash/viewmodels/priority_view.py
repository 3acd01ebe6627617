"""What comes first as a finding: chances over weights, never a bare order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from htl_dash.priorities.acceptability import Acceptability
from htl_dash.services.priority_result import Result
from htl_dash.services.score_table import ScoreTable
from htl_dash.text import listing, number, plain_markdown, t
from htl_dash.viewmodels.priority_words import (
    of_reasonable,
    per_cent,
    reasonable_text,
    titles,
)
from htl_dash.viewmodels.sources import SourceNote
from htl_dash.viewmodels.tables import Table, columns

HALF = 0.5


@dataclass(frozen=True, slots=True)
class ChanceBar:
    """One alternative: its chance of being first, and among the first, 0-1.

    `label` is as it was typed.
    """

    code: str
    label: str
    first: float
    among: float
    text: str


@dataclass(frozen=True, slots=True)
class PriorityView:
    """What the page shows of a result; `bars` are in the order of their chances.

    Attributes:
        heading: The finding.
        measured: Over which weights it is, and how many alternatives there are.
        bars: Every alternative's chances.
        among: How many there is room for.
        alt: The bars in words.
        surviving: What is among the first whatever the weights, and what never is.
        notes: What to know: how much is unknown.
    """

    heading: str
    measured: str
    bars: tuple[ChanceBar, ...]
    among: int
    alt: str
    surviving: tuple[str, ...]
    notes: tuple[str, ...]


def priority_view(scores: ScoreTable, found: Result, among: int) -> PriorityView:
    """Present a result where there is room for `among` alternatives."""
    names = titles(scores.alternatives)
    bars = chance_bars(names, found.chances, among)
    heading = _heading(bars, found, *unknown_of(scores))
    told = listing([t("priority.bar_alt", name=b.label, text=b.text) for b in bars])
    return PriorityView(
        heading=heading,
        measured=t(
            "priority.measured",
            alternatives=number(len(bars)),
            criteria=number(len(scores.criteria)),
            weights=reasonable_text(found.weighing),
        ),
        bars=bars,
        among=among,
        alt=t("priority.alt", told=told),
        surviving=surviving(names, found, among),
        notes=_notes(scores),
    )


def chance_bars(
    names: Mapping[str, str], chances: Sequence[Acceptability], among: int
) -> tuple[ChanceBar, ...]:
    """Return every alternative's chances, the likeliest to be first first."""
    bars = [
        ChanceBar(
            one.alternative,
            names[one.alternative],
            one.ranks[0],
            one.among_first(among),
            t(
                "priority.bar" if among > 1 else "priority.bar_one",
                first=per_cent(one.ranks[0]),
                among=per_cent(one.among_first(among)),
                count=among,
            ),
        )
        for one in chances
    ]
    return tuple(sorted(bars, key=lambda one: (-one.first, -one.among, one.label)))


def _heading(bars: Sequence[ChanceBar], found: Result, unknown: int, cells: int) -> str:
    """Say what comes first and how often, or that nothing does, or that most is unknown.

    Chances that rest on next to nothing must not be read as a finding.
    """
    top, second = bars[0], bars[1]
    words = {
        "name": plain_markdown(top.label),
        "share": per_cent(top.first),
        "of": of_reasonable(found.weighing),
        "second": plain_markdown(second.label),
        "second_share": per_cent(second.first),
        "unknown": number(unknown),
        "all": number(cells),
    }
    key = "priority.heading" if top.first > HALF else "priority.heading_open"
    if is_too_little(unknown, cells):
        key = "priority.heading_unknown"
    return t(key, **words)


def surviving(names: Mapping[str, str], found: Result, among: int) -> tuple[str, ...]:
    """Say what holds over all reasonable weights, and what can be left out at all."""
    always = [r.alternative for r in found.ranges if r.is_always_among(among)]
    never = [r.alternative for r in found.ranges if not r.can_be_among(among)]
    lines = []
    if always:
        named = listing([f"**{plain_markdown(names[code])}**" for code in always])
        lines.append(t("priority.always", names=named, count=among))
    else:
        key = (
            "priority.no_always_unknown" if _is_unknown(found) else "priority.no_always"
        )
        lines.append(t(key, count=among))
    if never:
        named = listing([plain_markdown(names[code]) for code in never])
        lines.append(t("priority.never", names=named, count=among))
    return tuple(lines)


def _is_unknown(found: Result) -> bool:
    """Whether something is unknown, so that it may be that and no weight that decides."""
    return any(one.is_unknown for row in found.table.scores for one in row)


def unknown_of(scores: ScoreTable) -> tuple[int, int]:
    """Return how many scores are unknown, and of how many."""
    every = [cell for row in scores.cells for cell in row]
    return sum(cell.score.is_unknown for cell in every), len(every)


def is_too_little(unknown: int, cells: int) -> bool:
    """Whether too many scores are unknown for an order to be told as a finding."""
    return unknown > HALF * cells


def _notes(scores: ScoreTable) -> tuple[str, ...]:
    """Say how much is unknown, and that a place is no measure of worth."""
    unknown, cells = unknown_of(scores)
    notes = [t("priority.note_places")]
    if unknown:
        words = {"unknown": number(unknown), "all": number(cells)}
        notes.insert(0, t("priority.note_unknown", **words))
    return tuple(notes)


def chance_table(
    scores: ScoreTable, found: Result, among: int, sources: tuple[SourceNote, ...]
) -> Table:
    """Return every alternative's chances; in files of each place."""
    names = titles(scores.alternatives)
    bars = chance_bars(names, found.chances, among)
    by_code = {one.alternative: one for one in found.chances}
    places = range(1, len(bars) + 1)
    return Table(
        name=t("priority.file"),
        title=t("priority.table"),
        shown_columns=(
            *columns("alternative", "first_share"),
            t("priority.among", count=among),
        ),
        shown=tuple((b.label, per_cent(b.first), per_cent(b.among)) for b in bars),
        columns=(
            *columns("alternative"),
            *(t("priority.place", place=place) for place in places),
        ),
        rows=tuple((b.label, *by_code[b.code].ranks) for b in bars),
        notes=(
            reasonable_text(found.weighing),
            *_notes(scores),
            t("method.acceptability"),
        ),
        sources=sources,
    )
