"""The check that two current datasets which give the same figure say the same.

Counts of our own are never told beside each other: see `services.revised`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection

from htl_dash.disclosure.release import ReleasedCell, release
from htl_dash.domain.finding import Check, Finding
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.observation import Observation
from htl_dash.services.figures import is_done
from htl_dash.store.disagreeing import disagreeing
from htl_dash.store.notes import Snapshot
from htl_dash.store.observations import ranks

MOST_DECIMALS = 6
ALMOST = 1e-9
"""Two numbers nearer than this are the same, but for the arithmetic."""


def contradictions(
    connection: Connection,
    snapshots: Iterable[Snapshot],
    indicators: Mapping[str, Indicator],
    only: str = "",
) -> Iterator[Finding]:
    """Give the figures that differ by more than rounding, with who says what.

    `snapshots` are the current ones, `only` the dataset to look at, empty for all.
    """
    known = {one.id: one for one in snapshots}
    done = frozenset(at for at, one in known.items() if is_done(one))
    found = [
        tuple(zip(release(rows, done, {}), rows, strict=True))
        for rows in disagreeing(connection, ranks(connection), only)
        if rows[0].indicator in indicators
        and done.issuperset(one.snapshot_id for one in rows)
    ]
    widths = _widths(found)
    for shown, *others in found:
        decimals = indicators[shown[0].indicator].decimals
        for other in others:
            if _is_apart(shown[0], other[0], widths, decimals):
                yield _told(known, shown, other)


_Given = tuple[ReleasedCell, Observation]
"""A figure as it may be shown, and as it lies in the store."""
_Widths = Mapping[tuple[str, int], float]
"""How exactly an indicator is given, by its code and the snapshot."""


def _widths(found: Iterable[Sequence[_Given]]) -> _Widths:
    """Return the width of the rounding that each dataset writes with."""
    decimals: dict[tuple[str, int], int] = {}
    for cell, _ in (given for figure in found for given in figure):
        if cell.value is not None:
            at = (cell.indicator, cell.snapshot_id)
            decimals[at] = max(decimals.get(at, 0), _decimals(cell.value))
    return {at: 10.0**-many for at, many in decimals.items()}


def _decimals(value: float) -> int:
    exact = (n for n in range(MOST_DECIMALS) if abs(round(value, n) - value) < ALMOST)
    return next(exact, MOST_DECIMALS)


def _is_apart(
    one: ReleasedCell, other: ReleasedCell, widths: _Widths, decimals: int
) -> bool:
    """Whether no number can have been rounded to both, and readers would see it.

    Never where one of them is not shown.
    """
    if one.value is None or other.value is None:
        return False
    both = [widths[cell.indicator, cell.snapshot_id] for cell in (one, other)]
    least = max(sum(both), 10.0**-decimals) / 2
    return abs(one.value - other.value) > least - ALMOST


def _told(known: Mapping[int, Snapshot], shown: _Given, other: _Given) -> Finding:
    (cell, row), (against, other_row) = shown, other
    said, unsaid = known[cell.snapshot_id], known[against.snapshot_id]
    facts: dict[str, float | str] = {
        "value": cell.value or 0.0,
        "title": said.title,
        "cell": row.source_cell,
        "other": against.value or 0.0,
        "other_title": unsaid.title,
        "other_dataset": unsaid.dataset,
        "other_cell": other_row.source_cell,
    }
    return Finding(
        Check.CONTRADICTED,
        said.dataset,
        cell.indicator,
        cell.geography,
        *(cell.ref_area, cell.time_period, cell.sex, cell.category),
        tuple(facts.items()),
    )
