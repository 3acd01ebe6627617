"""What was planned beside what came of it, per initiative and term of one school."""

from collections.abc import Sequence
from dataclasses import dataclass

from htl_dash.domain.initiative import Initiative, InitiativeStatus
from htl_dash.domain.municipality import PilotSchool
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Volume
from htl_dash.services.mix import WorkItem
from htl_dash.text import listing, number, plain_markdown, t
from htl_dash.viewmodels.flow_view import DRAWN_TERMS, register_address
from htl_dash.viewmodels.terms import term_name, term_short


@dataclass(frozen=True, slots=True)
class HoursRow:
    """An initiative's one term in hours; None where nobody has registered any."""

    term: str
    planned: float | None
    actual: float | None
    label: str


@dataclass(frozen=True, slots=True)
class HoursGroup:
    """One initiative's terms, oldest first. `title` is as its writer typed it."""

    title: str
    rows: tuple[HoursRow, ...]


@dataclass(frozen=True, slots=True)
class VolumeView:
    """What the page shows of a school's volumes; `groups` is empty where there are none.

    `guidance` then says what to do.
    """

    heading: str
    measured: str
    guidance: str
    groups: tuple[HoursGroup, ...]
    key: str
    alt: str
    source: str
    notes: tuple[str, ...]


def volume_view(
    school: PilotSchool, items: Sequence[WorkItem], initiatives: Sequence[Initiative]
) -> VolumeView:
    """Present a school's volumes; `initiatives` are all of them, with volumes or not."""
    own = own_items(school, items)
    if not own:
        return VolumeView(
            heading=t("volume.none", school=school.name),
            measured=t("volume.none_measured"),
            guidance=t("volume.none_cure", address=register_address(school)),
            groups=(),
            key="",
            alt="",
            source="",
            notes=notes(),
        )
    terms = sorted({one.volume.term for one in own}, key=lambda one: one.number)
    drawn = terms[-DRAWN_TERMS:]
    groups = _groups([one for one in own if one.volume.term in drawn])
    heading = _heading(school, own, _newest(own))
    told = [
        t("volume.row", initiative=group.title, term=row.term, label=row.label)
        for group in groups
        for row in group.rows
    ]
    return VolumeView(
        heading=heading,
        measured=t("volume.measured"),
        guidance="",
        groups=groups,
        key=t("volume.key"),
        alt=t("volume.alt", heading=heading.rstrip("."), rows="; ".join(told)),
        source=t("volume.source"),
        notes=(
            *_without(own, initiatives),
            *notes(),
            *([t("volume.note_later", count=DRAWN_TERMS)] if drawn != terms else []),
        ),
    )


def own_items(school: PilotSchool, items: Sequence[WorkItem]) -> list[WorkItem]:
    """Return a school's terms of initiatives, by initiative and then by term."""
    own = [one for one in items if one.unit_code == school.unit_code]
    order = {code: at for at, code in enumerate(_codes(own))}
    return sorted(
        own, key=lambda one: (order[one.initiative.code], one.volume.term.number)
    )


def _codes(items: Sequence[WorkItem]) -> list[str]:
    return list(dict.fromkeys(one.initiative.code for one in items))


def _newest(own: Sequence[WorkItem]) -> Term:
    """Return the newest term with an outcome in hours; the newest of all if none has."""
    told = [one.volume.term for one in own if one.volume.actual.hours is not None]
    every = [one.volume.term for one in own]
    return max(told or every, key=lambda one: one.number)


def _heading(school: PilotSchool, own: Sequence[WorkItem], term: Term) -> str:
    """Say how the newest term's hours came out, and for how many initiatives."""
    volumes = [one.volume for one in own if one.volume.term == term]
    words = {"school": school.name, "term": term_name(term)}
    return t("volume.heading", **words, finding=_finding(volumes))


def _finding(volumes: Sequence[Volume]) -> str:
    pairs = [(one.planned.hours, one.actual.hours) for one in volumes]
    both = [(p, a) for p, a in pairs if p is not None and a is not None]
    planned = [plan for plan, _ in pairs if plan is not None]
    actual = [outcome for _, outcome in pairs if outcome is not None]
    if both:
        sums = {
            "planned": hours_text(sum(plan for plan, _ in both)),
            "actual": hours_text(sum(outcome for _, outcome in both)),
        }
        if len(both) == len(pairs):
            return t("volume.both", **sums)
        return t("volume.both_part", **sums, some=len(both), all=len(pairs))
    if actual:
        count = {"some": len(actual), "all": len(pairs)}
        return t("volume.only_actual", **count, actual=hours_text(sum(actual)))
    if planned:
        return t("volume.only_planned", planned=hours_text(sum(planned)))
    return t("volume.no_hours")


def _groups(own: Sequence[WorkItem]) -> tuple[HoursGroup, ...]:
    titles = {one.initiative.code: one.initiative.title for one in own}
    return tuple(
        HoursGroup(
            title,
            tuple(_row(one.volume) for one in own if one.initiative.code == code),
        )
        for code, title in titles.items()
    )


def _row(volume: Volume) -> HoursRow:
    planned, actual = volume.planned.hours, volume.actual.hours
    if planned is None and actual is None:
        label = t("volume.label_none")
    elif planned is None:
        label = t("volume.label_actual", actual=hours_text(actual))
    elif actual is None:
        label = t("volume.label_planned", planned=hours_text(planned))
    else:
        words = {"actual": hours_text(actual), "planned": hours_text(planned)}
        label = t("volume.label_both", **words)
    return HoursRow(term_short(volume.term), planned, actual, label)


def hours_text(hours: float | None) -> str:
    """Return hours without their unit, with a decimal where they are not whole.

    What nobody has registered is said to be so.
    """
    if hours is None:
        return t("volume.missing")
    return number(hours, int(not float(hours).is_integer()))


def _without(
    own: Sequence[WorkItem], initiatives: Sequence[Initiative]
) -> tuple[str, ...]:
    """Name the initiatives that nobody has registered a volume for."""
    with_some = {one.initiative.code for one in own}
    titles = [
        plain_markdown(one.title)
        for one in initiatives
        if one.code not in with_some and one.status is not InitiativeStatus.REMOVED
    ]
    return (t("volume.note_without", titles=listing(titles)),) if titles else ()


def notes() -> tuple[str, ...]:
    """Return what to beware of when reading volumes."""
    return t("volume.note_reach"), t("volume.note_plan")
