"""Read the made-up work of the training's schools: one file per school, by unit code.

What is written there is typed as in a form, so that it goes the same way into the store
and is refused for the same reasons as what people write.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from htl_dash.catalogue.reading import Definition, definition_files, read_definition
from htl_dash.domain.problem_area import ProblemStatus
from htl_dash.domain.record import FIELDS, Field, FieldKind, RecordKind
from htl_dash.domain.term import Term
from htl_dash.domain.training import Done, HandingIn, Judging, Writing

KIND = "work"
_SIGNED = ("day", "who")
_MOST = 1_000_000_000
_MOST_POINTS = 100


def training_work(folder: Path) -> tuple[Done, ...]:
    """Return everything that is written, handed in and judged, in the order of days.

    `folder` is the one with everything for training. Raises CatalogueError where a file
    cannot be read.
    """
    return _read(folder)


@cache
def _read(folder: Path) -> tuple[Done, ...]:
    found = [
        one
        for file in definition_files(folder, KIND)
        for one in _school(read_definition(folder, file), Path(file).stem)
    ]
    return tuple(sorted(found, key=lambda one: one.day))


def _school(top: Definition, unit: str) -> Iterator[Done]:
    top.only("initiatives", "problems", "terms", "judged")
    for one in top.tables("initiatives"):
        yield _own(one, unit, RecordKind.INITIATIVE, "code", ())
    for one in top.tables("problems"):
        yield _own(one, unit, RecordKind.PROBLEM, "title", ("title",))
    for one in top.tables("terms"):
        yield from _term(one, unit)
    for one in top.tables("judged"):
        yield _judged(one)


def _judged(table: Definition) -> Judging:
    """Return a judgement of an initiative's effect, on the scale of 0-100."""
    table.only(*_SIGNED, "initiative", "least", "most", "note")
    least = table.whole("least", 0, _MOST_POINTS)
    return Judging(
        _day(table),
        table.text("who"),
        table.text("initiative"),
        least,
        table.whole("most", least, _MOST_POINTS),
        table.text_if_any("note") or "",
    )


def _own(
    table: Definition, unit: str, kind: RecordKind, key: str, also: tuple[str, ...]
) -> Writing:
    """Return an initiative or a problem, or a later change of one: by the same key."""
    fields = tuple(one for one in FIELDS[kind] if one.name not in ("raised_by", key))
    table.only(*_SIGNED, key, *(one.name for one in fields))
    written = _typed(table, fields)
    about, who = table.text(key), table.text("who")
    if kind is RecordKind.PROBLEM and "status" not in written:
        written |= {"raised_by": who, "status": ProblemStatus.LIFTED}
    written |= dict.fromkeys(also, about)
    return Writing(_day(table), who, unit, kind, about, None, written)


def _term(table: Definition, unit: str) -> Iterator[Writing | HandingIn]:
    """Give a term: planned on one day, registered on a later, and then handed in."""
    table.only("term", "planned", "registered", "handed_in", "volumes", "flow")
    term = _read_term(table)
    planned, registered = table.table("planned"), table.table("registered")
    for one in table.tables("volumes"):
        fields = FIELDS[RecordKind.VOLUME]
        one.only("initiative", *(field.name for field in fields))
        about, written = one.text("initiative"), _typed(one, fields)
        plan = {n: text for n, text in written.items() if n.startswith("planned_")}
        done = {n: text for n, text in written.items() if n not in plan}
        for signed, part in ((planned, plan), (registered, done)):
            if part:
                yield _signed(signed, unit, RecordKind.VOLUME, about, term, part)
    if flow := table.table_if_any("flow"):
        fields = FIELDS[RecordKind.FLOW]
        flow.only(*(field.name for field in fields))
        counts = _typed(flow, fields)
        yield _signed(registered, unit, RecordKind.FLOW, "", term, counts)
    if handed_in := table.table_if_any("handed_in"):
        handed_in.only(*_SIGNED)
        yield HandingIn(_day(handed_in), handed_in.text("who"), unit, term)


def _signed(
    signed: Definition,
    unit: str,
    kind: RecordKind,
    about: str,
    term: Term,
    written: dict[str, str],
) -> Writing:
    signed.only(*_SIGNED)
    who = signed.text("who")
    return Writing(_day(signed), who, unit, kind, about, term, written)


def _typed(table: Definition, fields: tuple[Field, ...]) -> dict[str, str]:
    """Return the fields that are there, as they would be typed."""
    known = (one for one in fields if one.name in table.values)
    return {one.name: _text(table, one) for one in known}


def _text(table: Definition, field: Field) -> str:
    match field.kind:
        case FieldKind.CHOICES:
            return " ".join(table.texts(field.name))
        case (
            FieldKind.HOURS | FieldKind.SEK | FieldKind.PLANNED_COUNT | FieldKind.COUNT
        ):
            return str(table.whole(field.name, 0, _MOST))
        case _ if isinstance(table.values[field.name], list):
            return "\n".join(table.texts(field.name))
        case _:
            return table.text(field.name)


def _read_term(table: Definition) -> Term:
    written = table.text("term")
    found = Term.read(written)
    if found is None:
        raise table.refuse("term", "wrong_term", found=written)
    return found


def _day(table: Definition) -> date:
    written = table.text("day")
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise table.refuse("day", "wrong_day", found=written) from None
