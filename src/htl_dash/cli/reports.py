"""What the commands say when they are done, line by line."""

from collections.abc import Iterable, Iterator

from htl_dash.disclosure.free_text_audit import CorpusAudit, Score
from htl_dash.disclosure.free_text_kinds import Action, Kind
from htl_dash.services.initialise import InitialiseReport
from htl_dash.services.leak_guard import LeakReport
from htl_dash.services.releases import Released
from htl_dash.services.status import StoreStatus
from htl_dash.text import HARD_SPACE, number, t

SCORED: dict[str, str] = {
    Action.BLOCK: "free_text.all_blocked",
    Action.WARN: "free_text.all_warned",
    Kind.IDENTITY_NUMBER: "free_text.identity_numbers",
    Kind.EMAIL: "free_text.emails",
    Kind.PHONE: "free_text.phones",
    Kind.CLASS_DESCRIPTION: "free_text.class_descriptions",
    Kind.FEW_CHILDREN: "free_text.few_counts",
    Kind.ADDRESS: "free_text.addresses",
    Kind.FULL_NAME: "free_text.full_names",
    Kind.NAME: "free_text.names",
}


def init_lines(report: InitialiseReport) -> Iterator[str]:
    """Give one line per kind of thing that happened; a single one when nothing did."""
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
    yield from release_lines(report.released)
    if report.described:
        yield t("cli.described", count=number(report.described))
    yield t("cli.holds", count=count, rows=total, version=report.data_version)


def status_lines(status: StoreStatus) -> Iterator[str]:
    """Give where each dataset comes from and how old it is, and the sum."""
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


def release_lines(found: Iterable[Released]) -> Iterator[str]:
    """Give what was released of each series, and what waits for the next time."""
    for one in found:
        yield t(
            "cli.released" if one.is_new else "cli.not_released",
            series=one.series,
            sequence=one.sequence,
            shown=number(one.shown),
            hidden=number(one.hidden),
            waiting=number(one.waiting),
        )


def leak_lines(report: LeakReport) -> Iterator[str]:
    """Give what the leak guard found, first where something is hidden."""
    for one in report.series:
        if one.tried:
            yield t(
                "cli.audited",
                series=one.name,
                hidden=number(one.hidden),
                unsafe=number(one.unsafe),
                narrowest=width(one.narrowest),
            )
    yield t(
        "cli.audit_found",
        released=number(report.released),
        hidden=number(report.hidden),
        unsafe=number(report.unsafe),
        narrowest=width(report.narrowest),
    )


def width(narrowest: float | None) -> str:
    """Return how wide the narrowest range is, in words where there is none."""
    return t("leak.no_end") if narrowest is None else number(narrowest)


def text_audit_lines(audits: Iterable[CorpusAudit]) -> Iterator[str]:
    """Give recall and precision of the free-text guard, file by file."""
    for audit in audits:
        yield t(
            "free_text.audited",
            file=audit.file,
            sentences=number(audit.sentences),
            harmless=number(audit.harmless),
            stopped=number(audit.harmless_stopped),
        )
        yield from (_score_line(one) for one in (*audit.verdicts, *audit.kinds))
        yield t(
            "free_text.floor_holds" if audit.holds else "free_text.floor_fails",
            recall=_percent(audit.blocked.recall),
            floor=_percent(audit.recall_floor),
        )


def _score_line(score: Score) -> str:
    return t(
        "free_text.score",
        name=t(SCORED[score.name]),
        right=number(score.right),
        labelled=number(score.labelled),
        found=number(score.found),
        recall=_percent(score.recall),
        precision=_percent(score.precision),
    )


def _percent(share: float | None) -> str:
    if share is None:
        return t("free_text.not_measured")
    return f"{number(100 * share)}{HARD_SPACE}%"
