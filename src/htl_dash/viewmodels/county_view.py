"""County and country as context for a goal: in words, as tables, and as one file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from htl_dash.domain.geography import WIDER, Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.trail import NO_TRAIL, Key, Trail, trail_of
from htl_dash.services.county_context import CountyContext, Side
from htl_dash.services.figures import AreaFigure
from htl_dash.text import listing, t
from htl_dash.viewmodels.ages import group_words
from htl_dash.viewmodels.behind import behind_cells
from htl_dash.viewmodels.sources import SourceNote
from htl_dash.viewmodels.tables import Table, Value, columns
from htl_dash.viewmodels.trace import led
from htl_dash.viewmodels.values import absence, figure_text, period_text, scaled
from htl_dash.viewmodels.ways import FileKeys

_SEXES = ("F", "M")
_SIDES: tuple[Side, ...] = tuple((place, sex) for place in WIDER for sex in _SEXES)
_IN_FILES = ("indicator", "place", "period", "age", "sex", "value", "absence")


@dataclass(frozen=True, slots=True)
class CountyPart:
    """One indicator: the newest figures of the oldest in words, and all in a table.

    The table is for the screen: each figure in it is a link to where it comes from.
    """

    title: str
    text: str
    table: Table
    snapshots: tuple[int, ...]
    trail: Trail = NO_TRAIL


@dataclass(frozen=True, slots=True)
class CountyView:
    """What is known of county and country.

    `limits` say what the figures cannot tell. `missing` says what has not been fetched
    and how that is done; empty where everything is there. `file` is None where nothing is,
    and `keys` are the figures in each row of it.
    """

    limits: tuple[str, ...]
    parts: tuple[CountyPart, ...]
    missing: str
    file: Table | None
    keys: FileKeys
    cautions: tuple[str, ...]


def county_view(
    municipality: Municipality,
    found: Sequence[CountyContext],
    sources: Sequence[SourceNote],
) -> CountyView:
    """Present a goal's indicators that are published for counties only."""
    known = [one for one in found if one.groups]
    absent = [
        t("county.named", title=one.indicator.short_title)
        for one in found
        if not one.groups
    ]
    places = {"county": municipality.county, "place": municipality.name}
    limits = (t("county.not_ours", **places), t("county.unsure")) if known else ()
    key = "county.some_missing" if known else "county.nothing"
    cautions = dict.fromkeys(note for one in known for note in one.indicator.cautions)
    return CountyView(
        limits=limits,
        parts=tuple(_part(municipality, one) for one in known),
        missing=t(key, titles=listing(absent), **places) if absent else "",
        file=_file(municipality, known, sources) if known else None,
        keys=tuple(_keys(sides.get(side)) for sides, side in _cells(known)),
        cautions=tuple(cautions),
    )


def _part(municipality: Municipality, found: CountyContext) -> CountyPart:
    names = (*columns("period", "age"), *(t(f"county.{g}_{s}") for g, s in _SIDES))
    shown = tuple(
        (
            period_text(period),
            group_words(Geography.COUNTY, age),
            *(_traced(found.indicator, sides.get(side)) for side in _SIDES),
        )
        for (period, age), sides in found.groups.items()
    )
    title, code = found.indicator.title, found.indicator.code
    table = Table(code, title, names, shown, names, shown, (), ())
    cells = [one.cell for sides in found.groups.values() for one in sides.values()]
    said, trail = _said(municipality, found), behind_cells(cells)
    return CountyPart(title, said, table, found.snapshots, trail)


def _traced(indicator: Indicator, figure: AreaFigure | None) -> str:
    """Return a figure as a link to its cell; what is not there leads nowhere."""
    text = figure_text(indicator, figure)
    return led(text, trail_of(figure.cell.key)) if figure else text


def _said(municipality: Municipality, found: CountyContext) -> str:
    """Say the newest figures of the oldest children, girls and boys beside each other."""
    newest = next(iter(found.groups))[0]
    period, age = [group for group in found.groups if group[0] == newest][-1]
    sides = found.groups[period, age]
    places = [
        t(
            "county.both",
            place=_place(municipality, place),
            girls=figure_text(found.indicator, sides.get((place, "F"))),
            boys=figure_text(found.indicator, sides.get((place, "M"))),
        )
        for place in WIDER
    ]
    ages = group_words(Geography.COUNTY, age)
    return t(
        "county.said", age=ages, period=period_text(period), places=" ".join(places)
    )


def _file(
    municipality: Municipality,
    known: Sequence[CountyContext],
    sources: Sequence[SourceNote],
) -> Table:
    names = columns(*_IN_FILES)
    rows = tuple(row for one in known for row in _rows(municipality, one))
    title = t("county.title")
    notes = (
        t("county.not_ours", county=municipality.county, place=municipality.name),
        t("county.unsure"),
        *dict.fromkeys(note for one in known for note in one.indicator.cautions),
    )
    name = t("county.file")
    return Table(name, title, (), (), names, rows, notes, tuple(sources))


def _cells(
    known: Sequence[CountyContext],
) -> Iterator[tuple[Mapping[Side, AreaFigure], Side]]:
    """Give the rows of the file: every side of every group of every indicator."""
    for one in known:
        yield from ((sides, side) for sides in one.groups.values() for side in _SIDES)


def _keys(figure: AreaFigure | None) -> tuple[Key, ...]:
    return (figure.cell.key,) if figure else ()


def _rows(
    municipality: Municipality, found: CountyContext
) -> Iterator[tuple[Value, ...]]:
    for (period, age), sides in found.groups.items():
        for place, sex in _SIDES:
            figure = sides.get((place, sex))
            about = (
                found.indicator.title,
                _place(municipality, place),
                period_text(period),
                group_words(Geography.COUNTY, age),
                t(f"county.sex_{sex}"),
            )
            if figure and figure.estimate:
                yield (*about, scaled(found.indicator, figure.estimate.value), None)
            else:
                yield (*about, None, absence(figure))


def _place(municipality: Municipality, geography: Geography) -> str:
    return municipality.county if geography is Geography.COUNTY else t("county.country")
