"""Terms of initiatives with their volumes, drawn for tests."""

from dataclasses import replace

from drawn import table
from made_flow import UNIT, term
from made_schools import GROUPS, INFORMATION

from htl_dash.domain.volume import Amounts, ReleasedAmounts, Volume
from htl_dash.services.mix import WorkItem

INITIATIVES = {"groups": GROUPS, "information": INFORMATION}


def items(drawn: str, unit_code: str = UNIT, **changes: str) -> tuple[WorkItem, ...]:
    """Return drawn terms; columns initiative, term and amounts, all but two optional.

    Amounts are planned and actual (hours), sek, reach (`x` is hidden) and follow_up.
    `changes` are of the initiatives.
    """
    return tuple(_item(row, unit_code, changes) for row in table(drawn))


def _item(row: dict[str, str], unit_code: str, changes: dict[str, str]) -> WorkItem:
    one = replace(INITIATIVES[row["initiative"]], **changes)
    reach = row.get("reach", "")
    return WorkItem(
        unit_code,
        one,
        Volume(
            initiative=one.code,
            term=term(row["term"]),
            planned=Amounts(_number(row.get("planned")), None, None),
            actual=ReleasedAmounts(
                _number(row.get("actual")),
                int(row["sek"]) if row.get("sek") else None,
                int(reach) if reach.isdigit() else None,
                is_reach_hidden=reach == "x",
            ),
            follow_up=row.get("follow_up") or None,
        ),
    )


def _number(written: str | None) -> float | None:
    return float(written) if written else None
