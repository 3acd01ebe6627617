"""What a goal's second page says: more measures, the work, and what nobody knows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from htl_dash.domain.goal import Dimension, Goal
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.initiative import InitiativeStatus, SchoolDescription
from htl_dash.domain.municipality import Municipality
from htl_dash.services.gaps import AreaGap
from htl_dash.services.goal_decisions import GoalDecisions
from htl_dash.services.goal_progress import Progress
from htl_dash.services.initiatives import RegisteredInitiative
from htl_dash.services.recent_trend import NoTrend, recent_trend
from htl_dash.text import listing, t
from htl_dash.viewmodels.chain_tables import NONE
from htl_dash.viewmodels.chain_view import aimed
from htl_dash.viewmodels.document import Block, Listing, Paragraph
from htl_dash.viewmodels.goal_view import GoalRow
from htl_dash.viewmodels.sources import SourceNote, plain_sources
from htl_dash.viewmodels.tables import Table, columns

MOST_MEASURES, MOST_INITIATIVES, MOST_NAMED, MOST_NOTES = 6, 5, 4, 2
"""So many rows, names and long texts that the rest of the page has room."""
LONGEST_CELL, LONGEST_NOTE = 70, 310
"""Characters of what people have typed, and of a note, that a printed page shows."""


@dataclass(frozen=True, slots=True)
class DescribedSchool:
    """A pilot school by the name the municipality uses, and its description."""

    name: str
    described: SchoolDescription


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """What is known of a goal, from the services.

    `progress` has the goal's indicators in reading order, `gap` the areas furthest
    apart, `initiatives` everything that the schools have registered or published, and
    `absent` the indicators without any figure at all, `decided` the decisions that
    concern the goal. `sources` are the origins of the figures, by snapshot.
    """

    municipality: Municipality
    goal: Goal
    progress: tuple[Progress, ...]
    gap: AreaGap | None
    has_areas: bool
    initiatives: tuple[RegisteredInitiative, ...]
    schools: tuple[DescribedSchool, ...]
    absent: tuple[Indicator, ...]
    decided: GoalDecisions
    sources: Mapping[int, SourceNote]
    version: str
    today: date

    @property
    def dimension(self) -> Dimension:
        """The dimension of children's lives that the goal is about."""
        return self.goal.dimension

    @property
    def is_decided_here(self) -> bool:
        """Whether the goal stands in this municipality's own plan."""
        return self.goal.municipality == self.municipality.code

    @property
    def current(self) -> tuple[RegisteredInitiative, ...]:
        """The initiatives that were not registered by mistake."""
        removed = InitiativeStatus.REMOVED
        found = self.initiatives
        return tuple(one for one in found if one.initiative.status is not removed)

    @property
    def answering(self) -> tuple[RegisteredInitiative, ...]:
        """The initiatives that are said to answer to the goal."""
        ours = self.dimension
        return tuple(one for one in self.current if ours in one.initiative.dimensions)

    def origin(self, indicator: Indicator, snapshots: Iterable[int]) -> str:
        """Return where an indicator's figures come from, in one line."""
        notes = [self.sources[one] for one in snapshots if one in self.sources]
        return "; ".join(plain_sources(notes, indicator.source.table))

    def published(self, indicator: Indicator, snapshots: Iterable[int]) -> str:
        """Return the same without what we have worked out ourselves."""
        kept = [
            one
            for one in snapshots
            if one in self.sources and not self.sources[one].derived
        ]
        return self.origin(indicator, kept)

    def school(self, unit_code: str) -> str:
        """Return what a school is called."""
        names = {one.described.unit_code: one.name for one in self.schools}
        return names.get(unit_code, unit_code)


