"""The command that checks the figures: `htl check`."""

import argparse
import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from htl_dash import settings
from htl_dash.cli.term_files import Add
from htl_dash.domain.finding import Severity
from htl_dash.text import number, t

if TYPE_CHECKING:
    from htl_dash.services.quality import QualityReport


def add_commands(add: Add) -> None:
    """Add `check`."""
    command = add("check", _check, t("check_cli.help"))
    command.options.add_argument("--json", action="store_true", help=t("cli.json"))


def _check(chosen: argparse.Namespace) -> int:
    """Return 1 where a figure cannot be so; what only may be wrong is told and passes."""
    from htl_dash.services.quality import examine_at

    report = examine_at(settings.database_url(), date.today())
    if chosen.json:
        print(json.dumps(_as_json(report), ensure_ascii=False, indent=2))
    else:
        _say(report)
    return 1 if report.counted(Severity.WRONG) else 0


def _as_json(report: "QualityReport") -> dict[str, object]:
    return {
        "figures": report.figures,
        "datasets": report.datasets,
        **{one.value: report.counted(one) for one in Severity},
        "findings": [
            asdict(one) | {"severity": one.severity, "facts": dict(one.facts)}
            for one in report.findings
        ],
    }


def _say(report: "QualityReport") -> None:
    from htl_dash.catalogue.municipalities import municipality
    from htl_dash.viewmodels.quality_view import sentence, where

    home = municipality(settings.municipality_code())
    for one in report.findings:
        name = one.indicator or one.dataset
        place = " ".join(
            part for part in (where(home, report, one), one.time_period) if part
        )
        facts = {
            "severity": t(f"severity.{one.severity}"),
            "what": f"{t(f'check.{one.check}')}, {name}",
            "where": place,
            "sentence": sentence(one),
        }
        print(t("check_cli.line", **facts))
    counts = {one.value: number(report.counted(one)) for one in Severity}
    figures = number(report.figures)
    if report.findings:
        print(t("check_cli.sum", figures=figures, **counts))
    else:
        print(t("check_cli.none", figures=figures))
