"""The same numbers as a table: on screen, as CSV and as a workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from htl_dash.catalogue.glossary import Term
from htl_dash.domain.trail import Key
from htl_dash.text import plain_markdown, t
from htl_dash.viewmodels.comparison import Comparison
from htl_dash.viewmodels.gap_view import GapRow
from htl_dash.viewmodels.places import PlaceRow
from htl_dash.viewmodels.profile_view import AreaProfile
from htl_dash.viewmodels.risk_view import RiskRow
from htl_dash.viewmodels.sources import SourceNote

Value = str | float | None
NOTHING = "\u2013"
_KNOWN_DIGITS = 12
"""More than any source publishes, and fewer than where a binary number makes noise."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for the screen (`shown`, all text) and for files (`rows`, real numbers).

    `name` is a file name without ending, in plain letters.
    """

    name: str
    title: str
    shown_columns: tuple[str, ...]
    shown: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...]
    sources: tuple[SourceNote, ...]


_SHOWN = ("place", "value", "interval", "certainty")
_SHOWN_RISKS = ("highest_chance", "lowest_chance", "order", "colour_chance")
_IN_FILES = (
    "code",
    "place",
    "indicator",
    "period",
    "value",
    "lower",
    "upper",
    "certainty",
    "absence",
)
_RISKS_IN_FILES = (
    "highest_per_cent",
    "lowest_per_cent",
    "order_first",
    "order_last",
    "colour_per_cent",
)


def comparison_table(
    comparison: Comparison,
    sources: tuple[SourceNote, ...],
    risks: Mapping[str, RiskRow] | None = None,
) -> Table:
    """Return a comparison as a table, in the order of the figure.

    With `risks`, by place, it also tells how sure the order and the map's colours are.
    """
    rows = comparison.rows
    shown: list[tuple[str, ...]] = [
        (r.name, r.label, r.interval or NOTHING, r.certainty_text) for r in rows
    ]
    in_files = [_numbers(comparison, row) for row in rows]
    names: tuple[str, ...] = _SHOWN
    names_in_files: tuple[str, ...] = _IN_FILES
    if risks:
        width = len(next(iter(risks.values())).texts)
        names = (*names, *_SHOWN_RISKS[:width])
        names_in_files = (*names_in_files, *_RISKS_IN_FILES[: width + 1])
        found = [risks.get(row.code) for row in rows]
        shown = [(*a, *_texts(r, width)) for a, r in zip(shown, found, strict=True)]
        in_files = [
            (*a, *_chances(r, width)) for a, r in zip(in_files, found, strict=True)
        ]
    if any(row.revised for row in rows):
        names, names_in_files = (*names, "revised"), (*names_in_files, "revised")
        shown = [(*a, r.revised or NOTHING) for a, r in zip(shown, rows, strict=True)]
        in_files = [(*a, r.revised) for a, r in zip(in_files, rows, strict=True)]
    return Table(
        name=f"{comparison.indicator}_{comparison.period}".replace("/", "-"),
        title=comparison.measured,
        shown_columns=columns(*names),
        shown=tuple(shown),
        columns=columns(*names_in_files),
        rows=tuple(in_files),
        notes=comparison.notes,
        sources=sources,
    )


def _numbers(comparison: Comparison, row: PlaceRow) -> tuple[Value, ...]:
    return (
        row.code,
        row.name,
        comparison.title,
        comparison.period,
        row.value,
        row.lower,
        row.upper,
        row.certainty_text,
        None if row.value is not None else row.label,
    )


def _texts(risk: RiskRow | None, width: int) -> tuple[str, ...]:
    return risk.texts if risk else (NOTHING,) * width


def _chances(risk: RiskRow | None, width: int) -> tuple[Value, ...]:
    """Return the chances of an area; the order takes two cells in files."""
    return risk.numbers if risk else (None,) * (width + 1)


def columns(*names: str) -> tuple[str, ...]:
    """Return what columns are called on screen and in files."""
    return tuple(t(f"column.{name}") for name in names)


def digits(value: float) -> str:
    """Return a number as files have it: as it was read, 57 and not 56.99999999999999."""
    return f"{value:.{_KNOWN_DIGITS}g}"


def on_screen(content: Table) -> Table:
    """Return a table whose cells markdown shows as they were typed; files keep theirs."""
    shown = tuple(tuple(plain_markdown(cell) for cell in row) for row in content.shown)
    return replace(content, shown=shown)


def with_cells(
    content: Table, keys: Sequence[Sequence[Key]], cells: Mapping[Key, str]
) -> Table:
    """Return a table that in files also says where each row's figures stand.

    `keys` are the figures of each row, fewer rows than the table where the last of it
    are worked out; what is on screen stays as it is.
    """
    told = ["; ".join(cells[key] for key in row if key in cells) for row in keys]
    told += [""] * (len(content.rows) - len(told))
    return replace(
        content,
        columns=(*content.columns, *columns("source_cell")),
        rows=tuple(
            (*row, cell or None) for row, cell in zip(content.rows, told, strict=True)
        ),
    )


def profile_table(profile: AreaProfile, sources: tuple[SourceNote, ...]) -> Table:
    """Return an area's profile as a table."""
    shown = tuple(
        (
            line.title,
            line.period,
            line.label,
            line.interval or NOTHING,
            line.whole_label,
            line.certainty_text,
        )
        for line in profile.lines
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            profile.area.code,
            profile.area.name,
            line.title,
            line.period,
            *line.figures,
            line.certainty_text,
        )
        for line in profile.lines
    )
    limits = ("value", "lower", "upper", "whole", "certainty")
    return Table(
        name=f"{t('profile.file')}_{profile.area.code}",
        title=profile.heading,
        shown_columns=columns(
            "indicator", "period", "value", "interval", "whole", "certainty"
        ),
        shown=shown,
        columns=columns("code", "place", "indicator", "period", *limits),
        rows=rows,
        notes=(),
        sources=sources,
    )