def shortened(text: str, most: int) -> str:
    """Return a text on one line, cut after a sentence where it is too long.

    Where not even the first sentence has room, it is cut between words.
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    kept = line[:most]
    if ". " in kept:
        return t("paper.cut", text=kept.rsplit(". ", 1)[0] + ".")
    return t("paper.cut", text=kept.rsplit(" ", 1)[0] if " " in kept else kept)


def measures(rows: Sequence[GoalRow], leading: str) -> tuple[Block, ...]:
    """Return the next measures with figures as a table, and how many are left out."""
    known = [one for one in rows if one.is_known and one.indicator != leading]
    if not known:
        return (Paragraph(t("paper.no_more")),)
    shown = tuple(
        (one.title, one.latest, one.period, one.median, one.change)
        for one in known[:MOST_MEASURES]
    )
    names = columns("indicator", "latest", "period", "median", "change")
    left = len(known) - len(shown)
    notes = (t("paper.more_left", left=left),) if left else ()
    title = t("paper.more_title")
    return (Table("", title, names, shown, names, shown, notes, ()),)


def work(facts: GoalFacts) -> tuple[Block, ...]:
    """Return the causes that the schools name, and what they do about them."""
    causes = tuple(Paragraph(text) for text in _causes(facts))
    found = facts.answering
    if not found:
        return (*causes, Paragraph(t("paper.no_work")))
    shown = tuple(_row(facts, one) for one in found[:MOST_INITIATIVES])
    heads = columns("initiative", "school", "approach", "outcome", "told")
    left = len(found) - len(shown)
    notes = (t("paper.work_left", left=left),) if left else ()
    title = t("paper.work_title")
    return (*causes, Table("", title, heads, shown, heads, shown, notes, ()))


def _row(facts: GoalFacts, one: RegisteredInitiative) -> tuple[str, ...]:
    initiative = one.initiative
    told = t("paper.published" if one.is_published else "paper.registered")
    if initiative.status is not None:
        status = t(f"initiative_status.{initiative.status}")
        told = t("paper.told_status", told=told, status=status)
    return (
        shortened(aimed(initiative), LONGEST_CELL),
        facts.school(one.unit_code),
        t(f"approach.{initiative.approach.value or NONE}"),
        shortened(
            initiative.expected_outcome or t("chain.not_published"), LONGEST_CELL
        ),
        told,
    )


def _causes(facts: GoalFacts) -> tuple[str, ...]:
    """Say each cause once, with the schools whose analysis names it."""
    by_text: dict[str, list[str]] = {}
    for school in facts.schools:
        for cause in school.described.causes:
            if cause.dimension is facts.dimension:
                by_text.setdefault(cause.text, []).append(school.name)
    return tuple(
        t("paper.cause", schools=listing(names), cause=_cause(text))
        for text, names in list(by_text.items())[:MOST_NOTES]
    )


def _cause(text: str) -> str:
    """Return a cause as the end of a sentence, with one full stop if it is whole."""
    whole = shortened(text, LONGEST_NOTE)
    return whole if whole.endswith("\u2026") else f"{whole.rstrip('.')}."


def unknown(facts: GoalFacts, rows: Sequence[GoalRow]) -> tuple[Block, ...]:
    """Return what nobody knows of the goal, its measures and the work."""
    lines = [*_of_the_goal(facts), *_of_the_measures(facts, rows), *_of_the_work(facts)]
    return (Listing(tuple(lines)),) if lines else (Paragraph(t("paper.all_known")),)


def _of_the_goal(facts: GoalFacts) -> Iterator[str]:
    if facts.is_decided_here and facts.goal.problem_description is None:
        yield t("paper.unknown_description")
    aimed_at = {one.indicator for one in facts.municipality.targets}
    if not aimed_at & {one.indicator.code for one in facts.progress}:
        yield t("paper.unknown_target")


def _of_the_measures(facts: GoalFacts, rows: Sequence[GoalRow]) -> Iterator[str]:
    known = sum(one.is_known for one in rows)
    if facts.absent:
        titles = _named([one.title for one in facts.absent])
        yield t("paper.unknown_absent", titles=titles)
    untold = sum(
        recent_trend(one) is NoTrend.NO_PEOPLE
        for one in facts.progress
        if any(figure.estimate for figure in one.own.values())
    )
    if untold:
        yield t("paper.unknown_trend", count=untold, all=known)
    old = sum(one.is_known and bool(one.remark) for one in rows)
    if old:
        years = facts.municipality.stale_after_years
        yield t("paper.unknown_old", count=old, all=known, years=years)


def _of_the_work(facts: GoalFacts) -> Iterator[str]:
    homeless = [one for one in facts.current if not one.initiative.dimensions]
    if homeless:
        titles = [
            t(
                "paper.initiative_at",
                title=shortened(one.initiative.title, LONGEST_CELL),
                school=facts.school(one.unit_code),
            )
            for one in homeless
        ]
        yield t("paper.unknown_dimension", titles=_named(titles))
    ours = facts.answering
    without = sum(one.initiative.expected_outcome is None for one in ours)
    if without:
        yield t("paper.unknown_outcome", count=without, all=len(ours))
    if homeless_decisions := facts.decided.without_goal:
        one, many = "paper.unknown_decisions_one", "paper.unknown_decisions"
        key = one if homeless_decisions == 1 else many
        yield t(key, count=homeless_decisions)
    notes = dict.fromkeys(one.described.indicators_note for one in facts.schools)
    for note in [one for one in notes if one][:MOST_NOTES]:
        yield t("paper.unknown_effect", note=shortened(note, LONGEST_NOTE))


def _named(titles: Sequence[str]) -> str:
    """Name the first few, and say how many there are beside them."""
    left = len(titles) - MOST_NAMED
    if left <= 0:
        return listing(list(titles))
    return t("paper.and_more", titles=", ".join(titles[:MOST_NAMED]), left=left)
