"""The command `htl prune`: clear out old answers and requests that nothing leads to."""

import argparse
import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from htl_dash import settings
from htl_dash.cli.term_files import Add
from htl_dash.text import t

if TYPE_CHECKING:
    from htl_dash.services.pruning import Pruned

USUAL_DAYS = 90


def add_commands(add: Add) -> None:
    """Add `prune`."""
    command = add("prune", _prune, t("prune.command"))
    command.options.add_argument(
        "--older-than",
        type=int,
        default=USUAL_DAYS,
        metavar=t("prune.metavar_days"),
        help=t("prune.option_days", days=USUAL_DAYS),
    )
    for name, words in (("--dry-run", "prune.option_dry"), ("--json", "cli.json")):
        command.options.add_argument(name, action="store_true", help=t(words))


def _prune(chosen: argparse.Namespace) -> int:
    from htl_dash.services.opening import open_store
    from htl_dash.services.pruning import prune

    engine = open_store(settings.database_url())
    try:
        done = prune(
            engine,
            chosen.older_than,
            datetime.now(UTC),
            only_look=chosen.dry_run,
        )
    finally:
        engine.dispose()
    if chosen.json:
        print(json.dumps(asdict(done), indent=2))
    else:
        _say(done)
    return 0


def _say(done: "Pruned") -> None:
    from htl_dash.viewmodels.section_headings import amount_words

    key = "prune.done" if done.is_done else "prune.would"
    print(t(key, **amount_words(done.gone), day=done.before[:10]))
    print(t("prune.left", **amount_words(done.left)))
