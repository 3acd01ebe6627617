"""The command `htl fetch`: get new figures from the live sources."""

import argparse
import json
import signal
import sys
from dataclasses import asdict
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from htl_dash import settings
from htl_dash.cli.listeners import hush
from htl_dash.cli.term_files import Add
from htl_dash.domain.fetching import SourceName
from htl_dash.text import listing, t

if TYPE_CHECKING:
    from htl_dash.domain.fetch_report import Progress, RunReport
    from htl_dash.services.fetch_plan import Wanted

FAILED, STOPPED = 1, 130
BAR_WIDTH = 24
LINE_WIDTH = 110


def add_commands(add: Add) -> None:
    """Add `fetch`."""
    fetch = add("fetch", _fetch, t("fetch.command"))
    known = listing([one.value for one in SourceName])
    for name, words in (
        ("source", t("fetch.option_source", known=known)),
        ("indicator", t("fetch.option_indicator")),
        ("dataset", t("fetch.option_dataset")),
    ):
        fetch.options.add_argument(
            f"--{name}",
            action="append",
            default=[],
            metavar=t(f"fetch.metavar_{name}"),
            help=words,
        )
    periods = fetch.options.add_mutually_exclusive_group()
    for name, words in (
        ("--since", "fetch.option_since"),
        ("--period", "fetch.option_period"),
    ):
        metavar = t("fetch.metavar_since")
        periods.add_argument(name, default="", metavar=metavar, help=t(words))
    for name, words in (("--dry-run", "fetch.option_dry"), ("--json", "cli.json")):
        fetch.options.add_argument(name, action="store_true", help=t(words))


def _fetch(chosen: argparse.Namespace) -> int:
    from htl_dash.catalogue.municipalities import municipality
    from htl_dash.services.fetching import fetch, look
    from htl_dash.services.opening import open_store

    wanted = _wanted(chosen)
    home = municipality(settings.municipality_code())
    engine = open_store(settings.database_url())
    work = look if chosen.dry_run else fetch
    signal.signal(signal.SIGTERM, _interrupt)
    shown = Shown(quiet=chosen.json)
    try:
        report = work(engine, home, wanted, tell=shown.tell)
    except KeyboardInterrupt:
        shown.end()
        if not chosen.dry_run:
            print(t("fetch.stopped"), file=sys.stderr)
        return STOPPED
    finally:
        engine.dispose()
    shown.end()
    _say(report, as_json=chosen.json)
    return FAILED if report.has_failures else 0


def _wanted(chosen: argparse.Namespace) -> "Wanted":
    from htl_dash.services.fetch_plan import FetchError, Wanted

    known = {one.value: one for one in SourceName}
    for name in chosen.source:
        if name not in known:
            raise FetchError(
                "fetch.unknown_source", found=name, known=listing([*known])
            )
    return Wanted(
        sources=tuple(known[name] for name in chosen.source),
        datasets=tuple(chosen.dataset),
        indicators=tuple(chosen.indicator),
        since=chosen.since,
        period=chosen.period,
    )


def _say(report: "RunReport", *, as_json: bool) -> None:
    from htl_dash.viewmodels.fetch_lines import report_lines

    if as_json:
        print(json.dumps(asdict(report), ensure_ascii=False, indent=2))
        return
    for line in report_lines(report):
        print(line)


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    """Stop as for Ctrl-C: what has come is kept."""
    raise KeyboardInterrupt


class Shown:
    """How far it has come: a bar on a terminal, a line for each dataset otherwise."""

    def __init__(self, *, quiet: bool) -> None:
        """Say nothing but on a terminal where `quiet`."""
        self._is_terminal = sys.stderr.isatty()
        self._is_silent = quiet and not self._is_terminal
        self._last = ""

    def tell(self, progress: "Progress") -> None:
        """Show how far it has come; nobody who listens is no reason to stop."""
        try:
            self._tell(progress)
        except BrokenPipeError:
            hush(sys.stderr)
            self._is_silent = True

    def _tell(self, progress: "Progress") -> None:
        if self._is_silent or not progress.title:
            return
        words = t(
            "fetch.begun",
            title=progress.title,
            place=progress.dataset + 1,
            all=progress.datasets,
        )
        if progress.failed:
            words = t("fetch.begun_again", title=progress.title, tries=progress.failed)
        if self._is_terminal:
            filled = round(BAR_WIDTH * progress.done)
            bar = "#" * filled + "." * (BAR_WIDTH - filled)
            line = f"[{bar}] {words}"[:LINE_WIDTH]
            print(f"\r{line:<{LINE_WIDTH}}", end="", file=sys.stderr, flush=True)
        elif words != self._last:
            print(words, file=sys.stderr, flush=True)
        self._last = words

    def end(self) -> None:
        """Take the bar away."""
        if self._is_terminal and self._last:
            print(f"\r{'':<{LINE_WIDTH}}\r", end="", file=sys.stderr, flush=True)
