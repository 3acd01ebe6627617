"""Read what the look fifteen years ahead begins with: money, a mix and how fast."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from htl_dash.catalogue.reading import Definition, read_definition
from htl_dash.domain.initiative import Approach
from htl_dash.settings import catalogue_folder

FILE = "shift_assumptions.toml"
LARGEST_SEK, MOST_YEARS = 100_000.0, 10
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class SpendingChoice:
    """Kronor per child and year: what is assumed, and what may be chosen."""

    value: float
    least: float
    most: float
    source: str


@dataclass(frozen=True, slots=True)
class EffectChoice:
    """Which effects of preventive work may be chosen, in whole per cent."""

    least: int
    most: int
    source: str


@dataclass(frozen=True, slots=True)
class StatedMix:
    """How kronor are divided, in whole per cent by approach, and whose that is."""

    shares: Mapping[Approach, int] = field(hash=False)
    source: str


@dataclass(frozen=True, slots=True)
class Moved:
    """How many percentage points go from remedial to preventive work to begin with."""

    points: int
    source: str


@dataclass(frozen=True, slots=True)
class ShiftAssumptions:
    """What is assumed beside needs and effects, and what may be chosen instead."""

    phased_in_years: int
    spending: SpendingChoice
    effect: EffectChoice
    now: StatedMix
    moved: Moved


def shift_assumptions() -> ShiftAssumptions:
    """Return the assumptions; CatalogueError where they cannot be read."""
    return _read(catalogue_folder())


@cache
def _read(folder: Path) -> ShiftAssumptions:
    top = read_definition(folder, FILE)
    top.only("phased_in_years", "spending", "effect", "now", "moved")
    return ShiftAssumptions(
        phased_in_years=top.whole("phased_in_years", 1, MOST_YEARS),
        spending=_spending(top.table("spending")),
        effect=_effect(top.table("effect")),
        now=_mix(top.table("now")),
        moved=_moved(top.table("moved")),
    )


def _spending(table: Definition) -> SpendingChoice:
    table.only("value", "least", "most", "source")
    least = table.number("least", 1.0, LARGEST_SEK)
    value = table.number("value", least, LARGEST_SEK)
    most = table.number("most", value, LARGEST_SEK)
    return SpendingChoice(value, least, most, table.text("source"))


def _effect(table: Definition) -> EffectChoice:
    table.only("least", "most", "source")
    least = table.whole("least", 0, _WHOLE)
    most = table.whole("most", least, _WHOLE)
    return EffectChoice(least, most, table.text("source"))


def _mix(table: Definition) -> StatedMix:
    table.only(*Approach, "source")
    shares = {one: table.whole(one, 0, _WHOLE) for one in Approach}
    if sum(shares.values()) != _WHOLE:
        raise table.refuse("remedial", "mix_not_whole", found=sum(shares.values()))
    return StatedMix(shares, table.text("source"))


def _moved(table: Definition) -> Moved:
    table.only("points", "source")
    return Moved(table.whole("points", 1, _WHOLE), table.text("source"))
