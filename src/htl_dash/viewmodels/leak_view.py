"""The protection of single children, as a reader can check it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from htl_dash.domain.protection import ProtectionRule
from htl_dash.services.leak_guard import LeakReport, SeriesGuard
from htl_dash.services.releases import LogEntry
from htl_dash.text import long_date, number, t
from htl_dash.viewmodels.passage import Passage
from htl_dash.viewmodels.tables import Table

NOTHING = "\u2013"


@dataclass(frozen=True, slots=True)
class LeakView:
    """What the leak guard found: a finding, what it means, and the series in a table."""

    heading: str
    measured: str
    table: Table


def leak_view(report: LeakReport, tried_at: datetime) -> LeakView:
    """Present the report; `tried_at` is local time."""
    tried = sum(one.tried for one in report.series)
    key = "leak.unsafe" if report.unsafe else "leak.safe"
    counts = {"unsafe": number(report.unsafe), "tried": number(tried)}
    heading = t(key if tried else "leak.nothing_hidden", **counts)
    measured = t(
        "leak.measured",
        day=long_date(tried_at.date()),
        time=f"{tried_at:%H.%M}",
        released=number(report.released),
        hidden=number(report.hidden),
        narrowest=_width(report.narrowest),
    )
    return LeakView(heading, measured, _table(report))


def _table(report: LeakReport) -> Table:
    names = ("series", "released", "hidden", "tried", "unsafe", "unclear", "narrowest")
    columns = tuple(t(f"column.{name}") for name in names)
    hiding = [one for one in report.series if one.hidden]
    return Table(
        name=t("leak.file"),
        title=t("leak.table"),
        shown_columns=columns,
        shown=tuple(_shown(one) for one in hiding),
        columns=columns,
        rows=tuple(_row(one) for one in report.series),
        notes=(t("leak.rest", count=number(len(report.series) - len(hiding))),),
        sources=(),
    )


def _shown(one: SeriesGuard) -> tuple[str, ...]:
    counts = (one.released, one.hidden, one.tried, one.unsafe, one.unclear)
    return one.name, *(number(count) for count in counts), _width(one.narrowest)


def _row(one: SeriesGuard) -> tuple[str | float | None, ...]:
    counts = (one.released, one.hidden, one.tried, one.unsafe, one.unclear)
    return one.name, *counts, one.narrowest


def _width(narrowest: float | None) -> str:
    return NOTHING if narrowest is None else number(narrowest)


def log_table(entries: Iterable[LogEntry]) -> Table:
    """Return the release log as a table, the newest first."""
    names = ("series", "release", "released_at", "released", "hidden", "waiting")
    columns = tuple(t(f"column.{name}") for name in names)
    ordered = sorted(
        entries, key=lambda one: (one.released_at, one.title), reverse=True
    )
    shown = tuple(
        (
            one.title,
            str(one.sequence),
            long_date(datetime.fromisoformat(one.released_at).date()),
            number(one.shown),
            number(one.hidden),
            NOTHING if one.waiting is None else number(one.waiting),
        )
        for one in ordered
    )
    return Table(
        name=t("release.file"),
        title=t("release.log"),
        shown_columns=columns,
        shown=shown,
        columns=columns,
        rows=tuple(
            (
                one.title,
                one.sequence,
                one.released_at,
                one.shown,
                one.hidden,
                one.waiting,
            )
            for one in ordered
        ),
        notes=(),
        sources=(),
    )


def rule_passages(rules: Iterable[ProtectionRule]) -> tuple[Passage, ...]:
    """Return the rules in words."""
    return tuple(Passage(rule.title, rule.text) for rule in rules)
