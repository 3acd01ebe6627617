"""Where figures come from, in one line under a figure and in full on a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from htl_dash.domain.trail import NO_TRAIL, Trail
from htl_dash.services.status import DatasetStatus
from htl_dash.text import listing, long_date, number, plain_markdown, t
from htl_dash.viewmodels.trace import figures_link

_TABLE_FILE = ".px"


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
        table=_table(status),
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
            name=_name(status.publisher, _table(status)),
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


def sources_line(
    notes: tuple[SourceNote, ...], table: str = "", trail: Trail = NO_TRAIL
) -> str:
    """Return the line under a figure: publisher, table, date, and where to read more.

    `table` is the indicator's own, for datasets that hold many of the publisher's, and
    `trail` the way to each number in the figure.
    Empty where nothing is shown.
    """
    if not notes:
        return ""
    lines = plain_markdown("; ".join(plain_sources(notes, table)))
    told = t("sources.told", lines=lines)
    if trail:
        return f"{told} {figures_link(trail)}"
    address = f"./data?avsnitt=kallor&serie={notes[0].dataset}"
    return f"{told} {t('sources.chain', address=address)}"


def plain_sources(notes: Iterable[SourceNote], table: str = "") -> tuple[str, ...]:
    """Return publisher, tables and date of the origins, without links.

    A publisher's tables of one day are told together, as are a table's several days. A
    name with a comma in it stands alone: in a listing it would be read as two. So does a
    day that nobody knows.
    """
    days: dict[tuple[str, str, bool], dict[str, None]] = {}
    unknown = t("sources.retrieved_unknown")
    derived = []
    for note in notes:
        if note.derived:
            derived.append(t("sources.derived", title=note.title))
            continue
        own = table if table and table in note.table else note.table
        kind = (note.publisher, own, note.retrieved == unknown)
        days.setdefault(kind, {})[note.retrieved] = None
    tables: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for (publisher, own, _), retrieved in days.items():
        alone = own if "," in own else ""
        tables.setdefault((publisher, alone, tuple(retrieved)), []).append(own)
    lines = (
        t(
            "sources.line",
            name=_name(publisher, listing([one for one in several if one])),
            retrieved=listing([*retrieved]),
        )
        for (publisher, _, retrieved), several in tables.items()
    )
    return (*lines, *dict.fromkeys(derived))


def _name(publisher: str, table: str) -> str:
    return " ".join(word for word in (publisher, table) if word)


def _table(status: DatasetStatus) -> str:
    """Return what the publisher calls the table: no folders where it is a file."""
    table = status.table
    if not table.endswith(_TABLE_FILE):
        return table
    return table.rsplit("/", 1)[-1].removesuffix(_TABLE_FILE)


def _day(iso: str) -> str:
    return long_date(date.fromisoformat(iso)) if iso else ""
