"""The commands for a term's workbook: write the template, and take it in again."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from htl_dash import settings
from htl_dash.cli.parsing import Parser
from htl_dash.domain.errors import HtlError
from htl_dash.domain.term import Term
from htl_dash.text import listing, number, t

if TYPE_CHECKING:
    from htl_dash.domain.municipality import Municipality
    from htl_dash.services.import_term import ImportReport, Refusal

REFUSED = 2
Run = Callable[[argparse.Namespace], int]


class TermFileError(HtlError):
    """What is asked for cannot be done. `text_key` says why, and the cure."""

    def __init__(self, text_key: str, **facts: object) -> None:
        """Keep what is wrong, and its facts."""
        super().__init__(**facts)
        self.text_key = text_key


class Add(Protocol):
    """Adds a command with its name, what it runs and what it says about itself."""

    def __call__(self, name: str, run: Run, words: str) -> Parser:
        """Return the command's parser."""


def add_commands(add: Add) -> None:
    """Add `term-template` and `import-term`."""
    made = add("term-template", _template, t("term_file.command_template"))
    made.options.add_argument(
        "unit_code",
        metavar=t("term_file.unit_metavar"),
        help=t("term_file.argument_unit"),
    )
    made.options.add_argument(
        "term", metavar=t("term_file.term_metavar"), help=t("term_file.argument_term")
    )
    made.options.add_argument(
        "-o",
        dest="output",
        type=Path,
        required=True,
        metavar=t("term_file.file_metavar"),
        help=t("term_file.option_output"),
    )
    taken = add("import-term", _import, t("term_file.command_import"))
    taken.options.add_argument(
        "file",
        type=Path,
        metavar=t("term_file.file_metavar"),
        help=t("term_file.argument_file"),
    )
    taken.options.add_argument(
        "--as",
        dest="function",
        required=True,
        metavar=t("term_file.function_metavar"),
        help=t("term_file.option_as"),
    )
    for name, words in (
        ("--dry-run", "term_file.option_dry"),
        ("--accept-warnings", "term_file.option_accept"),
        ("--json", "cli.json"),
    ):
        taken.options.add_argument(name, action="store_true", help=t(words))


def _template(chosen: argparse.Namespace) -> int:
    from htl_dash.catalogue.municipalities import municipality
    from htl_dash.exports.term_template import term_template
    from htl_dash.services.opening import open_store
    from htl_dash.services.term_sheet import open_term_sheet

    term = Term.read(chosen.term)
    if term is None:
        raise TermFileError("term_file.wrong_term", found=chosen.term)
    home = municipality(settings.municipality_code())
    engine = open_store(settings.database_url())
    sheet = open_term_sheet(engine, home, chosen.unit_code, term)
    try:
        with chosen.output.open("xb") as file:
            file.write(term_template(home, sheet))
    except FileExistsError:
        raise TermFileError("term_file.exists", file=chosen.output) from None
    except OSError:
        raise TermFileError("term_file.not_written", file=chosen.output) from None
    print(t("term_file.made", file=chosen.output))
    return 0


def _import(chosen: argparse.Namespace) -> int:
    from htl_dash.services.import_term import FileError

    try:
        found = _taken_in(chosen)
    except FileError as error:
        if not chosen.json:
            raise
        whole = dict.fromkeys(("sheet", "row", "column", "value"))
        reason = t(error.text_key, **error.facts)
        found = _Outcome(0, 0, [whole | {"reason": reason}], ())
    if chosen.json:
        known = {"rows": found.rows, "stored": found.stored, "refused": found.refused}
        print(json.dumps(known, ensure_ascii=False, indent=2))
    for line in () if chosen.json else found.lines:
        print(line, file=sys.stderr if found.refused else sys.stdout)
    return REFUSED if found.refused else 0


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a file, for programs and, in lines, for people."""

    rows: int
    stored: int
    refused: list[dict[str, object]]
    lines: tuple[str, ...]


def _taken_in(chosen: argparse.Namespace) -> _Outcome:
    """Import a file, or only look at it."""
    from htl_dash.catalogue.municipalities import municipality
    from htl_dash.services.import_term import import_term, preview
    from htl_dash.services.opening import open_store

    home = municipality(settings.municipality_code())
    functions = [one.code for one in home.team_model.functions]
    if chosen.function not in functions:
        raise TermFileError("term_file.unknown_function", known=listing(functions))
    content = _content(chosen.file)
    engine = open_store(settings.database_url())
    if not chosen.dry_run:
        accepted = chosen.accept_warnings
        done = import_term(engine, home, content, chosen.function, accepted=accepted)
        place = _place(home, done.unit_code, done.term)
        lines = _stored_lines(done, place)
        refused = [_as_dict(one) for one in done.refused]
        return _Outcome(done.rows, done.stored, refused, tuple(lines))
    seen = preview(engine, home, content, chosen.function)
    stopped = seen.refused + (() if chosen.accept_warnings else seen.warnings)
    place = _place(home, seen.unit_code, seen.term)
    would = t("term_file.would_store", count=number(len(seen.rows)), **place)
    lines = _refused_lines(stopped) if stopped else iter((would,))
    return _Outcome(seen.filled, 0, [_as_dict(one) for one in stopped], tuple(lines))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise TermFileError("term_file.not_read", file=file) from None


def _place(home: "Municipality", unit_code: str, term: Term) -> dict[str, str]:
    from htl_dash.viewmodels.terms import term_name

    names = {one.unit_code: one.name for one in home.pilot_schools}
    return {"school": names[unit_code], "term": term_name(term)}


def _stored_lines(done: "ImportReport", place: dict[str, str]) -> Iterator[str]:
    if done.refused:
        yield from _refused_lines(done.refused)
        return
    facts = {"stored": number(done.stored), "rows": number(done.rows), **place}
    yield t("term_file.stored", **facts)


def _refused_lines(refused: "tuple[Refusal, ...]") -> Iterator[str]:
    from htl_dash.viewmodels.import_view import by_sheet

    for sheet in by_sheet(refused):
        for line in sheet.lines:
            yield t("term_file.in_sheet", sheet=sheet.sheet, place=line)
    if all(one.can_be_accepted for one in refused):
        yield t("term_file.warned_cli")
    else:
        yield t("term_file.not_stored", count=number(len(refused)))


def _as_dict(one: "Refusal") -> dict[str, object]:
    from htl_dash.viewmodels.import_view import reason_of

    place = one.place
    return {
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column or None,
        "heading": place.heading or None,
        "value": one.value or None,
        "reason": reason_of(one),
    }
