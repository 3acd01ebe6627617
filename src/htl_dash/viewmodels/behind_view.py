"""The figures behind something on screen as a table, each a link to its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from htl_dash.domain.fraction import fraction_at
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.trail import How, Trail, trail_of
from htl_dash.services.behind import Behind
from htl_dash.services.figures import estimate
from htl_dash.text import listing, number, plain_markdown, t
from htl_dash.viewmodels.cell_words import cell_words
from htl_dash.viewmodels.tables import NOTHING, Table, Value, columns
from htl_dash.viewmodels.trace_choices import about
from htl_dash.viewmodels.values import absence, figure_text, period_text
from htl_dash.viewmodels.ways import Ways

MOST_NAMED = 2
_SHOWN = ("indicator", "place", "period", "figure", "read_from", "source_cell")
_IN_FILES = (
    *("indicator", "indicator_code", "geography", "code", "place", "period", "value"),
    *("absence", "publisher", "dataset", "version", "source_file", "source_cell"),
)
METHODS: Mapping[How, tuple[str, ...]] = {
    How.COMPARED: ("wilson", "weighted_mean"),
    How.GAP: ("simultaneous", "gaps"),
    How.ORDER: ("rank_risk",),
    How.COLOUR: ("map_class", "classes"),
    How.TREND: ("trend",),
    How.AHEAD: ("target",),
    How.WEIGHED: ("weighted_mean",),
    How.NEED: ("weighted_mean",),
}
"""The texts on methods for each way that something is worked out."""


@dataclass(frozen=True, slots=True)
class BehindView:
    """A heading, how it was worked out, and every figure; `ways` lead to the cells."""

    heading: str
    measured: str
    methods: tuple[str, ...]
    table: Table
    ways: Ways


def behind_view(
    home: Municipality,
    indicators: Mapping[str, Indicator],
    trail: Trail,
    found: Sequence[Behind],
) -> BehindView:
    """Present the figures that a way leads to; those of unknown indicators are none."""
    known = [one for one in found if one.cell.indicator in indicators]
    measured, column = t(f"behind.{trail.how}"), _columns(known).index("figure")
    return BehindView(
        heading=_heading(indicators, known),
        measured=f"{measured} {t('behind.each')}" if known else measured,
        methods=METHODS.get(trail.how, ()),
        table=_table(home, indicators, known),
        ways={(at, column): trail_of(one.cell.key) for at, one in enumerate(known)},
    )


def _columns(found: Sequence[Behind]) -> tuple[str, ...]:
    """Return the columns on screen; a single indicator is named in the heading."""
    is_one = len({one.cell.indicator for one in found}) < 2
    return _SHOWN[1:] if is_one else _SHOWN


def _heading(indicators: Mapping[str, Indicator], found: Sequence[Behind]) -> str:
    if not found:
        return t("behind.none")
    codes = dict.fromkeys(one.cell.indicator for one in found)
    titles = [indicators[code].short_title for code in codes]
    named, more = titles[:MOST_NAMED], len(titles) - MOST_NAMED
    if more > 0:
        named.append(t("behind.more", count=more))
    key = "behind.found_one" if len(found) == 1 else "behind.found"
    return t(key, count=number(len(found)), titles=listing(named))


def _table(
    home: Municipality, indicators: Mapping[str, Indicator], found: Sequence[Behind]
) -> Table:
    names = _columns(found)
    return Table(
        name=t("behind.file"),
        title=t("behind.table"),
        shown_columns=columns(*names),
        shown=tuple(
            _shown(home, indicators[o.cell.indicator], o)[-len(names) :] for o in found
        ),
        columns=columns(*_IN_FILES),
        rows=tuple(_row(home, indicators[o.cell.indicator], o) for o in found),
        notes=(),
        sources=(),
    )


def _shown(home: Municipality, one: Indicator, behind: Behind) -> tuple[str, ...]:
    cell = behind.cell
    table = one.source.table if one.source.table in behind.table else behind.title
    label = plain_markdown(f"{behind.publisher}: {table}")
    return (
        one.short_title,
        about(home, behind.cell, behind.place),
        period_text(cell.time_period),
        figure_text(one, estimate(one, cell, None)),
        f"[{label}](./data?avsnitt=kallor&serie={behind.dataset})",
        _cell(behind) or NOTHING,
    )


def _row(home: Municipality, one: Indicator, behind: Behind) -> tuple[Value, ...]:
    cell = behind.cell
    missing = absence(estimate(one, cell, None)) if cell.value is None else None
    return (
        *(one.title, one.code, t(f"geography.{cell.geography}"), cell.ref_area),
        *(about(home, cell, behind.place), cell.time_period, cell.value, missing),
        *(behind.publisher, behind.dataset, behind.sequence),
        *(behind.origin or t("behind.own"), behind.source_cell),
    )


def _cell(behind: Behind) -> str:
    """Return where a figure stands in markdown, in words: files have it as it is kept."""
    if not behind.source_cell:
        return "" if behind.origin else t("behind.own")
    if worked := fraction_at(behind.source_cell):
        cells = len(worked.numerator) + len(worked.denominator)
        return t("behind.cells", count=number(cells))
    file = behind.origin.partition("?")[0].rstrip("/").rpartition("/")[2]
    place = cell_words(behind.source_cell)
    return t("behind.at", file=plain_markdown(file), place=place)
