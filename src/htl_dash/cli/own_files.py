"""The commands for own indicators: the template, taking it in, taking one back."""

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from htl_dash import settings
from htl_dash.cli.given_files import (
    REFUSED,
    as_dict,
    read_given,
    refused_lines,
    require_function,
    whole_file,
    write_new,
)
from htl_dash.cli.term_files import Add
from htl_dash.text import number, t


def add_commands(add: Add) -> None:
    """Add `own-template`, `own-import` and `own-withdraw`."""
    file = t("term_file.file_metavar")
    made = add("own-template", _template, t("own.command_template"))
    made.options.add_argument(
        "-o",
        dest="output",
        type=Path,
        required=True,
        metavar=file,
        help=t("term_file.option_output"),
    )
    taken = add("own-import", _import, t("own.command_import"))
    taken.options.add_argument(
        "file", type=Path, metavar=file, help=t("term_file.argument_file")
    )
    gone = add("own-withdraw", _withdraw, t("own.command_withdraw"))
    gone.options.add_argument(
        "code", metavar=t("own.code_metavar"), help=t("own.argument_code")
    )
    for command in (taken, gone):
        command.options.add_argument(
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
    from htl_dash.exports.own_template import own_template
    from htl_dash.services.opening import open_store
    from htl_dash.services.own_places import places_of

    home = municipality(settings.municipality_code())
    places = places_of(open_store(settings.database_url()), home)
    write_new(chosen.output, own_template(home, places))
    print(t("term_file.made", file=chosen.output))
    return 0


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a file, for programs and, in lines, for people."""

    rows: int
    stored: int
    hidden: int
    refused: list[dict[str, object]]
    lines: tuple[str, ...]


def _import(chosen: argparse.Namespace) -> int:
    from htl_dash.sources.office_file import FileError

    try:
        found = _taken_in(chosen)
    except FileError as error:
        if not chosen.json:
            raise
        found = _Outcome(0, 0, 0, [whole_file(error)], ())
    if chosen.json:
        known = {
            "rows": found.rows,
            "stored": found.stored,
            "suppressed": {"protected": found.hidden},
            "refused": found.refused,
        }
        print(json.dumps(known, ensure_ascii=False, indent=2))
    for line in () if chosen.json else found.lines:
        print(line, file=sys.stderr if found.refused else sys.stdout)
    return REFUSED if found.refused else 0


def _taken_in(chosen: argparse.Namespace) -> _Outcome:
    """Import a file, or only look at it."""
    from htl_dash.catalogue.municipalities import municipality
    from htl_dash.services.opening import open_store
    from htl_dash.services.own_indicators import import_own, preview_own
    from htl_dash.viewmodels.own_view import version_words

    home = municipality(settings.municipality_code())
    require_function(home, chosen.function)
    content, name = read_given(chosen.file), chosen.file.name
    engine = open_store(settings.database_url())
    accepted = chosen.accept_warnings
    if not chosen.dry_run:
        done = import_own(
            engine, home, name, content, chosen.function, accepted=accepted
        )
        counts = (done.rows, done.stored, done.hidden)
        if done.refused:
            lines = tuple(refused_lines(done.refused))
            return _Outcome(*counts, [as_dict(one) for one in done.refused], lines)
        rows, stored = number(done.rows), number(done.stored)
        told = {"shown": number(done.shown), "hidden": number(done.hidden)}
        line = t("own.stored", title=done.title, rows=rows, stored=stored, **told)
        return _Outcome(*counts, [], (line,))
    seen = preview_own(engine, home, name, content)
    stopped = tuple(
        one for one in seen.refused if not (accepted and one.can_be_accepted)
    )
    what = version_words(seen)
    would = t("own.would_store", what=what, rows=number(seen.rows))
    lines = tuple(refused_lines(stopped)) if stopped else (would,)
    return _Outcome(seen.rows, 0, 0, [as_dict(one) for one in stopped], lines)


def _withdraw(chosen: argparse.Namespace) -> int:
    from htl_dash.catalogue.municipalities import municipality
    from htl_dash.services.opening import open_store
    from htl_dash.services.own_history import withdraw_own

    require_function(municipality(settings.municipality_code()), chosen.function)
    engine = open_store(settings.database_url())
    title = withdraw_own(engine, chosen.code, chosen.function)
    print(t("own.withdrawn_done", title=title))
    return 0
