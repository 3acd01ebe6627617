"""A school's chain as a table, and what is known of each initiative."""

from htl_dash.domain.initiative import (
    ApproachDefinition,
    Initiative,
    SchoolDescription,
)
from htl_dash.domain.municipality import Municipality, PilotSchool
from htl_dash.text import listing, t
from htl_dash.viewmodels.chain_view import STEPS, CauseBox, ChainView, Lane
from htl_dash.viewmodels.data_view import Passage
from htl_dash.viewmodels.sources import SourceNote
from htl_dash.viewmodels.tables import Table, columns

_FACTS = (
    "target_group",
    "status",
    "initiative_period",
    "approach",
    "level",
    "setting",
    "responsible",
    "actors",
    "volume",
    "cost",
)
NONE = "none"
"""What is not classified is called under [approach], [level] and [setting]."""
_SCHOOL = ("school", "register_name", "unit_code")


def chain_table(
    municipality: Municipality,
    school: PilotSchool,
    described: SchoolDescription,
    view: ChainView,
) -> Table:
    """Return the chain, a row for each cause and initiative that answers to it.

    An initiative without a published cause stands beside all of them, and the row
    says so. In files each row also has the school and all facts of the initiative.
    """
    shown, rows = [], []
    own = (school.name, school.register_name, school.unit_code)
    for lane, initiative in zip(view.lanes, described.initiatives, strict=True):
        for cause in view.causes:
            if not lane.causes or cause.dimension in lane.causes:
                steps = _steps(cause, lane)
                shown.append(steps)
                rows.append((*own, *steps, *_facts(initiative)))
    names = ("dimension", STEPS[0], "link", *STEPS[1:])
    return Table(
        name=t("chain.file", unit_code=school.unit_code),
        title=t("chain.table", school=school.name),
        shown_columns=columns(*names),
        shown=tuple(shown),
        columns=columns(*_SCHOOL, *names, *_FACTS),
        rows=tuple(rows),
        notes=view.notes,
        sources=(_source(municipality, school, described),),
    )


def facts_table(school: PilotSchool, described: SchoolDescription) -> Table:
    """Return what is known of each initiative: a row per fact, a column each."""
    found = [_facts(one) for one in described.initiatives]
    names = (t("column.fact"), *(one.title for one in described.initiatives))
    rows = tuple(zip(columns(*_FACTS), *found, strict=True))
    title = t("chain.facts", school=school.name)
    file = t("chain.file", unit_code=school.unit_code)
    return Table(file, title, names, rows, names, rows, (), ())


def definition_passages(
    definitions: tuple[ApproachDefinition, ...],
) -> tuple[Passage, ...]:
    """Return what each approach means, and in whose words."""
    return tuple(
        Passage(t(f"approach.{one.approach}"), f"{one.definition} {one.source}")
        for one in definitions
    )


def _steps(cause: CauseBox, lane: Lane) -> tuple[str, ...]:
    link = t("chain.link_known") if lane.causes else t("chain.not_published")
    return (cause.name, cause.box.text, link, *(box.text for box in lane.boxes))


def _facts(one: Initiative) -> tuple[str, ...]:
    """Return the facts in the order of _FACTS; volumes and costs nobody has yet."""
    missing = t("chain.not_published")
    return (
        one.target_group or missing,
        one.status or missing,
        one.period or missing,
        _classified(t(f"approach.{one.approach.value or NONE}"), one.approach.reason),
        _classified(t(f"level.{one.level.value or NONE}"), one.level.reason),
        _classified(t(f"setting.{one.setting.value or NONE}"), one.setting.reason),
        one.responsible or missing,
        listing(list(one.actors)) or missing,
        missing,
        missing,
    )


def _classified(value: str, reason: str) -> str:
    return t("chain.classified", value=value, reason=reason)


def _source(
    municipality: Municipality, school: PilotSchool, described: SchoolDescription
) -> SourceNote:
    """Return the origin of the texts: a description with no date, licence or file."""
    missing = t("chain.not_published")
    return SourceNote(
        dataset=school.unit_code,
        title=t("chain.table", school=school.name),
        publisher=t("chain.publisher", place=municipality.name),
        table=described.source,
        url="",
        period=missing,
        retrieved=t("sources.retrieved_unknown"),
        loaded="",
        licence=missing,
        cautions=(),
        rows="",
        sha256="",
        version="",
        derived=False,
        line=described.source,
        text="",
    )
