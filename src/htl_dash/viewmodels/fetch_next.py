"""How to go on after a run of fetching: what did not come, and how long a run takes."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from htl_dash.domain.fetch_report import (
    DatasetReport,
    DatasetState,
    RunReport,
    RunState,
)
from htl_dash.text import number, plain_markdown, t
from htl_dash.viewmodels.fetch_lines import why_lines

_TO_TRY_AGAIN = (
    DatasetState.FAILED,
    DatasetState.SKIPPED,
    DatasetState.STOPPED,
    DatasetState.WAITING,
)
_UNASKED = (DatasetState.SKIPPED, DatasetState.WAITING)
_ENDED = (RunState.DONE, RunState.FAILED)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What did not come in the last run.

    `lines` say of each dataset what stopped it, in markdown. `datasets` are the names of
    those that it helps to ask for again.
    """

    heading: str
    lines: tuple[str, ...]
    datasets: tuple[str, ...]


def next_step(last: RunReport | None) -> NextStep | None:
    """Return what there is to do about the last run; None where all of it came."""
    if last is None or last.state is RunState.RUNNING:
        return None
    again = [one for one in last.datasets if one.state in _TO_TRY_AGAIN]
    unlike = [one for one in last.datasets if one.mismatches]
    if not (again or unlike):
        return None
    missed = {one.dataset: one for one in (*again, *unlike)}
    many = len(missed)
    return NextStep(
        heading=t("fetch_next.one" if many == 1 else "fetch_next.many", count=many),
        lines=(*_lines(missed.values()), *_unasked(missed.values())),
        datasets=tuple(one.dataset for one in again),
    )


def _lines(missed: Iterable[DatasetReport]) -> Iterator[str]:
    """Give why each dataset that was asked for did not come."""
    yield from (_line(one) for one in missed if one.state not in _UNASKED)


def _unasked(missed: Iterable[DatasetReport]) -> Iterator[str]:
    """Give how many were not asked for, a line for each source and reason."""
    ways = Counter((one.source, one.state) for one in missed if one.state in _UNASKED)
    for (source, state), count in ways.items():
        yield t(
            "fetch_next.unasked",
            source=t(f"source_name.{source}"),
            count=number(count),
            state=t(f"fetch_state.{state}"),
        )


def _line(one: DatasetReport) -> str:
    why = " ".join(line.strip() for line in why_lines(one))
    facts = {"title": one.title, "state": t(f"fetch_state.{one.state}")}
    if one.mismatches:
        why = f"{why} {t('fetch_next.unlike')}"
    return t("fetch_next.line", **facts, why=plain_markdown(why)).strip()


def how_long(last: RunReport | None) -> str:
    """Say how long the last run took; what no run has told is said to be unknown."""
    if last is None or last.state not in _ENDED or not last.ended_at:
        return t("fetch_next.time_unknown")
    began, ended = map(datetime.fromisoformat, (last.started_at, last.ended_at))
    minutes = round((ended - began) / _MINUTE)
    facts = {"minutes": number(minutes), "count": number(len(last.datasets))}
    forms = {0: "fetch_next.time_short", 1: "fetch_next.time_one"}
    return t(forms.get(minutes, "fetch_next.time"), **facts)


def source_words(source: str, datasets: Collection[str]) -> str:
    """Return what a source is called, and how much can be fetched from it."""
    name = t(f"source_name.{source}")
    return t("fetch_next.source", source=name, count=number(len(datasets)))
