"""What people register, in words: fields, what can be chosen, and the history."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.problem_area import ProblemStatus
from htl_dash.domain.record import (
    PUBLISHED,
    Change,
    Field,
    FieldKind,
    RecordKind,
    Value,
    Via,
    field,
)
from htl_dash.domain.term import Term
from htl_dash.services.editing import written
from htl_dash.services.field_options import codes_of
from htl_dash.text import long_date, number, plain_markdown, t
from htl_dash.viewmodels.tables import Table
from htl_dash.viewmodels.terms import term_name

_HISTORY = (
    "history.when",
    "history.who",
    "history.field",
    "history.before",
    "history.after",
)
TERMS_BACK, TERMS_AHEAD = 8, 4
USUAL_FEEDBACK_DAYS = 7
"""The limit of Umea's model, where a municipality has none of its own."""


def problem_words(text_key: str, facts: Mapping[str, object]) -> str:
    """Return what is wrong and what to do about it, its numbers as they are written."""
    told = {n: number(v) if isinstance(v, int) else v for n, v in facts.items()}
    return t(text_key, **told)


def field_label(one: Field, municipality: Municipality) -> str:
    """Return what a field is called on a form."""
    label = field_name(one.name, municipality)
    return t("form.required", label=label) if one.is_required else label


def field_name(name: str, municipality: Municipality) -> str:
    """Return what a field is called; feedback by the model's own limit."""
    days = municipality.team_model.feedback_days or USUAL_FEEDBACK_DAYS
    return t(f"field.{name}", days=days)


def choice_names(
    kind: RecordKind,
    name: str,
    municipality: Municipality,
    indicators: Mapping[str, Indicator],
) -> dict[str, str]:
    """Return what can be chosen in a field: code and name, in reading order."""
    codes = codes_of(kind, name, municipality, indicators)
    if name == "indicators":
        return {code: indicators[code].title for code in codes}
    return {code: _choice(kind, name, code, municipality) for code in codes}


def _choice(kind: RecordKind, name: str, code: str, municipality: Municipality) -> str:
    match name:
        case "kind":
            return t(f"initiative_kind.{code}")
        case "dimensions":
            return t(f"dimension.{code}")
        case "approach":
            return t(f"approach.{code}")
        case "level":
            return t(f"level.{code}")
        case "setting":
            return t(f"setting.{code}")
        case "status" if kind is RecordKind.PROBLEM:
            return t(f"problem_status.{code}")
        case "status":
            return t(f"initiative_status.{code}")
    model = municipality.team_model
    return {one.code: one.name for one in (*model.actors, *model.functions)}[code]


def term_choices(today: Term) -> dict[str, str]:
    """Return the terms around today, the latest first: code and name."""
    numbers = range(today.number + TERMS_AHEAD, today.number - TERMS_BACK - 1, -1)
    terms = (Term.numbered(number) for number in numbers)
    return {one.code: term_name(one) for one in terms}


def function_name(code: str, municipality: Municipality) -> str:
    """Return what a function is called; the municipality's own description has none."""
    if code == PUBLISHED:
        return t("history.published")
    names = {one.code: one.name for one in municipality.team_model.functions}
    return names.get(code, code)


def in_words(
    kind: RecordKind,
    name: str,
    value: Value,
    municipality: Municipality,
    indicators: Mapping[str, Indicator],
) -> str:
    """Return what stands in a field as it is read; empty where nothing does."""
    one = field(kind, name)
    if value is None:
        return ""
    if one.kind in (FieldKind.CHOICE, FieldKind.CHOICES):
        names = choice_names(kind, name, municipality, indicators)
        if name == "status" and kind is RecordKind.PROBLEM:
            # All that the chain can write, and not only what a form can.
            names = {o.value: t(f"problem_status.{o}") for o in ProblemStatus}
        return ", ".join(names.get(code, code) for code in str(value).split())
    if one.kind is FieldKind.TERM and (term := Term.read(str(value))):
        return term_name(term)
    return written(one, value)


def history_table(
    kind: RecordKind,
    changes: Iterable[Change],
    municipality: Municipality,
    what: str,
    indicators: Mapping[str, Indicator],
) -> Table:
    """Return a record's history, a row for each field that was changed."""
    names = tuple(t(key) for key in _HISTORY)
    rows = tuple(
        (
            moment(one.at),
            _signed(one, municipality),
            field_name(one.field, municipality),
            *_both(kind, one, municipality, indicators),
        )
        for one in changes
    )
    shown = tuple(tuple(plain_markdown(cell) for cell in row) for row in rows)
    title = t("history.title", what=what)
    return Table(t("history.file_name"), title, names, shown, names, rows, (), ())


def moment(at: str) -> str:
    """Return a UTC moment as day and time where the server is."""
    local = datetime.fromisoformat(at).astimezone()
    return f"{long_date(local.date())} {local:%H.%M}"


def _signed(one: Change, municipality: Municipality) -> str:
    who = function_name(one.who, municipality)
    return who if one.via is Via.PUBLISHED else t(f"history.{one.via}", who=who)


def _both(
    kind: RecordKind,
    one: Change,
    municipality: Municipality,
    indicators: Mapping[str, Indicator],
) -> tuple[str, str]:
    if one.is_secret:
        return t("history.secret"), t("history.secret")
    before, after = (
        in_words(kind, one.field, value, municipality, indicators)
        for value in (one.before, one.after)
    )
    return before, after
