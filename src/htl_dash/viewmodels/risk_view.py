"""How sure the order of the areas is, and how sure the colours of the map are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from htl_dash.domain.indicator import Direction, Indicator
from htl_dash.domain.trail import NO_TRAIL, How, Trail
from htl_dash.services.rank_risk import AreaRisk
from htl_dash.text import t
from htl_dash.viewmodels.classes import MapClasses
from htl_dash.viewmodels.places import PlaceRow
from htl_dash.viewmodels.statement import Statement
from htl_dash.viewmodels.values import LEAST_CHANCE, chance_text

UNSURE_COLOUR = 0.1
"""From this chance of belonging to another class an area is marked on the map."""

_ORDER, _COLOURS = ("rank_risk",), ("map_class", "classes")


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One area's chances (0-1), and where it may stand counted from the highest.

    `first` to `last` of `count` holds its true place with 95 % probability.
    `other_colour` is None where there is no map.
    """

    highest: float
    lowest: float
    other_colour: float | None
    first: int
    last: int
    count: int

    @property
    def order(self) -> str:
        """Return the places: '1-3 of 17'."""
        key = "risk.order_one" if self.first == self.last else "risk.order"
        return t(key, first=self.first, last=self.last, all=self.count)

    @property
    def texts(self) -> tuple[str, ...]:
        """Return highest, lowest, order and any other colour as a table shows them."""
        highest, lowest = chance_text(self.highest), chance_text(self.lowest)
        if self.other_colour is None:
            return highest, lowest, self.order
        return highest, lowest, self.order, chance_text(self.other_colour)

    @property
    def numbers(self) -> tuple[float, ...]:
        """Return the same for files: chances in per cent, first and last place."""
        colour = () if self.other_colour is None else (self.other_colour,)
        chances = [round(100 * one, 1) for one in (self.highest, self.lowest, *colour)]
        return (*chances[:2], self.first, self.last, *chances[2:])


@dataclass(frozen=True, slots=True)
class RiskView:
    """What the area page says of certainty; `rows` by area code, empty without any.

    `unsure` are the areas whose colour may well be another.
    """

    order: Statement
    colours: Statement | None
    rows: Mapping[str, RiskRow]
    unsure: frozenset[str]


def risk_view(
    indicator: Indicator,
    places: Sequence[PlaceRow],
    risks: Sequence[AreaRisk],
    classes: MapClasses | None,
    trail: Trail = NO_TRAIL,
) -> RiskView:
    """Present the risks of places that stand highest first.

    Without classes there is no map, and nothing is said of colours. `trail` leads to the
    figures that the risks are worked out from.
    """
    known = {one.code: one for one in risks}
    shown = [place for place in places if place.code in known]
    if not shown:
        reason = indicator.uncertainty_reason or t("risk.no_people")
        none = Statement(t("risk.none", reason=reason), (*_ORDER, *_COLOURS))
        return RiskView(none, None, {}, frozenset())
    rows = {
        place.code: _row(known[place.code], place, classes, len(shown))
        for place in shown
    }
    return RiskView(
        order=Statement(
            _order(indicator, places, shown, rows),
            _ORDER,
            replace(trail, how=How.ORDER),
        ),
        colours=Statement(
            _colours(shown, rows), _COLOURS, replace(trail, how=How.COLOUR)
        )
        if classes
        else None,
        rows=rows,
        unsure=frozenset(code for code, row in rows.items() if _is_unsure(row)),
    )


def _row(
    risk: AreaRisk, place: PlaceRow, classes: MapClasses | None, count: int
) -> RiskRow:
    other_colour = None
    if classes:
        other_colour = 1 - risk.classes[classes.index(place.value or 0.0)]
    return RiskRow(
        highest=risk.rank.highest,
        lowest=risk.rank.lowest,
        other_colour=other_colour,
        first=count + 1 - risk.rank.last,
        last=count + 1 - risk.rank.first,
        count=count,
    )


def _is_unsure(row: RiskRow) -> bool:
    return row.other_colour is not None and row.other_colour >= UNSURE_COLOUR


def _order(
    indicator: Indicator,
    places: Sequence[PlaceRow],
    shown: Sequence[PlaceRow],
    rows: Mapping[str, RiskRow],
) -> str:
    """Ask of both ends whether they are what they seem, the hardest end first."""
    top = _end("risk.highest", shown, {code: row.highest for code, row in rows.items()})
    bottom = _end(
        "risk.lowest", shown[::-1], {code: row.lowest for code, row in rows.items()}
    )
    low_is_bad = indicator.direction is Direction.HIGHER_IS_BETTER
    words = [bottom, top] if low_is_bad else [top, bottom]
    if left_out := len(places) - len(shown):
        words.append(t("risk.left_out", count=left_out))
    return " ".join(words)


def _end(key: str, places: Sequence[PlaceRow], chances: Mapping[str, float]) -> str:
    """Give the chance of the place at one end, and of the likeliest of the others."""
    first, *others = places
    words = t(key, place=first.short_name, chance=chance_text(chances[first.code]))
    other = max(others, key=lambda place: chances[place.code])
    chance = chances[other.code]
    if chance < LEAST_CHANCE:
        return words
    after = "risk.next" if chance <= chances[first.code] else "risk.likelier"
    return words + t(after, place=other.short_name, chance=chance_text(chance))


def _colours(shown: Sequence[PlaceRow], rows: Mapping[str, RiskRow]) -> str:
    """Count the areas whose colour is unsure, and name the least sure."""
    threshold = chance_text(UNSURE_COLOUR)
    count = sum(_is_unsure(row) for row in rows.values())
    if not count:
        return t("risk.colours_sure", threshold=threshold)
    other = {code: row.other_colour or 0.0 for code, row in rows.items()}
    least_sure = max(shown, key=lambda place: other[place.code])
    return t(
        "risk.colours",
        count=count,
        all=len(rows),
        threshold=threshold,
        place=least_sure.short_name,
        chance=chance_text(other[least_sure.code]),
    )
