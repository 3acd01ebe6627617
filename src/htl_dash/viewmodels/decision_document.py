"""A decision as a document: what, why, what was left out, on what grounds and with whom.

It is made once, shown as a preview, and frozen exactly as it was shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from htl_dash.domain.decision import Decision
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.problem_area import ProblemArea
from htl_dash.domain.trail import NO_TRAIL, Trail
from htl_dash.services.decisions import Proposal
from htl_dash.text import catalogue, listing, long_date, t
from htl_dash.viewmodels.chart_data import LineChart, RowChart, StackedChart
from htl_dash.viewmodels.document import (
    Block,
    Document,
    Fact,
    Listing,
    Paragraph,
    Section,
    Signature,
)
from htl_dash.viewmodels.evidence import sources_in
from htl_dash.viewmodels.expectation_view import expectation_blocks
from htl_dash.viewmodels.frozen_parts import Frozen, FrozenView
from htl_dash.viewmodels.mix_words import school_name
from htl_dash.viewmodels.record_view import function_name
from htl_dash.viewmodels.tables import Table

FIGURES = (RowChart, StackedChart, LineChart)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A view that a decision rests on: its address and its sections.

    `trail` leads to the figures in it as they are now. It is never frozen: a figure has
    its earlier versions where it leads.
    """

    address: str
    sections: tuple[Section, ...]
    trail: Trail = NO_TRAIL


@dataclass(frozen=True, slots=True)
class Versions:
    """What the store held, and which code worked the numbers out."""

    data: str
    work: str
    methods: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Grounds:
    """Everything around a proposal that its document shows.

    `meeting` is the meeting in words, empty outside a meeting; `problems` are those that
    the decision answers, and `seen` says what can be seen of the expectation.
    """

    municipality: Municipality
    meeting: str
    problems: tuple[ProblemArea, ...]
    seen: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    versions: Versions
    who: str
    today: date


def frozen_decision(proposal: Proposal, grounds: Grounds) -> Frozen:
    """Return a decision as it will be frozen."""
    own = _own_sections(proposal, grounds)
    views, first = [], len(own)
    for one in grounds.evidence:
        views.append(FrozenView(one.address, first, len(one.sections)))
        first += len(one.sections)
    shown = [section for one in grounds.evidence for section in one.sections]
    methods = method_facts(grounds.versions.methods)
    sections = (*own, *shown, _frozen_with(grounds, methods))
    document = Document(
        name=t("decide.file", day=grounds.today.isoformat()),
        title=proposal.title,
        subtitle=t("decide.subtitle", day=long_date(grounds.today)),
        facts=_facts(proposal, grounds),
        sections=sections,
        sources=sources_in(shown),
        notes=(t("decide.frozen_note"), *((t("paper.trace"),) if shown else ())),
        signatures=(_signature(grounds),),
        day=grounds.today,
        version=grounds.versions.data,
    )
    versions = grounds.versions
    return Frozen(document, tuple(views), versions.data, versions.work, methods)


def printed(frozen: Frozen, decision: Decision) -> Document:
    """Return a frozen document as it goes on paper: with its number and fingerprint."""
    own = frozen.document
    name = t("decide.file_number", name=own.name, number=decision.id)
    return replace(own, name=name, fingerprint=decision.sha256)


def for_slides(document: Document) -> Document:
    """Return a document for a wall: a figure's own table is left to the paper.

    The figures on slides carry their numbers with them.
    """
    sections = tuple(
        replace(one, blocks=tuple(b for b in one.blocks if not isinstance(b, Table)))
        if any(isinstance(b, FIGURES) for b in one.blocks)
        else one
        for one in document.sections
    )
    return replace(document, sections=sections)


def method_facts(versions: Mapping[str, str]) -> tuple[Fact, ...]:
    """Return the versions of the methods, a fact each."""
    return tuple(Fact(name, version) for name, version in versions.items())


def method_lines(methods: Iterable[Fact]) -> tuple[str, ...]:
    """Say which code worked the numbers out, each part by what it does."""
    words = catalogue()["method_part"]
    return tuple(
        t("decide.method", name=words.get(one.label, one.label), version=one.value)
        for one in methods
    )


def _own_sections(proposal: Proposal, grounds: Grounds) -> tuple[Section, ...]:
    found = [
        Section(t("decide.decided"), typed(proposal.decided)),
        Section(t("decide.reasons"), typed(proposal.reasons)),
        Section(t("decide.rejected"), typed(proposal.rejected or t("decide.none"))),
    ]
    if grounds.problems:
        found.append(Section(t("decide.answers"), (Listing(_problems(grounds)),)))
    expected: Sequence[Block] = (Paragraph(t("decide.no_expectation")),)
    if proposal.expectation:
        expected = expectation_blocks(proposal.expectation, grounds.seen)
    found.append(Section(t("decide.expectation"), tuple(expected)))
    return tuple(found)


def _problems(grounds: Grounds) -> tuple[str, ...]:
    return tuple(
        t(
            "decide.problem",
            number=one.id,
            title=one.title,
            school=school_name(grounds.municipality, one.unit_code),
            day=long_date(one.lifted_on),
        )
        for one in grounds.problems
    )


def _facts(proposal: Proposal, grounds: Grounds) -> tuple[Fact, ...]:
    place = grounds.municipality
    functions = [function_name(one, place) for one in proposal.functions]
    facts = [
        Fact(t("decide.day"), long_date(grounds.today)),
        Fact(t("decide.meeting"), grounds.meeting or t("decide.no_meeting")),
        Fact(t("decide.functions"), listing(functions)),
    ]
    expected = proposal.expectation
    due = long_date(expected.due) if expected else t("decide.no_review")
    return (*facts, Fact(t("decide.due"), due))


def _signature(grounds: Grounds) -> Signature:
    who = function_name(grounds.who, grounds.municipality)
    return Signature(who, long_date(grounds.today))


def _frozen_with(grounds: Grounds, methods: Iterable[Fact]) -> Section:
    """Say what was locked: versions, methods, and views by their own headings.

    Addresses with every choice are frozen beside the document, for the program.
    """
    versions = grounds.versions
    lines = [
        t("decide.data_version", version=versions.data),
        t("decide.work_version", version=versions.work),
    ]
    lines += method_lines(methods)
    headings = [one.sections[0].heading for one in grounds.evidence if one.sections]
    lines += [t("decide.view", heading=one) for one in headings]
    return Section(t("decide.locked_with"), (Listing(tuple(lines)),))


def typed(text: str) -> tuple[Block, ...]:
    """Return what somebody has typed, a paragraph for each line."""
    return tuple(Paragraph(line) for line in text.splitlines() if line.strip())
