"""Registered work, made for tests: one drawn line an initiative's term."""

from drawn import table
from made_schools import SCHOOL

from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import (
    Approach,
    Classification,
    Initiative,
    InitiativeStatus,
    InterventionLevel,
    Setting,
)
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Amounts, ReleasedAmounts, Volume
from htl_dash.services.mix import WorkItem

NOW = Term.read("ht2026")
LAST_YEAR = Term.read("ht2025")
SPRING = Term.read("vt2026")
OTHER_SCHOOL = "23251345"


def work(drawn: str) -> tuple[WorkItem, ...]:
    """Return drawn work; only `name` and `approach` must be among the columns.

    `term` is autumn 2026, `school` the first and `setting` school where they are not
    drawn. `hours`, `sek` and `reach` are outcomes, `planned_*` plans; an empty cell is
    not registered, and a `reach` of * is hidden. `first`, `last` and `status` are the
    initiative's own.
    """
    return tuple(_item(row) for row in table(drawn))


def _item(row: dict[str, str]) -> WorkItem:
    setting = row.get("setting", "school")
    term = Term.read(row.get("term", "ht2026"))
    reach, level = row.get("reach", ""), row.get("level", "group")
    initiative = Initiative(
        code=row["name"],
        title=row["name"],
        approach=Classification(_or_none(Approach, row["approach"]), "Skäl."),
        level=Classification(_or_none(InterventionLevel, level), "Skäl."),
        setting=Classification(_or_none(Setting, setting), "Skäl."),
        dimensions=tuple(Dimension(one) for one in row.get("dims", "").split()),
        status=_or_none(InitiativeStatus, row.get("status", "")),
        first_term=Term.read(row.get("first", "")),
        last_term=Term.read(row.get("last", "")),
        actors=tuple(row.get("actors", "").split()),
    )
    volume = Volume(
        row["name"],
        term,
        Amounts(_hours(row, "planned_hours"), _whole(row, "planned_sek"), None),
        ReleasedAmounts(
            _hours(row, "hours"),
            _whole(row, "sek"),
            int(reach) if reach.isdigit() else None,
            reach == "*",
        ),
        None,
    )
    return WorkItem(row.get("school") or SCHOOL.unit_code, initiative, volume)


def _or_none(kind, written: str):
    return kind(written) if written else None


def _hours(row: dict[str, str], name: str) -> float | None:
    return float(row[name]) if row.get(name) else None


def _whole(row: dict[str, str], name: str) -> int | None:
    return int(row[name]) if row.get(name) else None
