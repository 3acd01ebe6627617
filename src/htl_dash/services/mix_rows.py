"""The mix in full: all work that is alike in every respect stands in one row."""

from collections.abc import Iterable
from dataclasses import dataclass

from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import (
    Approach,
    Initiative,
    InterventionLevel,
    Setting,
)
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Measure
from htl_dash.services.mix import (
    Coverage,
    WorkItem,
    chosen,
    grouped,
    parts_of,
    place_of,
    rank,
)
from htl_dash.stats.mix import Part, Share, shares


@dataclass(frozen=True, slots=True)
class MixRow:
    """All work that is alike in every respect: a row stands for no other's work.

    `share` is its part of all registered work; for reach, of that in its setting, and
    None where the setting is not told.
    """

    setting: Setting | None
    approach: Approach | None
    level: InterventionLevel | None
    dimensions: tuple[Dimension, ...]
    actors: tuple[str, ...]
    part: Part
    share: Share | None
    coverage: Coverage


def mix_rows(
    items: Iterable[WorkItem], measure: Measure, unit_code: str | None, term: Term
) -> tuple[MixRow, ...]:
    """Return the work by setting, approach, level, dimensions and actors together."""
    groups = grouped(chosen(items, unit_code, term), _alike)
    rows = [
        (key, groups[key], parts_of(groups[key], measure)) for key in sorted(groups)
    ]
    denominators = grouped(
        rows, lambda row: row[0][0] if measure is Measure.REACH else 0
    )
    found = []
    for members in denominators.values():
        of_all = shares([part for _, _, (part, _) in members])
        for at, (_, alike, (part, coverage)) in enumerate(members):
            one = alike[0].initiative
            is_apart = measure is Measure.REACH and one.setting.value is None
            share = of_all[at] if of_all and not is_apart else None
            found.append(_row(one, part, share, coverage))
    return tuple(found)


def _row(
    one: Initiative, part: Part, share: Share | None, coverage: Coverage
) -> MixRow:
    return MixRow(
        one.setting.value,
        one.approach.value,
        one.level.value,
        tuple(sorted(one.dimensions, key=list(Dimension).index)),
        tuple(sorted(one.actors)),
        part,
        share,
        coverage,
    )


def _alike(item: WorkItem) -> tuple[int, int, int, tuple[int, ...], tuple[str, ...]]:
    """Return what makes two initiatives stand in the same row, in reading order."""
    one = item.initiative
    dimensions = sorted(list(Dimension).index(each) for each in one.dimensions)
    return (
        place_of(item),
        rank(Approach, one.approach.value),
        rank(InterventionLevel, one.level.value),
        tuple(dimensions),
        tuple(sorted(one.actors)),
    )
