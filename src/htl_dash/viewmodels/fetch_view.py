"""What can be fetched, how fresh it is, and what the last run did, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from htl_dash.domain.fetch_report import DatasetReport, RunReport
from htl_dash.services.fetch_history import Fetchable, History, LoggedRequest
from htl_dash.text import number, plain_markdown, t
from htl_dash.viewmodels.fetch_lines import why_lines
from htl_dash.viewmodels.record_view import moment
from htl_dash.viewmodels.tables import NOTHING, Table
from htl_dash.viewmodels.values import period_text

MOST_REQUESTS = 500
"""Rows of the request log on screen; the file has them all."""
MEGABYTE = 1024 * 1024
_LOGGED = (
    "fetch_at",
    "fetch_url",
    "fetch_attempt",
    "fetch_answer",
    "fetch_milliseconds",
    "fetch_size",
    "fetch_fault",
)


@dataclass(frozen=True, slots=True)
class FetchView:
    """The datasets, the last run with a sentence, and the requests in it.

    `last` is empty where there has been no run.
    """

    datasets: Table
    last: str
    became: Table
    requests: Table


def fetch_view(found: History) -> FetchView:
    """Present how things stand."""
    return FetchView(
        datasets=_datasets(found),
        last=_last(found.last) if found.last else "",
        became=_became(found.last.datasets if found.last else ()),
        requests=_requests(found.requests),
    )


def _last(report: RunReport) -> str:
    state, started = t(f"fetch_run.{report.state}"), moment(report.started_at)
    return t("fetch.last_line", state=state, started=started)


def _datasets(history: History) -> Table:
    found = history.datasets
    last = history.last.datasets if history.last else ()
    tried = {one.dataset: t(f"fetch_state.{one.state}") for one in last}
    names = (
        "fetch_dataset",
        "fetch_source",
        "fetch_fresh",
        "fetch_period",
        "fetch_rows",
        "fetch_tried",
    )
    shown = [
        (
            one.title,
            t(f"source_name.{one.source}"),
            _freshness(one),
            period_text(one.period) or NOTHING,
            number(one.rows) if one.retrieved else NOTHING,
            tried.get(one.dataset, NOTHING),
        )
        for one in found
    ]
    rows = [
        (
            *words[:2],
            one.retrieved or None,
            one.period or None,
            one.rows or None,
            tried.get(one.dataset),
        )
        for one, words in zip(found, shown, strict=True)
    ]
    return _table(t("fetch.file"), t("fetch.datasets"), names, shown, rows)


def _freshness(one: Fetchable) -> str:
    match one.age_days:
        case None:
            return t("fetch.never")
        case 0:
            return t("fetch.ago_today")
        case 1:
            return t("fetch.ago_day")
        case days:
            return t("fetch.ago_days", days=number(days))


def _became(found: Iterable[DatasetReport]) -> Table:
    names = ("fetch_dataset", "fetch_state", "fetch_counts", "fetch_why")
    rows = [
        (one.title, t(f"fetch_state.{one.state}"), _counts(one), _why(one))
        for one in found
    ]
    shown = [(*row[:3], plain_markdown(row[3])) for row in rows]
    return _table(t("fetch.file"), t("fetch.last"), names, shown, rows)


def _counts(one: DatasetReport) -> str:
    if not one.state.is_taken:
        return NOTHING
    counts = {"new": one.new, "revised": one.revised, "unchanged": one.unchanged}
    return t("fetch.counts", **{name: number(count) for name, count in counts.items()})


def _why(one: DatasetReport) -> str:
    return " ".join(line.strip() for line in why_lines(one)) or NOTHING


def _requests(found: Iterable[LoggedRequest]) -> Table:
    rows = [
        (
            one.at,
            f"{one.method} {one.url}",
            one.attempt,
            one.status,
            one.milliseconds,
            one.size,
            _fault(one),
        )
        for one in found
    ]
    shown = [
        (
            moment(row[0]),
            plain_markdown(row[1]),
            str(row[2]),
            t("fetch.no_answer") if row[3] is None else str(row[3]),
            number(row[4]),
            number(row[5]),
            row[6] or NOTHING,
        )
        for row in rows[-MOST_REQUESTS:]
    ]
    title = t("fetch.requests")
    return _table(t("fetch.requests_file"), title, _LOGGED, shown, rows)


def _fault(one: LoggedRequest) -> str | None:
    if not one.fault:
        return None
    most = number(one.size / MEGABYTE)
    return t(f"source_fault.{one.fault}", status=one.status, most=most)


def _table(
    name: str,
    title: str,
    columns: tuple[str, ...],
    shown: Iterable[tuple[str, ...]],
    rows: Iterable[tuple[str | float | None, ...]],
) -> Table:
    headings = tuple(t(f"column.{one}") for one in columns)
    return Table(
        name=name,
        title=title,
        shown_columns=headings,
        shown=tuple(shown),
        columns=headings,
        rows=tuple(rows),
        notes=(),
        sources=(),
    )
