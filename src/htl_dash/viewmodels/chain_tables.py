"""A school's chain as a table, and what is known of each initiative."""

from htl_dash.domain.initiative import (
    ApproachDefinition,
    Initiative,
    SchoolDescription,
)
from htl_dash.domain.municipality import Municipality, PilotSchool
from htl_dash.domain.team_model import Named, TeamModel
from htl_dash.text import listing, plain_markdown, t
from htl_dash.viewmodels.chain_view import STEPS, CauseBox, ChainView, Lane
from htl_dash.viewmodels.passage import Passage
from htl_dash.viewmodels.sources import SourceNote
from htl_dash.viewmodels.tables import Table, columns
from htl_dash.viewmodels.terms import term_name

_FACTS = (
    "target_group",
    "status",
    "initiative_period",
    "approach",
    "level",
    "setting",
    "responsible",
    "actors",
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
                shown.append(tuple(plain_markdown(step) for step in steps))
                facts = _facts(initiative, municipality.team_model)
                rows.append((*own, *steps, *facts))
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


def facts_table(
    municipality: Municipality, school: PilotSchool, described: SchoolDescription
) -> Table:
    """Return what is known of each initiative: a row per fact, a column each."""
    model = municipality.team_model
    found = [_facts(one, model) for one in described.initiatives]
    names = (t("column.fact"), *(one.title for one in described.initiatives))
    rows = tuple(zip(columns(*_FACTS), *found, strict=True))
    shown = tuple(tuple(plain_markdown(cell) for cell in row) for row in rows)
    title = t("chain.facts", school=school.name)
    file = t("chain.file", unit_code=school.unit_code)
    heads = tuple(plain_markdown(name) for name in names)
    return Table(file, title, heads, shown, names, rows, (), ())


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


def _facts(one: Initiative, model: TeamModel) -> tuple[str, ...]:
    """Return the facts in the order of _FACTS; volumes and costs nobody has yet."""
    missing = t("chain.not_published")
    responsible = (one.responsible,) if one.responsible else ()
    return (
        one.target_group or missing,
        t(f"initiative_status.{one.status}") if one.status else missing,
        _terms(one) or missing,
        _classified(t(f"approach.{one.approach.value or NONE}"), one.approach.reason),
        _classified(t(f"level.{one.level.value or NONE}"), one.level.reason),
        _classified(t(f"setting.{one.setting.value or NONE}"), one.setting.reason),
        _names(model.functions, *responsible) or missing,
        _names(model.actors, *one.actors) or missing,
    )


def _terms(one: Initiative) -> str:
    """Return when it runs, as far as anyone has told; empty where nobody has."""
    first, last = one.first_term, one.last_term
    if first is None:
        return t("term.to", last=term_name(last)) if last else ""
    if last is None:
        return t("term.from", first=term_name(first))
    if first == last:
        return term_name(first)
    return t("term.from_to", first=term_name(first), last=term_name(last))


def _names(named: tuple[Named, ...], *codes: str) -> str:
    """Return what functions or actors are called; empty where there are none."""
    names = {one.code: one.name for one in named}
    return listing([names.get(code, code) for code in codes])


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
