"""The command `htl`: make the store ready, start the server, tell how things are.

Heavy imports wait until a command needs them, so that help and mistakes are quick.
"""

import argparse
import json
import socket
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn

from htl_dash import settings
from htl_dash.domain.errors import HtlError, ServerError
from htl_dash.text import number, t

if TYPE_CHECKING:
    from htl_dash.services.initialise import InitialiseReport
    from htl_dash.services.status import StoreStatus

LOOPBACK = "127.0.0.1"
DEFAULT_PORT = 8501
HIGHEST_PORT = 65535
MENDABLE = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code (0, 1, 2 for errors a user can mend)."""
    try:
        chosen = _parser().parse_args(arguments)
        return int(chosen.run(chosen))
    except HtlError as error:
        print(t(error.text_key, **error.facts), file=sys.stderr)
        return MENDABLE
    except KeyboardInterrupt:
        return INTERRUPTED


def _init(_chosen: argparse.Namespace) -> int:
    from htl_dash.services.initialise import initialise

    _print_report(initialise(settings.database_url()))
    return 0


def _serve(chosen: argparse.Namespace) -> int:
    _init(chosen)
    _require_free(chosen.port)
    from htl_dash.ui.server import serve

    serve(chosen.port)
    return 0


def _status(chosen: argparse.Namespace) -> int:
    from htl_dash.services.status import status_of

    status = status_of(settings.database_url(), date.today())
    if chosen.json:
        print(json.dumps(asdict(status), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_status_lines(status)))
    return 0


def _check_pack(_chosen: argparse.Namespace) -> int:
    from htl_dash.services.pack_check import pack_problems

    folder = settings.pack_folder()
    problems = pack_problems(folder)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(t("cli.pack_faulty", count=number(len(problems))), file=sys.stderr)
        return 1
    print(t("cli.pack_sound", folder=folder))
    return 0


def _print_report(report: "InitialiseReport") -> None:
    for line in _report_lines(report):
        print(line, flush=True)


def _report_lines(report: "InitialiseReport") -> Iterable[str]:
    """One line per kind of thing that happened; a single one when nothing did."""
    total = number(sum(dataset.rows for dataset in report.datasets))
    count = number(len(report.datasets))
    if not report.has_changes:
        yield t("cli.up_to_date", count=count, rows=total, place=report.place)
        return
    if report.tables_changed:
        yield t("cli.tables_made", place=report.place)
    new = report.new
    if new:
        rows = number(sum(dataset.rows for dataset in new))
        yield t("cli.read", count=number(len(new)), rows=rows)
    for dataset in report.revised:
        yield t("cli.revised", title=dataset.title, sequence=dataset.sequence)
    for dataset in report.corrected:
        yield t("cli.note_corrected", title=dataset.title)
    yield t("cli.holds", count=count, rows=total, version=report.data_version)


def _status_lines(status: "StoreStatus") -> Iterable[str]:
    for dataset in status.datasets:
        known = dataset.age_days is not None
        yield t("cli.dataset", title=dataset.title, name=dataset.dataset)
        yield t(
            "cli.dataset_origin",
            publisher=dataset.publisher,
            table=dataset.table or t("cli.no_table"),
            period=dataset.period,
        )
        yield t(
            "cli.dataset_age" if known else "cli.dataset_age_unknown",
            retrieved=dataset.retrieved,
            days=number(dataset.age_days or 0),
        )
        yield t(
            "cli.dataset_version",
            sequence=dataset.sequence,
            rows=number(dataset.rows),
            loaded_at=dataset.loaded_at,
            sha256=dataset.sha256[:12],
        )
    yield t(
        "cli.holds",
        count=number(len(status.datasets)),
        rows=number(status.rows),
        version=status.data_version,
    )


def _port(written: str) -> int:
    if written.isascii() and written.isdigit() and 0 < int(written) <= HIGHEST_PORT:
        return int(written)
    raise ServerError(
        problem=t("cli.bad_port", port=written, highest=HIGHEST_PORT),
        cure=t("cli.bad_port_cure", port=DEFAULT_PORT),
    )


def _require_free(port: int) -> None:
    """Check that this computer lets us listen on the port.

    SO_REUSEADDR, as the server itself sets it: a port whose last server stopped a
    moment ago is free, although old connections linger.
    """
    with socket.socket() as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except PermissionError as error:
            raise _port_error("reserved", port, DEFAULT_PORT) from error
        except OSError as error:
            other = port + 1 if port < HIGHEST_PORT else DEFAULT_PORT
            raise _port_error("occupied", port, other) from error


def _port_error(key: str, port: int, other: int) -> ServerError:
    return ServerError(
        problem=t(f"cli.port_{key}", port=port),
        cure=t(f"cli.port_{key}_cure", other=other),
    )


class CommandError(HtlError):
    """The command line is wrong. Facts: `usage` (how it is written)."""

    text_key = "cli.not_understood"


class _Formatter(argparse.HelpFormatter):
    """The usage line begins with a Swedish word."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        if prefix is None:
            prefix = t("cli.usage")
        super().add_usage(usage, actions, groups, prefix)


class _Parser(argparse.ArgumentParser):
    """argparse with every word of its own replaced."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **options, add_help=False, allow_abbrev=False, formatter_class=_Formatter
        )
        self.options = self.add_argument_group(t("cli.options"))
        self.options.add_argument("-h", "--help", action="help", help=t("cli.help"))

    def error(self, message: str) -> NoReturn:
        raise CommandError(usage=self.format_usage().strip())


def _show_help(parser: _Parser) -> int:
    parser.print_help()
    return 0


def _parser() -> _Parser:
    parser = _Parser(prog="htl", description=t("cli.description"))
    parser.set_defaults(run=lambda chosen: _show_help(parser))
    commands = parser.add_subparsers(
        title=t("cli.commands"), metavar=t("cli.command"), parser_class=_Parser
    )

    def add(name: str, run: Callable[[argparse.Namespace], int], words: str) -> _Parser:
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(run=run)
        return command

    add("init", _init, t("cli.init"))
    serve = add("serve", _serve, t("cli.serve"))
    serve.options.add_argument(
        "--port",
        type=_port,
        default=DEFAULT_PORT,
        metavar=t("cli.port_number"),
        help=t("cli.port", port=DEFAULT_PORT),
    )
    status = add("status", _status, t("cli.status"))
    status.options.add_argument("--json", action="store_true", help=t("cli.json"))
    add("check-pack", _check_pack, t("cli.check_pack"))
    return parser
