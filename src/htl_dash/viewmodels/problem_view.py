"""Problems that schools have lifted, the oldest first and always with their age."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from htl_dash.domain.municipality import Municipality
from htl_dash.domain.problem_area import WAITING, ProblemArea
from htl_dash.text import listing, long_date, plain_markdown, t
from htl_dash.viewmodels.flow_tables import own_source
from htl_dash.viewmodels.mix_words import school_name
from htl_dash.viewmodels.tables import NOTHING, Table, columns

_WHO = ("problem", "waits_for", "school")
_FACTS = (*_WHO, "dimension", "level", "lifted_on", "raised_by")
_SHOWN = ("waited", *_FACTS, "evidence", "problem_description")
_IN_FILES = ("waited_days", *_FACTS, "evidence", "problem_description")
_EVIDENCE_LETTERS, _DESCRIPTION_LETTERS = 110, 220
_ELLIPSIS = "\u2026"


@dataclass(frozen=True, slots=True)
class LiftedProblem:
    """One problem that waits. `age` is in words; what people wrote is safe to show.

    `waits_for` says for whom it waits; it is empty where it does not. `line` is all of
    it in one line; `evidence_begins` and `description_begins` are the beginnings of
    long texts.
    """

    age: str
    waits_for: str
    line: str
    title: str
    facts: str
    raised: str
    evidence_begins: str
    evidence: str
    description: str
    description_begins: str


@dataclass(frozen=True, slots=True)
class Lifted:
    """Everything that waits for the development group; empty where nothing does."""

    heading: str
    measured: str
    problems: tuple[LiftedProblem, ...]


def lifted_view(
    municipality: Municipality, waiting: Sequence[ProblemArea], today: date
) -> Lifted:
    """Present what waits, in the order it is given: the oldest first."""
    return Lifted(
        heading=_heading(waiting, today),
        measured=t("lifted.measured"),
        problems=tuple(problem_card(municipality, one, today) for one in waiting),
    )


def lifted_table(
    municipality: Municipality, waiting: Sequence[ProblemArea], today: date
) -> Table:
    """Return what waits as a table, a row each, with the whole of every text."""
    facts = [_facts(municipality, one) for one in waiting]
    title = t("lifted.table")
    days = [max(0, one.age_days(today)) for one in waiting]
    return Table(
        name=t("lifted.file"),
        title=title,
        shown_columns=columns(*_SHOWN),
        shown=tuple(
            (age_text(age), *(plain_markdown(text or NOTHING) for text in texts))
            for age, texts in zip(days, facts, strict=True)
        ),
        columns=columns(*_IN_FILES),
        rows=tuple((age, *texts) for age, texts in zip(days, facts, strict=True)),
        notes=(),
        sources=(own_source(municipality, title, ""),),
    )


def age_text(days: int) -> str:
    """Return an age: '43 days', '1 day' or that it was lifted today."""
    if days <= 0:
        return t("lifted.today")
    return t("lifted.day") if days == 1 else t("lifted.days", days=days)


def _heading(waiting: Sequence[ProblemArea], today: date) -> str:
    if not waiting:
        return t("lifted.none")
    oldest = max(0, *(one.age_days(today) for one in waiting))
    count = len(waiting)
    if not oldest:
        key = "lifted.heading_today" if count > 1 else "lifted.heading_one_today"
        return t(key, count=count)
    key = "lifted.heading" if count > 1 else "lifted.heading_one"
    return t(key, count=count, age=age_text(oldest))


def problem_card(
    municipality: Municipality, one: ProblemArea, today: date
) -> LiftedProblem:
    """Present one problem."""
    days = max(0, one.age_days(today))
    age = age_text(days)
    waited = t("lifted.waited_days", age=age) if days else t("lifted.waited_today")
    title, group, school, dimensions, level, on, by, evidence, description = _facts(
        municipality, one
    )
    facts = t(
        "lifted.facts",
        school=school,
        dimensions=dimensions,
        level=level or t("lifted.level_unknown"),
    )
    raised = t("lifted.raised", day=on, function=by)
    waits_for = t("lifted.waits_for", group=group.lower()) if group else ""
    words = {"title": plain_markdown(title or ""), "facts": facts, "raised": raised}
    words["waits_for"] = waits_for
    begins = shorten(evidence or "", _EVIDENCE_LETTERS, placeholder=_ELLIPSIS)
    return LiftedProblem(
        age=age,
        waits_for=waits_for,
        line=t("lifted.line", **words, waited=waited),
        title=words["title"],
        facts=facts,
        raised=raised,
        evidence_begins=_evidence(begins),
        evidence=_evidence(evidence),
        description=plain_markdown(description or ""),
        description_begins=plain_markdown(
            shorten(description or "", _DESCRIPTION_LETTERS, placeholder=_ELLIPSIS)
        ),
    )


def _evidence(text: str | None) -> str:
    if not text:
        return t("lifted.no_evidence")
    return t("lifted.evidence", evidence=plain_markdown(text))


def _facts(municipality: Municipality, one: ProblemArea) -> tuple[str | None, ...]:
    """Return the facts of a problem as they were written, in the order of columns."""
    functions = {f.code: f.name for f in municipality.team_model.functions}
    return (
        one.title,
        t(f"waits_for.{one.status}") if one.status in WAITING else None,
        school_name(municipality, one.unit_code),
        listing(
            [t(f"dimension.{part}").lower() for part in one.dimensions]
        ).capitalize(),
        t(f"level.{one.level}") if one.level else None,
        long_date(one.lifted_on),
        functions.get(one.raised_by, one.raised_by),
        one.evidence,
        one.description,
    )
