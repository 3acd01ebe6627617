"""The command that takes in files of figures that colleagues have sent."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from htl_dash import settings
from htl_dash.cli.given_files import REFUSED, read_given, require_function
from htl_dash.cli.parsing import Parser
from htl_dash.domain.errors import HtlError
from htl_dash.text import number, t

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from htl_dash.domain.municipality import Municipality
    from htl_dash.domain.table_choice import TableChoices
    from htl_dash.services.import_prepare import Prepared
    from htl_dash.services.import_reading import ReadFile
    from htl_dash.viewmodels.import_data_view import Refused

Add = Callable[[str, Callable[[argparse.Namespace], int], str], Parser]


@dataclass(frozen=True)
class FileOutcome:
    """What became of one file, or would; nothing is stored where any is refused."""

    file: str
    rows: int = 0
    stored: int = 0
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    suppressed: dict[str, int] = field(default_factory=dict)
    outside: dict[str, int] = field(default_factory=dict)
    unknown_measures: tuple[str, ...] = ()
    unread_columns: tuple[str, ...] = ()
    unread_sheets: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    refused: tuple["Refused", ...] = ()
    dataset: str = ""
    publisher: str = ""
    title: str = ""
    read_as: str = ""
    findings: int = 0
    lines: tuple[str, ...] = ()


def add_commands(add: Add) -> None:
    """Add the command."""
    command = add("import", _import, t("data_file_cli.command"))
    command.options.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar=t("data_file_cli.file_metavar"),
        help=t("data_file_cli.files"),
    )
    command.options.add_argument(
        "--as",
        dest="function",
        metavar=t("data_file_cli.as_metavar"),
        help=t("data_file_cli.as"),
    )
    command.options.add_argument(
        "--publisher",
        metavar=t("data_file_cli.publisher_metavar"),
        help=t("data_file_cli.publisher"),
    )
    command.options.add_argument(
        "--period",
        metavar=t("data_file_cli.period_metavar"),
        help=t("data_file_cli.period"),
    )
    command.options.add_argument(
        "--dry-run", action="store_true", help=t("data_file_cli.dry_run")
    )
    command.options.add_argument("--json", action="store_true", help=t("cli.json"))


def _import(chosen: argparse.Namespace) -> int:
    from htl_dash.catalogue.municipalities import municipality
    from htl_dash.services.opening import open_store

    home = municipality(settings.municipality_code())
    if chosen.function is not None:
        require_function(home, chosen.function)
    contents = [(one.name, read_given(one)) for one in chosen.files]
    engine = open_store(settings.database_url())
    try:
        found = [_taken_in(chosen, engine, home, *one) for one in contents]
    finally:
        engine.dispose()
    if chosen.json:
        print(json.dumps(_as_data(found), ensure_ascii=False, indent=2))
    for one in () if chosen.json else found:
        for line in one.lines:
            print(line, file=sys.stderr if one.refused else sys.stdout)
    return REFUSED if any(one.refused for one in found) else 0


def _taken_in(
    chosen: argparse.Namespace,
    engine: "Engine",
    home: "Municipality",
    name: str,
    content: bytes,
) -> FileOutcome:
    """Import one file, or only look at it; what cannot be read is refused as a whole."""
    from htl_dash.services.import_data import (
        COMMAND_LINE,
        import_data,
        preview,
        told_name,
    )
    from htl_dash.services.import_reading import read_data_file
    from htl_dash.services.import_undo import choices_for
    from htl_dash.viewmodels.import_data_view import Refused, told

    try:
        choices = None
        if chosen.publisher or chosen.period:
            given = choices_for(engine, read_data_file(name, content))
            choices = _said(given, chosen)
        if chosen.dry_run:
            seen = preview(engine, home, name, content, choices)
            return _outcome(seen.file, seen.prepared)
        who = chosen.function or COMMAND_LINE
        done = import_data(engine, home, name, content, choices, who)
    except HtlError as error:
        name = told_name(name)
        reason, cure = told(error.text_key, error.facts)
        whole = Refused("", None, "", "", "", reason, cure)
        lines = (t("data_file_cli.refused_whole", file=name, reason=reason), cure)
        return FileOutcome(name, refused=(whole,), lines=tuple(filter(None, lines)))
    found = _outcome(done.file, done.prepared, done.stored)
    return replace(found, findings=len(done.findings))


def _said(given: "TableChoices", chosen: argparse.Namespace) -> "TableChoices":
    said = {"publisher": chosen.publisher, "period": chosen.period}
    return replace(given, **{name: one for name, one in said.items() if one})


def _outcome(
    file: "ReadFile", prepared: "Prepared", stored: int | None = None
) -> FileOutcome:
    """Return what became of a file; without `stored`, what would."""
    from htl_dash.viewmodels.import_data_view import refused
    from htl_dash.viewmodels.import_left_view import hidden_lines

    effect = prepared.effect
    found = FileOutcome(
        file=file.name,
        rows=prepared.rows,
        stored=stored or 0,
        new=effect.new,
        revised=len(effect.revised),
        unchanged=effect.unchanged,
        suppressed={str(why): count for why, count in effect.suppressed.items()},
        outside={str(why): left.count for why, left in prepared.outside.items()},
        unknown_measures=prepared.unknown.examples,
        unread_columns=file.unread_columns,
        unread_sheets=file.recognised.skipped,
        hidden=hidden_lines(file),
        refused=tuple(refused(one) for one in prepared.problems),
        dataset=prepared.dataset,
        publisher=prepared.publisher,
        title=file.recognised.title,
        read_as=file.read_as,
    )
    is_dry = stored is None
    return replace(found, lines=tuple(_lines(found, file, prepared, is_dry=is_dry)))


def _lines(
    found: FileOutcome, file: "ReadFile", prepared: "Prepared", *, is_dry: bool
) -> Iterator[str]:
    from htl_dash.viewmodels.import_data_view import as_line, effect_lines
    from htl_dash.viewmodels.import_left_view import (
        hidden_lines,
        left_lines,
        unread_lines,
    )

    yield t("data_file_cli.file", file=found.file, how=found.read_as)
    yield from unread_lines(file)
    yield from hidden_lines(file)
    if found.refused:
        yield from map(as_line, found.refused)
        yield t("data_file_cli.not_stored", count=number(len(found.refused)))
        return
    yield from effect_lines(prepared.effect)
    yield from left_lines(prepared)
    if is_dry:
        yield t("data_file_cli.dry", rows=number(found.rows))
        return
    facts = {"stored": number(found.stored), "rows": number(found.rows)}
    yield t("data_file_cli.stored", dataset=found.dataset, **facts)


def _as_data(found: list[FileOutcome]) -> dict[str, object]:
    """Return all files and their sums; with one file its own keys stand on top too."""
    files = [_file_data(one) for one in found]
    suppressed: Counter[str] = Counter()
    for one in found:
        suppressed.update(one.suppressed)
    refusals = [
        {"file": one.file, **asdict(each)} for one in found for each in one.refused
    ]
    sums: dict[str, object] = {
        "rows": sum(one.rows for one in found),
        "stored": sum(one.stored for one in found),
        "suppressed": dict(suppressed),
        "refused": [_without_nothing(one) for one in refusals],
    }
    alone = files[0] if len(files) == 1 else {}
    return alone | sums | {"files": files}


def _file_data(one: FileOutcome) -> dict[str, object]:
    known = asdict(one)
    del known["lines"]
    return known | {"refused": [_without_nothing(asdict(each)) for each in one.refused]}


def _without_nothing(told: dict[str, object]) -> dict[str, object]:
    return {name: None if value == "" else value for name, value in told.items()}
