"""Where figures come from, in one line under a figure and in full on a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from htl_dash.services.status import DatasetStatus
from htl_dash.text import long_date, number, t


@dataclass(frozen=True, slots=True)
class SourceNote:
    """One dataset's origin in words. `line` fits under a figure."""

    dataset: str
    title: str
    publisher: str
    table: str
    url: str
    period: str
    retrieved: str
    loaded: str
    licence: str
    cautions: tuple[str, ...]
    rows: str
    sha256: str
    version: str
    derived: bool
    line: str
    text: str


def source_note(status: DatasetStatus) -> SourceNote:
    """Present one dataset's origin."""
    day = _day(status.retrieved)
    retrieved = (
        t("sources.retrieved", day=day) if day else t("sources.retrieved_unknown")
    )
    loaded = _day(status.loaded_at[:10])
    return SourceNote(
        dataset=status.dataset,
        title=status.title,
        publisher=status.publisher,
        table=status.table,
        url=status.url,
        period=status.period,
        retrieved=retrieved,
        loaded=loaded,
        licence=status.licence,
        cautions=status.cautions,
        rows=number(status.rows),
        sha256=status.sha256,
        version=str(status.sequence),
        derived=status.derived,
        line=t(
            "sources.line",
            name=" ".join(word for word in (status.publisher, status.table) if word),
            retrieved=retrieved,
        ),
        text=t(
            "data.origin_text",
            period=status.period,
            retrieved=retrieved,
            loaded=loaded,
            version=status.sequence,
            rows=number(status.rows),
            licence=status.licence,
        ),
    )


def source_notes(
    statuses: Mapping[int, DatasetStatus], snapshots: Iterable[int]
) -> tuple[SourceNote, ...]:
    """Return the origins of the snapshots a view rests on, in the order given."""
    return tuple(source_note(statuses[one]) for one in snapshots if one in statuses)


def sources_line(notes: tuple[SourceNote, ...], table: str = "") -> str:
    """Return the line under a figure: publisher, table, date, and where to read more.

    `table` is the indicator's own, for datasets that hold many of the publisher's.
    Empty where nothing is shown.
    """
    if not notes:
        return ""
    lines = plain_sources(notes, table)
    address = f"./data?avsnitt=kallor&serie={notes[0].dataset}"
    return t("sources.under_figure", lines="; ".join(lines), address=address)


def plain_sources(notes: Iterable[SourceNote], table: str = "") -> tuple[str, ...]:
    """Return publisher, table and date of each origin once, without links."""
    return tuple(dict.fromkeys(_line(note, table) for note in notes))


def _line(note: SourceNote, table: str) -> str:
    if note.derived:
        return t("sources.derived", title=note.title)
    own = table if table and table in note.table else note.table
    name = " ".join(word for word in (note.publisher, own) if word)
    return t("sources.line", name=name, retrieved=note.retrieved)


def _day(iso: str) -> str:
    return long_date(date.fromisoformat(iso)) if iso else ""
