"""What became of a run of fetching, line by line, for the terminal."""

from collections.abc import Iterator

from htl_dash.domain.fetch_report import (
    DatasetReport,
    DatasetState,
    RunReport,
    RunState,
)
from htl_dash.text import number, t


def report_lines(report: RunReport) -> Iterator[str]:
    """Give what became of each dataset, and of the whole."""
    for one in report.datasets:
        yield from dataset_lines(one)
    yield from _sum_lines(report)


def dataset_lines(one: DatasetReport) -> Iterator[str]:
    """Give what became of one dataset, and why."""
    yield _first_line(one)
    if one.carried:
        yield t("fetch.line_carried", carried=number(one.carried))
    if one.gone:
        yield t("fetch.line_gone", gone=number(one.gone))
    yield from why_lines(one)
    if one.findings:
        key = "fetch.line_finding" if one.findings == 1 else "fetch.line_findings"
        yield t(key, count=number(one.findings))


def why_lines(one: DatasetReport) -> Iterator[str]:
    """Give why nothing was stored, and what the source says for itself."""
    for unlike in one.mismatches:
        key = "fetch.line_unlike" if unlike.found else "fetch.line_unlike_unknown"
        yield t(key, code=unlike.code, wanted=unlike.wanted, found=unlike.found)
    for problem in (one.problem, one.cure):
        if problem:
            yield t("fetch.line_problem", problem=problem)
    for note in one.notes:
        yield t("fetch.line_note", note=note)


def _first_line(one: DatasetReport) -> str:
    if one.state is DatasetState.PLANNED:
        key = "fetch.line_planned" if one.cells else "fetch.line_planned_unknown"
        asked = number(one.requests)
        return t(key, title=one.title, requests=asked, cells=number(one.cells))
    state = t(f"fetch_state.{one.state}")
    if not one.state.is_taken:
        return t("fetch.line", title=one.title, state=state)
    return t(
        "fetch.line_taken",
        title=one.title,
        state=state,
        count=number(one.rows),
        new=number(one.new),
        revised=number(one.revised),
        unchanged=number(one.unchanged),
    )


def _sum_lines(report: RunReport) -> Iterator[str]:
    every = len(report.datasets)
    if report.state is RunState.STOPPED:
        yield t("fetch.stopped")
        return
    if report.number == 0:
        asked = sum(one.requests for one in report.datasets)
        yield t("fetch.would", requests=number(asked))
    else:
        changed = (DatasetState.NEW, DatasetState.REVISED)
        yield t(
            "fetch.done",
            taken=number(sum(one.state.is_taken for one in report.datasets)),
            all=number(every),
            changed=number(sum(one.state in changed for one in report.datasets)),
        )
    failed = sum(one.state.is_failure for one in report.datasets)
    if failed:
        yield t("fetch.failed", failed=number(failed), all=number(every))
    lacking = sum(
        len(one.mismatches) for one in report.datasets if not one.state.is_failure
    )
    if lacking:
        yield t("fetch.lacking", count=number(lacking))