def trend_table(
    comparisons: Sequence[Comparison],
    sources: tuple[SourceNote, ...],
    gaps: Sequence[GapRow] = (),
    notes: tuple[str, ...] = (),
) -> Table:
    """Return the areas over time: on screen a column per period, in files a row each.

    The gaps between the highest and the lowest area stand last. `notes` are said before
    those of the newest period.
    """
    newest = comparisons[-1]
    rows = [(view, row) for view in comparisons for row in view.rows]
    is_revised = any(row.revised for _, row in rows)
    names = (*_IN_FILES, "revised") if is_revised else _IN_FILES
    labels = {(view.period, row.code): row.label for view, row in rows}
    periods = [view.period for view in comparisons]
    apart = {gap.period: gap.text for gap in gaps}
    last = [(t("gap.row"), *(apart.get(p, NOTHING) for p in periods))] if gaps else []
    return Table(
        name=newest.indicator,
        title=newest.title,
        shown_columns=(t("column.place"), *periods),
        shown=(
            *(
                (row.name, *(labels.get((p, row.code), NOTHING) for p in periods))
                for row in newest.rows
            ),
            *last,
        ),
        columns=columns(*names),
        rows=(
            *((*_numbers(view, row), row.revised)[: len(names)] for view, row in rows),
            *(_gap_row(newest.title, gap, len(names)) for gap in gaps),
        ),
        notes=(*notes, *newest.notes),
        sources=sources,
    )


def _gap_row(title: str, gap: GapRow, width: int) -> tuple[Value, ...]:
    figures = (gap.period, gap.value, gap.lower, gap.upper)
    row = (None, t("gap.row"), title, *figures)
    return (*row, *(None,) * (width - len(row)))


def glossary_table(terms: tuple[Term, ...]) -> Table:
    """Return the glossary as a table."""
    names = columns("swedish", "meaning", "english")
    rows = tuple((term.swedish, term.meaning, term.english) for term in terms)
    title = t("data.glossary")
    return Table(t("data.glossary_file"), title, names, rows, names, rows, (), ())
