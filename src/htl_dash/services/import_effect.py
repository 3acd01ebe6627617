"""What a file would change: figures that are new, revised, or the same as before.

It is compared with what readers see today, through the disclosure door, so that nothing
here tells a count that is hidden.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from htl_dash.disclosure.release import ReleasedCell
from htl_dash.domain.geography import Geography
from htl_dash.domain.mark import Reason, reason_of
from htl_dash.domain.observation import Incoming
from htl_dash.services.figures import Figures


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as readers may be told it: a value, or why there is none.

    `symbol` is the publisher's mark. Both are empty where it is hidden by us.
    """

    value: float | None
    symbol: str


@dataclass(frozen=True, slots=True)
class Revised:
    """A figure that gets another value or another mark."""

    indicator: str
    geography: Geography
    ref_area: str
    time_period: str
    sex: str
    category: str
    before: Told
    after: Told
    source_cell: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What would change for readers.

    `suppressed` counts the figures of the file that its publisher has hidden, marked or
    left empty, by reason, whether they are new or not.
    """

    new: int
    revised: tuple[Revised, ...]
    unchanged: int
    suppressed: Mapping[Reason, int]

    @property
    def total(self) -> int:
        """Return how many figures there are."""
        return self.new + len(self.revised) + self.unchanged

    @property
    def changed(self) -> int:
        """Return how many figures readers would see differently."""
        return self.new + len(self.revised)


def effect(connection: Connection, figures: Iterable[Incoming]) -> Effect:
    """Return what some figures would change of what is shown."""
    listed = tuple(figures)
    shown = _shown(connection, {one.indicator for one in listed})
    new, unchanged, revised = 0, 0, []
    for one in listed:
        before, after = shown.get(one.key), Told(one.obs_value, one.symbol)
        if before is None:
            new += 1
        elif _is_same(before, after, one):
            unchanged += 1
        else:
            told = Told(before.value, before.symbol)
            revised.append(Revised(*_place(one), told, after, one.source_cell))
    return Effect(new, tuple(revised), unchanged, suppressed(listed))


def suppressed(figures: Iterable[Incoming]) -> Mapping[Reason, int]:
    """Count figures with a publisher's mark or with nothing at all, by what it means."""
    marked = (one for one in figures if one.symbol or one.obs_value is None)
    reasons = (reason_of(one.symbol, one.conf_status) for one in marked)
    return Counter(reason for reason in reasons if reason is not None)


def _shown(
    connection: Connection, indicators: Iterable[str]
) -> dict[tuple[str, ...], ReleasedCell]:
    figures = Figures(connection)
    return {
        cell.key: cell
        for code in sorted(indicators)
        for cell in figures.series(code, sex=None, category=None)
    }


def _is_same(before: ReleasedCell, after: Told, one: Incoming) -> bool:
    """Whether readers see the same.

    The pack was made before marks were kept, so that a mark which only now is known
    changes nothing where the status says the same.
    """
    statuses = (before.obs_status, before.conf_status)
    same = before.value == after.value and statuses == (one.obs_status, one.conf_status)
    return same and before.symbol in ("", after.symbol)


def _place(one: Incoming) -> tuple[str, Geography, str, str, str, str]:
    place = (one.indicator, one.geography, one.ref_area)
    return (*place, one.time_period, one.sex, one.category)
