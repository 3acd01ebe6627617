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
from pathlib import Path

from htl_dash import settings
from htl_dash.cli.check import add_commands as add_check
from htl_dash.cli.decisions import add_commands as add_decisions
from htl_dash.cli.fetch import add_commands as add_fetch
from htl_dash.cli.import_files import add_commands as add_import_files
from htl_dash.cli.listeners import heard
from htl_dash.cli.own_files import add_commands as add_own_files
from htl_dash.cli.parsing import Parser
from htl_dash.cli.prune import add_commands as add_prune
from htl_dash.cli.term_files import add_commands as add_term_files
from htl_dash.domain.errors import HtlError, ServerError
from htl_dash.text import number, t

LOOPBACK = "127.0.0.1"
DEFAULT_PORT = 8501
HIGHEST_PORT = 65535
MENDABLE = 2
AUDITED = ("released", "hidden", "unsafe", "narrowest")
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code (0, 1, 2 for errors a user can mend)."""
    try:
        return heard(lambda: _run(arguments))
    except HtlError as error:
        print(t(error.text_key, **error.facts), file=sys.stderr)
        return MENDABLE
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: Sequence[str] | None) -> int:
    chosen = _parser().parse_args(arguments)
    return int(chosen.run(chosen))


def _init(_chosen: argparse.Namespace) -> int:
    from htl_dash.cli.reports import init_lines
    from htl_dash.services.initialise import initialise

    _say(init_lines(initialise(settings.database_url())))
    return 0


def _serve(chosen: argparse.Namespace) -> int:
    _init(chosen)
    return _start(chosen)


def _start(chosen: argparse.Namespace) -> int:
    _require_free(chosen.port)
    from htl_dash.ui.server import serve

    serve(chosen.port)
    return 0


def _demo(chosen: argparse.Namespace) -> int:
    from htl_dash.cli.demo import seed_lines, turn_to_training

    _require_free(chosen.port)
    _say(turn_to_training(fresh=chosen.fresh))
    _init(chosen)
    _say(seed_lines())
    return _start(chosen)


def _status(chosen: argparse.Namespace) -> int:
    from htl_dash.cli.reports import status_lines
    from htl_dash.services.status import status_of

    status = status_of(settings.database_url(), date.today())
    _say(_as_json(asdict(status)) if chosen.json else status_lines(status))
    return 0


def _release(_chosen: argparse.Namespace) -> int:
    from htl_dash.cli.reports import release_lines
    from htl_dash.services.releases import release_counts

    found = release_counts(settings.database_url())
    _say(release_lines(found) if found else (t("cli.nothing_to_release"),))
    return 0


def _audit(chosen: argparse.Namespace) -> int:
    from htl_dash.cli.reports import leak_lines
    from htl_dash.services.leak_guard import guard
    from htl_dash.services.opening import open_store

    report = guard(open_store(settings.database_url()))
    found = asdict(report) | {name: getattr(report, name) for name in AUDITED}
    _say(_as_json(found) if chosen.json else leak_lines(report))
    return 1 if report.unsafe else 0


def _audit_text(chosen: argparse.Namespace) -> int:
    from htl_dash.cli.reports import text_audit_lines
    from htl_dash.disclosure.free_text_audit import SHIPPED, audit_corpus

    audits = [audit_corpus(file) for file in chosen.files or SHIPPED]
    found = [asdict(one) | {"holds": one.holds} for one in audits]
    _say(_as_json({"files": found}) if chosen.json else text_audit_lines(audits))
    return 0 if all(one.holds for one in audits) else 1


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


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)


def _as_json(found: dict[str, object]) -> tuple[str]:
    return (json.dumps(found, ensure_ascii=False, indent=2),)


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


def _show_help(parser: Parser) -> int:
    parser.print_help()
    return 0


def _add_port(command: Parser) -> None:
    command.options.add_argument(
        "--port",
        type=_port,
        default=DEFAULT_PORT,
        metavar=t("cli.port_number"),
        help=t("cli.port", port=DEFAULT_PORT),
    )


def _parser() -> Parser:
    parser = Parser(prog="htl", description=t("cli.description"))
    parser.set_defaults(run=lambda chosen: _show_help(parser))
    commands = parser.add_subparsers(
        title=t("cli.commands"), metavar=t("cli.command"), parser_class=Parser
    )

    def add(name: str, run: Callable[[argparse.Namespace], int], words: str) -> Parser:
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(run=run)
        return command

    add("init", _init, t("cli.init"))
    _add_port(add("serve", _serve, t("cli.serve")))
    demo = add("demo", _demo, t("training.demo"))
    demo.options.add_argument("--fresh", action="store_true", help=t("training.fresh"))
    _add_port(demo)
    status = add("status", _status, t("cli.status"))
    status.options.add_argument("--json", action="store_true", help=t("cli.json"))
    add("check-pack", _check_pack, t("cli.check_pack"))
    add("release", _release, t("cli.release"))
    audit = add("audit", _audit, t("cli.audit"))
    audit.options.add_argument("--json", action="store_true", help=t("cli.json"))
    text = add("audit-text", _audit_text, t("free_text.audit"))
    text.options.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar=t("free_text.audit_file"),
        help=t("free_text.audit_files"),
    )
    text.options.add_argument("--json", action="store_true", help=t("cli.json"))
    add_term_files(add)
    add_own_files(add)
    add_import_files(add)
    add_decisions(add)
    add_check(add)
    add_fetch(add)
    add_prune(add)
    return parser
