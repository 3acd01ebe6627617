"""The commands for a term's workbook: write the template, and take it in again."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from htl_dash import settings
from htl_dash.cli.given_files import (
    REFUSED,
    GivenFileError,
    as_dict,
    read_given,
    refused_lines,
    require_function,
    whole_file,
    write_new,
)
from htl_dash.cli.parsing import Parser
from htl_dash.domain.term import Term
from htl_dash.text import number, t

if TYPE_CHECKING:
    from htl_dash.domain.municipality import Municipality
    from htl_dash.services.import_term import ImportReport

Run = Callable[[argparse.Namespace], int]


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
        raise GivenFileError("term_file.wrong_term", found=chosen.term)
    home = municipality(settings.municipality_code())
    engine = open_store(settings.database_url())
    sheet = open_term_sheet(engine, home, chosen.unit_code, term)
    write_new(chosen.output, term_template(home, sheet))
    print(t("term_file.made", file=chosen.output))
    return 0


def _import(chosen: argparse.Namespace) -> int:
    from htl_dash.services.import_term import FileError

    try:
        found = _taken_in(chosen)
    except FileError as error:
        if not chosen.json:
            raise
        found = _Outcome(0, 0, [whole_file(error)], ())
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
    require_function(home, chosen.function)
    content = read_given(chosen.file)
    engine = open_store(settings.database_url())
    if not chosen.dry_run:
        accepted = chosen.accept_warnings
        done = import_term(engine, home, content, chosen.function, accepted=accepted)
        place = _place(home, done.unit_code, done.term)
        lines = _stored_lines(done, place)
        refused = [as_dict(one) for one in done.refused]
        return _Outcome(done.rows, done.stored, refused, tuple(lines))
    seen = preview(engine, home, content, chosen.function)
    stopped = seen.refused + (() if chosen.accept_warnings else seen.warnings)
    place = _place(home, seen.unit_code, seen.term)
    would = t("term_file.would_store", count=number(len(seen.rows)), **place)
    lines = refused_lines(stopped) if stopped else iter((would,))
    return _Outcome(seen.filled, 0, [as_dict(one) for one in stopped], tuple(lines))


def _place(home: "Municipality", unit_code: str, term: Term) -> dict[str, str]:
    from htl_dash.viewmodels.terms import term_name

    names = {one.unit_code: one.name for one in home.pilot_schools}
    return {"school": names[unit_code], "term": term_name(term)}


def _stored_lines(done: "ImportReport", place: dict[str, str]) -> Iterator[str]:
    if done.refused:
        yield from refused_lines(done.refused)
        return
    facts = {"stored": number(done.stored), "rows": number(done.rows), **place}
    yield t("term_file.stored", **facts)
