"""What a filled-in workbook would change, and what stops it, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from htl_dash.domain.municipality import Municipality
from htl_dash.domain.record import FieldKind, RecordKind, Value, field
from htl_dash.services.editing import written
from htl_dash.services.given_file import Refusal
from htl_dash.services.import_term import Place, Preview
from htl_dash.services.term_plan import PlannedChange, PlannedRow
from htl_dash.sources.term_layout import VOLUMES
from htl_dash.text import plain_markdown, t
from htl_dash.viewmodels.record_view import field_name, problem_words
from htl_dash.viewmodels.tables import Table

_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class SheetProblems:
    """What is wrong on one sheet, line by line."""

    sheet: str
    lines: tuple[str, ...]


def place_words(place: Place) -> str:
    """Return where on its sheet something is: the row and the column's letter."""
    words = []
    if place.row is not None:
        words.append(t("term_file.row", row=place.row))
    if place.heading:
        facts = {"column": place.column, "heading": place.heading}
        words.append(t("term_file.column_of", **facts))
    elif place.column:
        words.append(t("term_file.column_alone", column=place.column))
    return ", ".join(words) or t("term_file.on_sheet")


def refusal_words(one: Refusal) -> str:
    """Return where on its sheet something is wrong, what stands there, and the cure."""
    where = [place_words(one.place)]
    if one.value:
        where.append(t("term_file.written", value=one.value))
    return t("term_file.refused", place=", ".join(where), reason=reason_of(one))


def reason_of(one: Refusal) -> str:
    """Return what is wrong and what to do about it."""
    return problem_words(one.text_key, one.facts)


def by_sheet(refused: Iterable[Refusal]) -> tuple[SheetProblems, ...]:
    """Return what is wrong, sheet by sheet and from the top of each."""
    ordered = sorted(refused, key=_order)
    return tuple(
        SheetProblems(sheet, tuple(refusal_words(one) for one in found))
        for sheet, found in groupby(ordered, key=lambda one: one.place.sheet)
    )


def _order(one: Refusal) -> tuple[str, int, int, str]:
    place = one.place
    return place.sheet, place.row or 0, len(place.column), place.column


def preview_table(found: Preview, municipality: Municipality) -> Table:
    """Return what a file would change, a row for each of its rows."""
    names = (
        t("term_file.row_title"),
        t("term_file.row_initiative"),
        t("term_file.row_changes"),
    )
    rows = tuple(
        (_where(one), _title(one), _changes(one, municipality)) for one in found.rows
    )
    title = t("term_file.preview_title")
    return Table("import", title, names, rows, names, rows, (), ())


def _where(row: PlannedRow) -> str:
    place = row.place
    if place.row is None:
        return place.sheet
    return t("term_file.row_place", sheet=place.sheet, row=place.row)


def _title(row: PlannedRow) -> str:
    return plain_markdown(row.title) if row.title else t("term_file.row_flow")


def _changes(row: PlannedRow, municipality: Municipality) -> str:
    words = [_change(row.entry.kind, one, municipality) for one in row.changes]
    words += [t("term_file.replaces")] if row.replaces else []
    return _BETWEEN.join(words)


def _change(kind: RecordKind, one: PlannedChange, municipality: Municipality) -> str:
    name = _heading(kind, one.field, municipality)
    if one.is_secret:
        return t("term_file.counted", field=name)
    if field(kind, one.field).kind is FieldKind.TEXT:
        return t("term_file.text_added", field=name, length=len(str(one.after or "")))
    before, after = (_shown(kind, one.field, each) for each in (one.before, one.after))
    if not after:
        return t("term_file.cleared", field=name, before=before)
    key = "term_file.changed" if before else "term_file.added"
    return t(key, field=name, before=before, after=after)


def _shown(kind: RecordKind, name: str, value: Value) -> str:
    return written(field(kind, name), value)


def _heading(kind: RecordKind, name: str, municipality: Municipality) -> str:
    headings = {one.name: one.heading for one in VOLUMES.columns}
    is_volume = kind is RecordKind.VOLUME
    return headings[name] if is_volume else field_name(name, municipality)
